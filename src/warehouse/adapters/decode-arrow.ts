import type { DataType, Decimal, List, RecordBatch, Table, Vector } from 'apache-arrow'
import { wholeNumber } from './whole-number'

/** Type ids of the Arrow format (Schema.fbs), which do not change. */
const ARROW_DECIMAL = 7
const ARROW_LIST = 12
const SCALARS = new Set([1 /* Null */, 2 /* Int */, 3 /* Float */, 5 /* Utf8 */, 6 /* Bool */])

/**
 * The only place where values leave DuckDB-WASM; `decode-node.ts` is its twin. Arrow's own `toJSON` loses the point of
 * a DECIMAL in silence: `208.02` would arrive as 20802.
 */
export function decodeArrowRows<Row>(table: Table | RecordBatch): Row[] {
  const columns = table.schema.fields.map(
    (field, i) => [field.name, decodeVector(table.getChildAt(i)!, field.type as DataType)] as const,
  )
  return Array.from(
    { length: table.numRows },
    (_, row) => Object.fromEntries(columns.map(([name, values]) => [name, values[row]])) as Row,
  )
}

function decodeVector(vector: Vector, type: DataType): unknown[] {
  return Array.from({ length: vector.length }, (_, i) => decode(vector.get(i), type))
}

function decode(value: unknown, type: DataType): unknown {
  if (value === null || value === undefined) return null
  const id: number = type.typeId
  // HUGEINT comes as a decimal of scale 0.
  if (id === ARROW_DECIMAL) return decimalText(value as Uint32Array, (type as Decimal).scale)
  if (id === ARROW_LIST) return decodeVector(value as Vector, (type as List).children[0]!.type as DataType)
  if (!SCALARS.has(id)) throw new Error(`A column of type ${String(type)} has no decoder; cast it in SQL.`)
  return typeof value === 'bigint' ? wholeNumber(value) : value
}

/** 128 bits, two's complement, least word first → `"-1.90"`. */
function decimalText(words: Uint32Array, scale: number): string {
  const unsigned = words.reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n)
  const value = BigInt.asIntN(words.length * 32, unsigned)
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0')
  const sign = value < 0n ? '-' : ''
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}
