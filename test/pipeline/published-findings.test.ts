import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkFiles, type CheckedBatch } from '@/pipeline'
import { caseFile } from '../ingest/inputs'

/**
 * Every finding on the published tables, looked at one by one, and for each sentence of `mustFind` in `expected.json` what
 * covers it: the ids of findings, or, where the sentence is about reading the table, what was read.
 */
interface Published {
  /** Rule ids with their number where there are several, in the order of the table. */
  findings: string[]
  mustFind: Record<string, string[] | ((batch: CheckedBatch) => unknown)>
}

const only = (batch: CheckedBatch) => batch.evaluations[0]!
const row = (batch: CheckedBatch, name: string) =>
  only(batch).indicators.find(({ level3 }) => level3.includes(name))
const total = (batch: CheckedBatch) => only(batch).budget.find(({ fundSource }) => fundSource === 'total')

const PUBLISHED: Record<string, Published> = {
  '2022年度上街区政务服务中心部门整体自评表.csv': {
    findings: [
      'claim.execution-rate',
      'claim.adjustment-rate',
      'claim.carryover-rate',
      'score.all-full',
      'total.above-cap',
    ],
    mustFind: {
      'indicator 预算执行率 says 100%, the budget block gives 56.76%': ['claim.execution-rate'],
      'indicator 预算调整率 says 0%, the budget block gives 15.51%': ['claim.adjustment-rate'],
      'indicator 结转结余率 says 0%, the budget block gives 43.24%': ['claim.carryover-rate'],
    },
  },
  '219001委托业务项目自评表.csv': {
    findings: ['budget.total-zero', 'score.all-full', 'total.missing', 'weights.sum'],
    mustFind: {
      'total budget 0 but its sources add up to 89.974': ['budget.total-zero'],
      'no 总分 row': ['total.missing'],
    },
  },
  '普陀体育中心结算费用2022.csv': {
    findings: ['budget.rate-mismatch', 'score.all-full'],
    mustFind: { 'reported rate 86.19% but 215457.6 / 250000 is 86.18%': ['budget.rate-mismatch'] },
  },
  '青神县发改局工资性支出.csv': {
    findings: ['form.unfilled', 'form.instructions'],
    mustFind: {
      'the form is unfilled: no actuals, no scores; instructions in the cells are not problems or measures': [
        'form.unfilled',
        'form.instructions',
      ],
    },
  },
  '02-yongde-minglang-2022.csv': {
    findings: ['score.lost-despite-met', 'indicator.score-mismatch'],
    mustFind: {
      '7 of 10 at 100 % without a reason': ['score.lost-despite-met'],
      '政策知晓率 98 of 100: 9 given, 9.8 by proportion': ['indicator.score-mismatch'],
      'operators ≧ and ═': (batch) => row(batch, '政策知晓率')?.score === '9.8',
      'grade 优 stands in the last row': (batch) => only(batch).reportedGrade === '优',
    },
  },
  '03-tianchang-slj-2022.csv': {
    findings: ['score.full-without-values ×6', 'score.all-full'],
    mustFind: {
      'full marks without target or actual (6 rows)': ['score.full-without-values'],
      'template left-overs 指标2：, …… and / are no indicators': (batch) =>
        only(batch).indicators.length === 9,
    },
  },
  '07-ezhou-xzspj-2021.csv': {
    findings: ['claim.cost', 'budget.weight-outlier', 'indicator.score-mismatch', 'total.missing'],
    mustFind: {
      'budget line carries 100 points and 98: the form was filled wrongly': ['budget.weight-outlier'],
      '150万 is a number with a multiplier': (batch) => total(batch)?.adjustedBudget === '150',
      'cost target met at 150万 while 125.25 was spent': ['claim.cost'],
      'no department in the table: ask': (batch) => only(batch).department === null,
    },
  },
  '10-huangshi-library-2022.csv': {
    findings: ['actual.copied ×2', 'total.missing'],
    mustFind: {
      'weight of the budget line only in the header (20分*执行率)': (batch) => total(batch)?.weight === '20',
      'no weight column': (batch) => only(batch).indicators.every(({ weight }) => weight === null),
      'score merged over two rows': (batch) =>
        only(batch).indicators.filter(({ reportedScore }) => reportedScore !== null).length === 7,
    },
  },
  '14-jishan-zhaidian-2021.csv': {
    findings: [
      'budget.zero-executed',
      'score.full-despite-missed',
      'target.too-low ×3',
      'score.lost-without-reason ×3',
      'indicator.score-mismatch ×10',
      'total.missing',
      'weights.sum',
    ],
    mustFind: {
      'budget 0, executed 207.4538, rate said 100 %': ['budget.zero-executed'],
      'name merged over three rows': (batch) => only(batch).indicators.length === 25,
      'partly proportional scores': ['indicator.score-mismatch'],
      '6次 → 150次': ['target.too-low'],
    },
  },
  '17-hengshan-liangshi-2020.csv': {
    findings: ['form.no-scores'],
    mustFind: { 'no scores in this form: nothing to recompute, said so': ['form.no-scores'] },
  },
  '20-chongqing-rongmeiti-zhengti-2021.csv': {
    findings: [
      'claim.carryover-rate',
      'score.full-without-values ×2',
      'score.full-despite-missed',
      'target.too-low',
      'score.all-full',
      'total.sum',
      'weights.sum',
      'total.above-cap',
    ],
    mustFind: {
      '72.74 % of 100 % with full marks': ['score.full-despite-missed'],
      '结转结余率 0 while 76 % was executed': ['claim.carryover-rate'],
      'flat list: no level 1 and 2': (batch) => only(batch).indicators.every(({ level1 }) => level1 === null),
      'total in the header': (batch) => only(batch).reportedTotal === '97.6',
    },
  },
}

const expected = JSON.parse(
  readFileSync(new URL('../fixtures/cases/expected.json', import.meta.url), 'utf8'),
) as Record<string, { mustFind: string[] }>

/** `a`, `b ×2`: ids in the order in which they first come. */
function tally(rules: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const rule of rules) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  return [...counts].map(([rule, count]) => (count === 1 ? rule : `${rule} ×${count}`))
}

describe.each(Object.entries(expected))('%s', (file, { mustFind }) => {
  const published = PUBLISHED[file]!

  it('has these findings, each with a cell in the file, and no other', async () => {
    const { findings } = only(await checkFiles([caseFile(file)]))
    expect(tally(findings.map(({ rule }) => rule)).sort()).toEqual([...published.findings].sort())
    for (const { rule, evidence } of findings) {
      expect(evidence.length, rule).toBeGreaterThan(0)
      for (const cell of evidence)
        expect([cell.file, cell.row > 0, cell.column > 0]).toEqual([file, true, true])
    }
  })

  it('shows all that must be found', async () => {
    const batch = await checkFiles([caseFile(file)])
    const rules = only(batch).findings.map(({ rule }) => rule)
    expect(Object.keys(published.mustFind)).toEqual(mustFind)
    for (const [sentence, cover] of Object.entries(published.mustFind)) {
      if (typeof cover === 'function') expect(cover(batch), sentence).toBe(true)
      else expect(rules, sentence).toEqual(expect.arrayContaining(cover))
    }
  })
})

describe('the Shangjie table and the report that it belongs to, dropped together', () => {
  it('one table, with what its report says against it: each with a line of the report', async () => {
    const table = '2022年度上街区政务服务中心部门整体自评表.csv'
    const report = '000_52033406b4275084.txt'
    const { evaluations } = await checkFiles([caseFile(table), caseFile(report)])
    const found = evaluations
      .flatMap(({ findings }) => findings)
      .filter(({ rule }) => rule.startsWith('report.'))
    expect(found.map(({ rule, message }) => [rule, message.zh])).toEqual([
      ['report.no-procurement', '报告称本年度没有发生政府采购，指标“政府采购执行率”却填 100%，得 1 分'],
      [
        'report.no-three-public',
        '报告称本年度没有发生“三公”经费支出，指标“‘三公经费’控制率”却填 100%，得 1 分',
      ],
      [
        'report.target',
        '报告以 317.27 万元（即年初预算数）为目标，表中执行率却以全年预算数 366.48 万元为基数',
      ],
    ])
    for (const { evidence } of found)
      expect(new Set(evidence.map(({ file }) => file))).toEqual(new Set([table, report]))
  })
})
