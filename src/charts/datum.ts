import type { CellRef, DecimalString, FundSource, Severity } from '@/engine'

/** What a mark stands for, so that a click on it can open that department, year, category … */
export interface DatumKey {
  department?: string
  year?: number
  evaluationId?: string
  /** Where in the files the mark's figure stands. */
  cell?: CellRef
  fundSource?: FundSource
  category?: string
  level1?: string
  level3?: string
  rule?: string
  severity?: Severity
  grade?: string
  /** Which of the two scores a mark shows. */
  side?: 'self' | 'recomputed'
  /** Half-open range of recomputed totals, in points: from ≤ total < to; open above where `to` is null. */
  bin?: { from: DecimalString; to: DecimalString | null }
  /** Whose tables the mark counts, where what they have in common is no filter: a self-reported grade, last year's total. */
  departments?: readonly string[]
}

/** More names than this are no filter that a person could read, nor a link that could be passed on. */
const MOST_DEPARTMENTS = 100

/** The key of a mark that counts tables of these departments; empty where they are none or too many to be named. */
export function keyOfDepartments(tables: readonly { department: string }[]): Pick<DatumKey, 'departments'> {
  const departments = [...new Set(tables.map(({ department }) => department))]
  return departments.length > 0 && departments.length <= MOST_DEPARTMENTS ? { departments } : {}
}

/** What a tooltip says, as plain text; `tooltip.ts` alone turns it into a drawing. */
export interface TooltipContent {
  title: string
  lines: readonly (readonly [label: string, value: string])[]
}

/** What a mark stands for, and what its tooltip says. */
export interface Datum {
  key: DatumKey
  tip: TooltipContent
}

/** Carried by every mark beside what ECharts wants of it. */
export interface Mark {
  datum: () => Datum
}

/** Worded when somebody points at the mark: a chart has thousands of them and is drawn anew at each choice. */
export const mark = (datum: () => Datum): Mark => ({ datum })

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

function datumOf(params: unknown): Datum | null {
  if (Array.isArray(params)) {
    for (const one of params) {
      const datum = datumOf(one)
      if (datum) return datum
    }
    return null
  }
  if (!isRecord(params) || !isRecord(params.data) || typeof params.data.datum !== 'function') return null
  return (params.data as unknown as Mark).datum()
}

/** The key of the mark that an ECharts mouse event is about; `null` for axes, legends and lines of reference. */
export function keyOf(event: unknown): DatumKey | null {
  return datumOf(event)?.key ?? null
}

/** The tooltip's content for ECharts' formatter parameters (one mark, or all marks of an axis position). */
export function tipOf(params: unknown): TooltipContent | null {
  return datumOf(params)?.tip ?? null
}

/** What a mark is called in its tooltip, with the key; `null` beside the marks. */
export function markOf(event: unknown): { key: DatumKey; title: string } | null {
  const datum = datumOf(event)
  return datum && { key: datum.key, title: datum.tip.title }
}

/** Where in the drawing an ECharts mouse event happened, in CSS pixels from its top left corner. */
export function pointOf(event: unknown): { x: number; y: number } {
  const { event: inner } = (isRecord(event) ? event : {}) as {
    event?: { offsetX?: number; offsetY?: number }
  }
  return { x: inner?.offsetX ?? 0, y: inner?.offsetY ?? 0 }
}
