import type { ReportStatement, ReportStatementKind } from '@/engine'
import { readAmount } from '../cell-number'
import { placeAt, type Paragraph } from './paragraphs'

interface Pattern {
  kind: ReportStatementKind
  /** Group 1 is the figure, group 2 the unit of money; `grade` has its word in group 1. */
  pattern: RegExp
  of: 'money' | 'percent' | 'points' | 'grade' | 'claim'
  /** Only in a sentence in which this was stated before: `其中政府财政资金198.64万元` is part of what was spent. */
  after?: ReportStatementKind
  /** A sentence that says this means something else. */
  not?: RegExp
}

const MONEY = '(\\d[\\d,]*(?:\\.\\d+)?)\\s*(万元|亿元|元)'
const BETWEEN = '(?:[^，。；：\\d]{0,8}?)'
const NEGATED =
  '(?:未发生|没有发生|未产生|没有产生|未涉及|不涉及|没有涉及|未开展|未安排|没有安排|未支出|没有支出|无)'

/** What the prose of a report states in figures, by the words that stand in front of them. */
const PATTERNS: readonly Pattern[] = [
  {
    kind: 'target',
    of: 'money',
    pattern: new RegExp(`年初(?:预算)?目标(?:值|数)?(?:为|是|：)?${MONEY}`, 'g'),
  },
  {
    kind: 'adjustedBudget',
    of: 'money',
    pattern: new RegExp(
      `(?:整体(?:支出)?预算|全年预算(?:数)?|调整后(?:的)?预算(?:数)?|年度预算(?:总额|数)?|预算(?:总额|安排|资金|总收入)|项目预算|批复预算)${BETWEEN}${MONEY}`,
      'g',
    ),
    not: /年初预算/,
  },
  {
    kind: 'executed',
    of: 'money',
    pattern: new RegExp(
      `(?:实际(?:完成值?|拨付|支出|执行|使用|支付|到位及支出)|全年执行数?|执行(?:数|金额)|累计支出|已支出)${BETWEEN}${MONEY}`,
      'g',
    ),
  },
  {
    kind: 'governmentExecuted',
    of: 'money',
    pattern: new RegExp(
      `(?:政府(?:预算|财政)?资金|财政拨款|财政(?:性)?资金|一般公共预算(?:拨款)?)${BETWEEN}${MONEY}`,
      'g',
    ),
    after: 'executed',
  },
  {
    kind: 'ownFundsExecuted',
    of: 'money',
    pattern: new RegExp(`(?:单位(?:自有)?资金|自有资金)${BETWEEN}${MONEY}`, 'g'),
    after: 'executed',
  },
  {
    kind: 'executionRate',
    of: 'percent',
    pattern: /(?:预算|资金)?执行率(?:为|是|达到?|：)?\s*(\d+(?:\.\d+)?)\s*[%％]/g,
  },
  {
    kind: 'total',
    of: 'points',
    pattern:
      /(?:自评(?:综合|总)?(?:得分|总分|评分|分数|分)|综合(?:评价|自评)?得分|自评总得分|评价得分)(?:合计)?(?:为|是|：|得)?\s*(\d{1,3}(?:\.\d+)?)\s*分/g,
    not: /一级指标|二级指标|三级指标/,
  },
  {
    kind: 'grade',
    of: 'grade',
    pattern:
      /(?:自评(?:结果|等级|结论|等次)|(?:评价|绩效|综合)?(?:结果|等级|等次|结论))(?:为|是|评定为|确定为|：)?[“"「『]?(优|良|中|差)(?=[”"」』秀好等。，；,;]|$)/g,
  },
  { kind: 'noProcurement', of: 'claim', pattern: new RegExp(`${NEGATED}[^，。；]{0,24}政府采购`, 'g') },
  {
    kind: 'noThreePublic',
    of: 'claim',
    pattern: new RegExp(`${NEGATED}[^，。；]{0,24}[“"「]?三公[”"」]?(?:经费)?`, 'g'),
    not: /无(?:违规|超)/,
  },
]

/** The figures and claims of all paragraphs, in the order of the text; each with its sentence and its line. */
export function statementsIn(paragraphs: readonly Paragraph[]): ReportStatement[] {
  return paragraphs.flatMap((paragraph) =>
    sentences(paragraph.text).flatMap(({ text, at }) => inSentence(text, at, paragraph)),
  )
}

function inSentence(sentence: string, offset: number, paragraph: Paragraph): ReportStatement[] {
  const found: (ReportStatement & { at: number })[] = []
  for (const { kind, pattern, of, after, not } of PATTERNS) {
    if (not?.test(sentence)) continue
    for (const match of sentence.matchAll(pattern)) {
      const at = match.index
      if (after && !found.some((one) => one.kind === after && one.at < at)) continue
      const value = valueOf(of, match)
      if (value === undefined || found.some((one) => one.kind === kind && one.value === value)) continue
      // The place is that of the figure: its words may stand at the end of the line before.
      const figure = at + (match[1] === undefined ? 0 : match[0].lastIndexOf(match[1]))
      found.push({ kind, value, text: sentence, cell: placeAt(paragraph, offset + figure), at })
    }
  }
  return found.sort((a, b) => a.at - b.at).map(({ kind, value, text, cell }) => ({ kind, value, text, cell }))
}

/** Undefined where the figure is none. */
function valueOf(of: Pattern['of'], match: RegExpExecArray): string | null | undefined {
  const [, figure = '', unit = ''] = match
  if (of === 'grade' || of === 'claim') return null
  const number = readAmount(of === 'money' ? `${figure}${unit}` : figure, null)
  return typeof number === 'string' ? undefined : number.value
}

/** The grade that a sentence of kind `grade` names. */
export function gradeIn(sentence: string): string | null {
  const { pattern } = PATTERNS.find(({ kind }) => kind === 'grade')!
  return [...sentence.matchAll(pattern)].at(-1)?.[1] ?? null
}

function sentences(text: string): { text: string; at: number }[] {
  const found: { text: string; at: number }[] = []
  for (const match of text.matchAll(/[^。；;！？]+[。；;！？]?/g))
    found.push({ text: match[0].trim(), at: match.index })
  return found
}
