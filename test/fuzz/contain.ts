import { zipSync } from 'fflate'
import { docxBytes, htmlTable, sheetOf, workbookBytes } from '../ingest/render-containers'
import { pdfBytes, ucs2 } from '../ingest/render-pdf'
import { toBytes, toCsv, type Encoding } from '../ingest/rendering'

type Rows = readonly (readonly string[])[]

/** A way in which a table travels. */
export interface Container {
  ending: string
  contain(rows: Rows): Uint8Array
}

const text = (ending: string, delimiter: string, encoding: Encoding): Container => ({
  ending,
  contain: (rows) => toBytes(toCsv(rows, delimiter, '\r\n'), encoding),
})
/** A workbook's writer refuses longer texts, and a sheet without a row. */
const fit = (rows: Rows) =>
  rows.length === 0 ? [['']] : rows.map((row) => row.map((cell) => cell.slice(0, 32_000)))

/** Every kind of file that the app reads. */
export const CONTAINERS: readonly Container[] = [
  text('csv', ',', 'UTF-8 BOM'),
  text('tsv', '\t', 'UTF-16LE'),
  ...(['xlsx', 'biff8', 'ods'] as const).map((type) => ({
    ending: type === 'biff8' ? 'xls' : type,
    contain: (rows: Rows) => workbookBytes({ 表: sheetOf(fit(rows)) }, type),
  })),
  { ending: 'html', contain: (rows) => new TextEncoder().encode(htmlTable(rows)) },
  { ending: 'docx', contain: (rows) => docxBytes(['自评报告', fit(rows), '存在的问题：预算执行进度缓慢。']) },
  {
    ending: 'pdf',
    contain: (rows) =>
      pdfBytes(
        [
          {
            texts: rows
              .slice(0, 40)
              .map((row, i) => ({ text: row.join(' ').slice(0, 200), x: 40, y: 800 - i * 18 })),
          },
        ],
        'UniGB-UCS2-H',
        ucs2,
      ),
  },
  {
    ending: 'zip',
    contain: (rows) =>
      zipSync({
        '甲.csv': new TextEncoder().encode(toCsv(rows, ',', '\n')),
        'b/__proto__.xlsx': workbookBytes({ 表: sheetOf(fit(rows)) }, 'xlsx'),
      }),
  },
]
