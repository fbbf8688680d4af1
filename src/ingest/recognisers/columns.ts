import type { Grid } from '../grid'
import { filledCells } from '../grid'
import { labelText } from '../normalise'
import { BY_CONTENT, matchField, type FieldMatch, type Synonyms } from '../synonyms'

/** Where a field stands: its header's column, and the first column that no longer belongs to it (merged headers). */
export interface Span {
  column: number
  until: number
}
export type Columns<F extends string> = Partial<Record<F, Span>>

export interface HeaderRow<F extends string> {
  columns: Columns<F>
  /** Header texts that name none of our fields. */
  unknown: { column: number; text: string }[]
  /** Further columns that name a field: forms give each level of indicators its own 分值. */
  again: { field: F; span: Span }[]
  /** Header texts whose meaning was inferred from words in them, not known as a whole. */
  guessed: string[]
}

/** Sub-headings that say nothing alone: 名称 under 三级指标, 指标值 under 实际完成值. */
const GENERIC = /^(?:名称|内容|指标|数值|值|指标值|目标|情况)$/

interface Heading {
  column: number
  text: string
  /** The merged heading above, where the header has several rows. */
  parent: string | null
}

/**
 * Header cells (of one or several rows) → columns by field. The lowest text of a column is its name; where that says
 * nothing alone, or names a part of 实际完成值, the merged heading above it decides. Where two columns name one field, the
 * surer synonym wins, then the left one. A header with blanks to its right spans them.
 */
export function mapColumns<F extends string>(
  grid: Grid,
  rows: readonly number[],
  fields: Record<F, Synonyms>,
): HeaderRow<F> {
  const named = headings(grid, rows)
  const columns: Columns<F> = {}
  const ranks = new Map<F, number>()
  const unknown: HeaderRow<F>['unknown'] = []
  const again: HeaderRow<F>['again'] = []
  let last: { field: F; parent: string } | null = null
  named.forEach(({ column, text, parent }, i) => {
    const { match, byParent } = matchHeading(fields, text, parent)
    let next = i + 1
    while (named[next]?.text === text && named[next]?.parent === parent) next++
    const span = { column, until: named[next]?.column ?? grid.width }
    if (match && byParent && last?.field === match.field && last.parent === parent) {
      // A further part of one merged heading: 指标值 | 度量单位 under 实际完成值.
      columns[match.field]!.until = span.until
      return
    }
    last = match && byParent ? { field: match.field, parent: parent! } : null
    if (!match) {
      unknown.push({ column, text })
      return
    }
    const best = ranks.get(match.field)
    if (best !== undefined && best <= match.rank) {
      again.push({ field: match.field, span })
      last = null
      return
    }
    if (best !== undefined) again.push({ field: match.field, span: columns[match.field]! })
    ranks.set(match.field, match.rank)
    columns[match.field] = span
  })
  const guessed = named
    .filter(({ column }) =>
      (Object.keys(columns) as F[]).some(
        (field) => columns[field]!.column === column && ranks.get(field)! >= BY_CONTENT,
      ),
    )
    .map(({ text }) => labelText(text))
  return { columns, unknown, again, guessed }
}

/** The lowest text of each column, left to right, with the heading above that spans it. */
function headings(grid: Grid, rows: readonly number[]): Heading[] {
  const found = new Map<number, Heading>()
  rows.forEach((row, level) => {
    for (const { column, text } of filledCells(grid, row)) {
      const above = level === 0 ? null : headingAbove(grid, rows.slice(0, level), column)
      found.set(column, { column, text, parent: above === text ? null : above })
    }
  })
  return [...found.values()].sort((a, b) => a.column - b.column)
}

/** The nearest heading above, or the one to its upper left that is merged over the column. */
function headingAbove(grid: Grid, rows: readonly number[], column: number): string | null {
  for (const row of [...rows].reverse()) {
    const cells = filledCells(grid, row).filter((cell) => cell.column <= column)
    const text = cells.at(-1)?.text
    if (text !== undefined) return text
  }
  return null
}

function matchHeading<F extends string>(
  fields: Record<F, Synonyms>,
  text: string,
  parent: string | null,
): { match: FieldMatch<F> | null; byParent: boolean } {
  const own = matchField(fields, text)
  if (parent === null) return { match: own, byParent: false }
  const above = matchField(fields, parent)
  // Under 年度指标值 stand its operator, value and unit; under 实际完成值 the same words mean parts of that.
  const partOfActual =
    (above?.field as string | undefined) === 'actual' && PARTS_OF_VALUE.has(own?.field ?? '')
  if (above && (partOfActual || (!own && GENERIC.test(labelText(text)))))
    return { match: above, byParent: true }
  // 年初 | 调整后 under 指标值: together they name it.
  if (above && !own)
    return { match: matchField(fields, labelText(text) + labelText(parent)), byParent: false }
  return { match: own ?? null, byParent: false }
}

const PARTS_OF_VALUE: ReadonlySet<string> = new Set(['target', 'operator', 'measureUnit'])

/** The same columns, moved by `shift` (a header that lacks the first, merged cell stands one column too far left). */
export function shiftColumns<F extends string>(columns: Columns<F>, shift: number): Columns<F> {
  const moved: Columns<F> = {}
  for (const [field, span] of Object.entries(columns) as [F, Span][])
    moved[field] = { column: span.column + shift, until: span.until + shift }
  return moved
}

/** The field whose column or span holds `column`. */
export function fieldOfColumn<F extends string>(columns: Columns<F>, column: number): F | null {
  for (const [field, span] of Object.entries(columns) as [F, Span][])
    if (column >= span.column && column < span.until) return field
  return null
}
