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

function join(...parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}
