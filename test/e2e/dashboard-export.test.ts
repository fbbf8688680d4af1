import { readFileSync } from 'node:fs'
import { read, utils } from '@e965/xlsx'
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

it('a table that is exported in the moment of another choice is the answer to that choice', async () => {
  const app = await openApp('#/execution?v=1&years=2023', { acceptDownloads: true })
  const { page } = app
  const tools = page.getByRole('button', { name: /^执行率明细.*：导出$/ })
  await tools.click({ timeout: 60_000 })
  // Quicker than a hand: the menu is open, the link is another, the rows are still those of 2023.
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'CSV 文件' }).evaluate(async (item: HTMLElement) => {
      const chosen = new Promise((done) => addEventListener('hashchange', done, { once: true }))
      location.hash = '#/execution?v=1&years=2021'
      await chosen
      while (!document.querySelector('main h1')!.textContent.includes('2021'))
        await new Promise((later) => setTimeout(later))
      item.click()
    }),
  ])
  expect(file.suggestedFilename()).toBe('执行率明细（万元）-2021.csv')
  const [table, about] = readFileSync(await file.path(), 'utf8').split('\r\n\r\n')
  expect(about).toContain("年度,'2021\r\n")
  const years = table!
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',')[1])
  expect(years.length).toBeGreaterThan(50)
  expect(new Set(years)).toEqual(new Set(['2021']))
  expect(app.complaints).toEqual([])
  await app.close()
})

it('the whole dashboard leaves as one workbook, a sheet a view', async () => {
  const app = await openApp('#/?v=1&years=2023', { acceptDownloads: true })
  const { page } = app
  const button = page.getByRole('button', { name: '导出整套（Excel）' })
  await button.waitFor()
  await page.getByRole('region', { name: '谁花钱慢' }).getByRole('listitem').first().waitFor()
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()])
  expect(file.suggestedFilename()).toBe('绩镜-全套-2023.xlsx')
  const book = read(readFileSync(await file.path()))
  expect(book.SheetNames).toEqual([
    '历年概况',
    '执行率明细',
    '总分明细',
    '一级指标得分',
    '失分指标',
    '核查清单',
    '问题原话',
    '复核记录',
    '说明',
  ])
  const rows = (name: string) => utils.sheet_to_json<Record<string, unknown>>(book.Sheets[name]!)
  const execution = rows('执行率明细')
  const district = rows('历年概况').find((row) => row['年度'] === 2023)!
  expect(execution).toHaveLength(district['自评表（张）'] as number)
  // To a hundredth: the spreadsheet adds floats.
  const unspent = execution.reduce(
    (sum, row) => sum + ((row['未执行（万元）'] as number | undefined) ?? 0),
    0,
  )
  expect(unspent).toBeCloseTo(district['未执行（万元）'] as number, 2)
  expect(JSON.stringify(utils.sheet_to_json(book.Sheets['说明']!, { header: 1 }))).toContain('模拟数据')
  expect(app.complaints).toEqual([])
  await app.close()
})
