import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { gzipSync } from 'fflate'
import { schemeById } from '@/engine'
import type { CheckedBatch } from '@/pipeline'
import type { LeftOut, Recording } from '@/warehouse'
import { anonymise, type AnonymiseTools } from './anonymise'
import { choosePart } from './choose-part'
import { medians } from './medians'
import type { Publication, PublishedFile, Withheld } from './publication'
import type { PublishedData, SiteFile } from './site'

/** What a publisher has chosen. */
export interface PublishChoice {
  title: string
  /** `2026-11-27`. */
  date: string
  anonymise: boolean
  /** Empty = all. */
  years: readonly number[]
  /** As written, or any name of the same unit; empty = all. */
  departments: readonly string[]
  withheld: readonly Withheld[]
}

/** What is published, and where it came from. */
export interface PublishInput {
  batch: CheckedBatch
  /** The files that the batch came from; `sha256` null where the file itself is not at hand any more. */
  sources: (used: CheckedBatch) => Promise<PublishedFile[]>
  /** Whether it is the made-up district, which is marked wherever it shows. */
  isSample: (sources: readonly PublishedFile[]) => Promise<boolean>
}

export interface PublishTools extends AnonymiseTools {
  /** Makes the snapshot of a batch and asks what its first screen asks. */
  database: (
    published: CheckedBatch,
    about: { id: string; origin: 'sample' | 'own'; without: LeftOut[] },
  ) => Promise<{ snapshot: Uint8Array; recording: Recording }>
}

/** What keeps a choice from being published. */
export class NothingToPublish extends Error {
  constructor(
    /** Departments that there are no tables of; none = the choice leaves nothing. */
    readonly unknown: readonly string[],
  ) {
    super('nothing to publish')
  }
}

/** A snapshot that is larger, gzipped, is read in pieces where the server knows how. */
const LARGE = 8_000_000
/** Some hosts refuse files over 25 MiB. */
export const LARGEST_FILE = 24 * 1024 * 1024

/** Findings speak of recomputed scores: they go with them. */
export const withFindings = (withheld: readonly Withheld[]): Withheld[] =>
  withheld.includes('recomputed') && !withheld.includes('findings')
    ? [...withheld, 'findings']
    : [...withheld]

/**
 * Takes what is to be published, and makes the snapshot and the first screen's marts of it.
 * @throws NothingToPublish
 */
export async function preparePublication(
  { batch, sources: findSources, isSample }: PublishInput,
  choice: PublishChoice,
  tools: PublishTools,
): Promise<PublishedData> {
  const { batch: chosen, unknown } = choosePart(batch, choice, tools)
  if (unknown.length > 0 || chosen.evaluations.length === 0) throw new NothingToPublish(unknown)
  const published = choice.anonymise ? anonymise(chosen, tools) : chosen
  const sources = await findSources(chosen)
  const origin = (await isSample(sources)) ? 'sample' : 'own'
  const about = {
    ...aboutOf(published, batch, choice),
    origin: origin as 'sample' | 'own',
    ...provenance(sources, chosen, published, choice),
  }
  const id = idOf(about, published)
  const without = choice.withheld.filter((part): part is LeftOut => part !== 'exports')
  const { snapshot, recording } = await tools.database(published, { id, origin, without })
  const data = dataFiles(recording, snapshot)
  return { publication: { ...about, id, data: data.places }, files: data.files }
}

/** What a tool without data says of itself. */
export function toolWithoutData({ title, date }: Pick<PublishChoice, 'title' | 'date'>): PublishedData {
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
    fingerprint: hashOf(''),
    schemes: [],
    data: null,
  }
  return { publication: { ...about, id: hashOf(JSON.stringify(about)).slice(0, 16) }, files: [] }
}

const encode = (text: string) => new TextEncoder().encode(text)
/** SHA-256, hex. */
export const hashOf = (content: string | Uint8Array): string =>
  bytesToHex(sha256(typeof content === 'string' ? encode(content) : content))

function aboutOf(published: CheckedBatch, all: CheckedBatch, choice: PublishChoice) {
  const edition = choice.departments.length > 0
  const departments = [...new Set(published.evaluations.map(({ department }) => department!))]
  return {
    version: 1 as const,
    form: 'readers' as const,
    title: choice.title,
    date: choice.date,
    anonymised: choice.anonymise,
    withheld: [...choice.withheld],
    departments: edition ? departments : null,
    medians: edition ? medians(all.evaluations, !choice.withheld.includes('recomputed')) : [],
    schemes: schemesNamed(published.evaluations.map(({ scheme }) => scheme)),
  } satisfies Partial<Publication>
}

/** The schemes of some ids, each once, as a publication names them. */
export const schemesNamed = (ids: readonly string[]): Publication['schemes'] =>
  [...new Set(ids)].sort().map((one) => {
    const { id, version, title } = schemeById(one)
    return { id, version, title }
  })

function provenance(
  sources: readonly PublishedFile[],
  chosen: CheckedBatch,
  published: CheckedBatch,
  { anonymise: anonymous }: PublishChoice,
) {
  const hashes = sources.flatMap(({ sha256 }) => sha256 ?? [])
  const fingerprint =
    hashes.length === sources.length
      ? hashOf(hashes.sort().join('\n'))
      : hashOf(JSON.stringify(chosen.evaluations))
  const files: PublishedFile[] = anonymous
    ? published.files.map(({ file, size }) => ({ file, size, sha256: null }))
    : [...sources]
  return { files, fingerprint }
}

/** The same tables, choices and date give the same id. */
function idOf(about: object, { evaluations, files }: CheckedBatch): string {
  const hash = sha256.create().update(encode(JSON.stringify(about)))
  for (const file of files) hash.update(encode(JSON.stringify({ ...file, elapsedMs: 0 })))
  for (const evaluation of evaluations) hash.update(encode(JSON.stringify(evaluation)))
  return bytesToHex(hash.digest()).slice(0, 16)
}

/** A data file, named after its content. */
const named = (name: string, ending: string, bytes: Uint8Array): SiteFile => ({
  path: `data/${name}-${hashOf(bytes).slice(0, 10)}.${ending}`,
  bytes,
})
/** Always by the same code: the browser and Node.js would each zip in their own way. */
const zip = (bytes: Uint8Array) => gzipSync(bytes, { level: 9, mtime: 0 })

/** What the first screen shows. */
export const martsFile = (recording: Recording): SiteFile =>
  named('marts', 'json.gz', zip(encode(JSON.stringify(recording))))

/** The data files, each named after its content; what is too large for some hosts is cut. */
function dataFiles(recording: Recording, snapshot: Uint8Array) {
  const first = martsFile(recording)
  const zipped = zip(snapshot)
  const cut = zipped.length > LARGEST_FILE
  const whole = pieces(zipped).map((bytes) => named('district', cut ? 'duckdb.gz.part' : 'duckdb.gz', bytes))
  const large = zipped.length > LARGE
  const ranged = large ? pieces(snapshot).map((bytes) => named('district', 'duckdb', bytes)) : null
  return {
    files: [first, ...whole, ...(ranged ?? [])],
    places: {
      marts: first.path,
      whole: whole.map(({ path }) => path),
      ranged: ranged && {
        pieces: ranged.map(({ path, bytes }) => ({ path, size: bytes.length })),
        size: snapshot.length,
      },
    },
  }
}

function pieces(bytes: Uint8Array): Uint8Array[] {
  const cut: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += LARGEST_FILE) cut.push(bytes.subarray(at, at + LARGEST_FILE))
  return cut
}
