import { Decimal } from 'decimal.js'
import { SSF, type CellObject } from '@e965/xlsx'

/** Numbers of formats that Excel has built in and does not write down; in Chinese these are dates. */
const BUILT_IN_DATES: Record<string, string> = {
  'm/d/yy': 'yyyy/m/d',
  'm/d/yy h:mm': 'yyyy/m/d h:mm',
}

/** Formats that cannot be shown as text one for one: colours and conditions are fine, Chinese numerals are not drawn. */
const NOT_DRAWN = /\[DBNum|E[+-]|\?\/|#\/|^@$/i

/**
 * The text of a cell as Excel shows it, which is what the department published: `56.76%` for 0.5676 under `0.00%`,
 * `≥90%` under `"≥"0"%"`, dates as dates. Without a format of its own, and where the format hides the digits (`-` for 0),
 * the number itself with the 15 digits that Excel keeps: 86.19000000000001 is 86.19, 123456789.12 loses nothing.
 * Null for an error such as `#DIV/0!`.
 */
export function cellText(cell: CellObject, date1904: boolean): string | null {
  switch (cell.t) {
    case 's':
      return typeof cell.v === 'string' ? cell.v.replaceAll('\r\n', '\n').replaceAll('_x000D_', '') : ''
    case 'b':
      return cell.v ? 'TRUE' : 'FALSE'
    case 'n':
      return numberText(cell.v as number, cell.z, date1904)
    case 'e':
      return null
    default:
      return ''
  }
}

function numberText(value: number, format: CellObject['z'], date1904: boolean): string {
  if (!Number.isFinite(value)) return ''
  if (format === undefined || format === 'General' || format === 0) return plainNumber(value)
  const mask = typeof format === 'number' ? (SSF.get_table()[format] ?? 'General') : format
  if (SSF.is_date(mask)) return shownDate(value, mask, date1904)
  if (NOT_DRAWN.test(mask)) return plainNumber(value)
  const shown = format_(mask, value)
  if (shown === null || !/\d/.test(shown) || shown.includes('#')) return plainNumber(value)
  // (12.00) and a red 12.00 are ways to write −12.00.
  const bare = shown.replace(/^\((.*)\)$/, '$1').trim()
  return value < 0 && !bare.includes('-') && !isZero(bare) ? `-${bare}` : bare
}

const isZero = (shown: string) => /^[^1-9]*$/.test(shown)

function shownDate(value: number, mask: string, date1904: boolean): string {
  const chinese = mask.replace(/\[\$-[^\]]*\]/g, '').replace(/;@$/, '')
  return format_(BUILT_IN_DATES[chinese] ?? chinese, value, date1904) ?? plainNumber(value)
}

/** Null where the library does not know the format: then the number is shown. */
function format_(mask: string, value: number, date1904 = false): string | null {
  try {
    return SSF.format(mask, value, { date1904 }).replaceAll('\u00a0', ' ').trim()
  } catch {
    return null
  }
}

/** The shortest decimal of the 15 significant digits that Excel keeps, without an exponent. */
export function plainNumber(value: number): string {
  const text = String(Number(value.toPrecision(15)))
  return text.includes('e') ? new Decimal(text).toFixed() : text
}
