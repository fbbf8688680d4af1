import { makeGrid, type Grid } from '../grid'
import { recogniseBudgetHeader } from '../recognisers/budget-header'
import { recogniseIndicatorHeader } from '../recognisers/indicator-header'
import { recogniseTitle } from '../recognisers/title'
import { isTotalRow } from '../recognisers/total-row'
import { budgetRow } from './budget-lines'
import { joinBrokenLabels, labelKind } from './broken-labels'
import { IndicatorLines } from './indicator-lines'
import { isHeading } from './headings'

/** A printed line: its 0-based number and its text; blank ones are left out. */
export interface PrintedLine {
  index: number
  text: string
}

/** A row that was put together again from one or several printed lines. */
export interface RebuiltRow {
  cells: string[]
  /** 0-based lines; the row stands where the last of them stood. */
  lines: number[]
}

/** The table of a report, as far as its printed lines give it back. `[from, to)` are positions in the lines given. */
export interface TextTable {
  from: number
  to: number
  rows: RebuiltRow[]
}

const tokensOf = (text: string) => text.split(/\s+/).filter(Boolean)
const rowGrid = (cells: string[]): Grid => makeGrid('', [cells])
const headsBudget = (tokens: string[]) =>
  tokens.length >= 3 && recogniseBudgetHeader(rowGrid(tokens), 0) !== null
const headsIndicators = (tokens: string[]) =>
  tokens.length >= 3 && recogniseIndicatorHeader(rowGrid(tokens), 0) !== null

/** How far above its first header the title of a table may stand, in lines with text. */
const HEAD_LINES = 14

/**
 * Finds a self-evaluation table that was printed as plain text (columns set apart by blanks, empty cells lost, long cells
 * broken over lines) and puts its rows together again: the headers say how many values a row has and of which kind, what
 * stands in front of them is its name. Null where there is no header of indicators.
 */
export function findTextTable(lines: readonly PrintedLine[]): TextTable | null {
  const joined = joinBrokenLabels(
    lines.map(({ index, text }, position) => ({ position, lines: [index], tokens: tokensOf(text) })),
  )
  const header = joined.findIndex(({ tokens }) => headsIndicators(tokens))
  if (header < 0) return null
  const budget = joined.findIndex(({ tokens }, i) => i < header && headsBudget(tokens))
  const first = startOf(joined, budget >= 0 ? budget : header)
  const rows: RebuiltRow[] = []
  let at = first
  // Above the budget block: title, names, year; each line a row.
  for (; at < (budget >= 0 ? budget : header); at++) {
    const { tokens, lines: own } = joined[at]!
    const isSide = tokens.length === 1 && labelKind(tokens[0]!) === 'side'
    if (isSide && at + 1 === budget) joined[budget]!.side = { text: tokens[0]!, lines: own }
    else rows.push({ cells: tokens, lines: own })
  }
  if (budget >= 0) at = readBudget(joined, budget, header, rows)
  // Goals and tasks: prose in the table.
  for (; at < header; at++) {
    const { tokens, lines: own } = joined[at]!
    const isLabels = tokens.every((token) => labelKind(token) !== null)
    rows.push({ cells: isLabels ? tokens : ['', tokens.join(' ')], lines: own })
  }
  const indicators = new IndicatorLines(joined[header]!.tokens)
  rows.push({ cells: indicators.header, lines: joined[header]!.lines })
  for (at = header + 1; at < joined.length; at++) {
    const { tokens, lines: own, position } = joined[at]!
    if (isHeading(lines[position]!.text) && !indicators.hasPoints(tokens)) break
    if (isTotalRow(rowGrid(tokens), 0)) {
      rows.push(...indicators.rows(), indicators.total(tokens, own))
      at++
      break
    }
    indicators.add(tokens, own)
  }
  if (indicators.isOpen) rows.push(...indicators.rows())
  const to = joined[at]?.position ?? lines.length
  return { from: joined[first]!.position, to, rows }
}

export interface JoinedLine {
  /** Of its first line among the lines given. */
  position: number
  lines: number[]
  tokens: string[]
  /** A label at the left of the block, printed in lines of its own. */
  side?: { text: string; lines: number[] }
}

/** The table begins at its title; without one, where names and labels begin that are no sentences. */
function startOf(lines: readonly JoinedLine[], header: number): number {
  const lowest = Math.max(0, header - HEAD_LINES)
  for (let at = header - 1; at >= lowest; at--)
    if (recogniseTitle(rowGrid([lines[at]!.tokens.join('')]), 0)) return at
  let first = header
  while (first > lowest && !/[。；：]$/.test(lines[first - 1]!.tokens.join(''))) first--
  return first
}

/** Header and lines of the budget block; returns where it ends. */
function readBudget(lines: readonly JoinedLine[], header: number, end: number, rows: RebuiltRow[]): number {
  const { tokens, lines: own, side } = lines[header]!
  const labels =
    labelKind(tokens[0]!) === 'side' || labelKind(tokens[0]!) === 'head' ? tokens.slice(1) : tokens
  const left = labels.length < tokens.length ? tokens[0]! : (side?.text ?? '')
  rows.push({ cells: [left, '', ...labels], lines: [...(side?.lines ?? []), ...own] })
  let pending: { text: string; lines: number[] } | null = null
  let at = header + 1
  for (; at < end; at++) {
    const line = lines[at]!
    const cells = budgetRow(pending ? [pending.text, ...line.tokens] : line.tokens, labels)
    if (cells) {
      rows.push({ cells: ['', ...cells], lines: [...(pending?.lines ?? []), ...line.lines] })
      pending = null
      continue
    }
    const kind = labelKind(line.tokens[0]!)
    if (kind === 'goals' || kind === 'tasks' || kind === 'text' || pending) break
    pending = { text: line.tokens.join(''), lines: line.lines }
  }
  // What looked like the broken name of a source begins the next region.
  if (pending) at = lines.findIndex(({ lines: [first] }) => first === pending!.lines[0])
  return at
}
