import type { RejectRow } from '@/warehouse'
import { columnLetters } from '@/engine'

const HEADER = ['文件', '工作表', '行', '列', '代码', '原因与处理办法', '原文']
const HEADER_EN = ['File', 'Sheet', 'Row', 'Column', 'Code', 'Reason and what to do', 'Text']

/**
 * The rejects as a CSV for a spreadsheet: UTF-8 with a byte order mark, places as Excel shows them. A text that a
 * spreadsheet would take for a formula gets an apostrophe in front: the files that it comes from are not trusted.
 */
export async function rejectsCsv(rows: readonly RejectRow[], english = false): Promise<string> {
  const { default: Papa } = await import('papaparse')
  const data = rows.map(({ file, sheet, row, column, code, messageZh, messageEn, text }) => [
    file,
    sheet ?? '',
    row ?? '',
    column === null ? '' : columnLetters(column),
    code,
    english ? messageEn : messageZh,
    text ?? '',
  ])
  return `\uFEFF${Papa.unparse({ fields: english ? HEADER_EN : HEADER, data }, { escapeFormulae: true })}\r\n`
}
