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

/** A statement that DuckDB refused; `cause` is its own message. */
export function statementFailed(statement: string, cause: unknown): WarehouseError {
  const detail = cause instanceof Error ? cause.message : String(cause)
  return new WarehouseError(
    { zh: `数据库没能执行这一步：${detail}`, en: `The database could not do this step: ${detail}` },
    statement,
    cause,
  )
}
