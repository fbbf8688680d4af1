import type { Finding, ScoredEvaluation } from '../model'
import { parseValue } from '../value'
import { finding, totalLine } from './finding'

/** Whether nobody has filled in the form: no indicator has an actual value or a score. */
export function isUnfilled(evaluation: ScoredEvaluation): boolean {
  return (
    evaluation.origin === 'form' &&
    evaluation.indicators.every(
      (row) => row.reportedScore === null && parseValue(row.actual).kind === 'blank',
    )
  )
}

/** A form of a region whose forms have no points: neither weights nor scores, anywhere. */
function hasNoScores(evaluation: ScoredEvaluation): boolean {
  const line = totalLine(evaluation)
  return (
    evaluation.origin === 'form' &&
    evaluation.reportedTotal === null &&
    evaluation.indicators.length > 0 &&
    [...(line ? [line] : []), ...evaluation.indicators].every(
      (row) => row.weight === null && row.reportedScore === null,
    )
  )
}

/** Forms that nobody filled in or that have no points, and instructions that were left standing. */
export function formFindings(evaluation: ScoredEvaluation): Finding[] {
  const found: Finding[] = []
  const { instructions, cells } = evaluation
  if (isUnfilled(evaluation)) {
    const { indicators } = evaluation
    const [first] = indicators
    found.push(
      indicators.length > 0
        ? finding(
            'form.unfilled',
            `${indicators.length} 个指标都没有填写实际完成值和得分`,
            `None of the ${indicators.length} indicators has an actual value or a score`,
            [first!.cells.actual, first!.cells.reportedScore, first!.cell],
          )
        : finding('form.unfilled', '表中没有一个填写了的指标', 'The form has no filled-in indicator', [
            cells.department ?? cells.name ?? totalLine(evaluation)?.cells.label,
          ]),
    )
  } else if (hasNoScores(evaluation)) {
    const { indicators } = evaluation
    found.push(
      finding(
        'form.no-scores',
        `这张表没有分值和得分（${indicators.length} 个指标），没有可以复算的分数`,
        `This form has neither weights nor scores (${indicators.length} indicators): there is no score to recompute`,
        [indicators[0]!.cell],
      ),
    )
  }
  if (instructions.length > 0)
    found.push(
      finding(
        'form.instructions',
        `有 ${instructions.length} 个单元格留着填表说明`,
        `${instructions.length} cells still hold the instructions of the form`,
        instructions,
      ),
    )
  return found
}
