import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ready } from './as-a-person'
import { axeViolations, closeBrowser, openApp, type OpenApp } from './browser'

let app: OpenApp
let page: Page
beforeEach(async () => {
  app = await openApp('#/execution')
  page = app.page
  await ready(page)
})
afterEach(async () => {
  expect(app.complaints).toEqual([])
  expect(app.strangers).toEqual([])
  await app.close()
})
afterAll(closeBrowser)

const palette = () => page.getByRole('dialog', { name: '快速前往与操作' })
const field = () => palette().getByRole('textbox')
const heading = (name: RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()

describe('the palette', () => {
  it('goes to a department by pinyin, to a page, to a year, and changes the theme', async () => {
    await page.keyboard.press('Control+k')
    await field().fill('ccqjyj')
    await palette().getByRole('option', { name: '澄川区教育局', exact: true }).waitFor()
    await page.keyboard.press('Enter')
    await heading(/澄川区教育局/)
    await page.keyboard.press('Control+k')
    await field().fill('得分')
    await page.keyboard.press('Enter')
    await heading(/得分/)
    await page.keyboard.press('Control+k')
    await field().fill('2021')
    await page.keyboard.press('Enter')
    await heading(/2021/)
    await page.getByRole('button', { name: '快速前往与操作' }).click()
    await field().fill('深色')
    expect(await axeViolations(page)).toEqual([])
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
    await palette().waitFor({ state: 'detached' })
  })

  it('opens the export of the page', async () => {
    await page.getByRole('main').getByRole('table').last().waitFor()
    await page.keyboard.press('Control+k')
    await field().fill('导出')
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'CSV 文件' }).waitFor()
  })

  it('nothing fires while a person types, and Escape gives the focus back', async () => {
    await page.getByRole('button', { name: /^部门: / }).click()
    const search = page.getByRole('textbox', { name: /拼音/ })
    await search.press('Control+k')
    await search.press('?')
    expect(await search.inputValue()).toBe('?')
    expect(await palette().count()).toBe(0)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '快速前往与操作' }).focus()
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: '快捷键' }).waitFor()
    expect(await axeViolations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('dialog', { name: '快捷键' }).waitFor({ state: 'detached' })
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('快速前往与操作')
  })
})

describe('the tour of a first visit', () => {
  const tour = () => page.getByRole('region', { name: '一分钟看懂绩镜' })

  it('takes no focus, is walked through, and never comes again', async () => {
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true)
    await tour().getByRole('button', { name: '一分钟看懂' }).click()
    for (let step = 1; step < 5; step++) await tour().getByRole('button', { name: '下一步' }).click()
    expect(await axeViolations(page)).toEqual([])
    await tour().getByRole('button', { name: '知道了' }).click()
    await tour().waitFor({ state: 'detached' })
    await page.reload()
    await ready(page)
    expect(await tour().count()).toBe(0)
  })

  it('ends by Escape', async () => {
    await tour().getByRole('button', { name: '一分钟看懂' }).click()
    await page.keyboard.press('Escape')
    await tour().waitFor({ state: 'detached' })
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
  })
})
