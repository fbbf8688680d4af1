import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface Locked {
  version: string
  license?: string
  integrity?: string
  hasInstallScript?: boolean
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> }
const packages = Object.entries(lock.packages).filter(([path]) => path !== '')
const nameOf = (path: string) => path.split('node_modules/').at(-1)!

/** Licences that let everyone use, change and pass on what we build; none asks anything of our own code. */
const ALLOWED = new Set([
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  '(WTFPL OR MIT)',
  // Of files, not of the whole: nothing of these is in what is built.
  'MPL-2.0',
  // Data about browsers, for the build alone.
  'CC-BY-4.0',
])
/** Packages that say their licence in an older way: looked up in the package itself. */
const LOOKED_UP: Record<string, string> = { 'json-bignum': 'MIT', union: 'MIT' }
/** What a build may use and the app may not ship. */
const BUILD_ONLY = new Set(['MPL-2.0', 'CC-BY-4.0'])
/** Not needed: esbuild's script only makes its start faster, and npm runs none here (`npm ci --ignore-scripts`). */
const SCRIPTS_NOT_NEEDED = new Set(['esbuild', 'fsevents'])

describe('what is installed', () => {
  it('has a licence of the list, each package', () => {
    const others = packages
      .filter(([path, { license }]) => !ALLOWED.has(license ?? LOOKED_UP[nameOf(path)] ?? 'none'))
      .map(([path, { license }]) => `${nameOf(path)}: ${license}`)
    expect(others).toEqual([])
  })

  it('ships nothing under a licence for the build alone', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Record<string, string>
    }
    const shipped = new Set<string>()
    const walk = (name: string) => {
      if (shipped.has(name)) return
      shipped.add(name)
      const found = lock.packages[`node_modules/${name}`] as Locked & {
        dependencies?: Record<string, string>
      }
      for (const next of Object.keys(found?.dependencies ?? {})) walk(next)
    }
    Object.keys(manifest.dependencies).forEach(walk)
    const wrong = [...shipped].filter((name) =>
      BUILD_ONLY.has(lock.packages[`node_modules/${name}`]?.license ?? ''),
    )
    expect(wrong).toEqual([])
  })

  it('is what it was when it was locked: the hash of its content is in the lock file', () => {
    const others = packages.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))
    expect(others.map(([path]) => path)).toEqual([])
  })

  it('needs no install script', () => {
    const scripts = packages
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => nameOf(path))
    expect(scripts.filter((name) => !SCRIPTS_NOT_NEEDED.has(name))).toEqual([])
  })

  it('is told as a CycloneDX bill of materials by npm', () => {
    const bill = JSON.parse(
      execFileSync('npm', ['run', '-s', 'sbom'], { encoding: 'utf8', maxBuffer: 50_000_000 }),
    ) as { bomFormat: string; components: { name: string }[] }
    expect(bill.bomFormat).toBe('CycloneDX')
    const names = bill.components.map(({ name }) => name)
    for (const name of ['vue', 'decimal.js', '@duckdb/duckdb-wasm'])
      expect(names.some((one) => name.endsWith(one))).toBe(true)
    expect(names.length).toBeGreaterThan(packages.length / 2)
  })
})
