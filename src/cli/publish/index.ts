import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { singleFile, siteFiles, TooLargeForOneFile, toolWithoutData, type PublishedData } from '@/share'
import { travellingColumns, type LeftOut } from '@/warehouse'
import { collectFiles } from '../collect-files'
import { exitCode, type Io } from '../io'
import { builtApp } from './app-build'
import { prepareParts } from './by-parts'
import { collectParts } from './collect-parts'
import { BadUseError, readOptions, USAGE, type PublishOptions } from './options'
import { prepareData } from './prepare'
import { writeSingle } from './write-single'
import { refuseOther, writePieces, writeSite } from './write-site'

/**
 * `publish <files or folders> --out DIR`: reads, checks, and writes a page that shows the result to readers who have a
 * browser and nothing else. What travels is printed, as JSON.
 */
export async function runPublish(args: readonly string[], io: Io): Promise<number> {
  if (args.includes('--help')) {
    io.stderr(USAGE)
    return exitCode.done
  }
  try {
    const options = readOptions(args, new Date())
    if (options.byParts) return await publishParts(options, io)
    const data = options.shell ? toolWithoutData(options) : await readAndPrepare(options, io)
    const app = await builtApp(process.cwd(), io.stderr)
    const written = options.singleFile
      ? await writeSingle(resolve(io.cwd, options.out), inOneFile(app, data))
      : await writeSite(
          resolve(io.cwd, options.out),
          siteFiles(app, data, (bytes) => gzipSync(bytes, { level: 9 })),
        )
    io.stdout(`${JSON.stringify({ ...summary(data), ...written }, null, 2)}\n`)
    return exitCode.done
  } catch (cause) {
    if (!(cause instanceof BadUseError)) throw cause
    io.stderr(`${cause.message}\n\n${USAGE}`)
    return exitCode.badUse
  }
}

async function publishParts(options: PublishOptions, io: Io): Promise<number> {
  const parts = await collectParts(options.paths, io.cwd)
  const skipped = parts.reduce((sum, part) => sum + part.skipped.length, 0)
  if (skipped > 0) io.stderr(`跳过 ${skipped} 个不是表格的文件 · skipped, not tables\n`)
  const out = resolve(io.cwd, options.out)
  await refuseOther(out)
  const app = await builtApp(process.cwd(), io.stderr)
  const { data, snapshot, discard } = await prepareParts(parts, options, io.stderr)
  try {
    const site = await writeSite(
      out,
      siteFiles(app, data, (bytes) => gzipSync(bytes, { level: 9 })),
    )
    const written = await writePieces(out, snapshot, data.publication.data!.ranged!, site)
    io.stdout(`${JSON.stringify({ ...summary(data), ...written }, null, 2)}\n`)
    return exitCode.done
  } finally {
    await discard()
  }
}

async function readAndPrepare(options: PublishOptions, io: Io): Promise<PublishedData> {
  const { files, skipped } = await collectFiles(options.paths, io.cwd)
  if (skipped.length > 0) io.stderr(`跳过 ${skipped.length} 个不是表格的文件 · skipped, not tables\n`)
  return prepareData(files, options, io.stderr)
}

/** @throws BadUseError with what to do when the data are too large for one file */
function inOneFile(...[app, data]: Parameters<typeof singleFile>): Uint8Array {
  try {
    return singleFile(app, data)
  } catch (cause) {
    if (!(cause instanceof TooLargeForOneFile)) throw cause
    const size = `${Math.round(cause.bytes / 1e6)} MB`
    throw new BadUseError(
      `数据压缩后有 ${size}，一个网页文件装不下。请发布为网站（不写 --single-file），或用 --years、--departments、--no-texts 少发布一些 · ${size} of data are too large for one file: publish a site, or less`,
    )
  }
}

/** What goes out: for the publisher to read before the page is handed on. */
function summary({ publication }: PublishedData) {
  const { id, title, date, form, origin, anonymised, withheld, departments, fingerprint } = publication
  const without = withheld.filter((part): part is LeftOut => part !== 'exports')
  return {
    id,
    title,
    date,
    form,
    origin,
    anonymised,
    withheld,
    departments,
    sources: publication.files,
    fingerprint,
    travels: form === 'tool' ? {} : travellingColumns(without),
  }
}
