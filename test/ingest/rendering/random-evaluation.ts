import type { BudgetLine, FundSource, Indicator, SelfEvaluation } from '@/engine'
import type { Dice } from './dice'

const UNITS = [
  '郑州市上街区水利局',
  '某县第一中学',
  '上街区人力资源和社会保障局',
  '某市政务服务中心',
  '某旗草原工作站',
  '棠溪镇人民政府',
  '某省某某厅（本级）',
  '临沧市永德县明朗中学',
]
const NAMES = [
  '农村公路养护',
  '老旧小区改造（二期）',
  '5G网络建设项目',
  '“三支一扶”补助',
  '2022年中央财政水利发展资金',
  '义务教育营养改善计划专项资金',
  '绩效管理信息系统运维',
  '残疾人两项补贴',
]
const LEVELS: readonly (readonly [string, readonly string[]])[] = [
  ['产出指标', ['数量指标', '质量指标', '时效指标', '成本指标']],
  ['效益指标', ['经济效益指标', '社会效益指标', '生态效益指标', '可持续影响指标']],
  ['满意度指标', ['服务对象满意度指标']],
]
const INDICATORS: readonly (readonly [string, string, string])[] = [
  ['养护里程', '≥120公里', '118.5公里'],
  ['验收合格率', '≥95%', '100%'],
  ['5000吨粮食储备到位率', '=100%', '100%'],
  ['群众投诉数量', '≤5件', '0件'],
  ['资金下达时间', '2022年12月底前', '12月15日'],
  ['项目总成本', '≤1,236.48万元', '1150.96万元'],
  ['业务办理效率', '显著提升', '显著提升'],
  ['时间节点', '12个月', '12个月'],
  ['预算执行率', '≥90%', '56.76%'],
  ['合计发放人次', '3-5次', '4次'],
  ['总分达标率', '98%以上', '97.3%'],
  ['存在问题整改率', '100%', '100%'],
  ['公开时间', '7日内', '5日'],
  ['资金来源合规性', '合规', '合规'],
  ['财政拨款到位率', '100百分比', '100'],
  ['绩效目标完成情况', '良好', '良'],
  ['人均补贴标准', '600元/人·月', '600元/人·月'],
  ['单位', '1', '1'],
]
const LABELS = new Set(['单位', '绩效目标完成情况'])
const PROBLEMS = [
  '支付进度较慢，部分资金未及时拨付。',
  '绩效指标设置不够量化',
  '一是人员不足；二是培训不够。',
]
const MEASURES = ['加快支付进度。', '细化、量化指标', '加强培训。']

/** A made-up table in which everything may be there or not. */
export function randomEvaluation(dice: Dice): SelfEvaluation {
  const kind = dice.pick(['department', 'project'] as const)
  const flat = dice.chance(10)
  const scored = !dice.chance(12)
  const indicators = randomIndicators(dice, flat, scored)
  const withTotal = dice.chance(80)
  const problems = dice.chance(30) ? dice.between(1, 3) : 0
  const withMeasures = dice.chance(70)
  return {
    id: '',
    file: '',
    origin: 'form',
    department: dice.chance(95) ? dice.pick(UNITS) : null,
    supervisor: kind === 'project' && dice.chance(70) ? dice.pick(UNITS) : null,
    year: dice.chance(95) ? dice.between(2015, 2026) : null,
    kind,
    name: kind === 'project' ? dice.pick(NAMES) : null,
    unit: '万元',
    budget: dice.chance(95) ? randomBudget(dice) : [],
    indicators,
    totalWeight: withTotal && scored && dice.chance(70) ? '100' : null,
    reportedTotal: withTotal && scored ? dice.pick(['96.31', '100', '0', '88.5', '59.99']) : null,
    reportedGrade: dice.chance(30) ? dice.pick(['优', '良', '中', '差']) : null,
    problems: PROBLEMS.slice(0, problems).map((text, i) => ({
      text,
      measure: withMeasures ? MEASURES[i]! : null,
      cell: { file: '', row: 1, column: 1 },
    })),
    instructions: [],
    report: null,
    cells: {},
  }
}

function randomAmount(dice: Dice): string {
  if (dice.chance(10)) return '0'
  const whole = dice.below(dice.pick([10, 1000, 200_000]))
  const digits = dice.pick([0, 1, 2, 4, 6])
  const fraction =
    digits === 0
      ? ''
      : String(dice.below(10 ** digits))
          .padStart(digits, '0')
          .replace(/0+$/, '')
  return fraction === '' ? String(whole) : `${whole}.${fraction}`
}

function randomBudget(dice: Dice): BudgetLine[] {
  const sources: FundSource[] = [
    'total',
    ...dice.some(['government', 'fiscalAccount', 'ownFunds', 'carryOver', 'other'] as const, 45),
  ]
  const withInitial = dice.chance(80)
  const withRate = dice.chance(80)
  const withScore = dice.chance(80)
  const reviewed = dice.chance(10)
  return sources.map((fundSource) => {
    const blank = fundSource !== 'total' && dice.chance(20)
    const adjustedBudget = blank ? null : randomAmount(dice)
    const executed = blank ? null : dice.chance(30) ? adjustedBudget : randomAmount(dice)
    const whole = fundSource === 'total'
    const rate =
      Number(adjustedBudget) > 0 ? ((Number(executed) / Number(adjustedBudget)) * 100).toFixed(2) : null
    return {
      fundSource,
      label: '',
      initialBudget: withInitial && !blank ? randomAmount(dice) : null,
      adjustedBudget,
      executed,
      reportedRate: withRate && rate !== null ? String(Number(rate)) : null,
      weight: whole && withScore ? dice.pick(['10', '20']) : null,
      reportedScore: whole && withScore ? dice.pick(['10', '9.5', '6.31', '0']) : null,
      ...(whole && reviewed && { reviewedScore: '9' }),
      cells: {},
    }
  })
}

function randomIndicators(dice: Dice, flat: boolean, scored: boolean): Indicator[] {
  const rows: Indicator[] = []
  const reviewed = dice.chance(15)
  const deviations = dice.chance(20)
  const left = dice.shuffle(INDICATORS)
  for (const [level1, seconds] of LEVELS)
    for (const level2 of dice.some(seconds, 70))
      for (let i = dice.between(1, 3); i > 0; i--) {
        const found = left.pop()
        if (!found) return rows
        const [level3, target, actual] = found
        rows.push({
          level1: flat ? null : level1,
          level2: flat ? null : level2,
          level3,
          target: scored && dice.chance(5) ? null : target,
          // A name that is a label as a whole is told from one by its values alone, where no points stand.
          actual: dice.chance(90) || LABELS.has(level3) ? actual : null,
          measureUnit: null,
          weight: scored ? dice.pick(['10', '5', '2.5', '15']) : null,
          reportedScore: scored ? dice.pick(['10', '5', '0', '8.67']) : null,
          ...(reviewed && dice.chance(80) && { reviewedScore: dice.pick(['9', '4.5', '0']) }),
          reportedDeviation: deviations ? dice.pick(['0', '-10.5', '-100']) : null,
          reason: dice.chance(20)
            ? dice.pick(['资金未到位', '受疫情影响，培训减少一期；下年补办', '合计少 3 户'])
            : null,
          cell: { file: '', row: 1, column: 1 },
          cells: {},
        })
      }
  return rows
}
