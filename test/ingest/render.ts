import type { BudgetLine, Indicator, SelfEvaluation } from '@/engine'

/** How a table is written down: everything that differs between the forms of two regions, but not what they say. */
export interface Layout {
  /** Picks one of several words. */
  pick: <T>(from: readonly T[]) => T
  /** A random order. */
  shuffle: <T>(items: readonly T[]) => T[]
  chance: (percent: number) => boolean
  unit: '万元' | '元'
  /** Operator, value and unit of the target in three columns. */
  splitTarget: boolean
  repeatMerged: boolean
  blankColumns: boolean
  blankRows: boolean
  footnotes: boolean
}

const WORDS = {
  level1: ['一级指标', '一级\n指标', ' 一级 指标 '],
  level2: ['二级指标', '二级\n指标'],
  level3: ['三级指标', '三级指标名称'],
  target: ['年度指标值', '年初目标值', '指标值', '年度\n指标值', '目标值（A）', '年初指标值'],
  actual: ['实际完成值', '全年完成值', '完成值', '实际完成值（B）', '全年实际值'],
  weight: ['分值', '权重', '指标权重', '分值（90分）', '标准分值'],
  reportedScore: ['得分', '自评得分', '指标得分(分)'],
  reason: ['偏差原因分析及改进措施', '未完成原因分析', '未完成原因和改进措施', '偏差原因'],
  initialBudget: ['年初预算数', '年初预算', '年初预算 数'],
  adjustedBudget: ['全年预算数', '全年预算数（A）', '调整后预算数', '全年(调整)预算数'],
  executed: ['全年执行数', '全年执行数(B)', '预算执行数', '执行数'],
  reportedRate: ['执行率', '执行率(B/A)', '预算执行率', '执行率（%）'],
} as const

const SOURCES: Record<BudgetLine['fundSource'], readonly string[]> = {
  total: ['年度资金总额', '年度资金总额：', '总额', '部门预算总额'],
  government: ['其中：财政拨款', '其中：当年财政 拨款', '资金来源：（1）政府预算资金'],
  fiscalAccount: ['财政专户管理资金', '（2）财政专户管理资金'],
  ownFunds: ['单位资金', '（3）单位资金'],
  carryOver: ['上年结转资金', '上年结转 资金'],
  other: ['其他资金'],
}

/** A table as rows of cells, drawn by `layout`; only what `readFile` can know is written. */
export function render(evaluation: SelfEvaluation, layout: Layout): string[][] {
  const rows = [
    ...head(evaluation, layout),
    ...budget(evaluation, layout),
    ...goals(layout),
    ...indicators(evaluation, layout),
    ...foot(layout),
  ]
  const width = Math.max(...rows.map((row) => row.length))
  const padded = rows.map((row) => [...row, ...Array<string>(width - row.length).fill('')])
  return withBlanks(padded, layout)
}

function head(
  { kind, name, year, department, supervisor }: SelfEvaluation,
  { pick, chance }: Layout,
): string[][] {
  const title = kind === 'department' ? '部门整体支出绩效自评表' : '项目支出绩效自评表'
  const inTitle = chance(50)
  const rows = [[inTitle ? `${year}年度${title}` : title]]
  if (!inTitle) rows.push([pick([`（${year}年度）`, `( ${year} 年度)`, `${year}年度`])])
  if (chance(30)) rows.push([`填报日期：${year! + 1}年3月15日`])
  const code = chance(30) ? '219001-' : ''
  if (kind === 'department')
    return [...rows, [pick(['部门（单位）名称', '单位名称', '预算单位']), '', code + department!]]
  rows.push([pick(['项目名称', '专项资金名称']), '', name!])
  const label = pick(['实施单位', '项目实施单位', '项目单位（盖章）'])
  rows.push(['主管部门', '', supervisor ?? '', '', label, code + department!])
  return rows
}

function budget({ budget: lines }: SelfEvaluation, layout: Layout): string[][] {
  const { pick, shuffle, unit } = layout
  const amounts = ['initialBudget', 'adjustedBudget', 'executed'] as const
  const fields = shuffle([...amounts, 'reportedRate', 'weight', 'reportedScore'] as const)
  const side = pick([`项目资金（${unit}）`, `项目资金\n(${unit})`, `部门整体支出情况（单位：${unit}）`])
  const rows = [
    [side, '', ...fields.map((field) => pick(field === 'weight' ? ['分值', '权重'] : WORDS[field]))],
  ]
  for (const line of lines) {
    const cells = fields.map((field) => {
      const value = line[field]
      if (value === null) return pick(['', '-', '—'])
      if (field === 'reportedRate') return pick([value, `${value}%`])
      if (field === 'weight' || field === 'reportedScore') return value
      return unit === '元' ? pick([inYuan(value), withCommas(inYuan(value))]) : value
    })
    rows.push([layout.repeatMerged ? side : '', pick(SOURCES[line.fundSource]), ...cells])
  }
  return rows
}

/** 万元 → 元 by moving the point, independently of the code under test. */
function inYuan(value: string): string {
  const [whole = '0', fraction = ''] = value.split('.')
  const digits = fraction.padEnd(4, '0')
  const rest = digits.slice(4)
  return `${BigInt(whole + digits.slice(0, 4))}${rest === '' ? '' : `.${rest}`}`
}

function withCommas(value: string): string {
  const [whole = '', fraction] = value.split('.')
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`)
}

function goals({ repeatMerged, chance }: Layout): string[][] {
  if (chance(20)) return []
  return [
    ['年度总体目标', '预期目标', '', '', '实际完成情况'],
    [repeatMerged ? '年度总体目标' : '', '完成2021年12月前的各项工作。', '', '', '1.已完成；\n2.已验收。'],
  ]
}

type Column = 'level1' | 'level2' | 'level3' | 'target' | 'actual' | 'weight' | 'reportedScore' | 'reason'

function indicators(evaluation: SelfEvaluation, layout: Layout): string[][] {
  const { pick, shuffle, splitTarget, repeatMerged, chance } = layout
  const order = shuffle<Column>([
    'level1',
    'level2',
    'level3',
    'target',
    'actual',
    'weight',
    'reportedScore',
    'reason',
  ])
  const twoRows = splitTarget && chance(50)
  const upper = ['绩效指标']
  const header = ['绩效指标']
  for (const field of order) {
    const word = pick<string>(WORDS[field])
    if (field !== 'target' || !splitTarget) {
      const below = field.startsWith('level') || !twoRows
      header.push(below ? word : '')
      upper.push(below ? '' : word)
    } else {
      header.push('指标性质', '指标值', '度量单位')
      upper.push('年度指标值', '', '')
    }
  }
  const rows = twoRows ? [upper, header] : [header]
  let last: Partial<Indicator> = {}
  for (const indicator of evaluation.indicators) {
    const fresh = repeatMerged || indicator.level1 !== last.level1
    const freshLevel2 = fresh || indicator.level2 !== last.level2
    const points = chance(30) && fresh ? '（50分）' : ''
    const row = [repeatMerged ? '绩效指标' : '']
    for (const field of order) {
      if (field === 'level1') row.push(fresh ? indicator.level1! + points : '')
      else if (field === 'level2') row.push(freshLevel2 ? indicator.level2! : '')
      else if (field === 'level3')
        row.push(chance(20) ? `指标${rows.length}：${indicator.level3}` : indicator.level3)
      else if (field === 'target' && splitTarget) row.push(...targetParts(indicator.target))
      else row.push(indicator[field] ?? pick(['', '/']))
    }
    last = indicator
    rows.push(row)
  }
  return [...rows, total(evaluation, order, layout)]
}

/** `≥90%` → `≥`, `90`, `%`. */
function targetParts(target: string | null): [string, string, string] {
  const parts = /^([≥≤=>≧═]*)(\d[\d.]*)(.*)$/.exec(target ?? '')
  return parts ? [parts[1]!, parts[2]!, parts[3]!] : ['', target ?? '', '']
}

function total({ totalWeight, reportedTotal }: SelfEvaluation, order: Column[], layout: Layout): string[] {
  const row = [layout.pick(['总分', '合计', '总 分'])]
  for (const field of order) {
    if (field === 'weight') row.push(totalWeight ?? '')
    else if (field === 'reportedScore') row.push(reportedTotal ?? '')
    else row.push(...(field === 'target' && layout.splitTarget ? ['', '', ''] : ['']))
  }
  return row
}

function foot({ footnotes }: Layout): string[][] {
  if (!footnotes) return []
  return [
    ['其他需要说明的事项', '', '无'],
    ['注：1.一级指标分值统一设置为：产出指标50分、效益指标30分。'],
    ['填表人：张三', '', '联系电话：（略）'],
  ]
}

function withBlanks(rows: string[][], { blankColumns, blankRows, chance }: Layout): string[][] {
  const width = rows[0]!.length
  const before = Array.from({ length: width }, () => blankColumns && chance(20))
  const out: string[][] = []
  for (const row of rows) {
    if (blankRows && chance(15)) out.push([])
    out.push(row.flatMap((cell, column) => (before[column] ? ['', cell] : [cell])))
  }
  return out
}

/** Cells → CSV text with every quoting rule of RFC 4180. */
export function toCsv(rows: readonly (readonly string[])[], delimiter: string, newline: string): string {
  const quote = (cell: string) =>
    /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell
  return rows.map((row) => row.map(quote).join(delimiter)).join(newline) + newline
}
