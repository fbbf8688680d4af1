import type { Bilingual } from '@/engine'

/** A statement that DuckDB refused, with the statement in the message: a fault of ours, never of a file. */
export class WarehouseError extends Error {
  override readonly name = 'WarehouseError'
  constructor(
    readonly statement: string,
    cause: unknown,
  ) {
    super(`${cause instanceof Error ? cause.message : String(cause)}\n${statement}`, { cause })
  }
}

/** A value of a batch that no column can hold: which table, where, and what to do. Nothing was stored. */
export class UnstorableValueError extends Error {
  override readonly name = 'UnstorableValueError'
  constructor(readonly sentence: Bilingual) {
    super(`${sentence.zh} / ${sentence.en}`)
  }
}

/** Another tab of this browser has the stored workspace open; it can be opened in memory beside it. */
export class WorkspaceBusyError extends Error {
  override readonly name = 'WorkspaceBusyError'
  readonly sentence: Bilingual = {
    zh: '工作区已在另一个标签页中打开。请回到那个标签页，或在此标签页中使用临时工作区（关闭后不保留）。',
    en: 'The workspace is open in another tab. Go back to that tab, or work here in memory (nothing is kept).',
  }
  constructor() {
    super('The workspace is open in another tab.')
  }
}

/** The stored workspace cannot be read: damaged, or written by another version of the app. */
export class WorkspaceUnreadableError extends Error {
  override readonly name = 'WorkspaceUnreadableError'
  readonly sentence: Bilingual
  constructor(
    readonly reason: 'damaged' | 'version',
    cause?: unknown,
  ) {
    super(`The stored workspace is unreadable (${reason}).`, { cause })
    this.sentence =
      reason === 'version'
        ? {
            zh: '浏览器中保存的工作区由另一版本的绩镜写入，无法打开。可以丢弃它（您的原始文件不受影响），然后重新导入。',
            en: 'The workspace kept in this browser was written by another version. Discard it (your files are not touched) and import again.',
          }
        : {
            zh: '浏览器中保存的工作区已损坏，无法打开。可以丢弃它（您的原始文件不受影响），然后重新导入。',
            en: 'The workspace kept in this browser is damaged. Discard it (your files are not touched) and import again.',
          }
  }
}
