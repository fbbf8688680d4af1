import { readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { goTo, ready } from '../as-a-person'
import { closeBrowser, openApp, type OpenApp } from '../browser'
import { firstScreen } from './first-screen'
import { everythingIn, ownFolder, publish } from './publish'
import { pythonServer } from './servers'

const root = ownFolder()
const file = join(root, 'single/看板.html')
const site = join(root, 'site')
const CHOICES = ['--title', '示范区看板', '--date', '2026-11-27']
/** A view that nothing was written down for: DuckDB answers. */
const FILTERED = '#/execution?v=1&years=2023&rate=40..60'

beforeAll(async () => {
  await publish('data/sample', '--out', file, '--single-file', ...CHOICES)
  await publish('data/sample', '--out', site, ...CHOICES)
}, 300_000)
afterAll(async () => {
  await closeBrowser()
  rmSync(root, { recursive: true })
})

/** Opens the page as a double click does: from disk, with an empty profile. */
async function openFile(path: string, view = ''): Promise<OpenApp & { asked: string[] }> {
  const base = pathToFileURL(path).href
  const asked: string[] = []
  const app = await openApp(`${base}${view}`, {
    base,
    acceptDownloads: true,
    onRequest: (url) => asked.push(url),
  })
  return { ...app, asked }
}

/** The figures of a filtered view, after DuckDB has answered. */
async function figures(page: Page): Promise<string[]> {
  const main = page.getByRole('main')
  await main.getByRole('button', { name: /^执行率明细.*：导出$/ }).waitFor({ timeout: 60_000 })
  return (await firstScreen(page)).map((line) => line.trim()).filter((line) => line !== '')
}

describe('a single HTML file, opened from disk', () => {
  it('is small enough, and asks for nothing', async () => {
    expect(statSync(file).size).toBeLessThan(14_000_000)
    const app = await openFile(file)
    const { page } = app
    await ready(page)
    await firstScreen(page)
    for (const name of ['执行率', '得分', '问题', '核查', '部门']) {
      await goTo(page, name)
      const main = page.getByRole('main')
      await main.getByRole('table').or(main.getByRole('img')).or(main.getByRole('listitem')).first().waitFor()
    }
    await page.getByRole('main').getByRole('rowheader').getByRole('link').first().click()
    await page.getByRole('heading', { level: 2, name: '核查发现' }).waitFor()
    await goTo(page, '关于')
    await page.getByRole('rowheader', { name: 'data/sample/指标明细.csv' }).first().waitFor()
    // The page itself, and what it carries.
    expect(app.asked.filter((url) => !url.startsWith('blob:'))).toEqual([pathToFileURL(file).href])
    expect(app.complaints).toEqual([])
    await app.close()
  })

  it('works in workers that it carries', async () => {
    const app = await openFile(file, '#/problems/copies')
    await app.page
      .getByRole('main')
      .getByText(/^与其他部门/)
      .first()
      .waitFor()
    await expect.poll(() => app.page.getByRole('main').getByRole('article').count()).toBeGreaterThan(0)
    expect(app.complaints).toEqual([])
    await app.close()
  })

  it('says what the site says, filtered, and gives it away', async () => {
    const server = await pythonServer(site)
    const one = await openFile(file, FILTERED)
    expect((await figures(one.page)).length).toBeGreaterThan(20)
    if (server) {
      const other = await openApp(FILTERED, { base: server.address })
      const both = async () => [await figures(one.page), await figures(other.page)]
      const onlyInOne = async () => {
        const [a, b] = await both()
        return [...a!.filter((line) => !b!.includes(line)), ...b!.filter((line) => !a!.includes(line))]
      }
      await expect.poll(onlyInOne).toEqual([])
      await other.close()
      server.stop()
    }
    await one.page.getByRole('button', { name: /^执行率明细.*：导出$/ }).click()
    const [download] = await Promise.all([
      one.page.waitForEvent('download'),
      one.page.getByRole('menuitem', { name: 'CSV 文件' }).click(),
    ])
    expect(readFileSync(await download.path(), 'utf8')).toContain('筛选,执行率 40%–60%')
    expect(one.complaints).toEqual([])
    await one.close()
  })

  it('has no worker that reads files, and no rule that lets a foreign script run', () => {
    const page = readFileSync(file, 'utf8')
    expect(/script-src ([^;]*)/.exec(page)![1]).toMatch(/^'sha256-[\w+/]{43}=' 'wasm-unsafe-eval'$/)
    const carried = [...everythingIn(join(root, 'single')).keys()].filter((path) => path.includes(' > '))
    expect(carried.filter((path) => /worker-/.test(path)).length).toBe(3)
  })
})

describe('the tool as a single file', () => {
  it('reads the files of whoever opens it', async () => {
    const tool = join(root, 'tool.html')
    await publish('--shell', '--single-file', '--out', tool)
    const app = await openFile(tool)
    await app.page.getByText('还没有数据').waitFor()
    await app.page.getByRole('main').getByRole('link', { name: '导入自评表' }).click()
    await app.page
      .locator('input[type="file"]')
      .first()
      .setInputFiles(['data/real/2022年度上街区政务服务中心部门整体自评表.csv'])
    await app.page
      .getByRole('main')
      .getByText(/^已导入 1 个文件/)
      .waitFor()
    expect(app.complaints).toEqual([])
    expect(app.asked.filter((url) => !url.startsWith('blob:'))).toEqual([pathToFileURL(tool).href])
    await app.close()
  })
})
