import type { Bilingual } from '@/engine'
import { ContainerError } from './model'
import { Unpacker } from './unpack'
import type { ZipEntry } from './zip-directory'

/** Files of programs, not of people: what macOS and Office leave behind. */
const OF_PROGRAMS = /(?:^|\/)(?:__MACOSX\/|\.[^/]+$|~\$|Thumbs\.db$|desktop\.ini$)/i

export interface ArchiveMember {
  /** Inside the archive, with its folders. */
  name: string
  packedBytes: number
  bytes: number
  /** @throws ContainerError */
  unpack(): Uint8Array
}

export interface OpenedArchive {
  members: ArchiveMember[]
  notes: Bilingual[]
}

/** Lists the files in a ZIP; each is unpacked when its turn comes, so that one at a time is in memory. */
export function openArchive(bytes: Uint8Array): OpenedArchive {
  const unpacker = new Unpacker(bytes)
  const files = unpacker.entries.filter((entry) => !entry.isFolder)
  const left = files.filter(({ name }) => OF_PROGRAMS.test(name))
  const members = files
    .filter(({ name }) => !OF_PROGRAMS.test(name))
    .map((entry: ZipEntry) => ({
      name: safeName(entry.name),
      packedBytes: entry.packedBytes,
      bytes: entry.bytes,
      unpack: () => unpacker.unpack(entry),
    }))
  if (members.length === 0) throw new ContainerError('file.empty')
  const notes: Bilingual[] = [
    { zh: `压缩包内有 ${members.length} 个文件`, en: `the archive holds ${members.length} file(s)` },
  ]
  if (left.length > 0) {
    const names = left
      .slice(0, 3)
      .map(({ name }) => name)
      .join('、')
    notes.push({
      zh: `另有 ${left.length} 个系统或临时文件未读（${names}${left.length > 3 ? ' …' : ''}）`,
      en: `${left.length} file(s) of programs were left out (${names}${left.length > 3 ? ' …' : ''})`,
    })
  }
  return { members, notes }
}

/** A name is only ever shown, but `../../x` should not look like a path out of the archive. */
function safeName(name: string): string {
  return name
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .join('/')
}
