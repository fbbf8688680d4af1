import type { Data, DataType, Decimal, List, RecordBatch, Table, Utf8, Vector } from 'apache-arrow'
import { wholeNumber } from './whole-number'

/** Type ids of the Arrow format (Schema.fbs), which do not change. */
const ARROW_UTF8 = 5
const ARROW_DECIMAL = 7
const ARROW_LIST = 12
const SCALARS = new Set([1 /* Null */, 2 /* Int */, 3 /* Float */, 6 /* Bool */])

/**
 * The only place where values leave DuckDB-WASM; `decode-node.ts` is its twin. Arrow's own `toJSON` loses the point of
 * a DECIMAL in silence: `208.02` would arrive as 20802. By whole columns, since a page waits for it at each choice.
 */
export function decodeArrowRows<Row>(table: Table | RecordBatch): Row[] {
  const { fields } = table.schema
  const columns = fields.map((field, i) => decodeVector(table.getChildAt(i)!, field.type as DataType))
  const names = fields.map(({ name }) => name)
  return Array.from({ length: table.numRows }, (_, at) => rowAt(names, columns, at) as Row)
}

function rowAt(names: readonly string[], columns: readonly unknown[][], at: number): object {
  const row: Record<string, unknown> = {}
  for (let i = 0; i < names.length; i++) {
    const name = names[i]!
    // A person's own query may name a column so; to assign it would set no field.
    if (name === '__proto__')
      Object.defineProperty(row, name, {
        value: columns[i]![at],
        enumerable: true,
        configurable: true,
        writable: true,
      })
    else row[name] = columns[i]![at]
  }
  return row
}

function decodeVector(vector: Vector, type: DataType): unknown[] {
  const id: number = type.typeId
  if (id === ARROW_UTF8) return vector.data.flatMap((part) => texts(part as Data<Utf8>))
  // HUGEINT comes as a decimal of scale 0.
  if (id === ARROW_DECIMAL)
    return vector.data.flatMap((part) => decimals(part as Data<Decimal>, (type as Decimal).scale))
  if (id === ARROW_LIST) {
    const inner = (type as List).children[0]!.type as DataType
    return Array.from(vector as Vector<List>, (list) =>
      list ? decodeVector(list as unknown as Vector, inner) : null,
    )
  }
  if (!SCALARS.has(id)) throw new Error(`A column of type ${String(type)} has no decoder; cast it in SQL.`)
  return Array.from({ length: vector.length }, (_, i) => scalar(vector.get(i)))
}

const scalar = (value: unknown) =>
  value === undefined ? null : typeof value === 'bigint' ? wholeNumber(value) : value

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

/**
 * All texts of a column decoded at once, then cut: to decode them one by one takes ten times as long. Where a text begins is
 * counted in UTF-16 units: one for each byte that begins a character, two where that takes four bytes.
 */
function texts(data: Data<Utf8>): (string | null)[] {
  const { length, values, valueOffsets } = data
  const [first, last] = [valueOffsets[0] ?? 0, valueOffsets[length] ?? 0]
  const all = utf8.decode(values.subarray(first, last))
  const isAscii = all.length === last - first
  let unit = 0
  return Array.from({ length }, (_, at) => {
    const [from, to] = [valueOffsets[at]!, valueOffsets[at + 1]!]
    const start = unit
    if (isAscii) unit += to - from
    else
      for (let i = from; i < to; i++) {
        const byte = values[i]!
        if ((byte & CONTINUES_MASK) !== CONTINUES) unit += byte >= FOUR_BYTES ? 2 : 1
      }
    // A mark at the very start of a text is dropped, as by the twin and by every decoder that is given one text.
    const shown = all.charCodeAt(start) === BYTE_ORDER_MARK && unit > start ? start + 1 : start
    return data.getValid(at) ? all.slice(shown, unit) : null
  })
}
/** A byte `10xxxxxx` goes on with the character before it; `11110xxx` begins one outside the basic plane. */
const CONTINUES_MASK = 0xc0
const CONTINUES = 0x80
const FOUR_BYTES = 0xf0
const BYTE_ORDER_MARK = 0xfeff

/** 128 bits, two's complement, least word first. */
const WORDS = 4
const WORD = 2 ** 32

function decimals(data: Data<Decimal>, scale: number): (string | null)[] {
  const words = data.values as unknown as Int32Array | Uint32Array
  return Array.from({ length: data.length }, (_, at) =>
    data.getValid(at) ? decimalText(words, at * WORDS, scale) : null,
  )
}

/** The four words from `at` on → `"-1.90"`. */
function decimalText(words: Int32Array | Uint32Array, at: number, scale: number): string {
  const high = words[at + 1]! | 0
  const sign = high >> 31
  const fits = (words[at + 2]! | 0) === sign && (words[at + 3]! | 0) === sign
  const whole = high * WORD + (words[at]! >>> 0)
  const size = fits && Number.isSafeInteger(whole) ? String(Math.abs(whole)) : longSize(words, at)
  const digits = scale === 0 ? size : size.padStart(scale + 1, '0')
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
  return (words[at + 3]! | 0) < 0 ? `-${text}` : text
}

/** Of what a number does not hold exactly. */
function longSize(words: Int32Array | Uint32Array, at: number): string {
  let value = 0n
  for (let i = WORDS - 1; i >= 0; i--) value = (value << 32n) | BigInt(words[at + i]! >>> 0)
  value = BigInt.asIntN(WORDS * 32, value)
  return String(value < 0n ? -value : value)
}
