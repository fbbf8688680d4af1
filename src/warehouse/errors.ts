import type { Bilingual } from '@/engine'

/** A failure of the warehouse, with a sentence for the person and the statement for the developer. */
export class WarehouseError extends Error {
  constructor(
    readonly sentence: Bilingual,
    readonly statement: string | null = null,
    cause?: unknown,
  ) {
    super(`${sentence.zh} / ${sentence.en}`, { cause })
    this.name = 'WarehouseError'
  }
}

/** The stored workspace is open in another tab: an OPFS database has one opener. */
export class WorkspaceBusyError extends WarehouseError {
  constructor() {
    super({
      zh: '绩镜已在另一个标签页打开，请先关闭那个标签页。',
      en: 'Jijing is open in another tab; close that tab first.',
    })
    this.name = 'WorkspaceBusyError'
  }
}

/** The stored workspace cannot be opened: damaged, or written by another version of the app. It can be discarded. */
export class WorkspaceUnreadableError extends WarehouseError {
  constructor(
    readonly reason: 'damaged' | 'version',
    cause?: unknown,
  ) {
    super(UNREADABLE[reason], null, cause)
    this.name = 'WorkspaceUnreadableError'
  }
}

const UNREADABLE: Record<'damaged' | 'version', Bilingual> = {
  damaged: {
    zh: '保存的工作区已损坏，无法打开。请丢弃它，然后重新导入原始文件（原始文件不受影响）。',
    en: 'The stored workspace is damaged. Discard it and import your files again; the files themselves are not touched.',
  },
  version: {
    zh: '保存的工作区由绩镜的另一版本建立，这一版打不开。请丢弃它，然后重新导入原始文件（原始文件不受影响）。',
    en: 'The stored workspace was made by another version. Discard it and import your files again; the files themselves are not touched.',
  },
}

/** The database engine has ended by itself. Opening the workspace again starts a new one. */
export class EngineLostError extends WarehouseError {
  constructor(cause?: unknown) {
    super(
      {
        zh: '数据库引擎意外停止，正在进行的一步没有完成。请点“重试”重新打开：保存在浏览器中的数据还是这一步之前的样子；没有保存的需要重新导入。',
        en: 'The database engine stopped; the step it was at is not done. Open it again: what the browser keeps is as it was before that step; what it does not keep must be imported again.',
      },
      null,
      cause,
    )
    this.name = 'EngineLostError'
  }
}

/** A statement that DuckDB refused; `cause` is its own message. */
export function statementFailed(statement: string, cause: unknown): WarehouseError {
  if (cause instanceof WarehouseError) return cause
  const detail = cause instanceof Error ? cause.message : String(cause)
  return new WarehouseError(sentenceFor(detail), statement, cause)
}

function sentenceFor(detail: string): Bilingual {
  if (isOutOfMemory(detail)) return NO_MEMORY
  if (isOutOfSpace(detail)) return NO_SPACE
  return isDamaged(detail) ? DAMAGED : refused(detail)
}

/** Whether the engine has fallen into a trap: what it says from then on cannot be relied upon. */
export const isTrap = (detail: string) =>
  /RuntimeError|unreachable|memory access out of bounds|table index is out of bounds|null function/i.test(
    detail,
  )

const isOutOfSpace = (detail: string) => /quota|no space|QuotaExceeded/i.test(detail)
const isDamaged = (detail: string) =>
  /checksum|corrupt|Serialization Error|read all required bytes/i.test(detail)

/** Whether a message of DuckDB or of the browser says that the memory did not suffice. */
export const isOutOfMemory = (detail: string) =>
  /out of memory|allocation fail|invalid (?:string|array|typed array) length|maximum size exceeded/i.test(
    detail,
  )

/** The files need more memory than the browser gives. */
export const outOfMemory = (cause?: unknown) => new WarehouseError(NO_MEMORY, null, cause)

const NO_MEMORY: Bilingual = {
  zh: '内存不足，这一步没有完成，工作区保持原样。请关闭其他标签页，或把文件分几批导入。',
  en: 'There is not enough memory for this step; the workspace is as it was. Close other tabs, or import the files in parts.',
}
const NO_SPACE: Bilingual = {
  zh: '浏览器给本站的存储空间不够，这一步没有完成，工作区保持原样。请在磁盘或浏览器设置里腾出空间，或把文件分几批导入。',
  en: 'The browser has no more space for this site; the step is not done and the workspace is as it was. Make room on the disk or in the settings of the browser, or import the files in parts.',
}
const DAMAGED: Bilingual = {
  zh: '保存的数据有一处已损坏，读不出来。请到「数据」页清空工作区，然后重新导入原始文件（原始文件不受影响）。',
  en: 'A part of the stored data is damaged and cannot be read. Clear the workspace on the Data page and import your files again; the files themselves are not touched.',
}
const refused = (detail: string): Bilingual => ({
  zh: `数据库没能执行这一步：${detail}`,
  en: `The database could not do this step: ${detail}`,
})
