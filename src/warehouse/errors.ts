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

/** A statement that DuckDB refused; `cause` is its own message. */
export function statementFailed(statement: string, cause: unknown): WarehouseError {
  const detail = cause instanceof Error ? cause.message : String(cause)
  return new WarehouseError(isOutOfMemory(detail) ? NO_MEMORY : refused(detail), statement, cause)
}

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
const refused = (detail: string): Bilingual => ({
  zh: `数据库没能执行这一步：${detail}`,
  en: `The database could not do this step: ${detail}`,
})
