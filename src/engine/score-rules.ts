import type { Bilingual, Indicator, ScoredBudgetLine, ScoredIndicator } from './model'
import type { Citation, Scheme, SchemePart } from './scheme'
import { statedRuleOf } from './score-budget'

/** A rule that gives a score, or says why none: its name, and the part of a scheme that it stands in. */
export interface ScoreRule {
  id: string
  title: Bilingual
  /** Null where the rule is that no rule decides. */
  part: SchemePart | null
}

const rule = (id: string, part: SchemePart | null, zh: string, en: string): ScoreRule => ({
  id,
  part,
  title: { zh, en },
})

/** Every rule id that a scored line can carry. */
export const SCORE_RULES: readonly ScoreRule[] = [
  rule('budget.linear', 'budget', '执行率 × 分值', 'rate × weight'),
  rule(
    'budget.threshold',
    'budget',
    '执行率 ÷ 满分线 × 分值，不超过分值',
    'rate ÷ threshold × weight, at most the weight',
  ),
  rule('budget.steps', 'budget', '执行率每低一档扣分', 'points off for each step of the rate'),
  rule('budget.piecewise', 'budget', '执行率分段折算', 'the rate in straight pieces'),
  rule('quantity.met', 'quantity', '达到指标值，得满分', 'target met: full marks'),
  rule(
    'quantity.in-range',
    'quantity',
    '在指标值的区间之内，得满分',
    'within the range of the target: full marks',
  ),
  rule('deadline.met', 'quantity', '按期完成，得满分', 'in time: full marks'),
  rule('quantity.proportion', 'quantity', '完成值 ÷ 指标值 × 分值', 'actual ÷ target × weight'),
  rule(
    'quantity.inverse-proportion',
    'quantity',
    '指标值 ÷ 完成值 × 分值（反向指标）',
    'target ÷ actual × weight (less is better)',
  ),
  rule(
    'quantity.excess',
    'quantity',
    '按超出的比例扣分（反向指标）',
    'less the share by which it is exceeded (less is better)',
  ),
  rule('quantity.all-or-nothing', 'quantity', '未达到指标值不得分', 'target missed: no points'),
  rule(
    'quantity.over-achieved',
    'overAchievement',
    '完成值超出指标值过多，扣分',
    'far above the target: points off',
  ),
  rule('quantity.rate-band', 'rateBands', '按比例所在的档给分', 'points by the band of the percentage'),
  rule('quality.percent', 'quality', '定性指标按达成程度折算', 'qualitative, by the degree of attainment'),
  rule(
    'quality.band',
    'quality',
    '定性指标按档，档内由人判定',
    'qualitative, by band; within it a person decides',
  ),
  rule(
    'quality.outside-band',
    'quality',
    '定性指标的得分不在所属的档内',
    'qualitative, the score is outside its band',
  ),
  rule('manual.no-actual', null, '没有实际完成值', 'no actual value'),
  rule('manual.no-target', null, '没有年度指标值', 'no target'),
  rule('manual.no-weight', null, '没有分值', 'no weight'),
  rule('manual.negative-weight', null, '分值小于 0', 'a weight below 0'),
  rule('manual.unreadable', null, '数值写法无法识别', 'a value that cannot be read'),
  rule('manual.units', null, '单位不能换算', 'units that do not convert'),
  rule('manual.change', null, '只有一边是变化幅度', 'only one side is a change'),
  rule('manual.range', null, '超出区间，没有计分规则', 'outside the range, no rule'),
  rule('manual.no-rule', null, '没有规则可依', 'no rule connects the two'),
]

const BY_ID = new Map(SCORE_RULES.map((entry) => [entry.id, entry]))

/** The rule of that id. @throws Error when there is none. */
export function scoreRule(id: string): ScoreRule {
  const found = BY_ID.get(id)
  if (!found) throw new Error(`没有计分规则 ${id}。 / There is no score rule ${id}.`)
  return found
}

/** The document that a part of a scheme is cited from; null where the scheme cites none. */
export function citationOf(scheme: Scheme, part: SchemePart): Citation | null {
  return scheme.citations.find((citation) => citation.part === part) ?? null
}

const BASIS: Readonly<Record<Citation['basis'], Bilingual>> = {
  'published-form': { zh: '由公开的自评表得出', en: 'worked out of published tables' },
  'from-knowledge': {
    zh: '凭对文件的了解写入，未逐字核对原文',
    en: 'from knowledge of it, not copied from the original',
  },
  manual: { zh: '操作手册', en: 'an operating manual' },
  own: { zh: '本单位设定', en: 'set by the bureau' },
}

/** `财预〔2020〕10号《项目支出绩效评价管理办法》（凭对文件的了解写入…）`: how a document is read out. */
export function showCitation({ document, basis }: Pick<Citation, 'document' | 'basis'>): Bilingual {
  const number = document.number ?? ''
  return {
    zh: `${number}《${document.title}》（${BASIS[basis].zh}）`,
    en: `${number === '' ? '' : `${number} `}“${document.title}” (${BASIS[basis].en})`,
  }
}

/** One scored line, to be read out on the phone. */
export interface ReadOut {
  rule: ScoreRule
  /** The formula with its numbers. */
  formula: Bilingual
  /** The document; null where no rule decides. */
  source: Bilingual | null
  /** All of it as one text. */
  text: Bilingual
}

function compose(
  entry: ScoreRule,
  formula: Bilingual,
  name: string,
  scheme: Scheme,
  printed: boolean,
): ReadOut {
  const citation = entry.part && !printed ? citationOf(scheme, entry.part) : null
  const source = printed ? { zh: '表中印明', en: 'printed in the form' } : citation && showCitation(citation)
  return {
    rule: entry,
    formula,
    source,
    text: {
      zh: `${name}：${formula.zh}。规则：${entry.title.zh}。${source ? `依据：${source.zh}。` : ''}`,
      en: `${name}: ${formula.en}. Rule: ${entry.title.en}. ${source ? `Source: ${source.en}.` : ''}`.trim(),
    },
  }
}

/**
 * The formula with the numbers in it, the rule and the document, as sentences that an officer can read out.
 * @returns null for a budget line without an explanation (only the total line has one)
 */
export function readOutBudget(line: ScoredBudgetLine, scheme: Scheme): ReadOut | null {
  if (!line.explanation) return null
  const stated = statedRuleOf(line)
  const id = line.score === null ? 'manual.no-rule' : `budget.${(stated ?? scheme.budget).formula.type}`
  return compose(scoreRule(id), line.explanation, line.label, scheme, stated !== null && line.score !== null)
}

/** The same for an indicator. */
export function readOutIndicator(
  row: Pick<Indicator, 'level3'> & Pick<ScoredIndicator, 'ruleId' | 'explanation'>,
  scheme: Scheme,
): ReadOut {
  return compose(scoreRule(row.ruleId), row.explanation, row.level3, scheme, false)
}
