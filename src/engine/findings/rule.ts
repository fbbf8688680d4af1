import type { Bilingual, Severity } from '../model'

/** A rule of the catalogue: what a finding of this kind means, and where the rule comes from. */
export interface FindingRule {
  /** Stable: stands in links, in `check --json` and in the spot-check weights. */
  id: string
  /** How grave a finding is as a rule; a single one may differ where it is more or less certain (see `finding`). */
  severity: Severity
  title: Bilingual
  meaning: Bilingual
  source: Bilingual
}

/** The documents that rules cite. Where the wording is not copied from the original, the citation says so. */
export const SOURCES = {
  frame: {
    zh: '财预〔2013〕53号《预算绩效评价共性指标体系框架》的指标定义（凭对文件的了解写入，未逐字核对原文）',
    en: 'Definitions of 财预〔2013〕53号, the common indicator frame (from knowledge of it, not copied)',
  },
  measure: {
    zh: '财预〔2020〕10号《项目支出绩效评价管理办法》（凭对文件的了解写入，未逐字核对原文）',
    en: '财预〔2020〕10号, the regulation on performance evaluation (from knowledge of it, not copied)',
  },
  arithmetic: { zh: '表内数字的加减乘除', en: "The table's own arithmetic" },
  scheme: { zh: '所用评分方案及其文件', en: 'The scheme in force and its document' },
  footnote: {
    zh: '各地公开自评表的填表说明：正向指标按 完成值 ÷ 指标值 × 分值，反向指标按 指标值 ÷ 完成值 × 分值',
    en: 'Footnotes of published forms: actual ÷ target × weight, inverse where less is better',
  },
  practice: { zh: '财政部门复核自评表的惯例', en: 'Practice of reviewing self-evaluations' },
  platform: {
    zh: '一个预算管理一体化平台的操作手册（地区未具名），本批没有同样规定时仅供参考',
    en: 'The operating manual of one budget platform (region not named); for reference where the bureau has no such rule',
  },
} as const satisfies Record<string, Bilingual>

/** One entry, in the order in which a person reads it: what, how grave, its name, its meaning, its source. */
export const rule = (
  id: string,
  severity: Severity,
  title: readonly [zh: string, en: string],
  meaning: readonly [zh: string, en: string],
  source: Bilingual,
): FindingRule => ({
  id,
  severity,
  title: { zh: title[0], en: title[1] },
  meaning: { zh: meaning[0], en: meaning[1] },
  source,
})
