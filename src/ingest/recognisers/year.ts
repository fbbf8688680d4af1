import { filledCells, type Grid } from '../grid'
import { compact, labelText } from '../normalise'
import type { HeadEntry } from './head'
import type { Placed } from './identity'

export interface YearFound {
  year: number
  /** 0-based; null when the file's name says it. */
  row: number | null
  column: number | null
  from: 'title' | 'cell' | 'header' | 'file' | 'name'
}

const DIGITS = '〇一二三四五六七八九'
const YEAR = '((?:19|20)\\d{2})'
const DATED = /日期|时间|填报日|电话|编号|文号|\d{4}[-~至—]\d{4}/

/** `二〇二二年` → `2022年`. */
function withArabicYear(text: string): string {
  return text.replace(/[〇○零一二三四五六七八九]{4}(?=年)/g, (year) =>
    [...year.replace(/[○零]/g, '〇')].map((digit) => DIGITS.indexOf(digit)).join(''),
  )
}

/** The fiscal year that a short text states; a date (`2023.6.28`, `2022年12月`) states none. */
export function yearIn(text: string): number | null {
  const cell = withArabicYear(compact(text))
  if (DATED.test(cell)) return null
  const found =
    new RegExp(`(?<!\\d)${YEAR}(?:财政)?年度`).exec(cell) ??
    new RegExp(`(?<!\\d)${YEAR}年(?!\\d{1,2}月|初|底|末)`).exec(cell) ??
    new RegExp(`^\\(?${YEAR}\\)?$`).exec(cell)
  return found ? Number(found[1]) : null
}

/** The year in a file's name, where exactly one stands there (`…2022.csv`, `2022年度….csv`). */
export function yearInFileName(file: string): number | null {
  const name = file.split(/[\\/]/).at(-1)!
  const fiscal = /((?:19|20)\d{2})年度/.exec(name)
  if (fiscal) return Number(fiscal[1])
  const years = new Set([...name.matchAll(/(?<!\d)((?:19|20)\d{2})(?!\d)/g)].map((match) => match[1]!))
  return years.size === 1 ? Number([...years][0]) : null
}

/** `评价年度：2021`, `预算年度 | 2022年`. */
function stated(entries: readonly HeadEntry[]): YearFound | null {
  for (const { value, row, column } of entries) {
    const year = value === null ? null : yearIn(value)
    if (year !== null) return { year, row, column, from: 'cell' }
  }
  return null
}

/**
 * The fiscal year: from the title, from a cell above the tables that says `（2022年度）` or `年度：2022`, from the headers
 * (`2022年预算数`), from the file's name. Null when none of them says it: the officer is asked.
 * @param rows titles, rows above the tables, rows of table headers; `stated`: what stands beside the label 年度.
 */
export function recogniseYear(
  grid: Grid,
  rows: {
    titles: readonly number[]
    head: readonly number[]
    headers: readonly number[]
    stated: readonly HeadEntry[]
    /** A project's name may be of another year (`2022年中央财政水利发展资金`): it is asked last. */
    name: Placed | null
  },
): YearFound | null {
  const scan = (list: readonly number[], from: YearFound['from'], longest: number): YearFound | null => {
    for (const row of list) {
      const cells = filledCells(grid, row)
      for (const [i, { column, text }] of cells.entries()) {
        // A bare `2022` is a year only beside the word; a date belongs to the label at its left.
        const before = labelText(cells[i - 1]?.text ?? '')
        if (text.length > longest || DATED.test(before)) continue
        if (rows.name && compact(text).includes(compact(rows.name.text))) continue
        if (/^\d{4}$/.test(compact(text)) && !/年度$|^年份$/.test(before)) continue
        const year = yearIn(text)
        if (year !== null) return { year, row, column, from }
      }
    }
    return null
  }
  const found =
    scan(rows.titles, 'title', 60) ??
    stated(rows.stated) ??
    scan(rows.head, 'cell', 30) ??
    scan(rows.headers, 'header', 20)
  if (found) return found
  const year = yearInFileName(grid.file)
  if (year !== null) return { year, row: null, column: null, from: 'file' }
  const ofName = rows.name && yearIn(rows.name.text)
  return ofName ? { year: ofName, row: rows.name!.row, column: rows.name!.column, from: 'name' } : null
}
