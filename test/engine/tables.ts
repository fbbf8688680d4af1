import type { BudgetLine, Indicator, SelfEvaluation } from '@/engine'

/** The tables that the tests check by hand, written as the published copies state them. */

const FILE = 'table.csv'
let row = 0

/** A budget line with plausible cells in row 4. */
export function budgetLine(fields: Partial<BudgetLine>): BudgetLine {
  return {
    fundSource: 'total',
    label: '部门预算总额（万元）',
    initialBudget: null,
    adjustedBudget: null,
    executed: null,
    reportedRate: null,
    weight: null,
    reportedScore: null,
    cells: Object.fromEntries(
      (
        [
          'label',
          'initialBudget',
          'adjustedBudget',
          'executed',
          'weight',
          'reportedRate',
          'reportedScore',
        ] as const
      ).map((field, index) => [field, { file: FILE, row: 4, column: index + 2 }]),
    ),
    ...fields,
  }
}

/** An indicator row; `[name, target, actual, weight, score, reason]`. */
export function indicator(
  level3: string,
  target: string | null,
  actual: string | null,
  weight: string | null,
  reportedScore: string | null,
  more: Partial<Indicator> = {},
): Indicator {
  const at = { file: FILE, row: ++row + 14, column: 4 }
  return {
    level1: '产出指标',
    level2: '数量指标',
    level3,
    target,
    actual,
    measureUnit: null,
    weight,
    reportedScore,
    reportedDeviation: null,
    reason: null,
    cell: at,
    cells: {
      level3: at,
      target: { ...at, column: 5 },
      actual: { ...at, column: 6 },
      weight: { ...at, column: 7 },
      reportedScore: { ...at, column: 8 },
      reason: { ...at, column: 10 },
    },
    ...more,
  }
}

export function evaluation(fields: Partial<SelfEvaluation> = {}): SelfEvaluation {
  return {
    id: 'table',
    file: FILE,
    origin: 'form',
    department: '某某区某某局',
    supervisor: null,
    year: 2022,
    kind: 'department',
    name: null,
    unit: '万元',
    budget: [],
    indicators: [],
    totalWeight: '100',
    reportedTotal: null,
    reportedGrade: null,
    problems: [],
    instructions: [],
    report: null,
    cells: {
      totalRow: { file: FILE, row: 41, column: 1 },
      reportedTotal: { file: FILE, row: 41, column: 8 },
    },
    ...fields,
  }
}

const rows = (weight: string, ...entries: [string, string, string][]) =>
  entries.map(([name, target, actual]) => indicator(name, target, actual, weight, weight))

/** 2022年度上街区政务服务中心部门整体自评表, all 26 indicators. */
export function shangjie(): SelfEvaluation {
  return evaluation({
    id: 'shangjie',
    department: '郑州市上街区政务服务中心',
    budget: [
      budgetLine({
        initialBudget: '317.27',
        adjustedBudget: '366.48',
        executed: '208.02',
        reportedRate: '56.76',
        weight: '10',
        reportedScore: '6.31',
      }),
      budgetLine({
        fundSource: 'government',
        label: '政府预算资金',
        initialBudget: '317.27',
        adjustedBudget: '357.1',
        executed: '198.64',
        reportedRate: '55.63',
      }),
      budgetLine({
        fundSource: 'fiscalAccount',
        label: '财政专户管理资金',
        initialBudget: '0',
        adjustedBudget: '0',
        executed: '0',
        reportedRate: '0',
      }),
      budgetLine({
        fundSource: 'ownFunds',
        label: '单位资金',
        initialBudget: '0',
        adjustedBudget: '9.38',
        executed: '9.38',
        reportedRate: '100',
      }),
    ],
    indicators: [
      ...rows(
        '1',
        ['年度履职目标相关性', '相关', '100%'],
        ['工作任务科学性', '科学', '100%'],
        ['绩效指标合理性', '合理', '100%'],
        ['预算编制完整性', '完整', '100%'],
        ['专项资金细化率', '≥100%', '100%'],
        ['预算执行率', '≥90%', '100%'],
        ['预算调整率', '≤10%', '0%'],
        ['结转结余率', '≤5%', '0%'],
        ['“三公经费”控制率', '≤100%', '100%'],
        ['政府采购执行率', '≥100%', '100%'],
        ['决算真实性', '真实', '100%'],
        ['资金使用合规性', '合规', '100%'],
        ['管理制度健全性', '健全', '100%'],
        ['预决算信息公开性', '公开', '100%'],
        ['资产管理规范性', '规范', '100%'],
      ),
      ...rows(
        '3',
        ['绩效目标编制完成率', '100%', '100%'],
        ['绩效监控完成率', '100%', '100%'],
        ['绩效自评完成率', '100%', '100%'],
        ['部门绩效评价完成率', '100%', '100%'],
        ['评价结果应用率', '100%', '100%'],
      ),
      ...rows('10', ['设备齐备率', '≥90%', '100%'], ['提供功能完善度', '≥90%', '100%']),
      ...rows('5', ['群众投诉数量', '≤5件', '0件']),
      ...rows('15', ['为群众提供高效、便捷办事场所', '有效', '100%']),
      ...rows('10', ['政务大厅窗口单位满意度', '≥90%', '100%'], ['群众满意度', '≥90%', '100%']),
    ],
    reportedTotal: '96.31',
  })
}

/** 普陀体育中心与委托运营方结算费用 2022, in 万元. */
export function putuo(): SelfEvaluation {
  return evaluation({
    id: 'putuo',
    kind: 'project',
    unit: '元',
    budget: [
      budgetLine({
        label: '年度资金总额',
        initialBudget: '25',
        adjustedBudget: '25',
        executed: '21.54576',
        reportedRate: '86.19',
        weight: '10',
        reportedScore: '8.62',
      }),
      budgetLine({
        fundSource: 'government',
        label: '其中：当年财政拨款',
        initialBudget: '25',
        adjustedBudget: '25',
        executed: '21.54576',
      }),
    ],
    indicators: [
      indicator('与委托运营方结算完成率', '=100%', '100%', '10', '10'),
      indicator('合同结算条款完成率', '=100%', '100%', '20', '20'),
      indicator('费用结算及时性', '及时', '及时', '20', '20'),
      indicator('与委托运营方合同完成率', '=100%', '100%', '30', '30'),
      indicator('场馆开放满意度', '>=90%', '100%', '10', '10'),
    ],
    reportedTotal: '98.62',
  })
}
