import { sum, type Indicator, type SelfEvaluation } from '@/engine'
import { widened, written, type Layout } from './layout'
import { nothing, points } from './numbers'
import { COLUMN_WORDS, GRADE_WORDS, TOTAL_WORDS } from './words'

type Column =
  | 'level1'
  | 'level2'
  | 'level3'
  | 'target'
  | 'actual'
  | 'weight'
  | 'reportedScore'
  | 'reviewedScore'
  | 'reportedDeviation'
  | 'reason'
  | 'measure'
  | 'rule'
  | 'coefficient'

/** The indicator table with its total. */
export function renderIndicators(evaluation: SelfEvaluation, layout: Layout): string[][] {
  const { indicators } = evaluation
  if (indicators.length === 0) return []
  const order = columnsOf(evaluation, layout)
  const rows = header(order, evaluation, layout)
  const head = [...rows]
  const withSums = canHaveSums(evaluation, order, layout)
  const breakAt = layout.pageBreak ? layout.dice.between(1, indicators.length) : 0
  let last: Indicator | null = null
  for (const [i, indicator] of indicators.entries()) {
    if (i > 0 && i === breakAt) {
      const title =
        evaluation.kind === 'project' ? '项目支出绩效自评表（续表）' : '部门整体支出绩效自评表（续）'
      rows.push([layout.dice.pick(['—1—', '第1页，共2页', '- 1 -'])], [title], ...head)
    }
    if (withSums && indicator.level1 !== last?.level1) rows.push(levelSum(evaluation, i, order, layout))
    const fresh = withSums && indicator.level1 !== last?.level1
    rows.push(indicatorRow(indicator, last, order, i, layout, fresh))
    last = indicator
  }
  return [...rows, ...total(evaluation, order, layout)]
}

/** Sums of levels stand in forms that name each level once, from left to right. */
function canHaveSums(
  { indicators }: SelfEvaluation,
  order: readonly Column[],
  { levelSums, repeatMerged, levelPoints, pageBreak, splitTarget }: Layout,
): boolean {
  const inOrder = order[0] === 'level1' && order.indexOf('level3') > order.indexOf('level2')
  return (
    levelSums &&
    inOrder &&
    !repeatMerged &&
    !levelPoints &&
    !pageBreak &&
    splitTarget === 'no' &&
    order.includes('weight') &&
    indicators.every(({ level1, weight }) => level1 !== null && weight !== null && Number(weight) > 0)
  )
}

function levelSum(
  { indicators }: SelfEvaluation,
  from: number,
  order: readonly Column[],
  layout: Layout,
): string[] {
  const { level1 } = indicators[from]!
  let until = from
  while (indicators[until]?.level1 === level1) until++
  const points = sum(indicators.slice(from, until).map(({ weight }) => weight))
  return [
    '',
    ...order.flatMap((column) => {
      const cells = Array<string>(width(column, layout)).fill('')
      if (column === 'level1') cells[0] = level1!
      if (column === 'weight') cells[0] = points!
      return cells
    }),
  ]
}

function columnsOf(evaluation: SelfEvaluation, layout: Layout): Column[] {
  const order = orderOf(evaluation, layout)
  const at = order.indexOf('reason')
  return layout.measureColumn && at >= 0 ? order.toSpliced(at + 1, 0, 'measure') : order
}

function orderOf({ indicators }: SelfEvaluation, { dice, levelPoints }: Layout): Column[] {
  const has = (field: keyof Indicator) => indicators.some((row) => (row[field] ?? null) !== null)
  const wanted: Column[] = ['level3']
  for (const field of [
    'level1',
    'level2',
    'weight',
    'reportedScore',
    'reviewedScore',
    'reportedDeviation',
  ] as const)
    if (has(field)) wanted.push(field)
  for (const field of ['target', 'actual', 'reason'] as const)
    if (has(field) || dice.chance(60)) wanted.push(field)
  // A header is told by its name and two values.
  if (!wanted.includes('target')) wanted.push('target')
  if (!wanted.includes('actual') && !wanted.includes('weight')) wanted.push('actual')
  wanted.push(...dice.some(['rule', 'coefficient'] as const, 10))
  if (!levelPoints && dice.chance(50)) return dice.shuffle(wanted)
  const usual: Column[] = ['level1', 'level2', 'level3', 'rule', 'target', 'actual', 'coefficient', 'weight']
  const rest: Column[] = ['reportedScore', 'reviewedScore', 'reportedDeviation', 'reason']
  const order = [...usual, ...rest].filter((column) => wanted.includes(column))
  if (levelPoints || !wanted.includes('weight') || !dice.chance(40)) return order
  // 分值 in front of the target.
  const without: Column[] = order.filter((column) => column !== 'weight')
  without.splice(without.indexOf('level3') + 1, 0, 'weight')
  return without
}

/** How many cells a column takes. */
function width(column: Column, { splitTarget, levelPoints }: Layout): number {
  if (column === 'target') return splitTarget === 'no' ? 1 : 3
  return levelPoints && (column === 'level1' || column === 'level2') ? 2 : 1
}

function header(order: readonly Column[], { indicators }: SelfEvaluation, layout: Layout): string[][] {
  const { dice, splitTarget, levelPoints, repeatMerged } = layout
  const twoRows = splitTarget === 'two-rows'
  const underHeading =
    layout.levelsUnderHeading &&
    splitTarget === 'no' &&
    order[0] === 'level1' &&
    order.filter((column) => column.startsWith('level')).every((column, i) => order[i] === column)
  const isFlat = indicators.every((row) => row.level1 === null && row.level2 === null)
  const side = dice.pick(['绩效指标', '绩\n效\n指\n标', '年度绩效指标', '年度绩效指标完成情况'])
  const upper: string[] = [side]
  const lower: string[] = [twoRows && !repeatMerged ? '' : side]
  const parts = [
    dice.pick(['指标性质', '计算符号', '指标方向']),
    '指标值',
    dice.pick(['度量单位', '计量单位']),
  ]
  for (const column of order) {
    const field = column === 'level3' && isFlat ? 'flatName' : column
    const word = written(dice.pick<string>(COLUMN_WORDS[field]), layout)
    if (column === 'target' && splitTarget !== 'no') {
      lower.push(...parts)
      upper.push('年度指标值', repeatMerged ? '年度指标值' : '', repeatMerged ? '年度指标值' : '')
      continue
    }
    const own = [word, ...(width(column, layout) === 2 ? ['分值'] : [])]
    const above = column.startsWith('level')
    const blanks = own.map(() => '')
    lower.push(...(!twoRows || above || repeatMerged ? own : blanks))
    upper.push(...(above && !repeatMerged ? blanks : own))
  }
  if (levelPoints) return [lower]
  if (underHeading) {
    const isLevel = (i: number) => order[i - 1]?.startsWith('level') ?? false
    const heading = lower.map((text, i) => (isLevel(i) ? (i === 1 || repeatMerged ? '指标名称' : '') : text))
    return [heading, lower.map((text, i) => (isLevel(i) ? text : repeatMerged ? text : ''))]
  }
  return twoRows ? [upper, lower] : [lower]
}

function indicatorRow(
  indicator: Indicator,
  last: Indicator | null,
  order: readonly Column[],
  index: number,
  layout: Layout,
  levelIsSaid = false,
): string[] {
  const { dice, repeatMerged, splitTarget, levelPoints, instructions, fullWidth } = layout
  const fresh1 = repeatMerged || last === null || indicator.level1 !== last.level1
  const fresh2 = fresh1 || indicator.level2 !== last!.level2
  const row = [repeatMerged ? '绩效指标' : '']
  for (const column of order) {
    if (column === 'level1' || column === 'level2') {
      const isFresh = column === 'level1' ? fresh1 && !levelIsSaid : fresh2
      const name = indicator[column]
      // A level without a name ends the one above it: a form says so by its points alone, or a sign.
      const blank = isFresh && (last?.[column] ?? null) !== null ? '/' : ''
      const pointsText = name !== null && isFresh && (column === 'level1' ? dice.chance(30) : dice.chance(5))
      const bracket = dice.pick(['（50分）', '(50分)', '（30）', '\n（10分）', '(10%)', '（５０分）'])
      row.push(!isFresh ? '' : name === null ? blank : name + (pointsText ? bracket : ''))
      if (levelPoints) row.push(isFresh && name !== null ? String(dice.pick([10, 30, 50])) : '')
    } else if (column === 'level3') {
      const prefix = dice.chance(15)
        ? dice.pick([
            `指标${index + 1}：`,
            `指标${index + 1}:`,
            `指标 ${index + 1}： `,
            /^\p{Script=Han}/u.test(indicator.level3 ?? '') ? `指标${index + 1}` : '',
          ])
        : ''
      row.push(prefix + indicator.level3)
    } else if (column === 'target' && splitTarget !== 'no') row.push(...targetParts(indicator.target))
    else if (column === 'rule') row.push(dice.pick(['完成得满分', '按比例得分', '实际完成/计划完成', '']))
    else if (column === 'coefficient') row.push(dice.pick(['100%', '', '95%']))
    else if (column === 'weight' || column === 'reportedScore' || column === 'reviewedScore') {
      const value = indicator[column] ?? null
      row.push(value === null ? nothing(layout) : points(value, layout))
    } else if (column === 'reportedDeviation') {
      const value = indicator.reportedDeviation
      row.push(value === null ? nothing(layout) : dice.pick([`${value}%`, value]))
    } else if (column === 'measure') {
      const [, ...measure] = (indicator.reason ?? '').split('\n')
      row.push(measure.length > 0 ? measure.join('\n') : nothing(layout))
    } else {
      const parts = layout.measureColumn && column === 'reason'
      const value = parts ? (indicator.reason?.split('\n')[0] ?? null) : indicator[column]
      const left = column === 'reason' && instructions && dice.chance(30)
      row.push(value ?? (left ? '请说明偏差原因及改进措施（100字以内）' : nothing(layout)))
    }
  }
  return fullWidth && dice.chance(0) ? row.map(widened) : row
}

/** `≥90%` → `≥`, `90`, `%`. */
function targetParts(target: string | null): [string, string, string] {
  const parts = /^([≥≤=>＝<≧═﹦]*)([\d０-９][\d０-９.,]*)(\D*)$/.exec(target ?? '')
  return parts && !/\s/.test(parts[3]!) ? [parts[1]!, parts[2]!, parts[3]!] : ['', target ?? '', '']
}

function total(evaluation: SelfEvaluation, order: readonly Column[], layout: Layout): string[][] {
  const { dice, repeatMerged, total: at } = layout
  const { totalWeight, reportedTotal, reportedGrade, indicators } = evaluation
  const rows: string[][] = []
  const inRow = totalWeight !== null || (at === 'row' && reportedTotal !== null)
  if (inRow) {
    const label = reportedTotal === null ? '合计' : dice.pick(TOTAL_WORDS)
    const row = [label]
    for (const column of order) {
      const cells = Array<string>(width(column, layout)).fill('')
      const names = column.startsWith('level') && repeatMerged
      if (names) cells.fill(label)
      if (column === 'weight') cells[0] = totalWeight ?? ''
      if (column === 'reportedScore') cells[0] = reportedTotal ?? ''
      if (column === 'reviewedScore' && indicators.some((one) => one.reviewedScore)) cells[0] = '88.88'
      row.push(...cells)
    }
    // Without a column of its own the score stands at the end.
    if (!order.includes('weight') && totalWeight !== null) row.push(totalWeight)
    if (!order.includes('reportedScore') && reportedTotal !== null) row.push(reportedTotal)
    rows.push(row)
  }
  const scoreBelow = !inRow && at !== 'head' && reportedTotal !== null
  if (scoreBelow) rows.push([dice.pick(['自评总分', '总得分', '综合得分', '自评得分']), reportedTotal!])
  if (reportedGrade !== null && (inRow || at !== 'head')) {
    const word = dice.pick(GRADE_WORDS)
    if (inRow && dice.chance(30)) rows.at(-1)!.push(reportedGrade)
    else if (/^[优良中差]$/.test(reportedGrade) && dice.chance(30))
      rows.push([word, '', ticked(reportedGrade, layout)])
    else rows.push(dice.chance(50) ? [word, '', reportedGrade] : [`${word}：${reportedGrade}`])
  }
  return rows
}

function ticked(grade: string, { dice }: Layout): string {
  const [box, tick, before] = dice.pick([
    ['□', '☑', true],
    ['□', '■', true],
    ['', '√', false],
    ['□', '√', false],
  ] as const)
  return ['优', '良', '中', '差']
    .map((one) => {
      const mark = one === grade ? tick : box
      return before ? `${mark}${one}` : `${one}${mark}`
    })
    .join(dice.pick(['  ', '　', ' ']))
}
