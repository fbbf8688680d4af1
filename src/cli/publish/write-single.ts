import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { PUBLICATION_ELEMENT } from '@/share'
import { BadUseError } from './options'
import type { Written } from './write-site'

/**
 * Writes the one HTML file: `out` where it ends with `.html`, else `index.html` in that folder. A page that was published
 * there before is replaced.
 *
 * @throws BadUseError when something that is no published page stands there
 */
export async function writeSingle(out: string, page: Uint8Array): Promise<Written> {
  const path = /\.html?$/i.test(out) ? out : join(out, 'index.html')
  const former = await readFile(path, 'utf8').catch(() => null)
  if (former !== null && !former.includes(`id="${PUBLICATION_ELEMENT}"`))
    throw new BadUseError(
      `「${path}」已存在，而且不是以前发布的看板，没有改动它。请换一个文件名 · the file exists and is no published page: choose another name`,
    )
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, page)
  return { out: path, files: 1, bytes: page.length }
}
