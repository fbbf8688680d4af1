import type { SelfEvaluation } from '@/engine'
import { widened, written, type Layout } from './layout'
import * as words from './words'

const CHINESE = '〇一二三四五六七八九'

/** Titles, year, unit and the pairs of names above the tables. */
export function renderHead(evaluation: SelfEvaluation, layout: Layout): string[][] {
  const { dice } = layout
  const rows: string[][] = []
  if (dice.chance(15)) rows.push([dice.pick(['附件2', '附件：', '附表3', '表4', '公开14表'])])
  rows.push([title(evaluation, layout)])
  const lines = dice.shuffle(yearAndUnitLines(evaluation, layout))
  rows.push(...lines)
  rows.push(...inRows(pairs(evaluation, layout), layout))
  return rows
}

function title({ kind, year }: SelfEvaluation, layout: Layout): string {
  const { dice, yearAt, unitAt, unit, fullWidth } = layout
  let text: string = dice.pick(words.TITLES[kind])
  if (year !== null && yearAt === 'title')
    text = dice.pick([
      `${year}年度${text}`,
      `${text}（${year}年度）`,
      `${year}年${text}`,
      `某市${year}年度${text}`,
    ])
  if (year !== null && yearAt === 'chinese')
    text = `${[...String(year)].map((digit) => CHINESE[Number(digit)]).join('')}年度${text}`
  if (unitAt === 'title') text += `（单位：${unit}）`
  return fullWidth && dice.chance(50) ? widened(text) : text
}

function yearAndUnitLines({ year }: SelfEvaluation, { dice, yearAt, unitAt, unit }: Layout): string[][] {
  const lines: string[][] = []
  if (year !== null && yearAt === 'line')
    lines.push([
      dice.pick([`（${year}年度）`, `( ${year} 年度)`, `${year}年度`, `(${year}年)`, `${year} 年`]),
    ])
  if (unitAt === 'line') {
    const text = dice.pick([
      `单位：${unit}`,
      `金额单位：${unit}`,
      `单位:${unit}`,
      `金额单位：人民币${unit}`,
      `（单位：${unit}）`,
    ])
    lines.push(dice.chance(50) ? [text] : ['', '', '', '', text])
  }
  return lines
}

interface Pair {
  label: string
  value: string
}

function pairs(evaluation: SelfEvaluation, layout: Layout): Pair[] {
  const { dice, yearAt } = layout
  const { kind, name, department, supervisor, year, reportedTotal, reportedGrade } = evaluation
  const found: Pair[] = []
  const add = (label: string, value: string) => found.push({ label: written(label, layout), value })
  if (name !== null) add(dice.pick(words.NAME_WORDS), coded(name, layout))
  if (department !== null) add(dice.pick(words.UNIT_WORDS[kind]), coded(department, layout))
  if (supervisor !== null) add(dice.pick(words.SUPERVISOR_WORDS), coded(supervisor, layout))
  else if (kind === 'project' && dice.chance(20)) add('主管部门', '')
  if (year !== null && yearAt === 'cell')
    add(
      dice.pick(['年度', '评价年度', '预算年度', '自评年度']),
      dice.pick([String(year), `${year}年`, `${year}年度`]),
    )
  const both = /^[优良中差]$/.test(reportedGrade ?? '') && reportedTotal !== null
  if (layout.total === 'head' && evaluation.totalWeight === null && both && dice.chance(40))
    add(dice.pick(['自评得分及等级', '自评得分和等级']), `${reportedTotal}分（${reportedGrade}）`)
  else if (layout.total === 'head' && evaluation.totalWeight === null) {
    if (reportedTotal !== null) add(dice.pick(words.HEAD_TOTAL_WORDS), reportedTotal)
    if (reportedGrade !== null) add(dice.pick(words.GRADE_WORDS), reportedGrade)
  }
  for (const [label, value] of dice.some(words.OTHER_PAIRS, 15)) add(label, value)
  return dice.shuffle(found)
}

/** Codes as budget systems put them in front. */
function coded(name: string, { dice }: Layout): string {
  if (/^[\d[［]/.test(name)) return name
  const code = dice.pick(['219001', '0012', '713752e1', '51000021R000000019951'])
  return dice.chance(25) ? dice.pick([`${code}-${name}`, `[${code}]${name}`, `${code} ${name}`]) : name
}

/** One to three pairs a row, set apart by blanks as merged cells leave them, or a pair in one cell. */
function inRows(all: Pair[], { dice, repeatMerged }: Layout): string[][] {
  const rows: string[][] = []
  for (let i = 0; i < all.length;) {
    const row: string[] = []
    const count = dice.between(1, 3)
    const together = all.slice(i, i + count)
    if (count > 1 && together.every(({ value }) => value !== '' && !/\s/.test(value)) && dice.chance(8)) {
      const blanks = dice.pick([' ', '    ', '　'])
      rows.push([together.map(({ label, value }) => `${label.replace(/\s/g, '')}：${value}`).join(blanks)])
      i += count
      continue
    }
    for (const { label, value } of all.slice(i, i + count)) {
      if (value !== '' && dice.chance(12)) {
        row.push(`${label.trim()}${dice.pick(['：', ':'])}${value}`, '')
        continue
      }
      row.push(label)
      if (repeatMerged && dice.chance(50)) row.push(label)
      else if (dice.chance(50)) row.push('')
      row.push(value)
      if (repeatMerged && dice.chance(50)) row.push(value)
      else if (dice.chance(40)) row.push('', '')
    }
    rows.push(row)
    i += count
  }
  return rows
}
