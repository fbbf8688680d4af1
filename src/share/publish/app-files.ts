import type { Publication } from './publication'
import type { SiteFile } from './site'

/** What the built app says of its own files (`build/app-index.ts`): for whoever publishes it, here or on the command line. */
export interface AppIndex {
  version: 1
  /** Of all files; another build has another. */
  build: string
  files: AppFile[]
  single: SingleParts
}

export interface AppFile {
  path: string
  /** Bytes. */
  size: number
  /** The published forms that it goes into; a file of none is the app's own. */
  forms: Publication['form'][]
}

/** What a single HTML file is put together from, beside `index.html` and the database's files. */
export interface SingleParts {
  /** The whole app as one classic script, gzipped: a page opened from disk may not load modules. */
  script: string
  style: string
  /** Workers, gzipped, under the name that the script asks for. */
  workers: { name: string; path: string; forReaders: boolean }[]
}

/** Beside `index.html`. */
export const APP_INDEX = 'app-files.json'

/** DuckDB's WASM and worker, which each form has. */
export const isEngine = (path: string) => /(?:^|\/)duckdb-[\w-]+\.(?:wasm|js)\.gz$/.test(path)

/** Paths of the app's files that a site of this form is made of. */
export const siteParts = ({ files }: AppIndex, form: Publication['form']): string[] =>
  files.flatMap(({ path, forms }) => (forms.includes(form) ? [path] : []))

/** Paths of the app's files that a single HTML file of this form is made of. */
export function singleParts({ files, single }: AppIndex, form: Publication['form']): string[] {
  const workers = single.workers.filter(({ forReaders }) => forReaders || form === 'tool')
  const engine = files.flatMap(({ path }) => (isEngine(path) ? [path] : []))
  return [
    'index.html',
    'favicon.svg',
    single.script,
    single.style,
    ...workers.map(({ path }) => path),
    ...engine,
  ]
}

/** @throws Error when the app's build has no index: it is of an older version */
export function readAppIndex(app: readonly SiteFile[]): AppIndex {
  const file = app.find(({ path }) => path === APP_INDEX)
  if (!file) throw new Error(`${APP_INDEX} is missing in the built app.`)
  return JSON.parse(new TextDecoder().decode(file.bytes)) as AppIndex
}
