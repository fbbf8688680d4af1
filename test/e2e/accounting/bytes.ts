import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Decimal } from 'decimal.js'
import { BUDGET, INDICATOR, type Block, type Field, type Places } from './places'

/** A parser of CSV by RFC 4180, which knows nothing of the app's. */
export function parse(text: string): string[][] {
  const rows: string[][] = [[]]
  const token = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g
  for (const [whole, cell = '', end] of text.matchAll(token)) {
    rows.at(-1)!.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    if (end === '') break
    if (end !== ',') rows.push([])
    if (whole === '') break
  }
  if (rows.at(-1)!.every((cell) => cell === '')) rows.pop()
  return rows
}

/** The cells of a published table; what is no UTF-8 was saved as GBK. */
export function gridOf(file: string): string[][] {
  const bytes = readFileSync(resolve('test/fixtures/cases', file))
  try {
    return parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return parse(new TextDecoder('gb18030').decode(bytes))
  }
}

// The rules: all that may differ between a file and what the app shows of it.

/** Blanks and line breaks within a text count as one blank, and none stands at its ends. */
export const words = (text: string) => text.replace(/\s+/g, ' ').trim()
/** Names of levels: no blanks (`经济效益 指标`), without the points in brackets (`产出指标(40分)`). */
const level = (text: string) => text.replace(/\s/g, '').replace(/[（(]\d+分[）)]/, '')
/** Names of indicators: no blanks, without the form's own count (`指标1:`). */
const name = (text: string) => text.replace(/\s/g, '').replace(/^指标\d+[:：]/, '')
/** A form's sign for nothing. */
const BLANK = /^(?:[-—－/]|…+)?$/
const filled = (text: string) => (BLANK.test(words(text)) ? null : words(text))
/** A number without its thousands, its % and the 万 or 分 that its column says anyway; amounts in 万元. */
function figure(text: string, divide: 1 | 10_000 = 1): string | null {
  const digits = filled(text)?.match(/^(-?[\d,]+(?:\.\d+)?)[%万]?$/)?.[1]
  return digits === undefined ? null : new Decimal(digits.replaceAll(',', '')).div(divide).toString()
}
/** Codes before a name are no part of it (`219001-池州市…`, `51000021R000000019951-工资性支出`). */
export const headText = (text: string) => words(text).replace(/^\d+[A-Z]?\d*-/, '')

const MONEY: ReadonlySet<Field> = new Set(['initialBudget', 'adjustedBudget', 'executed'])
const FIGURES: ReadonlySet<Field> = new Set([
  ...MONEY,
  'reportedRate',
  'weight',
  'reportedScore',
  'reportedDeviation',
])

/** A row as the app is to show it, by field; figures as the shortest decimal, null where nothing is stated. */
export type ShownRow = Partial<Record<Field, string | null>>

/** What is to be shown of a block, and which cells of the file stand in it (`row.column`). */
export interface Expected {
  rows: ShownRow[]
  cells: Set<string>
  /** Cells of rows that name something and state nothing of it: template rows, and the cut end of a published table. */
  idle: Set<string>
}

const columnsOf = (given: number | readonly number[] | undefined): readonly number[] =>
  given === undefined ? [] : typeof given === 'number' ? [given] : given

function shownAs(field: Field, text: string, unit: Places['unit']): string | null {
  if (FIGURES.has(field)) return figure(text, MONEY.has(field) && unit === '元' ? 10_000 : 1)
  if (field === 'level1' || field === 'level2') return filled(level(text))
  return field === 'level3' ? filled(name(text)) : filled(text)
}

/** Reads a block by the rules; `isBudget` because its rows stand as they are, while a row without values is no indicator. */
export function expected(
  grid: string[][],
  { rows, columns, elsewhere }: Block,
  unit: Places['unit'],
  isBudget: boolean,
): Expected {
  const out: Expected = { rows: [], cells: new Set(), idle: new Set() }
  const fields: readonly Field[] = isBudget ? BUDGET : INDICATOR
  const above: Partial<Record<Field, string>> = {}
  for (let row = rows[0]; row <= rows[1]; row++) {
    const at = (column: number) => grid[row - 1]?.[column - 1] ?? ''
    const used = fields
      .flatMap((field) => columnsOf(columns[field]))
      .filter((column) => words(at(column)) !== '')
    const text = (field: Field) => {
      const [r, c] = elsewhere?.[field] ?? []
      if (r === undefined) return columnsOf(columns[field]).map(at).join('')
      // Points in a heading stand in brackets: 预算执行情况(万元) (20分).
      return grid[r - 1]![c! - 1]!.match(/[（(](\d+)分/)![1]!
    }
    // A level that is not written is that above; another level 1 begins with no level 2.
    if (words(text('level1')) !== '') Object.assign(above, { level1: text('level1'), level2: '' })
    if (words(text('level2')) !== '') above.level2 = text('level2')
    const states = fields.some((field) => !/^l/.test(field) && shownAs(field, text(field), unit) !== null)
    if (!isBudget && !states) {
      for (const column of used) out.idle.add(`${row}.${column}`)
      continue
    }
    // So is the name of an indicator that goes on over several rows.
    if (words(text('level3')) !== '') above.level3 = text('level3')
    const of = (field: Field) => (/^level/.test(field) ? (above[field] ?? '') : text(field))
    out.rows.push(Object.fromEntries(fields.map((field) => [field, shownAs(field, of(field), unit)])))
    for (const column of used) out.cells.add(`${row}.${column}`)
  }
  return out
}

/** The places of all cells of a file that hold a text. */
export const filledCells = (grid: string[][]): string[] =>
  grid.flatMap((row, r) => row.flatMap((text, c) => (words(text) === '' ? [] : [`${r + 1}.${c + 1}`])))
