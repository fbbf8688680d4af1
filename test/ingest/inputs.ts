import { readFileSync } from 'node:fs'
import type { InputFile } from '@/ingest'

/** Bytes with a name, as a drop or a picker would hand them over. */
export function input(name: string, content: string | Uint8Array): InputFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return { name, size: bytes.length, bytes: () => Promise.resolve(bytes) }
}

export function caseBytes(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../fixtures/cases/${name}`, import.meta.url)))
}

export function caseFile(name: string): InputFile {
  return input(name, caseBytes(name))
}

export function formFile(name: string): InputFile {
  const bytes = new Uint8Array(readFileSync(new URL(`../fixtures/forms/${name}`, import.meta.url)))
  return input(name, bytes)
}
