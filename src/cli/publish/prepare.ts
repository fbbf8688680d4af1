import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { normaliseDepartment, type InputFile } from '@/ingest'
import { checkFiles, type CheckedBatch } from '@/pipeline'
import {
  NothingToPublish,
  preparePublication,
  recordFirstScreen,
  type PublishedData,
  type PublishedFile,
  type PublishTools,
} from '@/share'
import { loadBatch } from '@/warehouse'
import { openNode, openSnapshot, writeSnapshot } from '@/warehouse/node'
import { BadUseError, type PublishOptions } from './options'

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
  const input = { batch, sources: (used: CheckedBatch) => hashes(inputs, used), isSample }
  try {
    return await preparePublication(input, options, { know: normaliseDepartment, database })
  } catch (cause) {
    if (!(cause instanceof NothingToPublish)) throw cause
    if (cause.unknown.length > 0)
      throw new BadUseError(`没有这些部门的自评表 · no tables of: ${cause.unknown.join('、')}`)
    throw new BadUseError('没有可发布的自评表 · there is nothing to publish')
  }
}

const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')

/** Whether a file is, or holds, one of those that are named. A table in an archive is named by the archive's path and its own. */
export function isUsed(name: string, named: ReadonlySet<string>): boolean {
  if (named.has(name)) return true
  for (const file of named) if (file.startsWith(`${name}/`)) return true
  return false
}

/** Hashes of the files that what is published comes from. */
async function hashes(inputs: readonly InputFile[], { files }: CheckedBatch): Promise<PublishedFile[]> {
  const named = new Set(files.map(({ file }) => file))
  const used = inputs.filter(({ name }) => isUsed(name, named))
  const sources: PublishedFile[] = []
  for (const { name, size, bytes } of used) sources.push({ file: name, size, sha256: sha256(await bytes()) })
  return sources
}

/** The made-up district is marked wherever it shows, published too. */
export async function isSample(sources: readonly PublishedFile[]): Promise<boolean> {
  const names = (await readdir('data/sample')).filter((name) => name.endsWith('.csv'))
  const known = new Set(
    await Promise.all(names.map(async (name) => sha256(await readFile(join('data/sample', name))))),
  )
  return sources.some((source) => known.has(source.sha256!))
}

const database: PublishTools['database'] = async (published, { id, origin, without }) => {
  const folder = await mkdtemp(join(tmpdir(), 'jijing-publish-'))
  try {
    const path = join(folder, 'published.duckdb')
    const workspace = await openNode()
    await loadBatch(workspace, published, { origin })
    await writeSnapshot(workspace, { id, path, without })
    await workspace.close()
    const snapshot = await openSnapshot(path, id)
    const recording = await recordFirstScreen(snapshot, id)
    await snapshot.close()
    return { recording, snapshot: await readFile(path) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
