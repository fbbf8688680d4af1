import type { SelfEvaluation } from '@/engine'
import type { Dice } from './dice'
import { drawLayout, type Layout } from './layout'
import { renderBudget } from './render-budget'
import { renderHead } from './render-head'
import { renderIndicators } from './render-indicators'
import { renderFoot, renderGoals, renderProblems } from './render-texts'

export interface RenderedSheet {
  rows: string[][]
  fileName: string
  /** What must be read back, in the order of the sheet. */
  evaluations: SelfEvaluation[]
}

/** One or several tables below each other, each in a layout of its own. */
export function renderSheet(evaluations: readonly SelfEvaluation[], dice: Dice): RenderedSheet {
  const rows: string[][] = []
  const expected: SelfEvaluation[] = []
  let fileName = '自评表.csv'
  for (const given of evaluations) {
    const layout = drawLayout(dice)
    const evaluation = given.indicators.length > 0 ? given : withoutTotal(given, layout)
    if (!evaluation.indicators.some(({ weight }) => weight !== null)) layout.levelPoints = false
    if (layout.levelPoints && layout.splitTarget === 'two-rows') layout.splitTarget = 'one-row'
    // Only a table that is alone in its file is dated by the file's name.
    if (evaluations.length > 1 && layout.yearAt === 'file') layout.yearAt = 'line'
    if (evaluations.length > 1 && layout.unitAt === 'nowhere') layout.unitAt = 'line'
    if (evaluation.budget.length === 0 && layout.yearAt === 'header') layout.yearAt = 'line'
    if (evaluation.budget.length === 0) layout.unitAt = 'line'
    if (evaluation.budget.every((line) => line.fundSource !== 'total') && layout.unitAt === 'label')
      layout.unitAt = 'side'
    // Without an amount there is no header to say the unit in.
    const amounts = evaluation.budget.some(
      (line) => line.initialBudget ?? line.adjustedBudget ?? line.executed,
    )
    if (!amounts && layout.unitAt === 'header') layout.unitAt = 'line'
    if (!amounts && layout.yearAt === 'header') layout.yearAt = 'line'
    if (layout.yearAt === 'file' && evaluation.year !== null)
      fileName = dice.pick([
        `${evaluation.year}年度自评表.csv`,
        `自评表${evaluation.year}.csv`,
        `某局-${evaluation.year}-自评.csv`,
      ])
    const said: SelfEvaluation = {
      ...evaluation,
      unit: layout.unitAt === 'nowhere' ? null : layout.unit,
      budget: dice.chance(40) ? dice.shuffle(evaluation.budget) : evaluation.budget,
    }
    // A table below others is of the year of the first, where it states none; the year in a project's name comes last.
    said.year ??= expected[0]?.year ?? (/^(20\d\d)年/.exec(said.name ?? '')?.[1] ? 2022 : null)
    if (rows.length > 0 && dice.chance(60)) rows.push([], [])
    rows.push(...renderTable({ ...said, year: evaluation.year }, layout))
    expected.push(said)
  }
  return { rows, fileName, evaluations: expected }
}

/** A total row stands below indicators only. */
function withoutTotal(evaluation: SelfEvaluation, { total }: Layout): SelfEvaluation {
  const inHead = total === 'head'
  const { reportedTotal, reportedGrade } = evaluation
  return {
    ...evaluation,
    totalWeight: null,
    reportedTotal: inHead ? reportedTotal : null,
    reportedGrade: inHead ? reportedGrade : null,
  }
}

function renderTable(evaluation: SelfEvaluation, layout: Layout): string[][] {
  const { dice } = layout
  const rows = [
    ...renderHead(evaluation, layout),
    ...renderBudget(evaluation, layout),
    ...renderGoals(layout),
    ...renderIndicators(evaluation, layout),
    ...renderProblems(evaluation, layout),
    ...renderFoot(layout),
  ]
  const width = Math.max(...rows.map((row) => row.length))
  const padded = rows.map((row) => [...row, ...Array<string>(width - row.length).fill('')])
  const before = Array.from({ length: width }, () => layout.blankColumns && dice.chance(15))
  return padded.flatMap((row) => {
    const spread = row.flatMap((cell, column) => (before[column] ? ['', cell] : [cell]))
    return layout.blankRows && dice.chance(12) ? [[], spread] : [spread]
  })
}
