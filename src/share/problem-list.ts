import { cellPlace } from '@/engine'
import type { ProblemRow, ProblemState, ProblemStateRow } from '@/warehouse'
import type { TableFile } from './table-file'

/** The words of a 问题清单 in the language of the page. */
export interface ProblemListWords {
  title: string
  /** Headers; the last four are for the department to fill in. */
  headers: Record<(typeof PROBLEM_LIST_COLUMNS)[number], string>
  category: (code: string) => string
  /** `持续 3 年`, `新增`. */
  state: (state: ProblemState, run: number) => string
  source: (source: ProblemRow['source']) => string
}

/** The columns of a 问题清单. */
export const PROBLEM_LIST_COLUMNS = [
  'number',
  'department',
  'year',
  'problem',
  'category',
  'state',
  'measure',
  'source',
  'place',
  'remedy',
  'deadline',
  'person',
  'result',
] as const
const NUMERIC: ReadonlySet<string> = new Set(['number', 'year'])

/**
 * 问题清单, as the bureau sends it back for rectification: each problem with its category, its state over the years, what the
 * department promised, and its cell; the columns that the department fills in are empty. Sentences without a category name no
 * problem and are left out.
 */
export function problemListTable(
  rows: readonly ProblemRow[],
  states: readonly ProblemStateRow[],
  words: ProblemListWords,
): TableFile {
  const stateOf = new Map(states.map((one) => [key(one.department, one.year, one.category), one] as const))
  const stateWords = ({ department, year, categories }: ProblemRow) =>
    categories.flatMap(({ code }) => {
      const found = stateOf.get(key(department, year, code))
      return found ? [words.state(found.state, found.run)] : []
    })
  return {
    title: words.title,
    columns: PROBLEM_LIST_COLUMNS.map((column) => ({
      header: words.headers[column],
      numeric: NUMERIC.has(column),
    })),
    rows: rows
      .filter(({ categories }) => categories.length > 0)
      .map((row, index) => [
        String(index + 1),
        row.department,
        String(row.year),
        row.text,
        row.categories.map(({ code }) => words.category(code)).join('；'),
        stateWords(row).join('；'),
        row.measure ?? '',
        words.source(row.source),
        `${row.cell.file} ${cellPlace(row.cell)}`,
        '',
        '',
        '',
        '',
      ]),
    about: [],
  }
}

const key = (department: string, year: number, category: string) => `${department}\n${year}\n${category}`
