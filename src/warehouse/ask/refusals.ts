import type { Bilingual } from '@/engine'
import { isOutOfMemory, statementFailed, WarehouseError } from '../errors'

/** A question that was not answered: `sentence` says why in the person's words, `detail` is DuckDB's own text. */
export class QuestionRefused extends WarehouseError {
  /** @param detail null where DuckDB has nothing to add */
  constructor(
    sentence: Bilingual,
    readonly detail: string | null,
    statement: string,
    cause?: unknown,
  ) {
    super(sentence, statement, cause)
    this.name = 'QuestionRefused'
  }
}

/** The person stopped the question. */
export class QuestionStopped extends WarehouseError {
  constructor(statement: string) {
    super({ zh: '查询已取消。', en: 'The query was cancelled.' }, statement)
    this.name = 'QuestionStopped'
  }
}

const SENTENCES: readonly [pattern: RegExp, sentence: Bilingual][] = [
  [
    /multiple statements/i,
    { zh: '一次只能查一句：请只留一条 SQL。', en: 'One statement at a time: leave one only.' },
  ],
  [/no statement to prepare/i, { zh: '还没有写查询。', en: 'There is no query yet.' }],
  [
    /syntax error|parser error/i,
    { zh: 'SQL 写法有误，请看提示的位置。', en: 'The SQL has a mistake; see the place below.' },
  ],
  [
    /table with name .* does not exist|table function with name/i,
    {
      zh: '没有这张表（或视图），请对照右边的表名。',
      en: 'There is no such table or view; see the list of tables.',
    },
  ],
  [
    /referenced column|column .* not found|does not have a column|binder error/i,
    {
      zh: '列名或参数对不上，请对照右边的列名。',
      en: 'A column or parameter does not match; see the list of columns.',
    },
  ],
  [
    /file system operations are disabled|permission error|external/i,
    {
      zh: '查询只能读工作区里的表，不能读写文件、网址，也不能改设置。',
      en: 'A query reads the tables of the workspace only: no files, no addresses, no settings.',
    },
  ],
  [
    /read-only mode|cannot write/i,
    { zh: '查询只读，不能改动数据。', en: 'Queries are read-only; they cannot change anything.' },
  ],
  [
    /conversion error|could not convert|out of range|overflow/i,
    { zh: '有的值换算不了，请看提示中的值。', en: 'A value could not be converted; see which one below.' },
  ],
]

const ONLY_QUERIES: Bilingual = {
  zh: '这里只能查询（SELECT、FROM、WITH、DESCRIBE、SUMMARIZE），不能改动数据、读写文件或更改设置。',
  en: 'Only queries run here (SELECT, FROM, WITH, DESCRIBE, SUMMARIZE): nothing that changes data, files or settings.',
}
const FAILED: Bilingual = {
  zh: '数据库没能回答这个查询，原文如下。',
  en: 'The database could not answer this query; it says:',
}

/** What DuckDB said, with the sentence that fits it. */
export function refused(statement: string, cause: unknown): WarehouseError {
  if (cause instanceof WarehouseError) return cause
  const detail = withoutPrefix(cause instanceof Error ? cause.message : String(cause))
  if (isOutOfMemory(detail)) return statementFailed(statement, cause)
  const sentence = SENTENCES.find(([pattern]) => pattern.test(detail))?.[1] ?? FAILED
  return new QuestionRefused(sentence, detail, statement, cause)
}

/** A statement that is none of the kind that may run here. */
export const notAQuery = (statement: string) => new QuestionRefused(ONLY_QUERIES, null, statement)

/** A function that does more than read. */
export const notAReader = (statement: string, name: string) =>
  new QuestionRefused(
    {
      zh: `函数 ${name} 不只是读表，这里不能用。`,
      en: `The function ${name} does more than read tables; it is not available here.`,
    },
    null,
    statement,
  )

/** The bindings say that they were extracting statements, and one of them says the place of a mistake twice. */
function withoutPrefix(message: string): string {
  const text = message.replace(/^Failed to extract statements: /, '').trim()
  const second = text.indexOf('LINE ', text.indexOf('LINE ') + 1)
  return second > 0 ? text.slice(0, second).trimEnd() : text
}
