import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { ready } from '../as-a-person'
import { parse } from './bytes'

/** The rows of a table as they are shown: texts by the header of their column. Only rows that have a header of their own. */
export async function shownRows(table: Locator): Promise<Record<string, string>[]> {
  await table.waitFor()
  const headers = await table.getByRole('columnheader').allInnerTexts()
  const rows = await table.getByRole('row').evaluateAll((all) =>
    all.map((row) => ({
      isRow: row.querySelector('[role=rowheader]') !== null,
      texts: [...row.querySelectorAll<HTMLElement>('[role=rowheader], [role=cell]')].map(
        (cell) => cell.innerText,
      ),
    })),
  )
  return rows
    .filter(({ isRow }) => isRow)
    .map(({ texts }) => Object.fromEntries(headers.map((header, at) => [header.trim(), texts[at]!.trim()])))
}

/** Exports, each of which takes a moment, until a question that was written into the address is answered. */
const PATIENCE = 50

/**
 * What the app exports of a question: asked on the page 查询, saved as CSV, read with a parser that is not the app's. The file
 * says which question it answers: the one before, where that still stood there.
 */
export async function exported(page: Page, sql: string): Promise<Record<string, string>[]> {
  await page.goto(new URL(`#/query?v=1&sql=${encodeURIComponent(sql)}`, page.url()).href)
  await ready(page)
  await page.getByRole('table', { name: '查询结果' }).waitFor()
  const tools = page.getByRole('button', { name: '查询结果：导出' })
  for (let times = 1; ; times++) {
    const { rows, about } = await savedTable(page, tools)
    if (about.get('查询') === sql) return rows
    if (times === PATIENCE) throw new Error(`${about.get('查询')} was answered instead of ${sql}`)
  }
}

const savedRows = async (page: Page, tools: Locator) => (await savedTable(page, tools)).rows

interface SavedTable {
  rows: Record<string, string>[]
  about: Map<string, string>
}

async function savedTable(page: Page, tools: Locator): Promise<SavedTable> {
  await tools.click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'CSV 文件' }).click(),
  ])
  const [header, ...rows] = parse(readFileSync(await file.path(), 'utf8').replace(/^\uFEFF/, ''))
  // What made the table stands below it, after a blank line.
  const end = rows.findIndex((row) => row.length === 1 && row[0] === '')
  return {
    rows: rows
      .slice(0, end)
      .map((row) => Object.fromEntries(header!.map((name, at) => [name, row[at]!.replace(/^'/, '')]))),
    about: new Map(rows.slice(end + 1).map(([name, value]) => [name!, value!] as const)),
  }
}

/** The figures of a page by what they are called: value, unit and what is said below. */
export async function figures(page: Page): Promise<Map<string, string>> {
  const main = page.getByRole('main')
  await main.getByRole('definition').first().waitFor()
  const [names, values] = [
    await main.getByRole('term').allInnerTexts(),
    await main.getByRole('definition').allInnerTexts(),
  ]
  return new Map(names.map((name, at) => [name.trim(), values[at]!.replace(/\s+/g, ' ').trim()]))
}

/** The data of a panel: of a chart as its table shows it, or of a table as the app exports it. */
export async function panelRows(page: Page, title: string, how: 'table' | 'export' = 'table') {
  const main = page.getByRole('main')
  if (how === 'export') {
    const tools = main.getByRole('button', { name: `${title}：导出`, exact: true })
    return savedRows(page, tools)
  }
  await main.getByRole('button', { name: `${title}: 看数据表`, exact: true }).click()
  const table = main.getByRole('region', { name: `${title}: 看数据表` }).getByRole('table')
  await table.waitFor()
  const headers = await table.getByRole('columnheader').allInnerTexts()
  const rows = await table
    .getByRole('row')
    .evaluateAll((all) =>
      all.slice(1).map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText.trim())),
    )
  return rows.map((texts) => Object.fromEntries(headers.map((header, at) => [header.trim(), texts[at]!])))
}
