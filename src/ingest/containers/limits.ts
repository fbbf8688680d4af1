/**
 * Against decompression bombs. A form is some kilobytes and the largest list seen 134 MB; a compressed sheet of a list
 * holds 10 to 30 times its size.
 */
export interface ArchiveLimits {
  /** Entries of one archive. @default 20000 */
  entries: number
  /** Bytes of one entry, unpacked. @default 512 MiB */
  entryBytes: number
  /** Bytes of all entries that are read, unpacked. @default 2 GiB */
  totalBytes: number
  /** Unpacked ÷ packed, of what is larger than `ratioFrom`. @default 200 */
  ratio: number
  /** @default 16 MiB */
  ratioFrom: number
  /** Archives inside archives; 1 = an archive in an archive. @default 1 */
  depth: number
}

const MiB = 1024 * 1024

export const ARCHIVE_LIMITS: ArchiveLimits = {
  entries: 20_000,
  entryBytes: 512 * MiB,
  totalBytes: 2048 * MiB,
  ratio: 200,
  ratioFrom: 16 * MiB,
  depth: 1,
}
