import { readFileSync } from 'node:fs'
import { afterAll, expect, it } from 'vitest'
import { closeBrowser, openApp } from './browser'

afterAll(closeBrowser)

it('a table and a chart leave the app with what made them', async () => {
  const app = await openApp('#/execution?v=1&years=2023&rate=40..60', {
    acceptDownloads: true,
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const { page } = app
  const tools = page.getByRole('button', { name: /^执行率明细.*：导出$/ })
  await tools.waitFor({ timeout: 60_000 })
  const save = async (menu: typeof tools, item: string) => {
    await menu.click()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: item }).click(),
    ])
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
  }

  const csv = await save(tools, 'CSV 文件')
  const text = csv.bytes.toString('utf8')
  expect(csv.name).toBe('执行率明细（万元）-2023.csv')
  expect(text.startsWith('\ufeff部门,年度,')).toBe(true)
  for (const words of ['模拟数据,', '筛选,执行率 40%–60%', '数据来源,', '退回 0 行'])
    expect(text).toContain(words)
  const xlsx = await save(tools, 'Excel 文件（XLSX）')
  expect(xlsx.bytes.subarray(0, 2).toString()).toBe('PK')

  const picture = page.getByRole('button', { name: '未执行金额集中在哪里：导出图片' })
  const svg = await save(picture, 'SVG 图片')
  expect(svg.bytes.toString('utf8')).toContain('筛选：执行率 40%–60%')
  const png = await save(picture, 'PNG 图片')
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG')
  await picture.click()
  await page.getByRole('menuitem', { name: /^复制图片/ }).click()
  const kinds = () =>
    page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => [...item.types]))
  await expect.poll(kinds).toEqual(['image/png'])

  await tools.click()
  await page.getByRole('menuitem', { name: /^复制/ }).click()
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  await expect.poll(copied).toMatch(/^部门\t年度\t/)
  expect(app.complaints).toEqual([])
  expect(app.strangers).toEqual([])
  await app.close()
})
