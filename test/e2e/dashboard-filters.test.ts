import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { closeBrowser, openApp, type OpenApp } from './browser'

let app: OpenApp
let page: Page
beforeEach(async () => {
  app = await openApp('#/execution')
  page = app.page
  await ranking().getByRole('img').waitFor({ timeout: 60_000 })
})
afterEach(async () => {
  expect(app.complaints).toEqual([])
  expect(app.strangers).toEqual([])
  await app.close()
})
afterAll(closeBrowser)

const ranking = () => page.getByRole('region', { name: '执行率最低的部门', exact: true })
const table = () => page.getByRole('region', { name: /^执行率明细/ }).last()
const query = () => new URLSearchParams(decodeURIComponent(page.url()).split('?')[1])
const rows = async () => Number(await table().getByRole('table').getAttribute('aria-rowcount')) - 1

describe('the filter bar', () => {
  it('finds a department by pinyin; back undoes, forward does again', async () => {
    const all = await rows()
    await page.getByRole('button', { name: /^部门: / }).click()
    await page.getByRole('textbox', { name: /拼音/ }).fill('jyj')
    await page.getByRole('option', { name: /教育局/ }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^取消筛选：.*教育局/ }).waitFor()
    await expect.poll(rows).toBe(1)
    await page.goBack()
    await expect.poll(rows).toBe(all)
    await page.goForward()
    await expect.poll(rows).toBe(1)
    await page.getByRole('button', { name: '清除筛选' }).click()
    await expect.poll(rows).toBe(all)
  })

  it('narrows by findings and rate, says so to a screen reader, and the link holds it', async () => {
    await page.getByRole('button', { name: '更多筛选' }).click()
    await page.getByRole('radio', { name: '有矛盾的' }).click()
    await page.getByRole('textbox', { name: '执行率最低' }).fill('９0％')
    await page.keyboard.press('Enter')
    await expect.poll(() => query().get('rate')).toBe('90..')
    expect(query().get('flagged')).toBe('error')
    expect(await page.getByRole('status').allTextContents()).toContainEqual(
      expect.stringContaining('有矛盾的'),
    )
    await page.getByRole('textbox', { name: '执行率最高' }).fill('10')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').filter({ hasText: '前小后大' }).waitFor()
    expect(query().get('rate')).toBe('90..')
  })

  it('hides last year where 对比上年 is off', async () => {
    await table().getByRole('columnheader', { name: '上年' }).waitFor()
    await page.getByRole('switch', { name: '对比上年' }).uncheck()
    await expect.poll(() => table().getByRole('columnheader', { name: '上年' }).count()).toBe(0)
    expect(query().get('compare')).toBe('0')
  })
})

describe('a mark', () => {
  it('is reached by keyboard: Enter lists the marks, Enter on one names its actions, 看明细 shows its row', async () => {
    await ranking().getByRole('img').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowDown')
    const name = await page.evaluate(() => document.activeElement?.textContent?.trim())
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: '只看它' }).waitFor()
    expect(await page.getByRole('menuitem').allTextContents()).toEqual([
      '只看它',
      '展开：看这个部门',
      '看明细：它在表中的行',
    ])
    await page.getByRole('menuitem', { name: /看明细/ }).click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
    await page.locator('tr.highlighted').first().waitFor()
  })

  it('clicked, is the only one left after Enter', async () => {
    await ranking()
      .getByRole('img')
      .click({ position: { x: 200, y: 62 } })
    await page.getByRole('menuitem', { name: '只看它' }).waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(rows).toBe(1)
  })
})

it.each([
  ['on a desk', 1440, 1],
  // Its answers come one after the other for longer than anybody waits, each taller than what kept its place.
  ['on a slow phone', 390, 40],
])('going back finds page, table and sorting as they were: %s', async (_, width, slower) => {
  await page.setViewportSize({ width, height: 900 })
  await table().getByRole('button', { name: '全年预算数' }).click()
  await table().evaluate((element) => element.scrollTo({ top: 700 }))
  const row = table().getByRole('link').nth(15)
  await row.scrollIntoViewIfNeeded()
  const place = () =>
    table().evaluate((element) => ({ page: Math.round(scrollY), table: Math.round(element.scrollTop) }))
  // Where the person leaves: what had not been drawn yet may have moved the page until then.
  const left = page.evaluate(
    () =>
      new Promise<number>((at) =>
        addEventListener('click', () => at(scrollY), { capture: true, once: true }),
      ),
  )
  const inner = (await place()).table
  expect(inner).toBeGreaterThan(0)
  await row.click()
  const before = await left
  expect(before).toBeGreaterThan(0)
  await page.getByRole('heading', { level: 2, name: '绩效指标' }).waitFor()
  const processor = await app.context.newCDPSession(page)
  await processor.send('Emulation.setCPUThrottlingRate', { rate: slower })
  await page.goBack()
  await page.getByRole('heading', { level: 1, name: /执行率/ }).waitFor()
  await ranking().getByRole('img').waitFor()
  await page.waitForFunction(() => !document.querySelector('main [aria-busy="true"]'))
  // Rows are as tall as their text, to a fraction of a pixel: a pixel more or less is the same place.
  await expect.poll(async () => Math.abs((await place()).table - inner)).toBeLessThanOrEqual(2)
  await expect.poll(async () => Math.abs((await place()).page - before)).toBeLessThanOrEqual(2)
  expect(query().get('sort')).toBe('adjustedBudget.desc')
})
