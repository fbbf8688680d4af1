import { decimalText, int128 } from './decimal-text'

/** The part of an Arrow table that decoding needs (DuckDB-WASM hands out its own copy of the library). */
interface ArrowTable {
  numRows: number
  schema: { fields: readonly { name: string; type: ArrowType }[] }
  getChildAt(index: number): { get(row: number): unknown } | null
}
interface ArrowType {
  typeId: number
  scale?: number
  children?: readonly { type: ArrowType }[] | null
}

/** Arrow's own numbers of types. */
const DECIMAL = 7
const LIST = 12

function decode(value: unknown, type: ArrowType): unknown {
  if (value === null || value === undefined) return null
  if (type.typeId === DECIMAL) {
    const words = value as Uint32Array
    return decimalText(int128(words), type.scale ?? 0)
  }
  if (typeof value === 'bigint') {
    const number = Number(value)
    return Number.isSafeInteger(number) ? number : value.toString()
  }
  if (type.typeId === LIST) {
    const inner = type.children?.[0]?.type ?? type
    return Array.from(value as Iterable<unknown>, (item) => decode(item, inner))
  }
  return value
}

/** An Arrow result as plain rows; DECIMAL as exact text with its scale. */
export function decodeTable<Row>(table: unknown): Row[] {
  const arrow = table as ArrowTable
  const columns = arrow.schema.fields.map((field, index) => ({
    name: field.name,
    type: field.type,
    values: arrow.getChildAt(index),
  }))
  const rows: Row[] = []
  for (let row = 0; row < arrow.numRows; row++) {
    const record: Record<string, unknown> = {}
    for (const { name, type, values } of columns) record[name] = decode(values?.get(row), type)
    rows.push(record as Row)
  }
  return rows
}
