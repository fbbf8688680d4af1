import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { ready } from './as-a-person'
import { closeBrowser, type OpenApp } from './browser'

/** What an officer does in a day, on the sample district: each from 总览, with at most four clicks. */
const MOST_CLICKS = 4
const planted = JSON.parse(readFileSync('data/sample/planted.json', 'utf8')) as {
  contradictions: { department: string; year: number; rule: string }[]
}
/** Departments that the sample was made to contradict itself in, by rule, in one year. */
const plantedIn = (year: number, rule: string) =>
  planted.contradictions
    .filter((one) => one.year === year && one.rule === rule)
    .map(({ department }) => department)
    .sort()

/**
 * The ten tasks, on the app or on what was published of it.
 * @param open opens it, on the first page
 * @param ledger the page that says what was read: 数据, or 关于 for readers
 */
export function tenTasks(open: () => Promise<OpenApp>, ledger: '数据' | '关于'): void {
  let app: OpenApp
  let page: Page
  let main: Locator
  let clicks = 0
  beforeAll(async () => {
    app = await open()
    page = app.page
    main = page.getByRole('main')
    await ready(page)
  }, 300_000)
  beforeEach(async () => {
    await page.goto(new URL('#/', page.url()).href)
    await panel('谁花钱慢').getByRole('listitem').first().waitFor()
    clicks = 0
  })
  afterEach(() => {
    expect(clicks).toBeLessThanOrEqual(MOST_CLICKS)
    expect(app.complaints).toEqual([])
  })
  afterAll(async () => {
    await app.close()
    await closeBrowser()
  })

  const panel = (name: string) => main.getByRole('region', { name, exact: true })
  async function click(target: Locator) {
    clicks++
    await target.click()
  }
  const heading = (name: string | RegExp) => main.getByRole('heading', { level: 1, name }).waitFor()
  const navigate = (name: string) =>
    click(page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name, exact: true }))
  const percent = (text: string) => Number(/([\d.]+)%/.exec(text)![1])

  it('1. the five slowest spenders of 2023', async () => {
    await click(main.getByRole('button', { name: '2023', exact: true }))
    await heading('2023 年总览')
    const slow = panel('谁花钱慢').getByRole('listitem')
    await expect.poll(() => slow.count()).toBe(5)
    const rates = (await slow.allInnerTexts()).map(percent)
    expect([...rates].sort((a, b) => a - b)).toEqual(rates)
    expect(rates[4]).toBeLessThan(90)
  })

  it('2. why a department lost points: the sum in words', async () => {
    await click(panel('谁花钱慢').getByRole('link', { name: '澄川区新华街道办事处' }))
    await heading('澄川区新华街道办事处')
    // The budget line says it at once: rate ÷ 90 % × 10.
    await main
      .getByText(/÷ 90 % × 10 = \d/)
      .first()
      .waitFor()
  })

  it('3. who claims an adjustment rate that its own figures contradict', async () => {
    await click(panel('谁的表自相矛盾').getByRole('link', { name: '看核查' }))
    await heading('2024 年核查发现')
    const card = main
      .getByRole('article')
      .filter({ has: page.getByRole('heading', { name: '自报预算调整率与预算数矛盾' }) })
    await card.first().waitFor()
    const named = await card
      .getByRole('link')
      .filter({ hasText: /^澄川区/ })
      .allInnerTexts()
    expect([...new Set(named)].sort()).toEqual(plantedIn(2024, 'claim.adjustment-rate'))
  })

  it('4. which problem has come back for the most years', async () => {
    await click(panel('哪些问题年年出现').getByRole('link', { name: '看问题' }))
    const runs = panel('连续多年的问题').getByRole('listitem')
    await runs.first().waitFor()
    const years = (await runs.allInnerTexts()).map((text) => Number(/连续 (\d+) 年/.exec(text)![1]))
    expect(years[0]).toBe(Math.max(...years))
  })

  it('5. a paper that a department can be sent', async () => {
    await click(panel('谁的表自相矛盾').getByRole('link').nth(1))
    const print = main.getByRole('button', { name: '打印核查意见' })
    await print.waitFor()
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', 'yes')
    })
    await click(print)
    expect(await page.evaluate(() => document.body.getAttribute('data-printed'))).toBe('yes')
  })

  it('6. who scored itself too kindly, the kindest first', async () => {
    await navigate('得分')
    const table = main.getByRole('table', { name: '总分明细' })
    const cells = table.getByRole('row').nth(1).getByRole('cell')
    await expect.poll(() => cells.allInnerTexts()).toContain('+1.50')
  })

  it('7. how much of the unspent money lies with how few', async () => {
    await navigate('执行率')
    await panel('未执行金额集中在哪里')
      .getByText(/^\d+ 张自评表占全部未执行金额的 80%/)
      .waitFor()
  })

  it('8. the cell behind a contradiction, in the sheet as it was handed in', async () => {
    await click(panel('谁的表自相矛盾').getByRole('link').nth(1))
    await main.getByRole('heading', { level: 2, name: '绩效指标' }).waitFor()
    await click(
      main
        .getByRole('region', { name: '核查发现' })
        .getByRole('button', { name: /^第\d+行\d+列$/ })
        .first(),
    )
    await expect.poll(() => main.locator('tr.highlighted').count()).toBeGreaterThan(0)
  })

  it('9. how many departments change grade under another scheme', async () => {
    await navigate('评分方案')
    const sentence = main.getByText(/总分变化/).first()
    await sentence.waitFor()
    // Choosing from a list is two clicks for a hand: one opens it.
    clicks += 2
    await main.getByRole('combobox', { name: '执行率得分' }).selectOption('按比例')
    await expect
      .poll(async () => Number(/(\d+) \S{1,3}总分变化/.exec(await sentence.innerText())![1]))
      .toBeGreaterThan(0)
  })

  it('10. that nothing was lost: rows read = loaded + rejected', async () => {
    await navigate(ledger)
    const sentence = main.getByText(/\d[\d,]* 行 = 装入 \d[\d,]* 行 \+ 退回 \d[\d,]* 行/).first()
    await sentence.waitFor()
    const [read, loaded, rejected] = (await sentence.innerText())
      .match(/(\d[\d,]*) 行 = 装入 (\d[\d,]*) 行 \+ 退回 (\d[\d,]*) 行/)!
      .slice(1)
      .map((figure) => Number(figure.replaceAll(',', '')))
    expect(read).toBe(loaded! + rejected!)
    expect(read).toBeGreaterThan(10_000)
  })
}
