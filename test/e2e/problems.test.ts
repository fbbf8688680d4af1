import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { goTo, importByDrop, ready } from './as-a-person'
import { axeViolations, closeBrowser, openApp, type OpenApp } from './browser'

let app: OpenApp
beforeAll(async () => {
  app = await openApp()
  await ready(app.page)
})
afterAll(async () => {
  expect(app.complaints).toEqual([])
  expect(app.strangers).toEqual([])
  await app.close()
  await closeBrowser()
})
const main = () => app.page.getByRole('main')
const openTab = (name: string) =>
  app.page.getByRole('navigation', { name: '问题页的各个视图' }).getByRole('link', { name }).click()

describe('the first page', () => {
  it('comes without the model that sorts sentences: only the worker that reads files fetches it', async () => {
    const { weights } = JSON.parse(readFileSync('src/problems/model/weights.json', 'utf8')) as {
      weights: Record<string, string>
    }
    const [trait] = Object.values(weights).sort((a, b) => b.length - a.length)
    const page = await openApp()
    await ready(page.page)
    // What the page itself asks for; the worker that reads files has the model, and is not waited for.
    const scripts = await page.page
      .locator('script[src], link[rel=modulepreload]')
      .evaluateAll((all) => all.map((one) => (one as HTMLScriptElement).src || (one as HTMLLinkElement).href))
    expect(scripts.length).toBeGreaterThan(3)
    const texts = await Promise.all(scripts.map(async (url) => (await fetch(url)).text()))
    expect(texts.filter((text) => text.includes(trait!))).toEqual([])
    await page.close()
  })
})

describe('反复出现', () => {
  const section = (name: string) => main().getByRole('region', { name, exact: true })

  it('shows heat map, streaks longest first, states, promises and the matrix; axe in light and dark', async () => {
    await goTo(app.page, '问题')
    await main().getByRole('heading', { name: '问题类别 × 年度' }).waitFor()
    const texts = main().getByText(/^连续 \d+ 年$/)
    await texts.first().waitFor()
    const runs = (await texts.allInnerTexts()).map((text) => Number(/\d+/.exec(text)![0]))
    expect(runs.length).toBeGreaterThan(5)
    expect(runs).toEqual([...runs].sort((a, b) => b - a))
    await section('上年承诺落实了没有').getByText('未落实').first().waitFor()
    const matrix = section('部门 × 问题类别')
    await expect.poll(() => matrix.getByRole('columnheader').count()).toBeGreaterThan(15)
    expect(await matrix.getByRole('rowheader').count()).toBeGreaterThan(80)
    expect(await axeViolations(app.page)).toEqual([])
    await app.page.emulateMedia({ colorScheme: 'dark' })
    expect(await axeViolations(app.page)).toEqual([])
    await app.page.emulateMedia({ colorScheme: 'light' })
  })

  it('leads from a category to its page, its sentences, the deciding words and the cell', async () => {
    await app.page.goto(new URL('#/problems', app.page.url()).href)
    await section('部门 × 问题类别')
      .getByRole('columnheader', { name: '支付进度滞后' })
      .getByRole('link')
      .click()
    await app.page.waitForURL(/problems\/category\/PAY/)
    await main().getByRole('heading', { level: 1, name: '支付进度滞后' }).waitFor()
    await expect
      .poll(() => section('逐年变化').getByRole('rowheader').allInnerTexts())
      .toEqual(['2019', '2020', '2021', '2022', '2023', '2024'])
    await section('怎样认出这一类').getByText('看规则和词').click()
    await section('怎样认出这一类').getByText('突击', { exact: false }).first().waitFor()
    await main()
      .getByRole('button', { name: /第 \d+ 行第 \d+ 列$/ })
      .first()
      .click()
    const drawer = app.page.getByRole('dialog', { name: '一句原话' })
    await drawer.getByText('支付进度滞后', { exact: true }).waitFor()
    expect(await drawer.locator('mark').count()).toBeGreaterThan(0)
    await app.page.waitForURL(/sentence=/)
    expect(await axeViolations(app.page)).toEqual([])
    await drawer.getByRole('link', { name: /^打开原表/ }).click()
    await app.page.waitForURL(/data\/source/)
    await app.page.goBack()
    await drawer.waitFor()
    await app.page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'detached' })
    expect(await axeViolations(app.page)).toEqual([])
  })

  it('is reached from a department’s page; a code that no taxonomy knows is no crash', async () => {
    await section('部门与年度').getByRole('rowheader').first().getByRole('link').click()
    await app.page.waitForURL(/#\/departments\//)
    await main().getByRole('link', { name: '支付进度滞后' }).first().click()
    await app.page.waitForURL(/problems\/category\/PAY/)
    await app.page.goto(new URL('#/problems/category/NOSUCH', app.page.url()).href)
    await main().getByRole('heading', { level: 1, name: 'NOSUCH' }).waitFor()
    await main().getByText('现行类别表里没有这个类别', { exact: false }).waitFor()
  })
})

describe('问题清单', () => {
  const listOf = async (form: string) => {
    await main().getByRole('button', { name: '导出问题清单' }).click()
    const [download] = await Promise.all([
      app.page.waitForEvent('download'),
      app.page.getByRole('menuitem', { name: form }).click(),
    ])
    return { name: download.suggestedFilename(), bytes: readFileSync((await download.path())!) }
  }

  it('of the district: a CSV with state and cell of each problem, filters and ledger below', async () => {
    await app.page.goto(new URL('#/problems?years=2023', app.page.url()).href)
    const { name, bytes } = await listOf('一份 CSV')
    expect(name).toBe('问题清单-2023.csv')
    const text = bytes.toString('utf8')
    expect(text).toMatch(/^\ufeff序号,部门,年度,存在问题,问题类别,历年状态,/)
    expect(text).toMatch(/持续 \d 年/)
    expect(text).toMatch(/问题清单\.csv C\d+/)
    for (const note of ['模拟数据', "年度,'2023", '数据来源', '未列入']) expect(text).toContain(note)
  })

  it('one workbook a department, and of one department from its page', async () => {
    const { unzipSync } = await import('fflate')
    const zip = unzipSync(new Uint8Array((await listOf('每个部门一份')).bytes))
    expect(Object.keys(zip).length).toBeGreaterThan(80)
    expect(Object.keys(zip)).toContain('澄川区总工会-问题清单.xlsx')
    await app.page.goto(new URL(`#/departments/${encodeURIComponent('澄川区总工会')}`, app.page.url()).href)
    const { name, bytes } = await listOf('一份 Excel')
    expect(name).toBe('问题清单-澄川区总工会-2024.xlsx')
    const { read, utils } = await import('@e965/xlsx')
    const sheet = read(bytes).Sheets['问题清单']!
    const rows = utils.sheet_to_json<Record<string, unknown>>(sheet)
    expect(rows.length).toBeGreaterThan(0)
    expect(new Set(rows.map((row) => row['部门']))).toEqual(new Set(['澄川区总工会']))
  })
})

describe('雷同文字', () => {
  it('lays a planted copy beside its source, the new figure marked, and says the rule', async () => {
    await goTo(app.page, '问题')
    await openTab('雷同文字')
    await main()
      .getByRole('button', { name: /全部年度/ })
      .click()
    const pair = main().getByRole('article').filter({ hasText: '澄川区总工会' }).first()
    await pair.waitFor()
    expect(await pair.getByRole('link', { name: '澄川区总工会 2023 年' }).count()).toBe(1)
    expect(await pair.getByRole('deletion').allInnerTexts()).toEqual(['17'])
    expect(await pair.getByRole('insertion').allInnerTexts()).toEqual(['11'])
    await main().getByRole('heading', { name: '怎样算雷同' }).waitFor()
    expect(await axeViolations(app.page)).toEqual([])
  })

  it('shows one kind alone; the link keeps the choice', async () => {
    const own = main().getByRole('button', { name: /^与本部门往年/ })
    await own.click()
    await app.page.waitForURL(/copies=year/)
    await app.page.reload()
    await main().getByRole('article').first().waitFor()
    expect(await own.getAttribute('aria-pressed')).toBe('true')
    expect(await main().getByRole('article').filter({ hasText: '与其他部门' }).count()).toBe(0)
  })
})

describe('类别设置', () => {
  const save = () => main().getByRole('button', { name: '保存并重新归类' })

  it('adds a category, counts what would change, and sorts the workspace again', async () => {
    await app.page.goto(new URL('#/problems/taxonomy', app.page.url()).href)
    await main().getByRole('heading', { level: 1, name: '问题类别设置' }).waitFor()
    expect(await axeViolations(app.page)).toEqual([])
    await main().getByRole('button', { name: '新增类别' }).click()
    await main().getByLabel('名称', { exact: true }).fill('一线经办能力')
    await main().getByLabel('出现即归入的词（一行一个）').fill('业务骨干\n新进人员')
    await main().getByRole('heading', { level: 2, name: '一线经办能力' }).waitFor()
    const effect = main().getByRole('status').filter({ hasText: '会改变归类' })
    await effect.waitFor()
    await save().click()
    await main().getByText('已保存，工作区里的句子已重新归类。').waitFor()
    await app.page.reload()
    await main().getByText('正在使用您修改过的类别表').waitFor()
    await app.page.goto(new URL('#/problems/category/OWNA?years=all', app.page.url()).href)
    await main().getByRole('heading', { level: 1, name: '一线经办能力' }).waitFor()
  })

  it('refuses an expression that may never end, with its place', async () => {
    await app.page.goto(new URL('#/problems/taxonomy?category=PAY', app.page.url()).href)
    await main().getByLabel('出现即归入的词（一行一个）').fill('(支+)+付$')
    await app.page.keyboard.press('Tab')
    await main().getByRole('status').filter({ hasText: 'words[0]' }).waitFor()
    expect(await save().isDisabled()).toBe(true)
    await main().getByRole('button', { name: '放弃改动' }).click()
    await main().getByRole('button', { name: '恢复自带类别表' }).click()
    await main().getByText('已保存，工作区里的句子已重新归类。').waitFor()
  })

  it('imports a file that is no taxonomy with a sentence', async () => {
    await main()
      .getByLabel('导入 JSON')
      .setInputFiles({
        name: 'x.json',
        mimeType: 'application/json',
        buffer: Buffer.from('{"categories": 1}'),
      })
    await main().getByRole('status').filter({ hasText: 'categories：这里应是一个列表' }).waitFor()
  })

  it('suggests categories for sentences of 其他, each to be accepted on trial', async () => {
    const list = '年度,部门,问题\n2023,甲局,周边停车位紧张，办事不方便。\n2023,乙局,停车位紧张问题突出。\n'
    await goTo(app.page, '数据')
    await importByDrop(app.page, [{ name: '问题清单.csv', bytes: Buffer.from(list) }])
    await app.page.goto(new URL('#/problems/taxonomy', app.page.url()).href)
    const accept = main()
      .getByRole('button', { name: /^收为新类别：/ })
      .first()
    const phrase = (await accept.innerText()).replace(/^收为新类别：/, '')
    await accept.click()
    await main().getByRole('heading', { level: 2, name: phrase }).waitFor()
    await main().getByRole('status').filter({ hasText: '会改变归类' }).waitFor()
    expect(await axeViolations(app.page)).toEqual([])
    await main().getByRole('button', { name: '放弃改动' }).click()
  })
})
