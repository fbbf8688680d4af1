import type { Finding, ScoredEvaluation } from '../model'
import { parseValue } from '../value'
import { finding } from './finding'

/** Whether nobody has filled in the form: no indicator has an actual value or a score. */
export function isUnfilled(evaluation: ScoredEvaluation): boolean {
  return (
    evaluation.origin === 'form' &&
    evaluation.indicators.every(
      (row) => row.reportedScore === null && parseValue(row.actual).kind === 'blank',
    )
  )
}

/** Forms that nobody filled in, and instructions that were left standing. */
export function formFindings(evaluation: ScoredEvaluation): Finding[] {
  const found: Finding[] = []
  if (isUnfilled(evaluation))
    found.push(
      finding(
        'form.unfilled',
        `${evaluation.indicators.length} 个指标都没有填写实际完成值和得分`,
        `None of the ${evaluation.indicators.length} indicators has an actual value or a score`,
        [evaluation.indicators[0]?.cell],
      ),
    )
  if (evaluation.instructions.length > 0)
    found.push(
      finding(
        'form.instructions',
        `有 ${evaluation.instructions.length} 个单元格留着填表说明`,
        `${evaluation.instructions.length} cells still hold the instructions of the form`,
        evaluation.instructions,
      ),
    )
  return found
}
