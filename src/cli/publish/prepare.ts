import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { schemeById } from '@/engine'
import { normaliseDepartment, type InputFile } from '@/ingest'
import { checkFiles, type CheckedBatch } from '@/pipeline'
import {
  anonymise,
  choosePart,
  medians,
  recordFirstScreen,
  type Publication,
  type PublishedData,
  type PublishedFile,
  type SiteFile,
} from '@/share'
import { loadBatch, type LeftOut } from '@/warehouse'
import { openNode, openSnapshot, writeSnapshot } from '@/warehouse/node'
import { BadUseError, type PublishOptions } from './options'

const know = normaliseDepartment

/** A snapshot that is larger, gzipped, is read in pieces where the server knows how. */
const LARGE = 8_000_000
/** Some hosts refuse larger files; then the gzipped one alone is shipped. */
const LARGEST_FILE = 25 * 1024 * 1024

/**
 * Reads and checks the files, takes what is to be published, and makes the snapshot and the first screen's marts of it.
 * @throws BadUseError when there is nothing to publish
 */
export async function prepareData(
  inputs: readonly InputFile[],
  options: PublishOptions,
  say: (text: string) => void,
): Promise<PublishedData> {
  const batch = await checkFiles(inputs)
  const waiting = batch.evaluations.filter(({ year, department }) => year === null || department === null)
  for (const { file } of waiting)
    say(`${file}：没有写年度或部门，不发布 · states no year or department, left out\n`)
  const { batch: chosen, unknown } = choosePart(batch, options, { know })
  if (unknown.length > 0) throw new BadUseError(`没有这些部门的自评表 · no tables of: ${unknown.join('、')}`)
  if (chosen.evaluations.length === 0)
    throw new BadUseError('没有可发布的自评表 · there is nothing to publish')
  const published = options.anonymise ? anonymise(chosen, { know }) : chosen
  const sources = await hashes(inputs, chosen)
  const origin = (await isSample(sources)) ? 'sample' : 'own'
  const about = {
    ...aboutOf(published, batch, options),
    origin,
    ...provenance(sources, published, options),
  } as const
  const id = idOf(about, published)
  const { marts, snapshot } = await database(id, published, origin, options)
  const data = dataFiles(marts, snapshot)
  return { publication: { ...about, id, data: data.places }, files: data.files }
}

/** What a tool without data says of itself. */
export function toolWithoutData({ title, date }: PublishOptions): PublishedData {
  const about: Omit<Publication, 'id'> = {
    version: 1,
    form: 'tool',
    title,
    date,
    origin: 'own',
    anonymised: false,
    withheld: [],
    departments: null,
    medians: [],
    files: [],
    fingerprint: sha256(''),
    schemes: [],
    data: null,
  }
  return { publication: { ...about, id: sha256(JSON.stringify(about)).slice(0, 16) }, files: [] }
}

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex')

function aboutOf(published: CheckedBatch, all: CheckedBatch, options: PublishOptions) {
  const edition = options.departments.length > 0
  const recomputed = !options.withheld.includes('recomputed')
  const departments = [...new Set(published.evaluations.map(({ department }) => department!))]
  return {
    version: 1,
    form: 'readers',
    title: options.title,
    date: options.date,
    anonymised: options.anonymise,
    withheld: options.withheld,
    departments: edition ? departments : null,
    medians: edition ? medians(all.evaluations, recomputed) : [],
    schemes: [...new Set(published.evaluations.map(({ scheme }) => scheme))].sort().map((one) => {
      const { id, version, title } = schemeById(one)
      return { id, version, title }
    }),
  } as const
}

interface Source {
  file: string
  size: number
  sha256: string
}

/** Hashes of the files that what is published comes from. */
async function hashes(inputs: readonly InputFile[], { files }: CheckedBatch): Promise<Source[]> {
  const named = files.map(({ file }) => file)
  // A table in an archive is named by the archive's path and its own.
  const used = inputs.filter(({ name }) => named.some((file) => file === name || file.startsWith(name)))
  const sources: Source[] = []
  for (const { name, size, bytes } of used) sources.push({ file: name, size, sha256: sha256(await bytes()) })
  return sources
}

/** The made-up district is marked wherever it shows, published too. */
async function isSample(sources: readonly Source[]): Promise<boolean> {
  const names = (await readdir('data/sample')).filter((name) => name.endsWith('.csv'))
  const known = new Set(
    await Promise.all(names.map(async (name) => sha256(await readFile(join('data/sample', name))))),
  )
  return sources.some((source) => known.has(source.sha256))
}

function provenance(
  sources: readonly Source[],
  published: CheckedBatch,
  { anonymise: anonymous }: PublishOptions,
) {
  const fingerprint = sha256(
    sources
      .map((source) => source.sha256)
      .sort()
      .join('\n'),
  )
  const files: PublishedFile[] = anonymous
    ? published.files.map(({ file, size }) => ({ file, size, sha256: null }))
    : [...sources]
  return { files, fingerprint }
}

/** The same tables, choices and date give the same id. */
function idOf(about: object, { evaluations, files }: CheckedBatch): string {
  const hash = createHash('sha256').update(JSON.stringify(about))
  for (const file of files) hash.update(JSON.stringify({ ...file, elapsedMs: 0 }))
  for (const evaluation of evaluations) hash.update(JSON.stringify(evaluation))
  return hash.digest('hex').slice(0, 16)
}

async function database(
  id: string,
  published: CheckedBatch,
  origin: 'sample' | 'own',
  { withheld }: PublishOptions,
): Promise<{ marts: Uint8Array; snapshot: Uint8Array }> {
  const folder = await mkdtemp(join(tmpdir(), 'jijing-publish-'))
  try {
    const path = join(folder, 'published.duckdb')
    const workspace = await openNode()
    await loadBatch(workspace, published, { origin })
    const without = withheld.filter((part): part is LeftOut => part !== 'exports')
    await writeSnapshot(workspace, { id, path, without })
    await workspace.close()
    const snapshot = await openSnapshot(path, id)
    const recording = await recordFirstScreen(snapshot, id)
    await snapshot.close()
    return { marts: new TextEncoder().encode(JSON.stringify(recording)), snapshot: await readFile(path) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The data files, each named after its content. */
function dataFiles(marts: Uint8Array, snapshot: Uint8Array) {
  const named = (name: string, ending: string, bytes: Uint8Array): SiteFile => ({
    path: `data/${name}-${sha256(bytes).slice(0, 10)}.${ending}`,
    bytes,
  })
  const first = named('marts', 'json.gz', gzipSync(marts, { level: 9 }))
  const whole = named('district', 'duckdb.gz', gzipSync(snapshot, { level: 9 }))
  const large = whole.bytes.length > LARGE && snapshot.length <= LARGEST_FILE
  const ranged = large ? named('district', 'duckdb', snapshot) : null
  return {
    files: [first, whole, ...(ranged ? [ranged] : [])],
    places: { marts: first.path, whole: whole.path, ranged: ranged?.path ?? null },
  }
}
