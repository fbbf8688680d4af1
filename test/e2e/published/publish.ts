import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

const run = promisify(execFile)

/** A folder of this test's own. */
export const ownFolder = () => mkdtempSync(join(tmpdir(), 'jijing-published-'))

/** `npm run -s jijing -- publish …`, as a person runs it. @returns what it printed as JSON */
export async function publish(...args: string[]): Promise<Record<string, unknown>> {
  const { stdout } = await run(process.execPath, ['src/cli/run.mjs', 'jijing', 'publish', ...args], {
    maxBuffer: 50_000_000,
  })
  return JSON.parse(stdout) as Record<string, unknown>
}

/**
 * All files below a folder with their bytes, compressed ones inflated, also those that a single HTML file carries: what a
 * curious reader can find.
 */
export function everythingIn(folder: string): Map<string, Buffer> {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .flatMap((entry) => {
        const path = join(entry.parentPath, entry.name)
        const bytes = inflated(entry.name, readFileSync(path))
        return [[path.slice(folder.length + 1), bytes] as const, ...carriedIn(entry.name, bytes)]
      }),
  )
}

function carriedIn(name: string, page: Buffer): [string, Buffer][] {
  if (!name.endsWith('.html')) return []
  return [...page.toString().matchAll(/data-file="([^"]+)">([^<]*)</g)].map(([, file, text]) => {
    const bytes = Buffer.from(text!, 'base64')
    const zipped = bytes[0] === 0x1f && bytes[1] === 0x8b
    return [`${name} > ${file}`, zipped ? gunzipSync(bytes) : bytes]
  })
}

function inflated(name: string, bytes: Buffer): Buffer {
  if (name.endsWith('.br')) return brotliDecompressSync(bytes)
  return name.endsWith('.gz') ? gunzipSync(bytes) : bytes
}

/** Which of the names stand in which files. */
export function findNames(folder: string, names: readonly string[]): string[] {
  const found: string[] = []
  for (const [path, bytes] of everythingIn(folder))
    for (const name of names)
      if (path.includes(name) || bytes.includes(name)) found.push(`${name} in ${path}`)
  return found
}
