import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { COMPRESSIBLE, PUBLICATION_ELEMENT, type RangedFile, type SiteFile } from '@/share'
import { eachPiece } from './by-parts'
import { BadUseError } from './options'

/** What was written, and where. */
export interface Written {
  out: string
  files: number
  /** Of the files as a browser unpacks them. */
  bytes: number
}

/**
 * Writes a site, with `.br` too beside what a server may send compressed. A site that was published there before is
 * replaced; what else stands in the folder stays.
 *
 * @throws BadUseError when the folder holds something that is no published site
 */
export async function writeSite(folder: string, files: readonly SiteFile[]): Promise<Written> {
  await clearFormer(folder)
  for (const { path, bytes } of files) {
    const target = join(folder, path)
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, bytes)
    if (!COMPRESSIBLE.test(path)) continue
    const quality = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
    await writeFile(`${target}.br`, brotliCompressSync(bytes, { params: quality }))
  }
  return {
    out: folder,
    files: files.length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes.length, 0),
  }
}

/**
 * Writes the pieces of a snapshot beside a site. No piece is more than a moment in memory.
 * @returns what there is with them
 */
export async function writePieces(
  folder: string,
  snapshot: string,
  { pieces, size }: RangedFile,
  { out, files, bytes }: Written,
): Promise<Written> {
  let next = 0
  await eachPiece(snapshot, (piece) => writeFile(join(folder, pieces[next++]!.path), piece))
  return { out, files: files + pieces.length, bytes: bytes + size }
}

async function clearFormer(folder: string): Promise<void> {
  await refuseOther(folder)
  for (const part of ['assets', 'data']) await rm(join(folder, part), { recursive: true, force: true })
}

/** @throws BadUseError when the folder holds something that is no published site */
export async function refuseOther(folder: string): Promise<void> {
  if (!existsSync(folder) || (await readdir(folder)).length === 0) return
  const page = await readFile(join(folder, 'index.html'), 'utf8').catch(() => '')
  if (!page.includes(`id="${PUBLICATION_ELEMENT}"`))
    throw new BadUseError(
      `「${folder}」不是空文件夹，里面也不是以前发布的看板，没有改动它。请换一个文件夹 · the folder is not empty and holds no published page: choose another`,
    )
}
