import type { Page, Worker } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { drop, importByDrop, publishedTable, ready, SHANGJIE } from '../as-a-person'
import { closeBrowser, openApp, type OpenApp, type OpenOptions } from '../browser'
import { pythonServer } from '../published/servers'
import { held, longList } from './held'

afterAll(closeBrowser)

async function open(path = '#/data', options: OpenOptions = {}): Promise<OpenApp> {
  const app = await openApp(path, options)
  app.page.setDefaultTimeout(90_000)
  return app
}

/** DuckDB's worker: ours hear messages by listeners. */
async function engineOf(page: Page): Promise<Worker> {
  for (const worker of page.workers()) if (await worker.evaluate(() => self.onmessage !== null)) return worker
  throw new Error('There is no engine.')
}

const WAYS = { throws: 'throw new Error("broken in a test")', 'ends without a word': 'self.close()' }
const breakEngine = async (page: Page, way: keyof typeof WAYS) =>
  (await engineOf(page)).evaluate(`void setTimeout(() => { ${WAYS[way]} })`)

describe.each(['throws', 'ends without a word'] as const)('the engine %s', (way) => {
  it('while the app is used: a sentence, and one button brings the data back', async () => {
    const app = await open()
    await ready(app.page)
    await importByDrop(app.page, [publishedTable(SHANGJIE)])
    const before = await held(app.page)
    await breakEngine(app.page, way)
    const alert = app.page.getByRole('alert').filter({ hasText: '数据库引擎意外停止' })
    await alert.waitFor()
    expect(await alert.getByRole('button').allInnerTexts()).toEqual(['重试'])
    await alert.getByRole('button', { name: '重试' }).click()
    await alert.waitFor({ state: 'detached' })
    await ready(app.page)
    expect(await held(app.page)).toBe(before)
    await app.close()
  }, 240_000)

  it('while rows are being stored: the import is not done, the data is as before', async () => {
    const app = await open()
    await ready(app.page)
    await importByDrop(app.page, [publishedTable(SHANGJIE)])
    const before = await held(app.page)
    await drop(app.page, [longList(60_000)])
    await app.page.getByText('正在写入工作区').first().waitFor()
    await breakEngine(app.page, way)
    await app.page.getByRole('button', { name: '重试' }).click()
    await ready(app.page)
    expect(await held(app.page)).toBe(before)
    await app.close()
  }, 240_000)
})

describe('清空', () => {
  it('leaves none of the bytes in the browser, and stays empty after a reload', async () => {
    const app = await open()
    const { page } = app
    await ready(page)
    await importByDrop(page, [publishedTable(SHANGJIE)])
    const stored = () =>
      page.evaluate(async () => {
        const root = await navigator.storage.getDirectory()
        const file = await (await root.getFileHandle('jijing.duckdb')).getFile()
        return new TextDecoder().decode(await file.arrayBuffer()).includes('上街区政务服务中心')
      })
    expect(await stored()).toBe(true)
    const engine = await engineOf(page)
    await page.getByRole('button', { name: '清空工作区' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: '清空工作区' }).click()
    await page.getByText('还没有导入文件').waitFor()
    expect(await stored()).toBe(false)
    // Only the end of a worker gives its memory back.
    expect(page.workers()).not.toContain(engine)
    await page.reload()
    await ready(page)
    expect(await held(page)).toContain('0 tables')
    await app.close()
  }, 240_000)
})

describe('the stored workspace is damaged', () => {
  type Damage = 'garbage' | 'cut' | 'stump' | 'bytes' | 'empty'
  /** Changes a stored file while no tab has it open. */
  async function damage(app: OpenApp, how: Damage, log = ''): Promise<void> {
    await app.page.goto(new URL('favicon.svg', app.page.url()).href)
    const change = async ([kind, ending]: [typeof how, string]) => {
      const root = await navigator.storage.getDirectory()
      const handle = await root.getFileHandle(`jijing.duckdb${ending}`)
      const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer())
      if (kind === 'garbage') bytes.fill(0x41)
      if (kind === 'bytes') for (let at = 12_288; at < bytes.length; at += 4_096) bytes[at + 100]! ^= 0xff
      for (let attempt = 0; ; attempt++) {
        try {
          const writer = await handle.createWritable()
          const share = { cut: 0.5, stump: 6_638 / bytes.length, empty: 0 }[kind as 'cut'] ?? 1
          await writer.write(bytes.slice(0, bytes.length * share))
          await writer.close()
          return
        } catch (cause) {
          // The tab that was left gives its handle back a moment later.
          if (attempt === 50) throw cause
          await new Promise((again) => setTimeout(again, 100))
        }
      }
    }
    await app.page.evaluate(change, [how, log] as [typeof how, string])
  }

  it.each(['missing', 'empty'] as const)(
    'its log is %s: the data are whole, and it can be written',
    async (how) => {
      const app = await open()
      const { page } = app
      await ready(page)
      await importByDrop(page, [publishedTable(SHANGJIE)])
      const [home, before] = [page.url(), await held(page)]
      await damage(app, 'empty', '.wal')
      if (how === 'missing')
        await page.evaluate(async () =>
          (await navigator.storage.getDirectory()).removeEntry('jijing.duckdb.wal'),
        )
      await page.goto(home)
      await ready(page)
      expect(await held(page)).toBe(before)
      await importByDrop(page, [longList(100)])
      const after = await held(page)
      expect(after).toContain('6 tables')
      await page.reload()
      await ready(page)
      expect(await held(page)).toBe(after)
      await app.close()
    },
    240_000,
  )

  it.each(['garbage', 'cut', 'stump', 'bytes'] as const)(
    '%s: a sentence; thrown away, the app starts afresh',
    async (how) => {
      const app = await open()
      const { page } = app
      await ready(page)
      await importByDrop(page, [publishedTable(SHANGJIE)])
      const home = page.url()
      await damage(app, how)
      await page.goto(home)
      const alert = page.getByRole('alert').filter({ hasText: '保存的工作区已损坏' })
      await alert.waitFor()
      expect(await alert.innerText()).toContain('原始文件不受影响')
      await alert.getByRole('button', { name: '丢弃浏览器中保存的数据并重新开始' }).click()
      await alert.waitFor({ state: 'detached' })
      await ready(page)
      await importByDrop(page, [publishedTable(SHANGJIE)])
      expect(await held(page)).toContain('1 tables')
      await app.close()
    },
    240_000,
  )
})

describe('a browser without', () => {
  const without = async (code: string, options: OpenOptions = {}) => {
    const app = await open('#/data', options)
    await app.context.addInitScript(code)
    await app.page.reload()
    return app
  }

  it('OPFS works in memory, and says so', async () => {
    const app = await without('delete StorageManager.prototype.getDirectory')
    await ready(app.page)
    await app.page.getByText('本浏览器不能保存数据').waitFor()
    await importByDrop(app.page, [publishedTable(SHANGJIE)])
    expect(await held(app.page)).toContain('1 tables')
    await app.close()
  }, 240_000)

  it('SharedArrayBuffer works, for none is used', async () => {
    const app = await without('delete globalThis.SharedArrayBuffer')
    await ready(app.page)
    await importByDrop(app.page, [publishedTable(SHANGJIE)])
    expect(await held(app.page)).toContain('1 tables')
    await app.close()
  }, 240_000)

  it('DecompressionStream says which browser to use', async ({ skip }) => {
    // Of a server that says nothing of `.gz`: others have the browser inflate it on the way.
    const server = await pythonServer('dist')
    if (!server) return skip()
    const app = await without('delete globalThis.DecompressionStream', { base: server.address })
    const alert = app.page.getByRole('alert').filter({ hasText: '这个浏览器太旧' })
    await alert.waitFor()
    expect(await alert.innerText()).toContain('请换用新版的 Chrome、Edge 或 Firefox')
    await app.close()
    server.stop()
  }, 240_000)
})
