import type { Indicator } from '@/engine'
import { isBlank } from './blank'
import { looksNumeric } from './cell-number'
import { correctedColumns, type Corrections } from './corrections'
import { type FormSink } from './form-sink'
import { filledCells, textAt, type Grid } from './grid'
import { compact, labelText } from './normalise'
import {
  hasBudgetNumbers,
  isBudgetSubHeader,
  recogniseBudgetRow,
  type BudgetRow,
} from './recognisers/budget-block'
import { recogniseBudgetHeader, type BudgetHeader } from './recognisers/budget-header'
import { fieldOfColumn, shiftColumns, type Columns } from './recognisers/columns'
import { recogniseHeadRow, type HeadEntry } from './recognisers/head'
import { recogniseShift } from './recognisers/indicator-alignment'
import {
  recogniseIndicatorHeader,
  type IndicatorColumn,
  type IndicatorHeader,
} from './recognisers/indicator-header'
import { isUnderHeader, readIndicatorRow, type Carried } from './recognisers/indicator-row'
import { ProblemTexts } from './recognisers/problem-texts'
import { recogniseTextRow, type Region } from './recognisers/text-row'
import { recogniseTitle, type Title } from './recognisers/title'
import { isTotalRow, readTotalRow, type TotalRow } from './recognisers/total-row'
import { unitOf } from './recognisers/unit'
import { yearIn } from './recognisers/year'
import type { RowMeaning } from './regions'

/** The rows of one table, told apart by what they mean. */
export interface FormParts {
  titles: Title[]
  entries: HeadEntry[]
  /** Rows above the first table header: where year and unit are looked for. */
  headRows: number[]
  budgetHeader: BudgetHeader | null
  budgetRows: BudgetRow[]
  indicatorHeader: IndicatorHeader | null
  /** How far the data stand to the right of the indicator header. */
  shift: number
  indicators: Indicator[]
  total: TotalRow | null
  problems: ProblemTexts
  rows: readonly number[]
  /** What each row was taken for; a rejected row is in the sink. */
  meanings: Map<number, RowMeaning>
  /** The columns of the indicators as they were read: moved by `shift`, corrected by the officer. */
  indicatorColumns: Columns<IndicatorColumn>
}

type Where =
  | { region: 'head' | 'budget' | 'indicators' | 'after' }
  /** Inside a text region, begun by a label in that column. */
  | { region: Region; column: number }

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
    budgetHeader: null,
    budgetRows: [],
    indicatorHeader: null,
    shift: 0,
    indicators: [],
    total: null,
    problems: new ProblemTexts(grid),
    rows,
    meanings: new Map(),
    indicatorColumns: {},
  }
  const headers = indicatorHeaders(grid, rows)
  let where: Where = { region: 'head' }
  let columns: Columns<IndicatorColumn> = {}
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
      parts.indicatorHeader ??= header
      const below = rows.filter((other) => other > header.rows.at(-1)! && !headers.has(other))
      parts.shift = recogniseShift(grid, below, header.columns)
      columns = correctedColumns(grid, 'indicators', shiftColumns(header.columns, parts.shift), corrections)
      if (parts.indicatorHeader === header) parts.indicatorColumns = columns
      for (const part of header.rows) is(part, 'indicatorHeader')
      return { region: 'indicators' }
    }
    const budgetHeader = recogniseBudgetHeader(grid, row)
    if (budgetHeader && !parts.budgetHeader) {
      const corrected = correctedColumns(grid, 'budget', budgetHeader.columns, corrections)
      parts.budgetHeader = { ...budgetHeader, columns: corrected }
      is(row, 'budgetHeader')
      return { region: 'budget' }
    }
    if (where.region === 'budget') {
      if (isBudgetSubHeader(grid, row, parts.budgetHeader!)) {
        is(row, 'budgetHeader')
        return where
      }
      const found = recogniseBudgetRow(grid, row, parts.budgetHeader!, parts.budgetRows.length === 0)
      const secondTotal =
        found?.source === 'total' && parts.budgetRows.some((line) => line.source === 'total')
      if (found && !secondTotal) {
        parts.budgetRows.push(found)
        is(row, 'budget')
        return where
      }
    }
    if (parts.indicatorHeader && isTotalRow(grid, row)) {
      parts.total ??= readTotalRow(grid, row, columns, sink)
      is(row, 'total')
      return { region: 'after' }
    }
    // A row that is named like a region of text must not end the table for the rows below it.
    const inTable = parts.indicatorHeader !== null && !parts.total && !NOT_IN_TABLE.has(where.region)
    const scored = inTable && hasPoints(grid, row, columns)
    if (where.region === 'indicators' && isSubtotal(grid, row)) return where
    const isNamed = where.region === 'indicators' && beginsWithName(grid, row, columns)
    if (!scored && !isNamed) {
      const text = recogniseTextRow(grid, row)
      if (text) {
        is(row, 'text')
        if (PROBLEM_REGIONS.has(text.region)) parts.problems.addLabelled(row, text)
        return { region: text.region, column: text.label.column }
      }
      const entries = recogniseHeadRow(grid, row)
      const begins = entries.length > 0 && (where.region !== 'indicators' || beginsWithLabel(grid, row))
      if (begins) {
        parts.entries.push(...entries)
        is(row, 'head')
        return where.region === 'head' ? where : { region: 'after' }
      }
    }
    if ((where.region === 'indicators' || scored) && isUnderHeader(grid, row, columns)) {
      const found = readIndicatorRow(grid, row, columns, carried, sink)
      if (found === 'nameless') return rejectRow(grid, row, sink, 'form.indicator-without-name')
      if (found !== 'template') {
        parts.indicators.push(found.indicator)
        is(row, 'indicator')
      }
      return { region: 'indicators' }
    }
    const isMoney = where.region === 'budget' && hasBudgetNumbers(grid, row, parts.budgetHeader!.columns)
    // A table of tasks with money has a total at its end; its other rows are tasks, not fund sources.
    if (isMoney && recogniseTextRow(grid, parts.budgetHeader!.row)?.region === 'tasks') return where
    if (isMoney) return rejectRow(grid, row, sink, 'form.fund-source-unknown')
    return continuation(grid, row, where, parts)
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
  return parts
}

const NOT_TEXT: ReadonlySet<Where['region']> = new Set(['head', 'budget', 'indicators', 'after'])
const NOT_IN_TABLE: ReadonlySet<Where['region']> = new Set(['head', 'budget', 'after'])

const PROBLEM_REGIONS: ReadonlySet<Region> = new Set(['problems', 'measures', 'problemsAndMeasures'])

/** Indicator headers by their first row. */
function indicatorHeaders(grid: Grid, rows: readonly number[]): Map<number, IndicatorHeader> {
  const found = new Map<number, IndicatorHeader>()
  for (const row of rows) {
    const header = recogniseIndicatorHeader(grid, row)
    if (header && rows.includes(header.rows[0]!)) found.set(header.rows[0]!, header)
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

/** The row begins in the column of level 2 or 3, right of merged cells: what stands there is a name, not a label. */
function beginsWithName(grid: Grid, row: number, columns: Columns<IndicatorColumn>): boolean {
  const first = filledCells(grid, row)[0]!.column
  const field = fieldOfColumn(columns, first)
  const isLeftmost = Object.values(columns).every((span) => span.column >= first)
  return (field === 'level2' || field === 'level3') && !isLeftmost
}

/** 小计 of a level: its points are those of the rows above, not of an indicator. */
function isSubtotal(grid: Grid, row: number): boolean {
  return filledCells(grid, row).some(({ text }) => /^(?:分项)?小计$/.test(labelText(text)))
}

function beginsWithLabel(grid: Grid, row: number): boolean {
  const first = filledCells(grid, row)[0]
  return recogniseHeadRow({ ...grid, rows: [[first?.text ?? '']] }, 0).length > 0
}

/** A row without a label of its own: what it means follows from where it stands. */
function continuation(grid: Grid, row: number, where: Where, parts: FormParts): Where | 'unknown' {
  const cells = filledCells(grid, row)
  // Dashes and left-overs say nothing, wherever they stand.
  if (cells.every((cell) => isBlank(cell.text))) return where
  const texts = new Set(cells.map((cell) => cell.text))
  const short = cells.every((cell) => cell.text.length <= 40)
  switch (where.region) {
    case 'head': {
      const saysYearOrUnit = cells.some((cell) => yearIn(cell.text) !== null || unitOf(cell.text) !== null)
      const blankYear = cells.some((cell) => /^\(?年度?\)?$/.test(compact(cell.text)))
      return texts.size === 1 && short && (saysYearOrUnit || blankYear) ? where : 'unknown'
    }
    case 'budget':
    case 'indicators':
      return 'unknown'
    case 'after':
      return texts.size === 1 && parts.total ? where : 'unknown'
    case 'goals':
    case 'tasks':
      return where
    case 'problems':
    case 'measures':
    case 'problemsAndMeasures':
      parts.problems.addContinuation(row, where.region)
      return where
    default: {
      const below = 'column' in where && cells[0]!.column > where.column
      return below || texts.size === 1 ? where : 'unknown'
    }
  }
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
