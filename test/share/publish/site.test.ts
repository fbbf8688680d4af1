import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import {
  APP_INDEX,
  MOST_IN_ONE_FILE,
  parsePublication,
  singleFile,
  siteFiles,
  TooLargeForOneFile,
  type AppIndex,
  type Publication,
  type SiteFile,
} from '@/share'

const file = (path: string, text = '') => ({ path, bytes: new TextEncoder().encode(text) })
const publication = {
  version: 1,
  form: 'readers',
  title: '</script><b>看板',
  date: '2026-11-27',
  data: { marts: 'data/marts-1.json.gz', whole: 'data/district-1.duckdb.gz', ranged: null },
} as unknown as Publication

const index: AppIndex = {
  version: 1,
  build: 'b1',
  files: [
    { path: 'index.html', size: 1, forms: ['readers', 'tool'] },
    { path: 'favicon.svg', size: 1, forms: ['readers', 'tool'] },
    { path: 'assets/index-a1.js', size: 1, forms: ['readers', 'tool'] },
    { path: 'assets/import-worker-c3.js', size: 1, forms: ['tool'] },
    { path: 'assets/duckdb-eh-e5.wasm.gz', size: 1, forms: ['readers', 'tool'] },
    { path: 'assets/指标明细-d4.csv', size: 1, forms: [] },
  ],
  single: {
    script: 'assets/single-app-1.js.gz',
    style: 'assets/single-app-1.css',
    workers: [
      { name: 'worker-1.js', path: 'assets/single-worker-1.js.gz', forReaders: true },
      { name: 'worker-2.js', path: 'assets/single-worker-2.js.gz', forReaders: false },
    ],
  },
}
const HTML =
  '<html><head><title>绩镜</title><script type="module" src="./assets/index-a1.js"></script>' +
  '<link rel="icon" href="./favicon.svg"></head><body><div id="app"></div></body></html>'
const SCRIPT = 'const a = "</script><!-- x"'
const app: SiteFile[] = [
  file('index.html', HTML),
  file(APP_INDEX, JSON.stringify(index)),
  ...index.files.slice(1).map(({ path }) => file(path, 'x')),
  { path: index.single.script, bytes: gzipSync(new TextEncoder().encode(SCRIPT)) },
  file(index.single.style, 'p{}'),
  ...index.single.workers.map(({ path }) => file(path, 'w')),
]

const siteOf = (form: Publication['form']) =>
  siteFiles(app, { publication: { ...publication, form }, files: [file('data/x')] })
const isTwin = (path: string) => /\.(?:html|js|svg)\.gz$/.test(path)
const pathsOf = (form: Publication['form']) =>
  siteOf(form).flatMap(({ path }) => (isTwin(path) ? [] : [path]))

it('readers have neither what reads files nor the sample', () => {
  expect(pathsOf('readers')).toEqual([
    'index.html',
    'favicon.svg',
    'assets/index-a1.js',
    'assets/duckdb-eh-e5.wasm.gz',
    'data/x',
    'sw-files.js',
  ])
  expect(pathsOf('tool')).toContain('assets/import-worker-c3.js')
})

it('each file that compresses has a gzipped twin beside it', () => {
  const site = new Map(siteOf('readers').map(({ path, bytes }) => [path, bytes]))
  const twins = [...site.keys()].filter(isTwin)
  expect(twins).toEqual(['index.html.gz', 'favicon.svg.gz', 'assets/index-a1.js.gz', 'sw-files.js.gz'])
  for (const twin of twins)
    expect(gunzipSync(site.get(twin)!)).toEqual(Buffer.from(site.get(twin.slice(0, -3))!))
})

describe('one HTML file', () => {
  const files = [file('data/marts-1.json.gz', 'marts'), file('data/district-1.duckdb.gz', 'data')]
  const page = new TextDecoder().decode(singleFile(app, { publication, files }))

  it('is refused where its data are too large for a browser to open it from disk', () => {
    const large = { path: publication.data!.whole[0]!, bytes: new Uint8Array(MOST_IN_ONE_FILE + 1) }
    const cut = { ...publication, data: { ...publication.data!, whole: [large.path] } }
    expect(() => singleFile(app, { publication: cut, files: [large] })).toThrow(TooLargeForOneFile)
  })

  it('fetches nothing from beside itself, and may run its own script alone', () => {
    expect(page).not.toMatch(/\bsrc=|href="\.|type="module"/)
    const [script] = /<script>.*?<\/script>/s.exec(page)!
    const content = script.slice('<script>'.length, -'</script>'.length)
    expect(content).toBe('const a = "\\x3c/script>\\x3c!-- x"')
    const hash = createHash('sha256').update(content).digest('base64')
    expect(page).toContain(`script-src 'sha256-${hash}' 'wasm-unsafe-eval';`)
  })

  it('says which data these are, then carries them, then runs', () => {
    expect(page).toMatch(/<div id="app"><main[^>]*><h1>&#60;\/script&#62;&#60;b&#62;看板<\/h1><p>2026-11-27 /)
    const carried = [...page.matchAll(/<script>|data-file="([^"]+)">([^<]*)</g)].map(
      ([, path]) => path ?? 'script',
    )
    expect(carried).toEqual([
      'data/marts-1.json.gz',
      'data/district-1.duckdb.gz',
      'worker-1.js',
      'assets/duckdb-eh-e5.wasm.gz',
      'script',
    ])
  })

  it('says what is missing', () => {
    const incomplete = app.filter(({ path }) => path !== index.single.style)
    expect(() => singleFile(incomplete, { publication, files })).toThrow(index.single.style)
  })
})

it('a title is text, whatever is in it', () => {
  const [page] = siteFiles(app, { publication, files: [] })
  const html = new TextDecoder().decode(page!.bytes)
  expect(html).toContain('<title>&#60;/script&#62;&#60;b&#62;看板</title>')
  const json = /id="jijing-publication">(.*?)<\/script>/s.exec(html)![1]
  expect(parsePublication(json)).toEqual(publication)
})

it.each([null, undefined, '', '{"version":2}'])(
  'a page that says nothing readable is the app: %s',
  (text) => {
    expect(parsePublication(text)).toBeNull()
  },
)
