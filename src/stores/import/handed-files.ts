import type { InputFile } from '@/ingest'
import type { HandedFile } from './messages'

/** So much is read before its turn: a browser takes its time over each file, but gives out many at once. */
const AHEAD = { files: 32, bytes: 8_000_000 }

/** The files of an import as the page hands them over, the next ones already being read. */
export class HandedFiles implements AsyncIterable<InputFile> {
  /** Of the files handed over so far. */
  bytes = 0
  private readonly waiting: HandedFile[] = []
  private come = 0
  private wake: () => void = () => undefined

  /** @param total how many files will come */
  constructor(private readonly total: number) {}

  add(files: readonly HandedFile[]): void {
    for (const one of files) {
      this.waiting.push(one)
      this.bytes += one.file.size
    }
    this.come += files.length
    this.wake()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<InputFile> {
    const ahead: InputFile[] = []
    let bytesAhead = 0
    for (;;) {
      while (
        this.waiting.length > 0 &&
        ahead.length < AHEAD.files &&
        (ahead.length === 0 || bytesAhead < AHEAD.bytes)
      ) {
        const input = reading(this.waiting.shift()!)
        bytesAhead += input.size
        ahead.push(input)
      }
      const next = ahead.shift()
      if (next) {
        bytesAhead -= next.size
        yield next
      } else if (this.come >= this.total) return
      else await new Promise<void>((wake) => (this.wake = wake))
    }
  }
}

/** A small file is being read from now on; a large one when its turn comes. */
function reading({ name, file }: HandedFile): InputFile {
  const read = async () => new Uint8Array(await file.arrayBuffer())
  if (file.size > AHEAD.bytes) return { name, size: file.size, bytes: read, stream: () => file.stream() }
  const begun = read()
  // A file that cannot be read is told when its turn comes.
  begun.catch(() => undefined)
  return { name, size: file.size, bytes: () => begun }
}
