/** Ids of sections and kinds of imports in the binary format (WebAssembly Core 5.5). */
const SECTION = { import: 2, export: 7 }

/**
 * DuckDB-WASM exports every function of its C++, 75 thousand names, so that an extension could link to them. We load none:
 * what neither its script nor its own imports name is no export here. Nothing else changes; it is a tenth smaller, gzipped,
 * and starts sooner, because the script walks all exports.
 *
 * @param script the worker's, which names the exports that it calls
 * @throws Error when a section ends elsewhere than it says
 */
export function stripExports(wasm: Uint8Array, script: string): Uint8Array {
  const reader = new Reader(wasm)
  const kept: Uint8Array[] = [wasm.subarray(0, 8)]
  const wanted = new Set(script.match(/[\w$]+/g))
  reader.at = 8
  while (reader.at < wasm.length) {
    const start = reader.at
    const id = reader.byte()
    const end = reader.number() + reader.at
    if (id === SECTION.import) for (const name of importedNames(reader)) wanted.add(name)
    if (id === SECTION.export) kept.push(...exportSection(reader, wanted))
    else kept.push(wasm.subarray(start, end))
    if ((id === SECTION.import || id === SECTION.export) && reader.at !== end)
      throw new Error(`Section ${id} of the WASM ends at ${reader.at}, not at ${end}.`)
    reader.at = end
  }
  return Buffer.concat(kept)
}

function importedNames(reader: Reader): string[] {
  return Array.from({ length: reader.number() }, () => {
    reader.name()
    const name = reader.name()
    reader.skipImportType()
    return name
  })
}

function exportSection(reader: Reader, wanted: ReadonlySet<string>): Uint8Array[] {
  const kept: Uint8Array[] = []
  for (let left = reader.number(); left > 0; left--) {
    const start = reader.at
    const name = reader.name()
    reader.byte()
    reader.number()
    if (wanted.has(name)) kept.push(reader.bytes.subarray(start, reader.at))
  }
  const body = Buffer.concat([leb128(kept.length), ...kept])
  return [Uint8Array.of(SECTION.export), leb128(body.length), body]
}

function leb128(value: number): Uint8Array {
  const bytes: number[] = []
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 128) return Uint8Array.from([...bytes, rest])
    bytes.push((rest & 127) | 128)
  }
}

/** Reads the binary format from one place on. */
class Reader {
  at = 0
  constructor(readonly bytes: Uint8Array) {}

  byte = () => this.bytes[this.at++]!

  number(): number {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte()
      value += (byte & 127) * 2 ** shift
      if (byte < 128) return value
    }
  }

  name(): string {
    const length = this.number()
    this.at += length
    return Buffer.from(this.bytes.subarray(this.at - length, this.at)).toString('utf8')
  }

  /** Function, table, memory, global or tag, with what is said of it. */
  skipImportType() {
    const kind = this.byte()
    if (kind === 1) this.byte()
    if (kind === 0) this.number()
    else if (kind === 1 || kind === 2) {
      const hasMaximum = this.byte() & 1
      this.number()
      if (hasMaximum) this.number()
    } else if (kind === 3) this.at += 2
    else {
      this.byte()
      this.number()
    }
  }
}
