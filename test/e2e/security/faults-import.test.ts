import type { Page, Worker } from 'playwright-core'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { drop, importByDrop, publishedTable, ready, SHANGJIE } from '../as-a-person'
import { closeBrowser, contextOnDisk, openApp, type OpenApp } from '../browser'
import { held, longList } from './held'

let app: OpenApp
let before: string
const waitLong = (page: Page) => page.setDefaultTimeout(90_000)

beforeEach(async () => {
  app = await openApp('#/data')
  waitLong(app.page)
  await ready(app.page)
  await importByDrop(app.page, [publishedTable(SHANGJIE)])
  before = await held(app.page)
  expect(before).toContain('1 tables')
}, 240_000)
afterEach(() => app.close())
afterAll(closeBrowser)

/** The sentence under the drop zone when an import has not come through. */
const notDone = (page: Page) => page.getByRole('main').getByText(/^导入没有完成，工作区保持原样/)

/** The worker that waits on the 数据 page for files, beside the engine's. */
async function waitingWorker(page: Page): Promise<Worker> {
  await expect.poll(() => page.workers().length).toBe(2)
  return page.workers()[1]!
}

/** The app anew, in a tab of the same browser. */
async function reopened(): Promise<Page> {
  const again = await openApp('#/data', { context: app.context })
  waitLong(again.page)
  await ready(again.page)
  return again.page
}

describe('an import that is cut off leaves the workspace as it was', () => {
  it('the tab is killed while rows are being stored; the next tab can import', async () => {
    await drop(app.page, [longList(60_000)])
    await app.page.getByText('正在写入工作区').first().waitFor()
    const session = await app.context.newCDPSession(app.page)
    const crashed = app.page.waitForEvent('crash')
    session.send('Page.crash').catch(() => undefined)
    await crashed
    await app.page.close()
    const page = await reopened()
    expect(await held(page)).toBe(before)
    await importByDrop(page, [longList(100)])
    expect(await held(page)).toContain('6 tables')
  }, 300_000)

  interface Breakdown {
    way: keyof typeof WAYS
    moment: keyof typeof MOMENTS
  }
  const WAYS = { throws: 'throw new Error("broken in a test")', 'ends without a word': 'self.close()' }
  const MOMENTS = { reading: /^正在读取/, storing: /^正在写入工作区/ }
  it.each(
    Object.keys(WAYS).flatMap((way) => Object.keys(MOMENTS).map((moment) => ({ way, moment }) as Breakdown)),
  )(
    'its worker $way while $moment: a sentence, and the next import comes through',
    async (given) => {
      const { page } = app
      const before = await held(page)
      const worker = await waitingWorker(page)
      await drop(page, [longList(150_000, { reasons: false })])
      await page.getByText(MOMENTS[given.moment]).first().waitFor()
      // Later, so that it is no answer to this question that breaks.
      await worker.evaluate(`void setTimeout(() => { ${WAYS[given.way]} })`)
      await notDone(page).waitFor()
      expect(await notDone(page).innerText()).toMatch(/读取文件的程序意外停止.*请再试一次/)
      expect(await held(page)).toBe(before)
      await importByDrop(page, [longList(100)])
      expect(await held(page)).toContain('6 tables')
    },
    300_000,
  )

  it('it is cancelled', async () => {
    await drop(app.page, [longList(200_000)])
    await app.page.getByRole('button', { name: '取消' }).click()
    await app.page
      .getByText(/^已取消/)
      .first()
      .waitFor()
    expect(await held(app.page)).toBe(before)
  }, 300_000)
})

it('the browser has no more space for an import: a sentence; with space it comes through', async () => {
  const { context, clear } = await contextOnDisk()
  try {
    const { page } = await openApp('#/data', { context })
    waitLong(page)
    await ready(page)
    await importByDrop(page, [publishedTable(SHANGJIE)])
    const kept = await held(page)
    const session = await context.newCDPSession(page)
    const origin = new URL(page.url()).origin
    const { usage } = await session.send('Storage.getUsageAndQuota', { origin })
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + 300_000 })
    // More than the room that the sample has left in the stored file.
    await drop(page, [longList(120_000)])
    await notDone(page).waitFor()
    expect(await notDone(page).innerText()).toMatch(/存储空间不够.*(腾出空间|分几批)/)
    await session.send('Storage.overrideQuotaForOrigin', { origin })
    await page.reload()
    await ready(page)
    expect(await held(page)).toBe(kept)
    await importByDrop(page, [longList(100)])
    expect(await held(page)).toContain('6 tables')
  } finally {
    await clear()
  }
}, 300_000)
