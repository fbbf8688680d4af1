import type { BudgetLine, SelfEvaluation } from '@/engine'
import { written, type Layout } from './layout'
import { amount, nothing, points, rate } from './numbers'
import { COLUMN_WORDS, SOURCE_WORDS } from './words'

const AMOUNTS = ['initialBudget', 'adjustedBudget', 'executed'] as const
const FIELDS = [...AMOUNTS, 'reportedRate', 'weight', 'reportedScore', 'reviewedScore'] as const
type Field = (typeof FIELDS)[number]

/** The budget block: sources as rows, as columns, or one total beside its labels. */
export function renderBudget(evaluation: SelfEvaluation, layout: Layout): string[][] {
  const block = renderBlock(evaluation, layout)
  const isHeaded = layout.budget === 'columns'
  return layout.income && isHeaded && block.length > 0 ? [...renderIncome(layout), ...block] : block
}

/** What came in stands above what was spent, and is no part of it. */
function renderIncome({ dice }: Layout): string[][] {
  return [
    [dice.pick(['部门收入情况', '一、收入预算情况'])],
    ['收入来源', '年初预算数', '全年预算数', '决算数'],
    ['财政拨款收入', '1,200.5', '1,300', '1,290'],
    [dice.pick(['事业收入', '上级补助收入', '附属单位上缴收入']), '10', '12', '12'],
    [dice.pick(['收入合计', '合计']), '1,210.5', '1,312', '1,302'],
  ]
}

function renderBlock(evaluation: SelfEvaluation, layout: Layout): string[][] {
  const { budget } = evaluation
  if (budget.length === 0) return []
  const stated = FIELDS.filter((field) => budget.some((line) => (line[field] ?? null) !== null))
  const fields = layout.dice.shuffle(withHeading(stated, layout))
  if (canBePairs(budget, stated, layout)) return inPairs(evaluation, stated, layout)
  if (layout.budget === 'transposed' && budget.length >= 2 && stated.length > 1)
    return transposed(evaluation, fields, layout)
  return inColumns(evaluation, fields, layout)
}

/** A block is told by two of its amounts; a form leaves columns blank rather than out. */
function withHeading(stated: readonly Field[], { dice }: Layout): Field[] {
  const fields = new Set<Field>(stated)
  fields.add('adjustedBudget').add('executed')
  if (dice.chance(40)) fields.add('initialBudget')
  if (dice.chance(60)) fields.add('reportedRate')
  if (dice.chance(40)) fields.add('weight').add('reportedScore')
  return [...fields]
}

function canBePairs(budget: readonly BudgetLine[], stated: readonly Field[], layout: Layout): boolean {
  const [line] = budget
  const complete = AMOUNTS.some((field) => line![field] !== null)
  return (
    layout.budget === 'pairs' &&
    budget.length === 1 &&
    line!.fundSource === 'total' &&
    complete &&
    stated.length > 0
  )
}

function headerText(field: Field, year: number | null, layout: Layout): string {
  const { dice, unit, unitAt, yearAt } = layout
  const word = written(dice.pick(COLUMN_WORDS[field]), layout)
  const isAmount = (AMOUNTS as readonly string[]).includes(field)
  const unitText =
    isAmount && unitAt === 'header' ? dice.pick([`（${unit}）`, `(${unit})`, `\n（${unit}）`]) : ''
  const yearText = isAmount && yearAt === 'header' && year !== null ? `${year}年` : ''
  return yearText + word + unitText
}

function valueText(line: BudgetLine, field: Field, layout: Layout): string {
  const value = line[field] ?? null
  if (value === null) return nothing(layout)
  if (field === 'reportedRate') return rate(value, figures(line), layout)
  if (field === 'weight' || field === 'reportedScore' || field === 'reviewedScore')
    return points(value, layout)
  return amount(value, layout)
}

/** The rate that the figures give, as the reader works it out: amounts first, else the score's share of its weight. */
function figures({ executed, adjustedBudget, reportedScore, weight }: BudgetLine): number | null {
  if (executed !== null && adjustedBudget !== null && Number(adjustedBudget) !== 0)
    return (Number(executed) / Number(adjustedBudget)) * 100
  if (reportedScore !== null && weight !== null && Number(weight) !== 0)
    return (Number(reportedScore) / Number(weight)) * 100
  return null
}

function sideText({ dice, unit, unitAt, spacedHeaders }: Layout, kind: SelfEvaluation['kind']): string {
  const word =
    kind === 'project'
      ? dice.pick(['项目资金', '资金情况', '预算执行情况'])
      : dice.pick(['部门整体支出情况', '部门预算执行情况', '预算执行情况'])
  if (unitAt !== 'side') return word
  return dice.pick([
    `${word}（${unit}）`,
    `${word}${spacedHeaders ? '\n' : ''}(${unit})`,
    `${word}（单位：${unit}）`,
    `${word}（金额单位：${unit}）`,
  ])
}

function labelText(line: BudgetLine, layout: Layout): string {
  const { dice, unit, unitAt } = layout
  const word = dice.pick<string>(SOURCE_WORDS[line.fundSource])
  return line.fundSource === 'total' && unitAt === 'label' ? `${word.replace(/：$/, '')}（${unit}）` : word
}

function inColumns(
  { budget, year, kind }: SelfEvaluation,
  fields: readonly Field[],
  layout: Layout,
): string[][] {
  const { dice, repeatMerged } = layout
  const side = sideText(layout, kind)
  const second = dice.chance(20) ? dice.pick(['资金来源', '项目', '资金类别']) : ''
  const blank = dice.chance(30)
  // A label may stand right of its numbers where a form was turned around.
  const labelAt = dice.chance(8) ? dice.between(0, fields.length) : 0
  const row = (label: string, cells: string[], first: string) => {
    const labelled = [...cells.slice(0, labelAt), label, ...(blank ? [''] : []), ...cells.slice(labelAt)]
    return [first, ...labelled]
  }
  const remark = dice.chance(10) ? [dice.pick(['备注', '原因'])] : []
  const rows = [
    [
      ...row(
        second,
        fields.map((field) => headerText(field, year, layout)),
        side,
      ),
      ...remark,
    ],
  ]
  for (const line of budget)
    rows.push(
      row(
        labelText(line, layout),
        fields.map((field) => valueText(line, field, layout)),
        repeatMerged ? side : '',
      ),
    )
  return rows
}

function transposed(
  { budget, year, kind }: SelfEvaluation,
  fields: readonly Field[],
  layout: Layout,
): string[][] {
  const side = sideText(layout, kind)
  const stated = fields.filter((field) => budget.some((line) => (line[field] ?? null) !== null))
  const rows = [[side, ...budget.map((line) => labelText(line, layout).trim())]]
  for (const field of stated)
    rows.push([headerText(field, year, layout), ...budget.map((line) => valueText(line, field, layout))])
  return rows
}

/** 全年预算数（元） | 3,420,000.00 | 全年执行数（元） | 3,250,710.50: in rows of one to three pairs. */
function inPairs(
  { budget: [line], year }: SelfEvaluation,
  stated: readonly Field[],
  layout: Layout,
): string[][] {
  const { dice, unit, unitAt } = layout
  const needsUnit = unitAt === 'side' || unitAt === 'label'
  const pairs = stated
    .filter((field) => (line![field] ?? null) !== null)
    .map((field) => {
      const isAmount = (AMOUNTS as readonly string[]).includes(field)
      const text = headerText(field, year, layout)
      return [isAmount && needsUnit ? `${text}（${unit}）` : text, valueText(line!, field, layout)]
    })
  const money = pairs.filter((_, i) => stated[i] !== 'weight' && !stated[i]!.endsWith('Score'))
  const rest = pairs.filter((pair) => !money.includes(pair))
  const rows: string[][] = []
  const each = dice.between(1, 3)
  const all = [...dice.shuffle(money), ...rest]
  for (let i = 0; i < all.length; i += each)
    rows.push(
      all
        .slice(i, i + each)
        .flatMap(([label, value]) => (dice.chance(30) ? [label!, '', value!] : [label!, value!])),
    )
  return rows
}
