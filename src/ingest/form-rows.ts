import { isBlank } from './blank'
import { looksNumeric } from './cell-number'
import { correctedColumns, type Corrections } from './corrections'
import { FormBudget } from './form-budget'
import { continuation } from './form-continuation'
import type { FormParts, Where } from './form-parts'
import type { FormSink } from './form-sink'
import { filledCells, textAt, type Grid } from './grid'
import { labelText } from './normalise'
import { isIndicatorRow } from './recognisers/indicator-or-label'
import { isSameHeader } from './recognisers/budget-header'
import { shiftColumns, type Columns } from './recognisers/columns'
import { recogniseHeadRow } from './recognisers/head'
import { recogniseShift } from './recognisers/indicator-alignment'
import {
  recogniseIndicatorHeader,
  type IndicatorColumn,
  type IndicatorHeader,
} from './recognisers/indicator-header'
import { isUnderHeader, readIndicatorRow, type Carried } from './recognisers/indicator-row'
import { ProblemTexts } from './recognisers/problem-texts'
import { recogniseTextRow, type Region } from './recognisers/text-row'
import { recogniseTitle } from './recognisers/title'
import { betterTotal, isTotalRow, readTotalBelow, readTotalRow } from './recognisers/total-row'
import type { RowMeaning } from './regions'

/** Reads the rows of one table from top to bottom; each row has one meaning, or is a reject. */
export function readFormRows(
  grid: Grid,
  rows: readonly number[],
  sink: FormSink,
  corrections: Corrections = {},
): FormParts {
  const parts: FormParts = {
    titles: [],
    entries: [],
    headRows: [],
    budget: new FormBudget(grid, corrections),
    indicatorHeader: null,
    shift: 0,
    indicators: [],
    total: null,
    problems: new ProblemTexts(grid),
    rows,
    meanings: new Map(),
    indicatorColumns: {},
    notRead: [],
  }
  const headers = indicatorHeaders(grid, rows)
  let where: Where = { region: 'head' }
  let columns: Columns<IndicatorColumn> = {}
  /** The row just above, where it names the total and holds no figure. */
  let totalLabels: number | null = null
  const carried: Carried = { level1: null, level2: null, level3: null }

  const is = (row: number, meaning: RowMeaning) => parts.meanings.set(row, meaning)

  const step = (row: number): Where | 'unknown' => {
    const title = recogniseTitle(grid, row)
    if (title) {
      parts.titles.push(title)
      is(row, 'title')
      return where
    }
    const header = headers.get(row)
    if (header) {
      // A header that comes again at the top of a page stands over its rows as the first one did.
      const known = parts.indicatorHeader
      const isAgain = known !== null && isSameHeader(grid, known.rows.at(-1)!, header.rows.at(-1)!)
      parts.indicatorHeader ??= header
      // Texts below the table stand where they like: they say nothing of its columns.
      const below = rows.filter(
        (other) =>
          other > header.rows.at(-1)! && !headers.has(other) && recogniseTextRow(grid, other) === null,
      )
      if (!isAgain) parts.shift = recogniseShift(grid, below, header.columns)
      columns = correctedColumns(grid, 'indicators', shiftColumns(header.columns, parts.shift), corrections)
      if (parts.indicatorHeader === header) parts.indicatorColumns = columns
      for (const part of header.rows) is(part, 'indicatorHeader')
      return { region: 'indicators' }
    }
    if (where.region !== 'indicators') {
      const money = budgetRow(row)
      if (money) return money
    }
    const below = totalLabels !== null && readTotalBelow(grid, totalLabels, row)
    totalLabels = null
    if (below) {
      parts.total = betterTotal(parts.total, below)
      is(row, 'total')
      return { region: 'after' }
    }
    if (parts.indicatorHeader && isTotalRow(grid, row)) {
      const isScored = parts.indicators.some(({ reportedScore }) => reportedScore !== null)
      const total = readTotalRow(grid, row, columns, sink, isScored)
      if (total.score === null && total.weight === null) totalLabels = row
      parts.total = betterTotal(parts.total, total)
      is(row, 'total')
      return { region: 'after' }
    }
    // A row that is named like a region of text must not end the table for the rows below it.
    const inTable = parts.indicatorHeader !== null && !parts.total && !NOT_IN_TABLE.has(where.region)
    const scored = inTable && hasPoints(grid, row, columns)
    if (where.region === 'indicators' && isSubtotal(grid, row)) return where
    const isNamed = where.region === 'indicators' && isIndicatorRow(grid, row, columns)
    if (!scored && !isNamed) {
      const text = recogniseTextRow(grid, row)
      if (text) {
        is(row, 'text')
        if (PROBLEM_REGIONS.has(text.region) || text.problemsFrom !== null)
          parts.problems.addLabelled(row, text)
        return text.problemsFrom === null
          ? { region: text.region, column: text.label.column }
          : { region: 'problemsAndMeasures', column: text.problemsFrom }
      }
      const entries = recogniseHeadRow(grid, row)
      // 预算编制不够精准 below 存在问题 is no label, whatever words are in it.
      const isText =
        PROBLEM_REGIONS.has(where.region as Region) && entries.every(({ label }) => label === 'perhaps')
      const begins =
        entries.length > 0 && !isText && (where.region !== 'indicators' || beginsWithLabel(grid, row))
      if (begins) {
        parts.entries.push(...entries)
        is(row, 'head')
        return where.region === 'head' ? where : { region: 'after' }
      }
    }
    if ((where.region === 'indicators' || scored) && isUnderHeader(grid, row, columns)) {
      const found = readIndicatorRow(grid, row, columns, carried, sink)
      if (found === 'nameless') return rejectRow(grid, row, sink, 'form.indicator-without-name')
      if (typeof found === 'object') {
        parts.indicators.push(found.indicator)
        is(row, 'indicator')
      }
      return { region: 'indicators' }
    }
    return continuation(grid, row, where, parts)
  }

  const budgetRow = (row: number): Where | 'unknown' | null => {
    const money = parts.budget.step(row, where.region === 'budget')
    if (money === null) return null
    if (money === 'unknown-source') return rejectRow(grid, row, sink, 'form.fund-source-unknown')
    is(row, money === 'header' ? 'budgetHeader' : money === 'line' ? 'budget' : 'ignored')
    if (money === 'spending' || money === 'task')
      parts.notRead.push({ row, label: filledCells(grid, row)[0]!.text, why: money })
    return { region: 'budget' }
  }

  const headerRows = new Set([...headers.values()].flatMap((header) => header.rows))
  for (const row of rows) {
    if (headerRows.has(row) && !headers.has(row)) continue
    const next = step(row)
    if (next === 'unknown') {
      if (!sink.rejectedRows.has(row)) rejectRow(grid, row, sink, 'form.row-not-understood')
      continue
    }
    where = next
    if (where.region === 'head') parts.headRows.push(row)
    // A row without a label of its own goes on with the text above it; elsewhere it says nothing.
    const inText = !NOT_TEXT.has(where.region)
    if (!parts.meanings.has(row)) is(row, inText ? 'text' : where.region === 'head' ? 'head' : 'ignored')
  }
  for (const { row, label } of parts.budget.unread()) {
    is(row, 'ignored')
    parts.notRead.push({ row, label: label?.text ?? '', why: 'spending' })
  }
  return parts
}

const NOT_TEXT: ReadonlySet<Where['region']> = new Set(['head', 'budget', 'indicators', 'after'])
const NOT_IN_TABLE: ReadonlySet<Where['region']> = new Set(['head', 'budget', 'after'])

const PROBLEM_REGIONS: ReadonlySet<Region> = new Set(['problems', 'measures', 'problemsAndMeasures'])

/** Indicator headers by their first row. */
function indicatorHeaders(grid: Grid, rows: readonly number[]): Map<number, IndicatorHeader> {
  const found = new Map<number, IndicatorHeader>()
  const own = new Set(rows)
  for (const row of rows) {
    const header = recogniseIndicatorHeader(grid, row)
    if (header && own.has(header.rows[0]!)) found.set(header.rows[0]!, header)
  }
  return found
}

/** Points under the header: then a row is an indicator, whatever its name reminds of. */
function hasPoints(grid: Grid, row: number, columns: Columns<IndicatorColumn>): boolean {
  return (['weight', 'reportedScore'] as const).some((field) => {
    const span = columns[field]
    return span !== undefined && looksNumeric(textAt(grid, row, span.column))
  })
}

/** 小计 of a level: its points are those of the rows above, not of an indicator. */
function isSubtotal(grid: Grid, row: number): boolean {
  return filledCells(grid, row).some(({ text }) => /^(?:分项|.{0,8}指标)?小计$/.test(labelText(text)))
}

function beginsWithLabel(grid: Grid, row: number): boolean {
  const first = filledCells(grid, row)[0]
  return recogniseHeadRow({ ...grid, rows: [[first?.text ?? '']] }, 0).length > 0
}

function rejectRow(
  grid: Grid,
  row: number,
  sink: FormSink,
  code: 'form.row-not-understood' | 'form.indicator-without-name' | 'form.fund-source-unknown',
): 'unknown' {
  const first = filledCells(grid, row).find((cell) => !isBlank(cell.text)) ?? { column: 0, text: '' }
  sink.row(row, first.column, first.text, code)
  return 'unknown'
}
