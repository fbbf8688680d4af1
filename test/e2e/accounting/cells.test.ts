import { Decimal } from 'decimal.js'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importByDrop, publishedTable, ready } from '../as-a-person'
import { closeBrowser, openApp, type OpenApp } from '../browser'
import { expected, filledCells, gridOf, headText, words, type ShownRow } from './bytes'
import { BUDGET, CASES, INDICATOR, type Field, type Places } from './places'
import { exported, figures, shownRows } from './shown'

// Every cell of the published tables, from the bytes of the file to the pages that show it and out again as CSV. What is in the
// bytes is read by `bytes.ts`, which knows nothing of the app; where the fields stand is written down in `places.ts`.

/** The columns of the department's page. 偏差度 has none: it is followed to the export alone. */
const ON_PAGE: Partial<Record<Field, string>> = {
  label: '资金来源',
  initialBudget: '年初预算数',
  adjustedBudget: '全年预算数',
  executed: '全年执行数',
  reportedRate: '执行率（自报）',
  level1: '一级指标',
  level2: '二级指标',
  level3: '三级指标',
  target: '年度指标值',
  actual: '实际完成值',
  weight: '分值',
  reportedScore: '自评得分',
  reason: '偏差原因及改进措施',
}
const TEXTS: readonly Field[] = ['label', 'level1', 'level2', 'level3', 'target', 'actual', 'reason']

/** A shown text as the rules of `bytes.ts` give it. */
function value(field: Field, text: string): string | null {
  const said = words(text)
  if (said === '' || said === '—') return null
  return TEXTS.includes(field)
    ? said
    : new Decimal(said.replaceAll(',', '').replace('%', '').replace('−', '-')).toString()
}
const asShown = (
  fields: readonly Field[],
  row: Record<string, string>,
  by: (field: Field) => string,
): ShownRow => Object.fromEntries(fields.map((field) => [field, value(field, row[by(field)]!)]))

let app: OpenApp
let page: Page
let budgets: Record<string, string>[]
let indicators: Record<string, string>[]
let sheets: Record<string, string>[]
const unitOf = (one: Places) => one.typed ?? headText(at(gridOf(one.file), one.head.department!))
const at = (grid: string[][], [row, column]: readonly [number, number]) => grid[row - 1]![column - 1]!

beforeAll(async () => {
  app = await openApp('#/data', { acceptDownloads: true })
  page = app.page
  page.setDefaultTimeout(15_000)
  await ready(page)
  await importByDrop(
    page,
    CASES.map(({ file }) => publishedTable(file)),
  )
  for (const { file, typed } of CASES.filter((one) => one.typed)) {
    const asked = page
      .getByRole('listitem')
      .filter({ hasText: file })
      .filter({ has: page.getByRole('textbox') })
    await asked.getByRole('textbox', { name: '部门（单位）' }).fill(typed!)
    await asked.getByRole('button').click()
    await asked.waitFor({ state: 'detached' })
  }
  const ofTable = (columns: readonly Field[], table: string) =>
    `SELECT file, ${columns.join(', ')} FROM ${table} JOIN evaluation e USING (evaluationId) ORDER BY file, ${table}.ordinal`
  budgets = await exported(page, ofTable(BUDGET, 'budget'))
  indicators = await exported(page, ofTable(INDICATOR, 'indicator'))
  sheets = await exported(
    page,
    'SELECT file, firstRow, cells FROM source_sheet JOIN source_rows USING (importId, ordinal)',
  )
}, 240_000)
afterAll(async () => {
  expect(app.complaints).toEqual([])
  expect(app.strangers).toEqual([])
  await app.close()
  await closeBrowser()
})

/** The texts of a sheet's page by place. A header's cell says after its text what its column was taken for. */
async function sheetShown(table: Locator): Promise<Map<string, string>> {
  await table.getByRole('rowheader').first().waitFor()
  const cells = await table.getByRole('row').evaluateAll((rows) =>
    rows.slice(1).flatMap((row) => {
      const [number, , ...rest] = [...row.children] as HTMLTableCellElement[]
      let column = 1
      return rest.map((cell) => {
        const place = `${number!.innerText}.${column}`
        column += cell.colSpan
        return [place, cell.innerText.replace(/→[^→]*$/, '')] as const
      })
    }),
  )
  return new Map(
    cells.map(([place, text]) => [place, words(text)] as const).filter(([, text]) => text !== ''),
  )
}

describe.each(CASES)('$file', (one) => {
  const grid = gridOf(one.file)
  const budget = expected(grid, one.budget, one.unit, true)
  const rows = expected(grid, one.indicators, one.unit, false)
  const texts = new Map(
    filledCells(grid).map((place) => [
      place,
      words(at(grid, place.split('.').map(Number) as [number, number])),
    ]),
  )

  it('every cell stands on the page of its sheet, and goes out with it', async () => {
    await page.goto(new URL(`#/data/source/${encodeURIComponent(one.file)}`, page.url()).href)
    const shown = await sheetShown(page.getByRole('table', { name: `原表：${one.file}` }))
    expect(shown).toEqual(texts)
    const out = sheets.filter(({ file }) => file === one.file)
    const gridOut = out.flatMap(({ cells }) => JSON.parse(cells!) as string[][])
    expect(filledCells(gridOut)).toEqual(filledCells(grid))
    for (const place of texts.keys()) {
      const cell = place.split('.').map(Number) as [number, number]
      expect(words(at(gridOut, cell)), place).toBe(texts.get(place))
    }
  })

  it('every budget line and every indicator stands on the page of the department, and goes out as CSV', async () => {
    await page.goto(new URL(`#/departments/${encodeURIComponent(unitOf(one))}`, page.url()).href)
    const main = page.getByRole('main')
    const tables = {
      budget: main.getByRole('table', { name: /^部门整体支出情况/ }),
      indicators: main.getByRole('table', { name: '绩效指标' }),
    }
    const shownAs = (fields: readonly Field[], all: Record<string, string>[]) => {
      const columns = fields.filter((field) => ON_PAGE[field])
      return all.map((row) => asShown(columns, row, (field) => ON_PAGE[field]!))
    }
    expect(shownAs(BUDGET, await shownRows(tables.budget))).toEqual(budget.rows)
    expect(shownAs(INDICATOR, await shownRows(tables.indicators))).toEqual(
      rows.rows.map((row) => ({ ...row, reportedDeviation: undefined })),
    )
    const outOf = (fields: readonly Field[], all: Record<string, string>[]) =>
      all.filter(({ file }) => file === one.file).map((row) => asShown(fields, row, (field) => field))
    expect(outOf(BUDGET, budgets)).toEqual(budget.rows)
    expect(outOf(INDICATOR, indicators)).toEqual(rows.rows)
  })

  it('its head stands there too', async () => {
    await page.goto(new URL(`#/departments/${encodeURIComponent(unitOf(one))}`, page.url()).href)
    await page.getByRole('heading', { level: 1, name: unitOf(one) }).waitFor()
    const head = words(await page.getByRole('article').innerText())
    const { name, supervisor, reportedTotal } = one.head
    expect(head).toContain(`来源：${one.file}`)
    if (name) expect(head).toContain(`${headText(at(grid, name))} ·`)
    if (supervisor) expect(head).toContain(`主管部门：${headText(at(grid, supervisor))} ·`)
    const total = (await figures(page)).get('自评总分')!.split(' ')[0]!
    expect(total).toBe(reportedTotal ? at(grid, reportedTotal) : '—')
  })

  it('no cell of these rows is left out: it is followed, or a rule says why not', () => {
    for (const [
      {
        rows: [first, last],
        columns,
        besides = [],
      },
      { cells, idle },
    ] of [
      [one.budget, budget],
      [one.indicators, rows],
    ] as const) {
      expect(cells.size).toBeGreaterThan(0)
      // What stands beside a block is its title; the columns `besides` are on the page of the sheet.
      const left = Math.min(...Object.values(columns).flat())
      const unfollowed = [...texts.keys()].filter((place) => {
        const [row, column] = place.split('.').map(Number) as [number, number]
        const inBlock = row >= first && row <= last && column >= left && !besides.includes(column)
        return inBlock && !cells.has(place) && !idle.has(place)
      })
      expect(unfollowed).toEqual([])
    }
  })
})

it('the places are those of all published tables', async () => {
  const { readdir } = await import('node:fs/promises')
  const tables = (await readdir('test/fixtures/cases')).filter(
    (file) => file.endsWith('.csv') && file !== 'problems.csv',
  )
  expect(CASES.map(({ file }) => file).sort()).toEqual(tables.sort())
})
