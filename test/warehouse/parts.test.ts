import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { prepareParts } from '@/cli/publish/by-parts'
import { collectParts } from '@/cli/publish/collect-parts'
import { readOptions, type PublishOptions } from '@/cli/publish/options'
import { prepareData } from '@/cli/publish/prepare'
import {
  departmentEvaluations,
  departmentLevel1Rows,
  executionRows,
  fileRows,
  findingGroups,
  findingRows,
  findingRuleRows,
  fundSourceRows,
  level1Rows,
  lostPointsRows,
  problemMatrixRows,
  problemYearRows,
  recurrenceRows,
  scoreRows,
  spotCheckRows,
  workspaceInfo,
  yearRows,
  type Filter,
  type Warehouse,
} from '@/warehouse'
import { openSnapshot } from '@/warehouse/node'
import { writeLists } from '../bench/city/write-lists'

const folder = mkdtempSync(join(tmpdir(), 'jijing-parts-test-'))
const lists = join(folder, '省')
beforeAll(() => writeLists(lists, { cities: 3, departments: 3, years: 3 }))
afterAll(() => rmSync(folder, { recursive: true }))

const ALL: Filter = { kind: 'department', years: [], departments: [] }
const ONE: Filter = { ...ALL, years: [2016] }
const DEPARTMENT = '模拟中区教育局1所'

const ASKED: Record<string, (w: Warehouse) => Promise<unknown>> = {
  workspace: workspaceInfo,
  years: (w) => yearRows(w, ALL, '90'),
  execution: (w) => executionRows(w, ALL, '90'),
  funds: (w) => fundSourceRows(w, ALL),
  scores: (w) => scoreRows(w, ONE),
  'level 1': (w) => level1Rows(w, ALL),
  'departments × level 1': (w) => departmentLevel1Rows(w, ONE),
  'lost points': (w) => lostPointsRows(w, ONE, 20),
  findings: (w) => findingRows(w, ALL),
  'findings by rule': (w) => findingRuleRows(w, ALL),
  'groups of findings': (w) => findingGroups(w, ONE, {}, 50),
  'spot check': (w) => spotCheckRows(w, ONE),
  problems: (w) => problemYearRows(w, ALL),
  'departments × problems': (w) => problemMatrixRows(w, ALL),
  recurrence: (w) => recurrenceRows(w, ALL),
  'one department': (w) => departmentEvaluations(w, DEPARTMENT),
}

/** Ids are numbered otherwise, and each part is an import of its own. */
const SAID_OTHERWISE = new Set(['evaluationId', 'id', 'ids', 'findingId', 'groupId', 'importId', 'elapsedMs'])
const plain = (answer: unknown) =>
  JSON.parse(
    JSON.stringify(answer, (key, value: unknown) => (SAID_OTHERWISE.has(key) ? undefined : value)),
  ) as unknown

async function answers(path: string, id: string) {
  const w = await openSnapshot(path, id)
  const all: Record<string, unknown> = {}
  for (const [name, ask] of Object.entries(ASKED)) all[name] = plain(await ask(w))
  const files = await fileRows(w)
  await w.close()
  return { all, files: files.map(({ file, rowsLoaded }) => [file, rowsLoaded]) }
}

const options = (...more: string[]): PublishOptions =>
  readOptions([lists, '--out', 'x', '--date', '2026-11-27', ...more], new Date())

async function atOnce(chosen: PublishOptions) {
  const parts = await collectParts(chosen.paths, folder)
  const { publication, files } = await prepareData(
    parts.flatMap((part) => part.files),
    chosen,
    () => undefined,
  )
  const path = join(folder, 'whole.duckdb')
  const whole = publication.data!.whole[0]!
  writeFileSync(path, gunzipSync(files.find((file) => file.path === whole)!.bytes))
  return { publication, ...(await answers(path, publication.id)) }
}

async function byParts(chosen: PublishOptions) {
  const said: string[] = []
  const parts = await collectParts(chosen.paths, folder)
  const { data, snapshot, discard } = await prepareParts(parts, chosen, (text) => said.push(text))
  const answered = await answers(snapshot, data.publication.id)
  const bytes = readFileSync(snapshot)
  await discard()
  return { publication: data.publication, parts, said, bytes, ...answered }
}

it.each([
  ['all of it', []],
  ['some years, without texts', ['--years', '2016,2017', '--no-texts']],
  ['without what was recomputed', ['--no-recomputed']],
])(
  '%s: published by parts, the figures and rows are those of a publication at once',
  async (_, more: string[]) => {
    const whole = await atOnce(options(...more))
    const parted = await byParts(options(...more))
    expect(parted.parts.length).toBe(3)
    expect(JSON.stringify(whole.all['one department']).length).toBeGreaterThan(10_000)
    for (const name of Object.keys(ASKED)) expect([name, parted.all[name]]).toEqual([name, whole.all[name]])
    expect(parted.files).toEqual(whole.files)
    expect(parted.publication.files).toEqual(whole.publication.files)
    expect(parted.publication.fingerprint).toBe(whole.publication.fingerprint)
    expect(parted.publication.data!.ranged!.size).toBe(parted.bytes.length)
    expect(parted.said.join('')).toMatch(/3\/3 .*第003市：读 \d+ 行 = 载入 \d+ \+ 退回 0；[69] 张表/)
  },
  120_000,
)

it('what is left out is not in the file', async () => {
  const { bytes } = await byParts(options('--no-texts', '--no-recomputed'))
  const text = bytes.toString('utf8')
  expect(text).toContain('模拟东区教育局')
  for (const left of ['受客观因素影响', '预算执行进度偏慢', 'proportional']) expect(text).not.toContain(left)
}, 60_000)

it('a department with tables in two folders is refused, with both', async () => {
  const twice = { ...options(), paths: [join(lists, '第001市'), join(lists, '第001市')] }
  await expect(byParts(twice)).rejects.toThrow(/模拟.*第001市.*第001市.*two parts/)
})
