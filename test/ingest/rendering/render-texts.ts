import type { SelfEvaluation } from '@/engine'
import type { Layout } from './layout'
import { MEASURE_WORDS, NOTES, PROBLEM_WORDS } from './words'

/** Goals between the tables. */
export function renderGoals({ dice, repeatMerged, instructions }: Layout): string[][] {
  if (dice.chance(25)) return []
  const side = dice.pick([
    '年度总体目标',
    '年度总体目标完成情况',
    '年度绩效目标',
    '年度\n总体\n目标',
    '总体目标',
  ])
  const said = instructions
    ? '简要说明年度总体目标（200字以内）'
    : '保障 3 项财政重点工作，完成2021年12月前的各项工作；总分、合计、得分均不低于上年。'
  return [
    [side, '预期目标', '', '', '实际完成情况'],
    [repeatMerged ? side : '', said, '', '', '1.已完成；\n2.已验收，投入 100 万元。'],
  ]
}

/** 存在问题 and 改进措施, side by side or one below the other. */
export function renderProblems({ problems }: SelfEvaluation, { dice }: Layout): string[][] {
  const problemWord = dice.pick(PROBLEM_WORDS)
  const measureWord = dice.pick(MEASURE_WORDS)
  if (problems.length === 0)
    return dice.chance(30)
      ? [
          [
            problemWord,
            '',
            dice.pick(['无', '无。', '', '结合自评情况，分析存在的问题及原因。（200字以内）']),
          ],
          [measureWord, '', dice.pick(['无', '', '提出下一步改进完善的意见。（200字以内）'])],
        ]
      : []
  const measures = problems.map((problem) => problem.measure)
  const paired = measures.every((measure) => measure !== null)
  if (paired && dice.chance(40))
    return [
      [problemWord, '', '', measureWord],
      ...problems.map(({ text, measure }) => [text, '', '', measure!]),
    ]
  const below = (word: string, texts: readonly string[]) =>
    texts.map((text, i) => [i === 0 ? word : '', dice.chance(0) ? '' : text])
  return [
    ...below(
      problemWord,
      problems.map(({ text }) => text),
    ),
    ...(paired ? below(measureWord, measures as string[]) : []),
  ]
}

export function renderFoot({ dice, foot }: Layout): string[][] {
  return foot ? dice.some(NOTES, 35).map((row) => [...row]) : []
}
