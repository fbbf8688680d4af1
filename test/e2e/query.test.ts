import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { goTo, ready } from './as-a-person'
import { axeViolations, closeBrowser, openApp, type OpenApp } from './browser'

let app: OpenApp
let page: Page
const open = async (path: string, options = {}) => {
  app = await openApp(path, options)
  page = app.page
  await ready(page)
  await editor().waitFor()
}
afterEach(async () => {
  expect(app.complaints).toEqual([])
  expect(app.strangers).toEqual([])
  await app.close()
})
afterAll(closeBrowser)

const editor = () => page.getByRole('textbox', { name: 'SQL 查询' })
const result = () => page.getByRole('main').getByRole('table', { name: '查询结果' })
const write = async (sql: string) => {
  await editor().fill(sql)
  await page.keyboard.press('Control+Enter')
}
const link = (sql: string) => `#/query?v=1&sql=${encodeURIComponent(sql)}`

describe('查询', () => {
  beforeEach(() => open('#/query'))

  it('an example runs, is drawn, and back goes to where it was', async () => {
    await page.getByRole('button', { name: '执行率最低的 15 个部门' }).click()
    await page.getByRole('img', { name: /按 department 画出 executionRate，共 15 行/ }).waitFor()
    await page.getByRole('button', { name: '表', exact: true }).click()
    await result().getByRole('columnheader', { name: 'executionRate' }).waitFor()
    expect(await result().getAttribute('aria-rowcount')).toBe('16')
    await page.goBack()
    await page.getByText('自己写一句').waitFor()
  })

  it('shows decimals with their point, marks floating point, and the link holds the question', async () => {
    await write('SELECT 208.02::DECIMAL(18,6) AS a, 1 / 3 AS b, NULL AS c')
    await result().getByRole('cell', { name: '208.02', exact: true }).waitFor()
    await result().getByRole('columnheader', { name: 'b ≈' }).waitFor()
    await result().getByRole('cell', { name: 'NULL', exact: true }).waitFor()
    await page.getByText('末位可能不准').first().waitFor()
    await page.reload()
    await result().getByRole('cell', { name: '208.02', exact: true }).waitFor()
    expect(await editor().textContent()).toContain('208.02::DECIMAL(18,6)')
  })

  it('refuses what is no question: a sentence, and the text of the database', async () => {
    await write('DROP TABLE evaluation')
    await page.getByRole('alert').filter({ hasText: '不能改动数据' }).waitFor()
    await write('SELECT nothing FROM evaluation')
    await page.getByRole('alert').filter({ hasText: '列名' }).getByText('"nothing" not found').waitFor()
    await write("FROM read_csv('https://example.com/a.csv')")
    await page.getByRole('alert').filter({ hasText: '不能读写文件、网址' }).waitFor()
    await write('SELECT count(*) AS n FROM evaluation')
    await result().getByRole('columnheader', { name: 'n', exact: true }).waitFor()
  })

  it('is cancelled, while other pages go on', async () => {
    await write('SELECT count(*) FROM range(1000000) a(x), range(1000000) b(y) WHERE (x * y) % 7 = 3')
    await page.getByText(/正在查询，已用/).waitFor()
    await page.getByRole('button', { name: '取消' }).click()
    await page.getByRole('status').filter({ hasText: '查询已取消' }).waitFor()
    await goTo(page, '得分')
    await page.getByRole('main').getByRole('table').first().waitFor()
  })

  it('while another question runs, the answer before cannot be taken for its answer', async () => {
    await write('SELECT 1 AS first')
    await result().getByRole('columnheader', { name: 'first' }).waitFor()
    const tools = page.getByRole('button', { name: '查询结果：导出' })
    await tools.click({ trial: true })
    await write('SELECT count(*) AS n FROM range(1000000) a(x), range(1000000) b(y) WHERE (x * y) % 7 = 3')
    await page.getByText(/正在查询，已用/).waitFor()
    await expect(tools.click({ trial: true, timeout: 500 })).rejects.toThrow()
    await tools.focus()
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).not.toBe(
      '查询结果：导出',
    )
    await page.getByRole('button', { name: '取消' }).click()
    await page.getByRole('status').filter({ hasText: '查询已取消' }).waitFor()
    await write('SELECT 2 AS second')
    await result().getByRole('columnheader', { name: 'second' }).waitFor()
    await tools.click({ trial: true })
  })

  it('says honestly that there is more', async () => {
    await write('SELECT range AS n FROM range(200000)')
    await page.getByText('结果不止 100,000 行').waitFor()
    expect(await result().getAttribute('aria-rowcount')).toBe('100001')
  })

  it('keeps a query under a name; it is there after a reload, and goes', async () => {
    await editor().fill('SELECT 42 AS answer')
    await page.getByRole('textbox', { name: '起个名字' }).fill('四十二')
    await page.getByRole('button', { name: '保存' }).click()
    await page.reload()
    await page.getByRole('button', { name: '四十二', exact: true }).click()
    await result().getByRole('cell', { name: '42', exact: true }).waitFor()
    await page.getByRole('button', { name: '删除已存查询“四十二”' }).click()
    await page.getByRole('button', { name: '四十二', exact: true }).waitFor({ state: 'detached' })
  })

  it('explains tables and columns, finds them by meaning, and completes them', async () => {
    const guide = page.getByRole('region', { name: '表和列', exact: true })
    await guide.getByRole('searchbox').fill('满意度')
    await guide.getByText('promise', { exact: true }).click()
    await guide.getByText('满意度指标数', { exact: true }).waitFor()
    await editor().focus()
    await page.keyboard.type('SELECT * FROM executionF')
    await page.getByRole('option', { name: /executionFigures/ }).waitFor()
    await page.keyboard.press('Escape')
  })

  it('exports exact figures with the question beside them', async () => {
    await write('SELECT 208.02::DECIMAL(18,6) AS a')
    await page.getByRole('button', { name: '查询结果：导出' }).click()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'CSV 文件' }).click(),
    ])
    const csv = readFileSync((await file.path())!, 'utf8')
    expect(csv).toMatch(/^\ufeffa\r\n208\.02\r\n/)
    expect(csv).toContain('查询,"SELECT 208.02::DECIMAL(18,6) AS a"')
    expect(csv).not.toContain('筛选')
  })
})

describe.each([
  { theme: 'light', width: 1440 },
  { theme: 'dark', width: 390 },
])('axe-core finds nothing: $theme, $width px', ({ theme, width }) => {
  it('on the page with an answer, and with a refusal', async () => {
    await open(`${link('SELECT department, 1 / 3 AS third FROM placedEvaluation')}&theme=${theme}`, {
      viewport: { width, height: 900 },
    })
    await result().getByRole('columnheader').first().waitFor()
    expect(await axeViolations(page)).toEqual([])
    await write('FROM nowhere')
    await page.getByRole('alert').filter({ hasText: '没有这张表' }).waitFor()
    expect(await axeViolations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  })
})
