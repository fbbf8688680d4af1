import { expect, it } from 'vitest'
import { parsePublication, siteFiles, type Publication } from '@/share'

const file = (path: string, text = '') => ({ path, bytes: new TextEncoder().encode(text) })
const publication = {
  version: 1,
  form: 'readers',
  title: '</script><b>看板',
  data: { marts: 'data/marts-1.json.gz', whole: 'data/district-1.duckdb.gz', ranged: null },
} as unknown as Publication

const app = [
  file('index.html', '<head><title>绩镜</title></head><script src="./assets/index-a1.js"></script>'),
  file('favicon.svg'),
  file('assets/index-a1.js', 'import("./Page-b2.js");"./worker-c3.js";"./指标明细-d4.csv"'),
  file('assets/Page-b2.js', 'fetch("assets/duckdb-eh-e5.wasm.gz")'),
  file('assets/worker-c3.js', 'import "./pdf-f6.js"'),
  file('assets/pdf-f6.js'),
  file('assets/duckdb-eh-e5.wasm.gz'),
  file('assets/指标明细-d4.csv'),
  file('assets/unused-g7.js'),
]

it('holds what the page can come to, without the sample', () => {
  const paths = siteFiles(app, { publication, files: [file('data/x')] }).map(({ path }) => path)
  expect(paths).toEqual([
    'index.html',
    'favicon.svg',
    'assets/index-a1.js',
    'assets/Page-b2.js',
    'assets/worker-c3.js',
    'assets/pdf-f6.js',
    'assets/duckdb-eh-e5.wasm.gz',
    'data/x',
  ])
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
