import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { normaliseDepartment } from '@/ingest'
import { inputs } from '../../share/publish/tables'
import { everythingIn, ownFolder, publish } from './publish'

/**
 * Real tables, made-up ones whose texts speak of each other, and the sample: departments, their short and former names,
 * supervisors, projects and files. Not one of their names may be in an anonymous publication, in whatever bytes.
 */
const root = ownFolder()
const files = join(root, '云溪县来件')
let names: string[] = []

beforeAll(async () => {
  mkdirSync(files)
  const cases = 'test/fixtures/cases'
  for (const name of readdirSync(cases))
    if (name.endsWith('.csv') && name !== 'problems.csv') copyFileSync(join(cases, name), join(files, name))
  const [list] = inputs()
  writeFileSync(join(files, '云溪县指标清单.csv'), await list!.bytes())
  for (const name of ['指标明细.csv', '预算明细.csv', '问题清单.csv'])
    copyFileSync(join('data/sample', name), join(files, `澄川区${name}`))
  names = originals()
}, 120_000)
afterAll(() => rmSync(root, { recursive: true }))

interface Checked {
  evaluations: { department: string | null; name: string | null; file: string }[]
}

/** Every name that the tables have, as written and in the forms in which texts use it. */
function originals(): string[] {
  const json = execFileSync(process.execPath, ['src/cli/run.mjs', 'jijing', 'check', files, '--json'], {
    maxBuffer: 500_000_000,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const { evaluations } = JSON.parse(json.toString()) as Checked
  const supervisors = [...inputsText().matchAll(/^\d{4},[^,]*,([^,]+),/gm)].map(([, name]) => name!)
  const units = new Set([...evaluations.flatMap(({ department }) => department ?? []), ...supervisors])
  const forms = [...units].flatMap((name) => {
    const { regions, body, short } = normaliseDepartment(name)
    return [name, body, short, ...regions]
  })
  const projects = evaluations.flatMap(({ name }) => name ?? [])
  const paths = readdirSync(files).flatMap((name) => [name, name.replace(/\.csv$/, '')])
  const all = new Set([...forms, ...projects, ...paths, '云溪县来件'])
  // Of two characters a name is a word: 中心.
  return [...all].filter((name) => [...name].length >= 3)
}

const inputsText = () =>
  ['云溪县指标清单.csv', '澄川区指标明细.csv']
    .map((name) => readFileSync(join(files, name), 'utf8'))
    .join('\n')

/**
 * Names in what a publication has beside the app, in UTF-8 and UTF-16. The app speaks of a 教育局 itself: what stands in the
 * tool without data in the same bytes, and the script and style of a single file, are its own.
 */
function found(publication: Map<string, Buffer>, tool: Map<string, Buffer>): string[] {
  return [...publication].flatMap(([path, bytes]) => {
    if (tool.get(path)?.equals(bytes)) return []
    const page = /\.html$/.test(path) ? withoutApp(bytes) : bytes
    const text = page.toString('latin1')
    return names.flatMap((name) => {
      const forms = [Buffer.from(name), Buffer.from(name, 'utf16le'), Buffer.from(name, 'utf16le').swap16()]
      const stands = path.includes(name) || forms.some((form) => text.includes(form.toString('latin1')))
      return stands ? [`${name} in ${path}`] : []
    })
  })
}

const withoutApp = (page: Buffer) =>
  Buffer.from(page.toString().replace(/<script>[^]*?<\/script>|<style>[^]*?<\/style>/g, ''))

it.each([
  { form: 'site', out: '', how: [] },
  { form: 'single HTML file', out: 'a.html', how: ['--single-file'] },
])('none of the names is in any byte of an anonymous $form', async ({ form, out, how }) => {
  const [folder, shell] = [join(root, `anonymous ${form}`), join(root, `tool ${form}`)]
  const said = await publish(files, '--anonymise', '--date', '2026-11-27', '--out', join(folder, out), ...how)
  await publish('--shell', '--date', '2026-11-27', '--out', join(shell, out), ...how)
  expect(names.length).toBeGreaterThan(200)
  for (const name of ['澄川区教育局', '溪畔小学迁建项目', '云溪县委办公室', '219001委托业务项目自评表'])
    expect(names).toContain(name)
  const everything = everythingIn(folder)
  expect([...everything.keys()].some((path) => /district-.*\.duckdb/.test(path))).toBe(true)
  expect(found(everything, everythingIn(shell))).toEqual([])
  // What it prints for the publisher to read is about the same names: the folder that was asked for is his own.
  expect(names.filter((name) => JSON.stringify({ ...said, out: '' }).includes(name))).toEqual([])
})

it('the same search finds them in a publication with its names', async () => {
  const [folder, shell] = [join(root, 'named'), join(root, 'tool site')]
  await publish(files, '--date', '2026-11-27', '--out', folder)
  const there = new Set(found(everythingIn(folder), everythingIn(shell)).map((one) => one.split(' in ')[0]))
  for (const name of ['澄川区教育局', '溪畔小学迁建项目', '219001委托业务项目自评表'])
    expect(there).toContain(name)
})
