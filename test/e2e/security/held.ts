import type { Page } from 'playwright-core'
import { ready } from '../as-a-person'

const SQL = `SELECT (SELECT count(*) FROM evaluation) || ' tables, ' || (SELECT count(*) FROM indicator) || ' indicators, '
  || (SELECT count(*) FROM file) || ' files, total ' || (SELECT coalesce(sum(total), 0) FROM evaluation) AS held`

/** What the workspace holds, asked of the database by the 查询 page. */
export async function held(page: Page): Promise<string> {
  await page.goto(new URL(`#/query?v=1&sql=${encodeURIComponent(SQL)}`, page.url()).href)
  await ready(page)
  const cell = page.getByRole('table', { name: '查询结果' }).getByRole('cell').filter({ hasText: 'tables' })
  const nothing = page.getByRole('main').getByText('还没有数据')
  await cell.or(nothing).first().waitFor()
  const text = (await nothing.count()) > 0 ? '0 tables' : await cell.first().innerText()
  await page.goto(new URL('#/data', page.url()).href)
  await page.getByRole('heading', { level: 1, name: '数据' }).waitFor()
  return text
}

/**
 * A list of indicators with this many rows, 20 a department. With reasons it takes long to read: each is another sentence to
 * be classified, and the worker hears nothing meanwhile.
 */
export function longList(
  rows: number,
  { name = '长清单.csv', reasons = true } = {},
): { name: string; bytes: Uint8Array } {
  const lines = Array.from(
    { length: rows },
    (_, at) =>
      `2022,第${Math.floor(at / 20)}局,产出,数量,办件量${at},≥100,${at % 120},5,5,说明文字${'字'.repeat(40)}${reasons ? at : ''}`,
  )
  const header = '年度,部门,一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,得分,偏差原因分析及改进措施'
  return { name, bytes: new TextEncoder().encode(`\uFEFF${[header, ...lines].join('\r\n')}\r\n`) }
}
