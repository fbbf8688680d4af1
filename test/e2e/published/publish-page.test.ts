import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { goTo, ready } from '../as-a-person'
import { closeBrowser, openApp, type OpenApp } from '../browser'
import { ownFolder } from './publish'

const root = ownFolder()
let app: OpenApp
let page: Page
beforeAll(async () => {
  app = await openApp('', { acceptDownloads: true })
  page = app.page
  await ready(page)
})
afterAll(async () => {
  expect(app.complaints).toEqual([])
  expect(app.strangers).toEqual([])
  await app.close()
  await closeBrowser()
  rmSync(root, { recursive: true })
})

const slowest = (of: Page) =>
  of.getByRole('main').getByRole('region', { name: '谁花钱慢' }).getByRole('listitem').allInnerTexts()

/** Presses the button and waits for the file. */
async function made(): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 40_000 }),
    page.getByRole('button', { name: '生成并下载' }).click(),
  ])
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

it('gives one HTML file that says what the app says', async () => {
  await expect.poll(async () => (await slowest(page)).length).toBe(5)
  const said = await slowest(page)
  await goTo(page, '发布')
  await page.getByRole('textbox', { name: '标题' }).fill('示范区看板')
  await page.getByLabel('发布日期').fill('2026-11-27')
  const preview = page.getByRole('region', { name: '将要发布的内容' })
  await preview.getByText(/^96 个部门：/).waitFor()
  await preview.getByText('年度：2019、2020、2021、2022、2023、2024').waitFor()
  expect(await preview.getByRole('rowheader', { name: /^problem\b/ }).count()).toBe(1)
  await page.getByRole('checkbox', { name: '问题与原因的文字' }).check()
  expect(await preview.getByRole('rowheader', { name: /^problem\b/ }).count()).toBe(0)
  await page.getByRole('checkbox', { name: '问题与原因的文字' }).uncheck()

  const { name, bytes } = await made()
  expect(name).toBe('示范区看板-2026-11-27.html')
  expect(bytes.length).toBeLessThan(14_000_000)
  await page
    .getByText(/^已生成「示范区看板-2026-11-27.html」/)
    .first()
    .waitFor()
  const path = join(root, 'a.html')
  writeFileSync(path, bytes)
  const reader = await openApp('', { base: pathToFileURL(path).href })
  await expect.poll(() => slowest(reader.page)).toEqual(said)
  const pages = await reader.page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('link')
    .allInnerTexts()
  expect(pages.map((one) => one.trim())).not.toContain('发布')
  await goTo(reader.page, '部门')
  await reader.page.getByRole('main').getByRole('rowheader').first().waitFor()
  expect(reader.complaints).toEqual([])
  await reader.close()
})

it("gives one department's edition as a site, with nothing of the others", async () => {
  await goTo(page, '发布')
  await page.getByRole('radio', { name: /^静态网站/ }).check()
  await page.getByRole('radio', { name: '只发布选中的' }).check()
  // None chosen yet is not all.
  await page.getByText('请至少选一个部门').waitFor()
  expect(await page.getByRole('button', { name: '生成并下载' }).isDisabled()).toBe(true)
  await page.getByRole('searchbox', { name: '按名称查找' }).fill('教育局')
  await page.getByRole('checkbox', { name: '澄川区教育局' }).check()
  const { name, bytes } = await made()
  expect(name).toMatch(/\.zip$/)
  const files = Object.entries(unzipSync(new Uint8Array(bytes)))
  expect(files.map(([path]) => path)).toContain('index.html')
  const departments = new Set(
    readFileSync('data/sample/预算明细.csv', 'utf8')
      .split('\n')
      .slice(1)
      .flatMap((line) => line.split(',')[1] ?? []),
  )
  const found = files.flatMap(([path, content]) => {
    const text = path.endsWith('.gz') ? gunzipSync(content) : Buffer.from(content)
    return [...departments].filter((one) => text.includes(one))
  })
  expect([...new Set(found)]).toEqual(['澄川区教育局'])
})

it('can be cancelled', async () => {
  await page.getByRole('button', { name: '生成并下载' }).click()
  await page.getByRole('button', { name: '取消' }).click()
  await page.getByRole('main').getByText('已取消，没有生成文件。').waitFor()
  await page.getByRole('button', { name: '生成并下载' }).waitFor()
})
