import { rule, SOURCES } from '../rule'

const REPORT = {
  zh: '自评报告与自评表应当一致（财政部门复核的惯例）',
  en: 'Report and table must agree (practice of reviewing self-evaluations)',
}

/** What the text of the report says against its table. */
export const REPORT_RULES = [
  rule(
    'report.no-procurement',
    'error',
    ['报告称没有政府采购，采购指标却有完成值', 'Report says no procurement, the indicator claims some'],
    [
      '报告写明本年度没有发生政府采购，表中政府采购类指标却填了完成率并计分：没有采购，就没有执行率。',
      'The report says that nothing was procured, yet a procurement indicator claims a rate and points: without procurement there is no rate.',
    ],
    SOURCES.frame,
  ),
  rule(
    'report.no-three-public',
    'error',
    ['报告称没有“三公”经费，三公指标却有完成值', 'Report says no 三公 expenses, the indicator claims some'],
    [
      '报告写明本年度没有发生“三公”经费，表中“三公”经费类指标却填了完成率并计分：没有支出，控制率不会是这个数。',
      'The report says that there were no 三公 expenses, yet a 三公 indicator claims a rate and points: without spending there is no such rate.',
    ],
    SOURCES.frame,
  ),
  rule(
    'report.target',
    'warning',
    ['报告的目标金额与执行率的基数不同', 'Target amount of the report is not the base of the rate'],
    [
      '报告所说的预算目标金额不是表中计算执行率的全年预算数。',
      'The target amount in the report is not the adjusted budget on which the table bases its rate.',
    ],
    REPORT,
  ),
  rule(
    'report.amounts',
    'error',
    ['报告的金额与表不符', 'Amounts of the report differ from the table'],
    [
      '报告所写的预算数或执行数与自评表不同（按报告写的位数比较）。',
      'A budget or executed amount in the report differs from the table, at the precision of the report.',
    ],
    REPORT,
  ),
  rule(
    'report.rate',
    'error',
    ['报告的执行率与表不符', 'Execution rate of the report differs from the table'],
    [
      '报告所写的预算执行率与表中预算数算出的不同（按报告写的位数比较）。',
      "The execution rate in the report differs from the table's own figures, at the precision of the report.",
    ],
    REPORT,
  ),
  rule(
    'report.total',
    'error',
    ['报告的自评得分与表不符', 'Total of the report differs from the table'],
    ['报告所写的自评得分与表中总分不同。', 'The total in the report differs from the total in the table.'],
    REPORT,
  ),
  rule(
    'report.grade',
    'error',
    ['报告的等级与总分不符', 'Grade of the report does not follow from the total'],
    [
      '报告所写的自评等级与表中等级不同，或不是总分所在的等级。',
      'The grade in the report differs from the table, or is not the one that the total stands for.',
    ],
    SOURCES.measure,
  ),
]
