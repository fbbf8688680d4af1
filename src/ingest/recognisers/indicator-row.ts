import { compareDecimal, sum, type DecimalString, type Indicator } from '@/engine'
import { isBlank, isInstruction } from '../blank'
import { readPercent, readPoints } from '../cell-number'
import type { FormSink } from '../form-sink'
import { placeOf, statedCells, textAt, type Grid } from '../grid'
import { compact, tidyName } from '../normalise'
import { fieldOfColumn, type Columns, type Span } from './columns'
import type { IndicatorColumn } from './indicator-header'
import { recogniseTitle } from './title'
import { isTotalRow } from './total-row'

/** Merged cells are given once: what the rows above said last. */
export interface Carried {
  level1: string | null
  level2: string | null
  level3: { text: string; row: number; column: number } | null
}

export type IndicatorRow = { indicator: Indicator } | 'template' | 'nameless' | 'sum'

/** `指标1：`, `指标 2:`, `指标1工程完工率`: a prefix of the template; `指标2` alone is a left-over of it. */
export const TEMPLATE_PREFIX = /^指标\s*(?:[\d０-９]*\s*[:：]\s*|[\d０-９]+\s*(?=[\p{Script=Han}“"《]|$))/u
/** `（50分）`, `(10%)`, `(满分50)`, `【30分】`, `50分` at the end: points of a level. */
const POINTS =
  /[（(【［[]\s*(?:满分|权重|分值|共|总分)?\s*[:：]?\s*[\d０-９]+(?:[.．][\d０-９]+)?\s*[分%％]?\s*[）)】］\]]|(?<=指标|效益|产出|满意度)\s*[\d０-９]+(?:[.．][\d０-９]+)?\s*[分%％]$/gu

/** A level's name without its points; null when nothing is left. */
export function levelName(text: string): string | null {
  const name = tidyName(text.replace(POINTS, ''))
  return isBlank(name) ? null : name
}

/** `在职人员控制率（5分）`: the points of an indicator in its name, where the form has no column of points. */
function pointsInName(text: string): { name: string; points: string } | null {
  const found =
    /^(.{2,}?)[（(【]\s*(?:满分|权重|分值)?\s*[:：]?\s*([\d０-９]+(?:[.．][\d０-９]+)?)\s*分\s*[）)】]\s*$/su.exec(
      text.trim(),
    )
  const points = found && readPoints(found[2]!)
  return found && typeof points === 'object' ? { name: tidyName(found[1]!), points: points!.value } : null
}

/** Score and weight in one cell: `28.8/30`, whichever stands first; nobody scores more than the weight. */
function fraction(text: string | undefined): { score: DecimalString; weight: DecimalString } | null {
  const [first, second, ...rest] = compact(text ?? '')
    .split('/')
    .map(readPoints)
  if (typeof first !== 'object' || typeof second !== 'object' || rest.length > 0) return null
  const isScoreFirst = compareDecimal(first.value, second.value) <= 0
  return isScoreFirst
    ? { score: first.value, weight: second.value }
    : { score: second.value, weight: first.value }
}

/** A level-3 name without the template's prefix; null for left-overs such as `指标2：` and `……`. */
export function indicatorName(text: string): string | null {
  const name = tidyName(text.trim().replace(TEMPLATE_PREFIX, ''))
  return isBlank(name) ? null : name
}

/**
 * One row under an indicator header. An indicator has a level-3 name — its own, or one merged over several rows — and at
 * least one of target, actual, weight, score. `template`: a left-over of the form; `nameless`: values without a name;
 * `sum`: a level with the points of its indicators.
 * `carried` is brought up to date.
 */
export function readIndicatorRow(
  grid: Grid,
  row: number,
  columns: Columns<IndicatorColumn>,
  carried: Carried,
  sink: FormSink,
): IndicatorRow {
  const at = (span: Span | undefined) => (span ? firstText(grid, row, span) : null)
  carryLevels(at(columns.level1), at(columns.level2), carried)
  const nameSpan = columns.level3 ?? columns.flatName
  const own = at(nameSpan)
  if (own) {
    const text = indicatorName(own.text)
    carried.level3 = text === null ? null : { text, row, column: own.column }
  }
  const cells: Indicator['cells'] = {}
  const note = (field: keyof Indicator['cells'], column: number) =>
    (cells[field] = placeOf(grid, row, column))
  const points = (field: 'weight' | 'reportedScore' | 'reviewedScore') => {
    const cell = numberCell(grid, row, columns[field], (text) => readPoints(text) !== 'malformed')
    if (!cell || isInstruction(cell.text)) return null
    const number = readPoints(cell.text)
    if (number === 'malformed') sink.malformed(row, cell.column, cell.text, field)
    if (typeof number === 'string') return null
    note(field, cell.column)
    return number.value
  }
  // 得分/分值 in one column: `28.8/30`.
  const shared = columns.weight && columns.reportedScore ? null : at(columns.reportedScore ?? columns.weight)
  const both = fraction(shared?.text)
  const target = targetText(grid, row, columns)
  const actual = joined(grid, row, columns.actual)
  const inName = columns.weight || carried.level3 === null ? null : pointsInName(carried.level3.text)
  const weight = both?.weight ?? inName?.points ?? points('weight')
  const reportedScore = both?.score ?? points('reportedScore')
  const reviewedScore = points('reviewedScore')
  const said = [at(columns.reason), at(columns.measure)].filter(
    (cell): cell is Cell => cell !== null && !isBlank(cell.text) && !isInstruction(cell.text),
  )
  // 偏差原因分析 | 改进措施 in columns of their own say what most forms ask for in one.
  const reason = said[0] ? { ...said[0], text: said.map(({ text }) => text).join('\n') } : null
  const deviation = deviationOf(grid, row, columns.reportedDeviation, sink)

  const hasValues = [target, actual, weight, reportedScore].some((value) => value !== null)
  const name = carried.level3
  if (!name || !hasValues) {
    const stray = hasValues || reason !== null || deviation !== null
    if (stray && !name && target === null && actual === null && isSumOfLevel(grid, row, columns)) return 'sum'
    // Under a left-over name (`指标1:/`) dashes are no values; real values without a name are said.
    return stray && !name ? 'nameless' : 'template'
  }
  cells.level3 = placeOf(grid, name.row, name.column)
  if (inName) cells.weight = cells.level3
  if (both) {
    note('reportedScore', shared!.column)
    note('weight', shared!.column)
  }
  if (target) note('target', target.column)
  if (actual) note('actual', actual.column)
  if (reason) note('reason', reason.column)
  if (deviation) note('reportedDeviation', deviation.column)
  const measureUnit = at(columns.measureUnit)?.text
  const indicator: Indicator = {
    level1: carried.level1,
    level2: carried.level2,
    level3: inName?.name ?? name.text,
    target: target?.text ?? null,
    actual: actual?.text ?? null,
    measureUnit: isBlank(measureUnit) ? null : tidyName(measureUnit!),
    weight,
    reportedScore,
    ...(reviewedScore !== null && { reviewedScore }),
    reportedDeviation: deviation?.value ?? null,
    reason: reason?.text ?? null,
    cell: placeOf(grid, row, name.column),
    cells,
  }
  return { indicator }
}

/** A row that names a level and no indicator, and whose points are those of the indicators below it, up to the next such level. */
function isSumOfLevel(grid: Grid, row: number, columns: Columns<IndicatorColumn>): boolean {
  const name = columns.level3 ?? columns.flatName
  const level = [columns.level1, columns.level2].find((span) => span && firstText(grid, row, span))
  if (!name || !level) return false
  return (['weight', 'reportedScore'] as const).some((field) => {
    const span = columns[field]
    const own = span ? readPoints(textAt(grid, row, span.column)) : 'blank'
    if (typeof own === 'string') return false
    const parts: DecimalString[] = []
    for (let below = row + 1; below < grid.rows.length; below++) {
      const points = readPoints(textAt(grid, below, span!.column))
      const begins = firstText(grid, below, level) !== null && firstText(grid, below, name) === null
      if (begins || isTotalRow(grid, below) || recogniseTitle(grid, below)) break
      if (typeof points === 'object' && firstText(grid, below, name)) parts.push(points.value)
    }
    return parts.length > 0 && compareDecimal(sum(parts) ?? '0', own.value) === 0
  })
}

type Cell = { text: string; column: number }

function firstText(grid: Grid, row: number, span: Span): Cell | null {
  for (let column = span.column; column < span.until; column++) {
    const text = textAt(grid, row, column)
    if (text !== '') return { text, column }
  }
  return null
}

/** A level given anew ends the ones below it; the same text repeated (merged cells filled down) does not. */
function carryLevels(level1: Cell | null, level2: Cell | null, carried: Carried): void {
  if (level1 && !KIND_OF_INDICATOR.test(compact(level1.text))) {
    const name = levelName(level1.text)
    if (name === null || name !== carried.level1)
      Object.assign(carried, { level1: name, level2: null, level3: null })
  }
  if (level2) {
    const name = levelName(level2.text)
    if (name === null || name !== carried.level2) Object.assign(carried, { level2: name, level3: null })
  }
}

/** The cell of a number: the header's own column, else a number in the blank columns that the header spans. */
function numberCell(
  grid: Grid,
  row: number,
  span: Span | undefined,
  fits: (text: string) => boolean,
): Cell | null {
  if (!span) return null
  for (let column = span.column; column < span.until; column++) {
    const text = textAt(grid, row, column)
    if (!isBlank(text) && (column === span.column || fits(text))) return { text, column }
  }
  return null
}

/** All that stands under a header that was merged over several columns, joined (`≥ | 90 | %` → `≥90%`). */
function joined(grid: Grid, row: number, span: Span | undefined): Cell | null {
  if (!span) return null
  const parts = statedCells(grid, row).filter(
    (cell) => cell.column >= span.column && cell.column < span.until,
  )
  const kept = parts.filter((cell) => !isInstruction(cell.text))
  // A merged value that the export repeated in each column is said once.
  const texts = kept.map((cell) => cell.text).filter((text, i, all) => i === 0 || text !== all[i - 1])
  return kept.length === 0 ? null : { text: texts.join(''), column: kept[0]!.column }
}

const KIND_OF_INDICATOR = /^(?:定量|定性)(?:指标)?$|^(?:正向|反向|负向|逆向)(?:指标)?$/

/** Operator, value and unit of their own columns joined; 定量/定性 in the operator's place is none. */
function targetText(grid: Grid, row: number, columns: Columns<IndicatorColumn>): Cell | null {
  const value = joined(grid, row, columns.adjustedTarget) ?? joined(grid, row, columns.target)
  if (!value) return null
  const operator = columns.operator ? firstText(grid, row, columns.operator) : null
  const isOperator = operator && !isBlank(operator.text) && !KIND_OF_INDICATOR.test(compact(operator.text))
  const unit = columns.measureUnit ? firstText(grid, row, columns.measureUnit) : null
  const isUnit =
    unit &&
    !isBlank(unit.text) &&
    /\d$/.test(compact(value.text)) &&
    !compact(value.text).endsWith(compact(unit.text))
  return {
    text: `${isOperator ? operator.text : ''}${value.text}${isUnit ? unit.text : ''}`,
    column: value.column,
  }
}

function deviationOf(grid: Grid, row: number, span: Span | undefined, sink: FormSink) {
  const cell = numberCell(grid, row, span, (text) => readPercent(text) !== 'malformed')
  if (!cell || isInstruction(cell.text)) return null
  const number = readPercent(cell.text)
  if (number === 'malformed') sink.malformed(row, cell.column, cell.text, 'reportedDeviation')
  return typeof number === 'string' ? null : { value: number.value, column: cell.column }
}

/** True where anything stands under one of the columns. */
export function isUnderHeader(grid: Grid, row: number, columns: Columns<IndicatorColumn>): boolean {
  return grid.rows[row]!.some((text, column) => text.trim() !== '' && fieldOfColumn(columns, column) !== null)
}
