import { columnLetters } from '@/engine'
import type { RejectRow } from '@/warehouse'
import { tableCsv } from './table-file'

const HEADER = ['文件', '工作表', '行', '列', '代码', '原因与处理办法', '原文']
const HEADER_EN = ['File', 'Sheet', 'Row', 'Column', 'Code', 'Reason and what to do', 'Text']
/** The row's number; all else is text. */
const NUMERIC = 2

/** The rejects as a CSV for a spreadsheet, places as Excel shows them: like every table that leaves the app (`tableCsv`). */
export function rejectsCsv(rows: readonly RejectRow[], english = false): string {
  return tableCsv({
    title: '',
    columns: (english ? HEADER_EN : HEADER).map((header, at) => ({ header, numeric: at === NUMERIC })),
    rows: rows.map(({ file, sheet, row, column, code, messageZh, messageEn, text }) => [
      file,
      sheet ?? '',
      row === null ? '' : String(row),
      column === null ? '' : columnLetters(column),
      code,
      english ? messageEn : messageZh,
      text ?? '',
    ]),
    about: [],
  })
}
