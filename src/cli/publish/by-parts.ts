import { createHash } from 'node:crypto'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InputFile } from '@/ingest'
import {
  aboutParts,
  dataByRanges,
  LARGEST_FILE,
  recordFirstScreen,
  type AboutParts,
  type PublishedData,
  type PublishedFile,
  type RangedFile,
} from '@/share'
import { lastId, type LeftOut } from '@/warehouse'
import { beginSnapshotParts, openSnapshot, type SnapshotParts } from '@/warehouse/node'
import type { Part } from './collect-parts'
import { BadUseError, type PublishOptions } from './options'
import { isSample, isUsed } from './prepare'
import { readPart, type PartRead } from './read-part'

/** A publication by parts: the page and its first screen, and the file whose pieces lie beside them. */
export interface PublishedParts {
  data: PublishedData
  /** Path of the snapshot, to be cut as `data` says. */
  snapshot: string
  /** Clears the files away that it took. */
  discard: () => Promise<void>
}

/** DuckDB's memory in the process that writes the snapshot. */
const MEMORY = '2GB'

/**
 * Reads, checks and writes the parts one after the other, so that the memory is that of the largest part, whatever the number of
 * parts. A unit has all its tables in one part: only then are the figures those of a publication at once.
 *
 * @throws BadUseError when a unit is in two parts, or nothing is left to publish
 */
export async function prepareParts(
  parts: readonly Part[],
  options: PublishOptions,
  say: (text: string) => void,
): Promise<PublishedParts> {
  const folder = await mkdtemp(join(tmpdir(), 'jijing-parts-'))
  const discard = () => rm(folder, { recursive: true, force: true })
  try {
    const without = options.withheld.filter((part): part is LeftOut => part !== 'exports')
    const snapshot = await beginSnapshotParts(folder, { without, memoryLimit: MEMORY })
    const { sources, schemes } = await readParts(parts, snapshot, options, say)
    if (sources.length === 0) throw new BadUseError('没有可发布的自评表 · there is nothing to publish')
    say('正在汇总各部分… · adding up the parts…\n')
    const origin = (await isSample(sources)) ? 'sample' : 'own'
    const finished = await finishParts(snapshot, aboutParts(options, { sources, origin, schemes }))
    say(
      `最大内存 · peak memory: ${megabytes(process.resourceUsage().maxRSS * 1024)} + ${megabytes(snapshot.maxRss)}\n`,
    )
    return { ...finished, discard }
  } catch (cause) {
    await discard()
    throw cause
  }
}

/** The snapshot whole, and what its page says of it. */
export async function finishParts(
  snapshot: SnapshotParts,
  about: AboutParts,
): Promise<Omit<PublishedParts, 'discard'>> {
  const path = await snapshot.finish(about.id, about.origin)
  const opened = await openSnapshot(path, about.id)
  const recording = await recordFirstScreen(opened, about.id)
  await opened.close()
  return { data: dataByRanges(about, recording, await piecesOf(path)), snapshot: path }
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`

async function readParts(
  parts: readonly Part[],
  snapshot: SnapshotParts,
  { years }: PublishOptions,
  say: (text: string) => void,
) {
  const sources: PublishedFile[] = []
  const schemes = new Set<string>()
  const partOf = new Map<string, string>()
  let told = 0
  let last = 0
  for (const [at, part] of parts.entries()) {
    const begun = performance.now()
    const place = `${at + 1}/${parts.length} ${part.path}`
    const onRows = (rows: number) => rows % SAID_EVERY === 0 && say(`${place}：已读 ${rows} 行 · rows read\n`)
    const read = await readPart(part, { importId: at + 1, lastId: told, last, years, onRows })
    try {
      for (const [key, department] of read.units) {
        const other = partOf.get(key)
        if (other !== undefined) throw inTwoParts(department, other, part.path)
        partOf.set(key, part.path)
      }
      for (const scheme of read.schemes) schemes.add(scheme)
      told = await lastId(read.workspace)
      last = read.last
      await snapshot.add(read.workspace)
    } finally {
      await read.workspace.close()
    }
    for (const file of part.files)
      if (isUsed(file.name, read.used))
        sources.push({ file: file.name, size: file.size, sha256: await hashed(file) })
    report(place, read, Math.round((performance.now() - begun) / 1000), say)
  }
  return { sources, schemes: [...schemes] }
}

/** Rows of a large file between two words about it. */
const SAID_EVERY = 500_000

const inTwoParts = (department: string, first: string, second: string) =>
  new BadUseError(
    `「${department}」的表分在两处：「${first}」和「${second}」。--by-parts 要求一个部门各年的表都在同一个文件夹里；请移到一起，或在部门名称前写上地区 · a department has tables in two parts: put them into one folder, or write the region before its name`,
  )

async function hashed(file: InputFile): Promise<string> {
  const hash = createHash('sha256')
  for await (const bytes of file.stream!()) hash.update(bytes)
  return hash.digest('hex')
}

/** How many rejects and waiting tables are named of one part; the number of the rest is said. */
const NAMED = 5

function report(place: string, read: PartRead, seconds: number, say: (text: string) => void): void {
  const { rowsRead, rowsLoaded, rowsRejected, tables, waiting, rejects } = read
  say(
    `${place}：读 ${rowsRead} 行 = 载入 ${rowsLoaded} + 退回 ${rowsRejected}；${tables} 张表，${seconds} 秒 · rows read = loaded + rejected; tables\n`,
  )
  for (const { file, row, message } of rejects.slice(0, NAMED))
    say(`  退回 ${file}${row === null ? '' : ` 第 ${row} 行`}：${message.zh} / ${message.en}\n`)
  if (rejects.length > NAMED) say(`  … 共退回 ${rejects.length} 处 · rejects in all\n`)
  if (waiting.length === 0) return
  const named = waiting.slice(0, NAMED).map(({ department, year, id }) => `${department ?? id} ${year ?? ''}`)
  say(
    `  ${waiting.length} 张表没有写年度或部门，或与另一张重复，不发布 · tables without year or department, or second copies, left out: ${named.join('、')}\n`,
  )
}

/** The pieces of a file, each named after its content; none is read whole. */
async function piecesOf(path: string): Promise<RangedFile> {
  const pieces: RangedFile['pieces'] = []
  let size = 0
  await eachPiece(path, (bytes) => {
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10)
    pieces.push({ path: `data/district-${hash}.duckdb`, size: bytes.length })
    size += bytes.length
    return Promise.resolve()
  })
  return { pieces, size }
}

/** Hands over a file piece by piece; the bytes are the same memory each time. */
export async function eachPiece(path: string, take: (bytes: Uint8Array) => Promise<void>): Promise<void> {
  const handle = await open(path)
  try {
    const buffer = new Uint8Array(LARGEST_FILE)
    for (;;) {
      let filled = 0
      for (;;) {
        const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled)
        filled += bytesRead
        if (bytesRead === 0 || filled === buffer.length) break
      }
      if (filled === 0) return
      await take(buffer.subarray(0, filled))
    }
  } finally {
    await handle.close()
  }
}
