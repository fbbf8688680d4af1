import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { SiteFile } from '@/share'

const KEPT = 'node_modules/.cache/jijing/built'
/** What the built app depends on. */
const SOURCES = ['src', 'public', 'build', 'index.html', 'vite.config.ts', 'package-lock.json']

/** The built app: kept from one publication to the next, built anew when a source has changed. */
export async function builtApp(root: string, say: (text: string) => void): Promise<SiteFile[]> {
  const kept = join(root, KEPT, stampOf(root))
  if (!existsSync(kept)) {
    say('正在构建页面… · building the app…\n')
    // Whatever this process was started by: what readers get is never a build for developers.
    process.env.NODE_ENV = 'production'
    const { build } = await import('vite')
    const fresh = join(root, KEPT, `new-${process.pid}`)
    await build({ root, logLevel: 'error', build: { outDir: fresh, emptyOutDir: true } })
    for (const older of readdirSync(join(root, KEPT)))
      if (!older.startsWith('new-')) rmSync(join(root, KEPT, older), { recursive: true, force: true })
    mkdirSync(join(root, KEPT), { recursive: true })
    // Whoever builds at the same time builds the same.
    if (existsSync(kept)) rmSync(fresh, { recursive: true })
    else renameSync(fresh, kept)
  }
  return filesBelow(kept).map((path) => ({
    path: relative(kept, path).split(sep).join('/'),
    bytes: readFileSync(path),
  }))
}

/** One hash of all sources: names and bytes. */
function stampOf(root: string): string {
  const hash = createHash('sha256')
  for (const source of SOURCES) {
    const path = join(root, source)
    const files = source.includes('.') ? [path] : filesBelow(path)
    for (const file of files) hash.update(relative(root, file)).update('\0').update(readFileSync(file))
  }
  return hash.digest('hex').slice(0, 16)
}

/** In the order of their names, so that the same tree gives the same list everywhere. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)],
    )
}
