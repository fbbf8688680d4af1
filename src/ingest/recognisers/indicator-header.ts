import { looksNumeric } from '../cell-number'
import { filledCells, type Grid } from '../grid'
import indicator from '../synonyms/indicator.json'
import { recogniseBudgetHeader } from './budget-header'
import { labelText } from '../normalise'
import { mapColumns, type Columns, type HeaderRow, type Span } from './columns'
import { onceARow } from '../once-a-row'

export type IndicatorColumn = keyof typeof indicator

export interface IndicatorHeader {
  /** One row, or the two or three rows of a split header. */
  rows: number[]
  columns: Columns<IndicatorColumn>
  unknown: { column: number; text: string }[]
  /** Headers whose meaning was inferred. */
  guessed: readonly string[]
}

const VALUES = ['target', 'adjustedTarget', 'actual', 'weight', 'reportedScore', 'reason'] as const
const PARTS = [...VALUES, 'operator', 'measureUnit', 'reportedDeviation'] as const

/**
 * The header of an indicator table by meaning: a level-3 (or, in a flat list, a name) column together with at least two of
 * target, actual, weight, score — in this row, or in a row above or below that carries the rest of a split header
 * (`年度指标值` above `指标性质 | 指标值 | 度量单位`).
 */
export const recogniseIndicatorHeader = onceARow((grid, row): IndicatorHeader | null => {
  const own = mapColumns<IndicatorColumn>(grid, [row], indicator).columns
  if (!own.level3 && !own.flatName) return null
  const rows = [row]
  const above = filledRowBeside(grid, row, -1)
  const below = filledRowBeside(grid, row, 1)
  if (above !== null && isUpperPart(grid, above, own.level3 !== undefined)) rows.unshift(above)
  if (below !== null && isLowerPart(grid, below, own.reason)) rows.push(below)
  const { columns, unknown, again, guessed } = mapColumns<IndicatorColumn>(grid, rows, indicator)
  if (columns.level3 && columns.flatName) delete columns.flatName
  const plain = plainNames(columns, unknown)
  ownWeight(columns, again)
  const values = VALUES.filter((field) => columns[field]).length
  if (values < 2 && !(columns.level2 && values >= 1)) return null
  const left = unknown.filter(({ text }) => !plain.includes(text))
  return { rows, columns, unknown: left, guessed: [...guessed, ...plain.map(labelText)] }
})

/**
 * 绩效目标 and 执行情况 name other parts of a form too; in a header of indicators that has no better word for its target or
 * its outcome, they are that, where they stand behind the name. Moved from `unknown` into `columns`. @returns their texts
 */
function plainNames(
  columns: Columns<IndicatorColumn>,
  unknown: HeaderRow<IndicatorColumn>['unknown'],
): string[] {
  const name = columns.level3 ?? columns.flatName
  const taken: string[] = []
  for (const field of ['target', 'actual'] as const) {
    if (!name || columns[field] || (field === 'target' && columns.adjustedTarget)) continue
    const at = unknown.findIndex(
      ({ column, text }) => column > name.column && PLAIN[field].test(labelText(text)),
    )
    if (at < 0) continue
    const { column, text } = unknown[at]!
    // Its neighbour to the right, known or not, ends it.
    const starts = [...unknown, ...Object.values(columns)].map((one) => one.column)
    const next = starts.filter((start) => start > column)
    columns[field] = { column, until: next.length > 0 ? Math.min(...next) : column + 1 }
    taken.push(text)
  }
  return taken
}

const PLAIN = {
  target: /^(?:(?:绩效|预期|年初|年度|全年|计划|预算)?目标|指标|(?:评价)?标准)$/,
  actual: /^(?:执行(?:情况|结果)|实现情况|落实情况|实际|完成)$/,
}

/**
 * 一级指标 | 分值 | 二级指标 | 分值 | 三级指标 | 分值: where there are several columns of points, those directly behind level 1
 * and 2 are the points of these levels, not of an indicator.
 */
function ownWeight(columns: Columns<IndicatorColumn>, again: HeaderRow<IndicatorColumn>['again']): void {
  const others = again.filter(({ field }) => field === 'weight').map(({ span }) => span)
  if (!columns.weight || others.length === 0) return
  const ofLevels = new Set(
    [columns.level1, columns.level2].flatMap((span) => (span ? [span.column + 1] : [])),
  )
  const own = [columns.weight, ...others].filter(({ column }) => !ofLevels.has(column))
  const name = (columns.level3 ?? columns.flatName)?.column ?? 0
  const behind = own.find(({ column }) => column > name) ?? own[0]
  if (behind) columns.weight = behind
  else delete columns.weight
}

/** The next row above or below that holds anything: blank rows may stand inside a split header. */
function filledRowBeside(grid: Grid, row: number, step: 1 | -1): number | null {
  for (let other = row + step; other >= 0 && other < grid.rows.length; other += step)
    if (filledCells(grid, other).length > 0) return other
  return null
}

/** @param overLevels the row below names level 3: then 指标名称 above is the heading of the levels */
function isUpperPart(grid: Grid, row: number, overLevels: boolean): boolean {
  const { columns } = mapColumns<IndicatorColumn>(grid, [row], indicator)
  if (columns.level3 || (columns.flatName && !overLevels) || recogniseBudgetHeader(grid, row)) return false
  // 分值 | 20 | 得分 | 20 above the table is a row of figures.
  if (filledCells(grid, row).some(({ text }) => looksNumeric(text))) return false
  return VALUES.filter((field) => columns[field]).length >= 2
}

/** 名称 | 权重 under 三级指标; 自评 | 复核 under 得分. */
const SUB_HEADING = /^(?:名称|内容|数值|自评|复核|审核|指标|指标值|值|年初值?|期初值?|全年值?|调整后?值?)$/

/**
 * Nothing but names of parts: a row of data would hold something else too. Under a merged 偏差原因分析 stand kinds of
 * reasons that have no name here (经费保障 | 人员保障 | … | 原因说明).
 */
function isLowerPart(grid: Grid, row: number, reason: Span | undefined): boolean {
  const { columns, unknown, again } = mapColumns<IndicatorColumn>(grid, [row], indicator)
  if (columns.level3 || columns.level2 || columns.flatName) return false
  const isPart = ({ column, text }: { column: number; text: string }) =>
    SUB_HEADING.test(labelText(text)) ||
    (reason !== undefined &&
      column >= reason.column &&
      column < reason.until &&
      /^\p{Script=Han}{2,8}$/u.test(labelText(text)))
  if (!unknown.every(isPart)) return false
  const parts = PARTS.filter((field) => columns[field]).length + again.length + unknown.length
  return filledCells(grid, row).length >= 2 && parts >= 2 && unknown.length < filledCells(grid, row).length
}
