import { unpackCell } from '../cell-text'
import { groupBy } from '../group-by'
import type { Warehouse } from '../warehouse'
import { askChosen } from './filter'
import { byName } from './order'
import type {
  Filter,
  ProblemMatrixRow,
  ProblemRow,
  ProblemStateFigure,
  ProblemStateRow,
  ProblemYearRow,
  PromiseRow,
  RecurrenceRow,
} from './rows'

/** Categories by year: sentences and departments. Years in which nobody named a category have no row. */
export function problemYearRows(w: Warehouse, filter: Filter): Promise<ProblemYearRow[]> {
  return askChosen<ProblemYearRow>(w, 'FROM problemYearFigures(?, ?, ?)', filter)
}

/** Which department named which category, in how many of the chosen years; departments by pinyin. */
export async function problemMatrixRows(w: Warehouse, filter: Filter): Promise<ProblemMatrixRow[]> {
  const rows = await askChosen<ProblemMatrixRow>(w, 'FROM problemMatrix(?, ?, ?)', filter)
  return rows.sort((a, b) => byName(a.department, b.department))
}

/** Categories that a department named in at least two of the chosen years, longest unbroken run first. */
export async function recurrenceRows(w: Warehouse, filter: Filter): Promise<RecurrenceRow[]> {
  const rows = await askChosen<RecurrenceRow>(w, 'FROM recurrence(?, ?, ?)', filter)
  return rows.sort(
    (a, b) => b.run - a.run || b.years.length - a.years.length || byName(a.department, b.department),
  )
}

/**
 * Over the years only the unit counts: were a year left out because of its grade or its rate, it would look as if nothing had
 * been handed in.
 */
const ofUnits = ({ kind, years, departments, supervisors }: Filter): Filter => ({
  ...{ kind, years, departments },
  ...(supervisors ? { supervisors } : {}),
})

/** 新增, 持续, 复发, 已消除 or 未报告 of each category that a department has named, year by year. */
export function problemStateRows(w: Warehouse, filter: Filter): Promise<ProblemStateRow[]> {
  return askChosen<ProblemStateRow>(w, 'FROM problemState(?, ?, ?)', ofUnits(filter))
}

/** How many departments are in each state, by category and year. */
export function problemStateFigures(w: Warehouse, filter: Filter): Promise<ProblemStateFigure[]> {
  return askChosen<ProblemStateFigure>(w, 'FROM problemStateFigures(?, ?, ?)', ofUnits(filter))
}

/** Measures that were promised, with the next year beside them; with years, those whose next year is among them. */
export function promiseRows(w: Warehouse, filter: Filter): Promise<PromiseRow[]> {
  return askChosen<PromiseRow>(w, 'FROM promise(?, ?, ?)', ofUnits(filter))
}

/** The sentences, newest year first, departments by pinyin; with `only.category`, those that name it. */
export async function problemRows(
  w: Warehouse,
  filter: Filter,
  only: { category?: string; department?: string } = {},
): Promise<ProblemRow[]> {
  type Sentence = Omit<ProblemRow, 'categories' | 'cell' | 'problemId'> & {
    ordinal: number
    cell: string
    file: string
  }
  const sentences = await askChosen<Sentence>(
    w,
    `FROM problemSentence($1, $2, $3) AS s
     WHERE ($4 IS NULL OR department = $4)
       AND ($5 IS NULL OR EXISTS (
         FROM problem_category AS c
         WHERE c.evaluationId = s.evaluationId AND c.problemOrdinal = s.ordinal AND c.category = $5))
     ORDER BY s.evaluationId, s.ordinal`,
    filter,
    only.department ?? null,
    only.category ?? null,
  )
  type Named = { evaluationId: string; problemOrdinal: number; category: string; matched: string }
  const named = await askChosen<Named>(
    w,
    `SELECT evaluationId, problemOrdinal, category, matched
     FROM problem_category SEMI JOIN chosenEvaluation(?, ?, ?) USING (evaluationId)
     ORDER BY evaluationId, problemOrdinal, ordinal`,
    filter,
  )
  const categories = groupBy(named, (one) => problemId(one.evaluationId, one.problemOrdinal))
  return sentences
    .map(({ ordinal, cell, file, ...sentence }) => {
      const id = problemId(sentence.evaluationId, ordinal)
      return {
        ...sentence,
        problemId: id,
        cell: unpackCell(cell, file),
        categories: (categories.get(id) ?? []).map((one) => ({
          code: one.category,
          matched: JSON.parse(one.matched) as string[],
        })),
      }
    })
    .sort((a, b) => b.year - a.year || byName(a.department, b.department))
}

const problemId = (evaluationId: string, ordinal: number) => `${evaluationId}/p${ordinal}`
