import type { CellRef, DecimalString } from '@/engine'
import { isBlank } from '../blank'
import { readPoints } from '../cell-number'
import type { FormSink } from '../form-sink'
import { filledCells, placeOf, type Grid } from '../grid'
import { compact, labelText } from '../normalise'
import { fieldOfColumn, type Columns } from './columns'
import type { IndicatorColumn } from './indicator-header'

export interface TotalRow {
  weight: DecimalString | null
  score: DecimalString | null
  grade: string | null
  /** 总得分, 自评总分: the score of the whole table; 合计 may be that of the indicators alone. */
  isWhole: boolean
  cells: { totalRow: CellRef; totalWeight?: CellRef; reportedTotal?: CellRef; reportedGrade?: CellRef }
}

const LABEL =
  /^(?:总分|合计|总计|总得分|自评总分|总分值|得分合计|合计得分|综合得分|自评得分|总评分|合计总分|总分合计|自评总得分|自评得分合计|总分数)$/
const GRADE_LABEL = /^(?:自评)?(?:等级|等次|评价等级|绩效等级|结果)$/

/** 优良中差 where a cell says just that (`优`, `良好`, `优秀`, `等级：优`), or ticks one of them (`☑优 □良 □中 □差`). */
export function gradeOf(text: string): string | null {
  const cell = compact(text)
  return /^(?:.{0,6}:)?(优|良|中|差)(?:秀|好|等)?$/.exec(cell)?.[1] ?? tickedGrade(cell)
}

/** `97.4分（优）`, `优（97.4分）`, `得分97.4，等级优` in one cell; null where it does not say both. */
export function scoreAndGrade(text: string): { score: DecimalString; grade: string } | null {
  const cell = compact(text)
  if (cell.length > 24) return null
  const score = /(?<![\d.])\d{1,3}(?:\.\d+)?(?=分|$|[,(、;])/.exec(cell)?.[0]
  const grade = /(?:^|[^\p{Script=Han}]|等级|等次|为|分)(优|良|中|差)(?:秀|好|等)?(?!\p{Script=Han})/u.exec(
    cell,
  )?.[1]
  const value = score && readPoints(score)
  return grade && typeof value === 'object' ? { score: value.value, grade } : null
}

const TICK = '[☑√✓✔■▣⊠☒●]'
const BOX = '[□☐○〇]'

function tickedGrade(cell: string): string | null {
  if (cell.length > 40 || new Set(cell.match(/[优良中差]/g)).size < 2) return null
  // The box may stand before the word or behind it: all of a cell stand alike.
  const before = new RegExp(`^\\(?(?:${TICK}|${BOX})`).test(cell)
  const pattern = before ? `${TICK}\\)?(优|良|中|差)` : `(优|良|中|差)(?:秀|好|等)?\\(?${TICK}`
  const ticked = [...cell.matchAll(new RegExp(pattern, 'g'))]
  return ticked.length === 1 ? ticked[0]![1]! : null
}

/** Two total rows of one table: the one of the whole rules over 合计, and each says what the other does not. */
export function betterTotal(known: TotalRow | null, next: TotalRow): TotalRow {
  if (!known) return next
  const [first, second] =
    next.isWhole && !known.isWhole && next.score !== null ? [next, known] : [known, next]
  return {
    weight: first.weight ?? second.weight,
    score: first.score ?? second.score,
    grade: first.grade ?? second.grade,
    isWhole: first.isWhole,
    cells: { ...second.cells, ...first.cells },
  }
}

/** A row that names 总分/合计 and else holds numbers, dashes and a grade; one other text (a side label, a remark) may stand there. */
export function isTotalRow(grid: Grid, row: number): boolean {
  const cells = filledCells(grid, row)
  // `总分：96.31` in one cell.
  if (cells.some(({ text }) => inlineTotal(text) !== null)) return true
  if (!cells.some(({ text }) => LABEL.test(labelText(text)))) return false
  const others = cells.filter(
    ({ text }) =>
      !LABEL.test(labelText(text)) &&
      !isBlank(text) &&
      !/^[\d.,]+分?$/.test(compact(text)) &&
      gradeOf(text) === null &&
      !GRADE_LABEL.test(labelText(text)),
  )
  return new Set(others.map(({ text }) => text)).size <= 1
}

function inlineTotal(text: string): string | null {
  return /^(?:自评)?总(?:得)?分:(\d+(?:\.\d+)?)分?$/.exec(compact(text))?.[1] ?? null
}

/**
 * Reads the total row: by the columns of the indicator table, else (numbers elsewhere) one is the score, two weight and
 * score.
 * @param isScored any indicator has a score of its own: a form without any has no total either
 */
export function readTotalRow(
  grid: Grid,
  row: number,
  columns: Columns<IndicatorColumn>,
  sink: FormSink,
  isScored: boolean,
): TotalRow {
  const cells = filledCells(grid, row)
  const total: TotalRow = {
    weight: null,
    score: null,
    grade: null,
    isWhole: cells.some(({ text }) => /[总综]|自评得分/.test(labelText(text)) && !/总计/.test(text)),
    cells: { totalRow: placeOf(grid, row, cells[0]?.column ?? 0) },
  }
  const set = (field: 'weight' | 'score', value: string, column: number) => {
    total[field] = value
    total.cells[field === 'weight' ? 'totalWeight' : 'reportedTotal'] = placeOf(grid, row, column)
  }
  const loose: { value: string; column: number }[] = []
  let reviewed: { value: string; column: number } | null = null
  for (const { column, text } of cells) {
    const inline = inlineTotal(text)
    if (inline) set('score', inline, column)
    const grade = gradeOf(text)
    if (grade) {
      total.grade = grade
      total.cells.reportedGrade = placeOf(grid, row, column)
    }
    if (isBlank(text) || grade || inline) continue
    const field = fieldOfColumn(columns, column)
    const number = readPoints(text)
    if (typeof number === 'string') {
      // Digits, points and commas in the wrong places are a number gone wrong; other text is a label or a remark.
      if (/^[\d.,]+分?$/.test(compact(text))) sink.malformed(row, column, text, 'total')
      continue
    }
    if (field === 'reviewedScore') {
      reviewed = { value: number.value, column }
      continue
    }
    if (field === 'weight') set('weight', number.value, column)
    else if (field === 'reportedScore') set('score', number.value, column)
    else loose.push({ value: number.value, column })
  }
  // 自评得分 | 98.89 below the table: a single number is the score, whichever column it happens to stand under.
  const label = cells.findLastIndex(({ text }) => LABEL.test(labelText(text)))
  const numbers = [total.weight, reviewed].filter((number) => number !== null).length
  const single = isScored && total.score === null && loose.length === 0 && numbers === 1
  const isBeside = cells[label] && (cells[label + 1]?.column ?? Infinity) <= cells[label].column + 2
  if (single && isBeside && /得分|自评/.test(labelText(cells[label]!.text))) {
    if (total.weight !== null) {
      total.score = total.weight
      total.cells.reportedTotal = total.cells.totalWeight
      total.weight = null
      delete total.cells.totalWeight
    } else if (reviewed) set('score', reviewed.value, reviewed.column)
  }
  if (total.score === null && loose.length > 0) {
    const score = loose.pop()!
    set('score', score.value, score.column)
  }
  if (total.weight === null && loose.length > 0) set('weight', loose[0]!.value, loose[0]!.column)
  return total
}

/**
 * The figures below a row that only names them: `总分 | 总分值 | 总得分 | 自评等级`, and under it `100 | 98.5 | 优`.
 * Null where the row holds anything else, or a figure without a name above it.
 */
export function readTotalBelow(grid: Grid, labels: number, row: number): TotalRow | null {
  const names = filledCells(grid, labels)
  const total: TotalRow = {
    weight: null,
    score: null,
    grade: null,
    isWhole: true,
    cells: { totalRow: placeOf(grid, labels, names[0]!.column) },
  }
  for (const { column, text } of filledCells(grid, row)) {
    const name = names.find((cell) => cell.column === column)
    const grade = gradeOf(text)
    const number = readPoints(text)
    const place = placeOf(grid, row, column)
    if (name && grade && GRADE_LABEL.test(labelText(name.text))) {
      total.grade = grade
      total.cells.reportedGrade = place
    } else if (name && typeof number === 'object' && /分值|满分|权重/.test(labelText(name.text))) {
      total.weight = number.value
      total.cells.totalWeight = place
    } else if (name && typeof number === 'object' && LABEL.test(labelText(name.text))) {
      total.score = number.value
      total.cells.reportedTotal = place
    } else if (!isBlank(text) && !LABEL.test(labelText(text))) return null
  }
  return total.score === null ? null : total
}
