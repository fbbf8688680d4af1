import { divide, plain, roundHalfUp, type DecimalString } from '@/engine'

/**
 * DECIMAL(18,6) holds 12 digits before the point; one is kept free, so that the difference of any two stored figures
 * fits too (DuckDB does not widen a subtraction and would end the whole query).
 */
const STORABLE = /^-?\d{1,11}(\.\d+)?$/
const DIGITS = 6

export interface PackedDecimals<Field extends string> {
  /** What the DECIMAL columns get. */
  numbers: Record<Field, DecimalString | null>
  /** The texts that the numbers alone do not give back, as JSON; null = none. */
  verbatim: string | null
  /** Fields whose number no column can hold: their text is kept, but they are in no figure. */
  refused: Field[]
}

function shortest(text: DecimalString): DecimalString | null {
  try {
    return plain(text)
  } catch {
    return null
  }
}

/** Decimal texts → numbers of their columns, and what it takes to give the texts back as they were. */
export function packDecimals<Field extends string>(
  texts: Record<Field, DecimalString | null>,
): PackedDecimals<Field> {
  const numbers = {} as Record<Field, DecimalString | null>
  const verbatim: Partial<Record<Field, string>> = {}
  const refused: Field[] = []
  for (const [field, text] of Object.entries(texts) as [Field, DecimalString | null][]) {
    numbers[field] = null
    if (text === null) continue
    const short = shortest(text)
    if (short === null || !STORABLE.test(short)) refused.push(field)
    else numbers[field] = (short.split('.')[1]?.length ?? 0) > DIGITS ? roundHalfUp(short, DIGITS) : short
    if (text !== numbers[field]) verbatim[field] = text
  }
  return { numbers, verbatim: Object.keys(verbatim).length > 0 ? JSON.stringify(verbatim) : null, refused }
}

/**
 * A DECIMAL as it leaves SQL (`"208.020000"`) in its shortest form (`"208.02"`). Cut as text: SQL writes no exponents, and a
 * number is made of none of the hundred thousand decimals of a large answer.
 */
export const trimDecimal = (value: DecimalString | null): DecimalString | null =>
  value === null || !value.includes('.') ? value : value.replace(/\.?0+$/, '')

/** A rate that the engine rounded to 2 decimals, as it leaves SQL (`"90.500000"`), with both of them (`"90.50"`). */
export const twoDigits = (rate: DecimalString | null): DecimalString | null =>
  rate !== null && /\.\d\d0*$/.test(rate) ? rate.replace(/(\.\d\d)0*$/, '$1') : divide(rate, 1, 2)

/** The inverse of `packDecimals` for a row that was read: the same fields, as they were handed in. */
export function unpackDecimals<Field extends string>(
  row: Record<Field, DecimalString | null>,
  verbatim: string | null,
  fields: readonly Field[],
): Record<Field, DecimalString | null> {
  const texts = verbatim === null ? {} : (JSON.parse(verbatim) as Partial<Record<Field, string>>)
  return Object.fromEntries(
    fields.map((field) => [
      field,
      (texts as Partial<Record<Field, string>>)[field] ?? trimDecimal(row[field]),
    ]),
  ) as Record<Field, DecimalString | null>
}
