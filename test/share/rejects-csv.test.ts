import { expect, it } from 'vitest'
import { rejectsCsv } from '@/share'
import type { RejectRow } from '@/warehouse'

const reject: RejectRow = {
  importId: 1,
  ordinal: 1,
  file: '=表.csv',
  sheet: null,
  row: 12,
  column: 28,
  code: 'cell.number-malformed',
  messageZh: '“得分”不是数字',
  messageEn: '“得分” is no number',
  text: '@SUM(A1),\n"9"',
}

it('rejects leave as every table does: places as Excel shows them, nothing that a spreadsheet would execute', () => {
  expect(rejectsCsv([reject])).toBe(
    '\uFEFF文件,工作表,行,列,代码,原因与处理办法,原文\r\n' +
      `'=表.csv,,12,AB,cell.number-malformed,“得分”不是数字,"'@SUM(A1),\n""9"""\r\n`,
  )
  expect(rejectsCsv([reject], true)).toContain('“得分” is no number')
})
