import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin, Rolldown } from 'vite'
import { APP_INDEX, type AppIndex } from '../src/share/publish/app-files.ts'
import { OFFLINE_LIST, offlineList } from '../src/share/publish/offline.ts'
import { buildSingle } from './single-file.ts'

/** What only the app has. */
const APP_ONLY = ['/src/pages/PublishPage.vue']
/** What a page for readers does without: what opens, changes and asks freely. */
const WRITERS = [
  '/src/pages/DataPage.vue',
  '/src/pages/SourcePage.vue',
  '/src/pages/QueryPage.vue',
  '/src/pages/TaxonomyPage.vue',
  '/src/stores/import/client.ts',
  '/src/stores/taxonomy/client.ts',
  '/src/stores/workspace-writing.ts',
]
/** The made-up district and the real table: data that ships with the app is never part of what is published. */
const NEVER = /\.csv$/

type Bundle = Rolldown.OutputBundle

/** Writes `app-files.json`, and the parts of the single file, beside the app. */
export function appIndexPlugin(): Plugin {
  let root = process.cwd()
  let publicDir = ''
  return {
    name: 'jijing-app-index',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      root = config.root
      publicDir = config.publicDir
    },
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const single = await buildSingle(root)
        for (const { path, bytes } of single.files)
          this.emitFile({ type: 'asset', fileName: path, source: bytes })
        const open = existsSync(publicDir) ? readdirSync(publicDir) : []
        const published = {
          readers: reachable(bundle, [...WRITERS, ...APP_ONLY], root),
          tool: reachable(bundle, APP_ONLY, root),
        }
        const own = new Set(single.files.map(({ path }) => path))
        const files = Object.values(bundle)
          .filter(({ fileName }) => !own.has(fileName))
          .map((file) => ({
            path: file.fileName,
            size: sizeOf(file),
            forms: formsOf(file.fileName, published),
          }))
        for (const path of open) files.push({ path, size: 0, forms: ['readers', 'tool'] })
        for (const { path, bytes } of single.files) files.push({ path, size: bytes.length, forms: [] })
        files.sort((a, b) => (a.path < b.path ? -1 : 1))
        const build = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 12)
        const index: AppIndex = { version: 1, build, files, single: single.parts }
        const offline = offlineList(
          build,
          files.map(({ path }) => path),
          false,
        )
        this.emitFile({ type: 'asset', fileName: OFFLINE_LIST, source: offline })
        this.emitFile({ type: 'asset', fileName: APP_INDEX, source: `${JSON.stringify(index, null, 1)}\n` })
      },
    },
  }
}

const sizeOf = (file: Bundle[string]) => Buffer.byteLength(file.type === 'chunk' ? file.code : file.source)

function formsOf(path: string, published: Record<'readers' | 'tool', Set<string>>) {
  return (['readers', 'tool'] as const).filter((form) => published[form].has(path))
}

/**
 * The files that a page can come to from `index.html` on without the modules left out.
 * @throws Error when one of these is needed by what stays
 */
function reachable(bundle: Bundle, leftOut: readonly string[], root: string): Set<string> {
  const isLeftOut = (name: string) => {
    const file = bundle[name]
    return file?.type === 'chunk' && leftOut.some((path) => file.moduleIds.includes(join(root, path)))
  }
  const reached = new Set<string>()
  const visit = (name: string) => {
    const file = bundle[name]
    if (!file || reached.has(name) || NEVER.test(name) || isLeftOut(name)) return
    reached.add(name)
    if (file.type === 'asset') {
      if (name.endsWith('.js')) for (const next of assetsNamedIn(String(file.source), bundle)) visit(next)
      return
    }
    for (const needed of file.imports)
      if (isLeftOut(needed)) throw new Error(`${name} is for readers, but needs ${needed}, which is not.`)
    const { importedCss = [], importedAssets = [] } = file.viteMetadata ?? {}
    const chunks = [...file.imports, ...file.dynamicImports]
    for (const next of [...chunks, ...importedCss, ...importedAssets]) visit(next)
    for (const next of assetsNamedIn(file.code, bundle)) visit(next)
  }
  visit('index.html')
  for (const file of Object.values(bundle)) if (file.type === 'chunk' && file.isEntry) visit(file.fileName)
  return reached
}

/** Workers and the database's files are named in the code alone. The list of what Vite loads ahead names everything. */
function assetsNamedIn(code: string, bundle: Bundle): string[] {
  const names = code
    .replace(/__vite__mapDeps=\(i,m=__vite__mapDeps,d=.*?\n/, '\n')
    .match(/[\w.-]+\.(?:wasm\.gz|js\.gz|js|css|png|svg|bcmap)\b/g)
  return (names ?? []).flatMap((name) => {
    const file = bundle[`assets/${name}`]
    return file?.type === 'asset' ? [file.fileName] : []
  })
}
