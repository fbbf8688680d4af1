import { percentRate, type BudgetLine, type Indicator, type IndicatorField, type ProblemText } from '@/engine'
import { saysNothing } from '../blank'
import { asPercent, readAmount, readPercent, readPoints } from '../cell-number'
import { compact, tidyName } from '../normalise'
import { recogniseFundSource } from '../recognisers/fund-source'
import { indicatorName, levelName } from '../recognisers/indicator-row'
import { gradeOf } from '../recognisers/total-row'
import type { Reject } from '../model'
import type { ListHeader } from './list-header'
import { MalformedCell, type ListRow } from './list-row'

/** Levels are carried down within one evaluation, as in a form. */
export interface ListLevels {
  level1: string | null
  level2: string | null
}

/** Names of an indicator, and in which of their columns the row states one. */
export interface Names extends Pick<Indicator, 'level1' | 'level2' | 'level3'> {
  stated: readonly IndicatorField[]
}

/** The names of one row of 批量明细; `carried` goes on to the next row, whatever becomes of this one. */
export function readNames(row: ListRow, carried: ListLevels): Names | Reject {
  const level1 = levelName(row.text('level1'))
  const level2 = levelName(row.text('level2'))
  if (level1 !== null && level1 !== carried.level1) Object.assign(carried, { level1, level2: null })
  if (level2 !== null) carried.level2 = level2
  const level3 = indicatorName(row.text('level3'))
  if (level3 === null) return row.reject('level3', 'list.indicator-missing', row.text('level3'))
  return { ...carried, level3, stated: row.stating(['level1', 'level2', 'level3']) }
}

/** All that a row says of its indicator but its names and the reason. */
export interface Values extends Pick<
  Indicator,
  'target' | 'actual' | 'measureUnit' | 'weight' | 'reportedScore' | 'reviewedScore' | 'reportedDeviation'
> {
  stated: readonly IndicatorField[]
}

/** The columns that `readValues` looks at. */
export const VALUE_FIELDS = [
  'target',
  'operator',
  'measureUnit',
  'actual',
  'weight',
  'reportedScore',
  'reviewedScore',
  'reportedDeviation',
] as const

/** The values of one row of 批量明细. @throws MalformedCell */
export function readValues(row: ListRow): Values {
  const unit = row.stated('measureUnit')
  const value = row.stated('target')
  const operator = row.stated('operator')
  const isOperator = operator !== null && !/定[量性]|向/.test(operator)
  const unitMissing = value !== null && unit !== null && /\d$/.test(compact(value))
  return {
    target: value === null ? null : `${isOperator ? operator : ''}${value}${unitMissing ? unit : ''}`,
    actual: row.stated('actual'),
    measureUnit: unit === null ? null : tidyName(unit),
    weight: row.number('weight', readPoints),
    reportedScore: row.number('reportedScore', readPoints),
    ...reviewed(row),
    reportedDeviation: row.number('reportedDeviation', readPercent),
    stated: row.stating([
      'target',
      'actual',
      'weight',
      'reportedScore',
      'reviewedScore',
      'reportedDeviation',
    ]),
  }
}

/** The bureau's own score is a field only where there is one. @throws MalformedCell */
function reviewed(row: ListRow): { reviewedScore?: string } {
  const reviewedScore = row.number('reviewedScore', readPoints)
  return reviewedScore === null ? {} : { reviewedScore }
}

/** A budget row, with the total and grade of the whole table where the list carries them. */
export interface BudgetRecord {
  line: BudgetLine
  reportedTotal: string | null
  /** The column that holds it. */
  totalField: 'reportedTotal' | 'reportedScore'
  reportedGrade: string | null
}

/** One row of a budget list. Without a column of fund sources each row is the total. @throws MalformedCell */
export function readBudget(row: ListRow, { unit, units, columns }: ListHeader): BudgetRecord | Reject {
  const hasSources = columns.fundSource !== undefined
  const label = row.text('fundSource')
  const fundSource = hasSources ? recogniseFundSource(label) : 'total'
  if (!fundSource) return row.reject('fundSource', 'list.fund-source-unknown', label)
  const amount = (field: 'initialBudget' | 'adjustedBudget' | 'executed') =>
    row.number(field, (text) => readAmount(text, units[field] ?? unit))
  const initialBudget = amount('initialBudget')
  const adjustedBudget = amount('adjustedBudget')
  const executed = amount('executed')
  const weight = row.number('weight', readPoints)
  const score = row.number('reportedScore', readPoints)
  // A summary of tables (项目 | 预算数 | 执行数 | 自评得分) has no points of the budget: its score is that of the table.
  const ofTable = !columns.weight && !columns.reportedTotal && !hasSources
  const reportedScore = ofTable ? null : score
  const rate = readPercent(row.text('reportedRate'))
  if (rate === 'malformed') throw new MalformedCell(row.malformed('reportedRate'))
  const expected = percentRate(executed, adjustedBudget) ?? percentRate(reportedScore, weight)
  const fields = [
    'initialBudget',
    'adjustedBudget',
    'executed',
    'reportedRate',
    'weight',
    ...(ofTable ? [] : (['reportedScore'] as const)),
    'reviewedScore',
  ] as const
  return {
    line: {
      fundSource,
      label,
      initialBudget,
      adjustedBudget,
      executed,
      reportedRate: rate === 'blank' ? null : asPercent(rate.value, rate.percentSign, expected),
      weight,
      reportedScore,
      ...reviewed(row),
      cells: { ...row.places(fields), label: row.place(hasSources ? 'fundSource' : 'executed') },
    },
    reportedTotal: ofTable ? score : row.number('reportedTotal', readPoints),
    totalField: ofTable ? 'reportedScore' : 'reportedTotal',
    reportedGrade: gradeOf(row.text('reportedGrade')),
  }
}

/** One row of a problem list. */
export function readProblem(row: ListRow): ProblemText | Reject {
  const text = row.text('problem')
  if (saysNothing(text)) return row.reject('problem', 'list.problem-missing', text)
  return {
    text,
    measure: saysNothing(row.text('measure')) ? null : row.stated('measure'),
    cell: row.place('problem'),
  }
}
