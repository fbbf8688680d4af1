import type { SelfEvaluation } from '@/engine'

const BUDGET = [
  'initialBudget',
  'adjustedBudget',
  'executed',
  'reportedRate',
  'weight',
  'reportedScore',
] as const
const INDICATOR = [
  'level1',
  'level2',
  'target',
  'actual',
  'weight',
  'reportedScore',
  'reportedDeviation',
  'reason',
] as const
const HEAD = [
  'department',
  'year',
  'unit',
  'totalWeight',
  'reportedTotal',
  'reportedGrade',
  'report',
] as const

/** The table again and again, each time with one cell, line, row or statement of it left out. */
export function* withBlanks(of: SelfEvaluation): Generator<SelfEvaluation> {
  for (const field of HEAD) yield { ...of, [field]: null }
  for (const [place, line] of of.budget.entries()) {
    const others = (changed: typeof of.budget) => ({
      ...of,
      budget: of.budget.toSpliced(place, 1, ...changed),
    })
    yield others([])
    for (const field of BUDGET) yield others([{ ...line, [field]: null }])
    yield others([{ ...line, adjustedBudget: '0' }])
    yield others([{ ...line, cells: { label: line.cells.label } }])
  }
  for (const [place, row] of of.indicators.entries()) {
    const others = (changed: typeof of.indicators) => ({
      ...of,
      indicators: of.indicators.toSpliced(place, 1, ...changed),
    })
    yield others([])
    for (const field of INDICATOR) yield others([{ ...row, [field]: null }])
    for (const actual of ['良好', '7,00.0,77', '5米', '下降5%']) yield others([{ ...row, actual }])
    yield others([{ ...row, cells: {} }])
  }
  for (const [place, statement] of (of.report?.statements ?? []).entries()) {
    const others = (changed: NonNullable<typeof of.report>['statements']) => ({
      ...of,
      report: { ...of.report!, statements: of.report!.statements.toSpliced(place, 1, ...changed) },
    })
    yield others([])
    yield others([{ ...statement, value: null }])
  }
}
