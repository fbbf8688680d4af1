import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { goTo, importByDrop, publishedTable, ready, SHANGJIE } from './as-a-person'
import { axeViolations, closeBrowser, openApp, type OpenApp } from './browser'

const PAGES = ['总览', '执行率', '得分', '问题', '核查', '部门', '数据'] as const

let app: OpenApp
beforeAll(async () => {
  app = await openApp()
  await ready(app.page)
})
afterAll(async () => {
  await app.close()
  await closeBrowser()
})

describe('the sample district, on a first visit', () => {
  it.each(PAGES)('%s shows figures, marked 模拟数据, and says nothing on the console', async (name) => {
    const { page } = app
    await goTo(page, name)
    const main = page.getByRole('main')
    await main.getByRole('heading', { level: 1 }).waitFor()
    await main.getByRole('table').or(main.getByRole('img')).or(main.getByRole('listitem')).first().waitFor()
    expect(await page.getByRole('banner').getByText('模拟数据', { exact: true }).count()).toBe(1)
    expect(await page.title()).toContain('模拟数据')
    expect(app.complaints).toEqual([])
    expect(app.strangers).toEqual([])
  })

  it('is filtered by year and department on every page, by the address alone', async () => {
    const { page } = app
    const dept = '澄川区教育局'
    for (const path of ['', 'execution', 'scores', 'problems', 'findings']) {
      await page.goto(new URL(`#/${path}?v=1&years=2021&dept=${encodeURIComponent(dept)}`, page.url()).href)
      const main = page.getByRole('main')
      await main.getByRole('heading', { level: 1 }).waitFor()
      expect(await page.getByRole('button', { name: '2021', exact: true }).getAttribute('aria-pressed')).toBe(
        'true',
      )
      await page.getByRole('button', { name: new RegExp(`部门.*${dept}`) }).waitFor()
    }
    await page.goto(new URL(`#/execution?v=1&years=2021&dept=${encodeURIComponent(dept)}`, page.url()).href)
    const table = page.getByRole('main').getByRole('table').last()
    await table.getByRole('rowheader', { name: dept }).waitFor()
    expect(await table.getByRole('rowheader').count()).toBe(1)
    expect(await table.getByRole('cell', { name: '2021', exact: true }).count()).toBe(1)
    expect(app.complaints).toEqual([])
  })

  it('writes what the person chooses into the address, and back undoes it', async () => {
    const { page } = app
    await page.goto(new URL('#/execution', page.url()).href)
    await page.getByRole('heading', { level: 1, name: /2024/ }).waitFor()
    await page.getByRole('button', { name: '2022', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: /2022/ }).waitFor()
    expect(page.url()).toContain('years=2022')
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: /2024/ }).waitFor()
  })

  it('opens the nearest valid view of a broken link and says what it ignored', async () => {
    const { page } = app
    await page.goto(new URL('#/execution?v=1&years=2022&threshold=lots&colour=red', page.url()).href)
    await page.getByRole('heading', { level: 1, name: /2022/ }).waitFor()
    const notice = page.getByText(/链接中有看不懂的内容/)
    expect(await notice.innerText()).toContain('threshold=lots')
    expect(await notice.innerText()).toContain('colour=red')
  })

  it('gives a chart as a table at one key', async () => {
    const { page } = app
    await page.goto(new URL('#/execution', page.url()).href)
    const chart = page.getByRole('main').getByRole('img').first()
    await chart.focus()
    await page.keyboard.press('t')
    await page.getByRole('region', { name: /看数据表/ }).waitFor()
  })

  it.each(['light', 'dark'] as const)(
    'has no accessibility violation that axe can find, %s',
    async (theme) => {
      const { page } = app
      await page.goto(new URL(`#/?v=1&theme=${theme}`, page.url()).href)
      for (const name of PAGES) {
        await goTo(page, name)
        const main = page.getByRole('main')
        await main
          .getByRole('table')
          .or(main.getByRole('img'))
          .or(main.getByRole('listitem'))
          .first()
          .waitFor()
        expect(await axeViolations(page), `${name}, ${theme}`).toEqual([])
      }
    },
  )
})

describe('the workspace', () => {
  it('belongs to the first tab; the second says so and works in memory', async () => {
    const second = await openApp('', { context: app.context })
    await second.page.getByText('绩镜已在另一个标签页打开').waitFor()
    await ready(second.page)
    expect(second.complaints).toEqual([])
    await second.close()
  })

  it('is in memory where the browser cannot keep it, and says so', async () => {
    const plain = await openApp('', { storage: 'none' })
    await ready(plain.page)
    await plain.page.getByText('本浏览器不能保存数据').waitFor()
    await importByDrop(plain.page, [publishedTable(SHANGJIE)])
    expect(plain.complaints).toEqual([])
    expect(plain.strangers).toEqual([])
    await plain.close()
  })

  it('asks for a year that stands nowhere, and counts the table once it is told', async () => {
    const own = await openApp()
    const { page } = own
    await ready(page)
    const { bytes } = publishedTable(SHANGJIE)
    // The year of this table stands only in its file's name.
    await importByDrop(page, [{ name: '自评表.csv', bytes }])
    await page.getByText('表中和文件名里都没有写年度').waitFor()
    await page.getByRole('textbox', { name: '年度' }).fill('2023')
    await page.getByRole('button', { name: '确定' }).click()
    await page.getByText('表中和文件名里都没有写年度').waitFor({ state: 'detached' })
    await goTo(page, '总览')
    await page.getByRole('heading', { level: 1, name: /2023/ }).waitFor()
    expect(own.complaints).toEqual([])
    await own.close()
  })
})
