/**
 * A table as it leaves the app: what a person saw, in plain figures, and what made it.
 */
export interface TableFile {
  title: string
  columns: readonly { header: string; numeric: boolean }[]
  /** Exact decimal strings in numeric columns, `''` for a missing value. */
  rows: readonly (readonly string[])[]
  /** Filters, scheme, ledger, date: label and value. */
  about: readonly (readonly [label: string, value: string])[]
}

const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/
/** A spreadsheet holds 15 digits; a longer number would be rounded in silence. */
const SPREADSHEET_DIGITS = 15
/** What a spreadsheet would take for a formula, a number (a code such as `0012` or `713752e1`) or a date; and `'` itself. */
const MISREAD = /^[\s]*[=+\-@＝＋－＠]|^'|^[\t\r\n]|^\d*\.?\d+(e[+-]?\d+)?$|^\d{1,4}[-/]\d{1,2}([-/]|$)/i

const digits = (value: string) => value.replace(/\D/g, '').replace(/^0+/, '').length
const isNumber = (value: string, numeric: boolean) =>
  numeric && PLAIN_NUMBER.test(value) && digits(value) <= SPREADSHEET_DIGITS

/**
 * Text that a spreadsheet would execute or rewrite gets an apostrophe before it. Nothing is lost: text that begins
 * with an apostrophe gets one too, so taking one away gives back the original (`restoreCell`).
 */
export function neutraliseCell(value: string, numeric: boolean): string {
  return value === '' || isNumber(value, numeric) || !MISREAD.test(value) ? value : `'${value}`
}

/** The text before it was neutralised. */
export const restoreCell = (value: string): string => (value.startsWith("'") ? value.slice(1) : value)

function lines(
  { columns, rows, about }: TableFile,
  quote: (cell: string) => string,
  separator: string,
): string[] {
  const cell = (value: string, numeric: boolean) => quote(neutraliseCell(value, numeric))
  return [
    columns.map(({ header }) => cell(header, false)).join(separator),
    ...rows.map((row) => row.map((value, at) => cell(value, columns[at]?.numeric ?? false)).join(separator)),
    ...(about.length > 0
      ? ['', ...about.map((pair) => pair.map((text) => cell(text, false)).join(separator))]
      : []),
  ]
}

const quoteCsv = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
const quoteTsv = (cell: string) => (/["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** CSV that Excel opens as it is: UTF-8 with BOM, CRLF. What made it stands below the table. */
export const tableCsv = (table: TableFile): string => `\ufeff${lines(table, quoteCsv, ',').join('\r\n')}\r\n`

/** For the clipboard: tab-separated, header and rows alone. */
export const tableTsv = (table: TableFile): string =>
  lines({ ...table, about: [] }, quoteTsv, '\t').join('\n')

/**
 * An XLSX workbook: the table, and a second sheet that says what made it. Cells are typed, so text is never a formula
 * and needs no apostrophe; numbers of more than 15 digits stay text. The library is fetched with the first export.
 */
export function tableXlsx(table: TableFile, sheets: { table: string; about: string }): Promise<Uint8Array> {
  return workbookXlsx([{ ...table, title: sheets.table }], { title: sheets.about, about: table.about })
}

/** Several tables as one XLSX workbook, a sheet each under its title, and a last sheet that says what made them. */
export async function workbookXlsx(
  tables: readonly Pick<TableFile, 'title' | 'columns' | 'rows'>[],
  last: Pick<TableFile, 'title' | 'about'>,
): Promise<Uint8Array> {
  const { utils, write } = await import('@e965/xlsx')
  const text = (v: string) => ({ t: 's' as const, v: fitted(v) })
  const book = utils.book_new()
  for (const { title, columns, rows } of tables) {
    const body = rows.map((row) =>
      row.map((value, at) =>
        isNumber(value, columns[at]?.numeric ?? false)
          ? { t: 'n' as const, v: Number(value), z: value.includes('.') ? '#,##0.00####' : '0' }
          : text(value),
      ),
    )
    const sheet = utils.aoa_to_sheet([columns.map(({ header }) => text(header)), ...body])
    sheet['!cols'] = columns.map(({ numeric }) => ({ wch: numeric ? 14 : 28 }))
    utils.book_append_sheet(book, sheet, sheetName(title))
  }
  const about = utils.aoa_to_sheet(last.about.map((pair) => pair.map(text)))
  about['!cols'] = [{ wch: 16 }, { wch: 80 }]
  utils.book_append_sheet(book, about, sheetName(last.title))
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer)
}

/** Excel holds no more in a cell. What is cut off is said, with the way to have it whole. */
const CELL_LENGTH = 32_767
const fitted = (given: string) => {
  // In a cell a line ends so; the other signs would be lost in its XML.
  const text = given.replace(/\r\n?/g, '\n')
  if (text.length <= CELL_LENGTH) return text
  const said = `…（共 ${text.length} 字，Excel 一格只容 ${CELL_LENGTH} 字；全文见 CSV）`
  return text.slice(0, CELL_LENGTH - said.length) + said
}

/** Excel allows 31 characters and not these. */
const sheetName = (name: string) => name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31)
