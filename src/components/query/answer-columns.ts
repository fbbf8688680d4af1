import type { Column } from '@/components/table/columns'
import type { Answer } from '@/warehouse'

/** A row of an answer with its place, which is its key. */
export interface AnswerRow {
  place: number
  cells: readonly (string | null)[]
}

/** Shown of a long text; the whole of it is in the export. */
const LONGEST = 300
const NUMERAL = /^-?\d+(\.\d+)?$/

/** Digits behind the point. */
function digitsOf(text: string): number {
  const point = text.indexOf('.')
  return point < 0 ? 0 : text.length - point - 1
}

/**
 * The columns of an answer for the table. Decimals of one column get the same number of digits after the point, so that
 * the points stand below each other; no digit is taken away. What is no longer exact has ≈ in its header.
 *
 * @param approximate words for the header's hint
 */
export function answerColumns({ columns, rows }: Answer, approximate: string): Column<AnswerRow>[] {
  return columns.map(({ name, type, numeric, approximate: inexact }, at) => {
    const value = ({ cells }: AnswerRow) => cells[at] ?? null
    const exact = type.startsWith('DECIMAL')
    const digits = exact ? rows.reduce((most, row) => Math.max(most, digitsOf(row[at] ?? '')), 0) : 0
    return {
      id: `c${at + 1}`,
      header: inexact ? `${name} ≈` : name,
      hint: inexact ? `${type}: ${approximate}` : type,
      numeric,
      text: (row) => {
        const text = value(row)
        if (text === null) return 'NULL'
        if (exact) return padded(text, digits)
        return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
      },
      plain: (row) => value(row) ?? '',
      // NaN and infinity are no decimals: they stand last, as what is missing does.
      sort: (row) => {
        const text = value(row)
        return numeric && text !== null && !NUMERAL.test(text) && !Number.isFinite(Number(text)) ? null : text
      },
      sortAs: numeric ? 'decimal' : 'text',
    }
  })
}

function padded(text: string, digits: number): string {
  if (digits === 0) return text
  const [whole, fraction = ''] = text.split('.')
  return `${whole}.${fraction.padEnd(digits, '0')}`
}
