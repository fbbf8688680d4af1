import fc from 'fast-check'

/** One way to spoil a file: where (as a share of its length), how, and with what. */
interface Mutation {
  kind: 'flip' | 'cut' | 'drop' | 'repeat' | 'insert' | 'splice'
  at: number
  length: number
  bytes: Uint8Array
}

/** Bytes that mean something to one of the decoders: marks, quotes, delimiters, halves of characters, containers. */
const TELLING = [
  '\uFEFF',
  '"',
  '""',
  ',',
  '\t',
  ';',
  '\r',
  '\n',
  '\0',
  '=1+1',
  '合计',
  '三级指标',
  '（100字以内）',
  '≥',
  '7,00.0,77',
].map((text) => new TextEncoder().encode(text))
const RAW = [
  [0xff, 0xfe],
  [0xfe, 0xff],
  [0x81],
  [0xe4, 0xbd],
  [0x50, 0x4b, 3, 4],
  [0xd0, 0xcf, 0x11, 0xe0],
].map((bytes) => Uint8Array.from(bytes))

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom('flip', 'cut', 'drop', 'repeat', 'insert', 'splice'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 400 }),
  bytes: fc.oneof(fc.constantFrom(...TELLING, ...RAW), fc.uint8Array({ minLength: 1, maxLength: 12 })),
})

/** A file that was whole, spoilt in one to six places. */
export const spoilt = (files: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> =>
  fc
    .tuple(
      fc.constantFrom(...files),
      fc.constantFrom(...files),
      fc.array(mutation, { minLength: 1, maxLength: 6 }),
    )
    .map(([file, other, mutations]) => mutations.reduce((bytes, one) => spoil(bytes, other, one), file))

function spoil(bytes: Uint8Array, other: Uint8Array, { kind, at, length, bytes: put }: Mutation): Uint8Array {
  const from = Math.floor(at * bytes.length)
  const to = Math.min(bytes.length, from + length)
  const [before, middle, after] = [bytes.subarray(0, from), bytes.subarray(from, to), bytes.subarray(to)]
  switch (kind) {
    case 'flip':
      return join(
        before,
        middle.map((byte, index) => byte ^ put[index % put.length]!),
        after,
      )
    case 'cut':
      return before.slice()
    case 'drop':
      return join(before, after)
    case 'repeat':
      return join(before, middle, middle, after)
    case 'insert':
      return join(before, put, middle, after)
    case 'splice':
      return join(before, other.subarray(Math.floor(at * other.length)))
  }
}

type Rows = string[][]

/** What a cell may say that a table does not expect. */
const CELLS = [
  ...[
    '',
    ' ',
    '0',
    '-',
    '/',
    '无',
    '合计',
    '总分',
    '100',
    '1e308',
    '7,00.0,77',
    '９９',
    '≥90%',
    '50%',
    '-5%',
    '2022',
  ],
  ...[
    '<img src=x onerror=alert(1)>',
    "'); DROP TABLE evaluation; --",
    '=1+1',
    '@SUM(A1)',
    '__proto__',
    'constructor',
  ],
  ...[
    '\u200B',
    '\u202E乱',
    '\uD800',
    '\0',
    '\n',
    '部门',
    '三级指标',
    '年度指标值',
    '分值',
    '得分',
    '万元',
    '单位：元',
  ],
  '长'.repeat(10_000),
]

const rowMutation = fc.record({
  kind: fc.constantFrom(
    'cell',
    'swap',
    'dropRow',
    'repeatRow',
    'dropColumn',
    'repeatColumn',
    'shuffle',
    'turn',
    'append',
  ),
  row: fc.nat(200),
  column: fc.nat(30),
  other: fc.nat(200),
  text: fc.oneof(fc.constantFrom(...CELLS), fc.string({ maxLength: 20, unit: 'binary' })),
})

/** A table that was whole, with cells, rows or its structure changed in one to eight places. */
export const spoiltRows = (grids: readonly Rows[]): fc.Arbitrary<Rows> =>
  fc
    .tuple(
      fc.constantFrom(...grids),
      fc.constantFrom(...grids),
      fc.array(rowMutation, { minLength: 1, maxLength: 8 }),
    )
    .map(([grid, other, mutations]) =>
      mutations.reduce((rows, one) => spoilRows(rows, other.slice(0, 60), one), grid.slice(0, 200)),
    )

function spoilRows(
  rows: Rows,
  appended: Rows,
  { kind, row, column, other, text }: typeof rowMutation extends fc.Arbitrary<infer One> ? One : never,
): Rows {
  if (rows.length === 0) return [[text]]
  const at = row % rows.length
  const second = other % rows.length
  const width = Math.max(1, ...rows.map((cells) => cells.length))
  const c = column % width
  const cellAt = (r: number) => rows[r]![c] ?? ''
  const put = (r: number, value: string) =>
    Array.from({ length: Math.max(rows[r]!.length, c + 1) }, (_, i) =>
      i === c ? value : (rows[r]![i] ?? ''),
    )
  switch (kind) {
    case 'cell':
      return rows.with(at, put(at, text))
    case 'swap':
      return rows.with(at, put(at, cellAt(second))).with(second, put(second, cellAt(at)))
    case 'dropRow':
      return rows.toSpliced(at, 1)
    case 'repeatRow':
      return rows.toSpliced(second, 0, rows[at]!)
    case 'dropColumn':
      return rows.map((cells) => cells.toSpliced(c, 1))
    case 'repeatColumn':
      return rows.map((cells) => cells.toSpliced(c, 0, cells[c] ?? ''))
    case 'shuffle':
      return [...rows.slice(at), ...rows.slice(0, at)]
    case 'turn':
      return Array.from({ length: Math.min(width, 60) }, (_, i) => rows.map((cells) => cells[i] ?? ''))
    case 'append':
      return rows.length > 600 ? rows : [...rows, ...appended]
  }
}

function join(...parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}
