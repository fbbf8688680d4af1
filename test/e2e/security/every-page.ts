import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { utils } from '@e965/xlsx'
import { zipSync } from 'fflate'
import { gbk, sheetOf, workbookBytes } from '../../ingest/render-containers'
import { pdfBytes, ucs2 } from '../../ingest/render-pdf'
import { publishedTable, SHANGJIE, SHANGJIE_DEPARTMENT } from '../as-a-person'

/** Every route of the app, with an address that shows something on it. */
export const ADDRESSES: Record<string, string> = {
  '/': '#/',
  '/execution': '#/execution',
  '/scores': '#/scores',
  '/problems': '#/problems',
  '/problems/taxonomy': '#/problems/taxonomy',
  '/problems/category/:code': '#/problems/category/PAY',
  '/problems/copies': '#/problems/copies',
  '/findings': '#/findings',
  '/findings/spot-check': '#/findings/spot-check',
  '/findings/reviews': '#/findings/reviews',
  '/findings/rules': '#/findings/rules',
  '/departments': '#/departments',
  '/departments/:name': `#/departments/${encodeURIComponent(SHANGJIE_DEPARTMENT)}`,
  '/schemes': '#/schemes',
  '/query': `#/query?v=1&sql=${encodeURIComponent('SELECT department, total FROM placedEvaluation')}`,
  '/publish': '#/publish',
  '/data': '#/data',
  '/data/source/:file/:place?': `#/data/source/${encodeURIComponent(SHANGJIE)}/B5`,
  '/:rest(.*)*': '#/nowhere',
}

/** The routes as the router has them: a page that is added and not visited here fails the test. */
export const routesOfApp = (): string[] => [
  ...new Set(
    [...readFileSync('src/router.ts', 'utf8').matchAll(/path: '([^']+)'/g)].map(([, path]) => path!),
  ),
]

/** One file of each kind that the app reads, so that the code of each is loaded and used. */
export function oneOfEachKind(): { name: string; bytes: Uint8Array }[] {
  const real = publishedTable(SHANGJIE)
  const rows = [
    ['年度', '部门', '三级指标', '年度指标值', '实际完成值', '分值', '得分'],
    ['2022', '甲局', '办件量', '≥100', '90', '10', '9'],
  ]
  const sheet = sheetOf(rows)
  const html = `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`
  const report = '存在的问题：一是预算执行进度缓慢。改进措施：加快支出进度。'
  return [
    real,
    { name: '甲局.xlsx', bytes: workbookBytes({ 明细: sheet }, 'xlsx') },
    { name: '乙局.xls', bytes: workbookBytes({ 明细: sheet }, 'biff8') },
    { name: '丙局.ods', bytes: workbookBytes({ 明细: sheet }, 'ods') },
    { name: '丁局.html', bytes: gbk(html) },
    {
      name: '戊局2022年绩效自评报告.pdf',
      bytes: pdfBytes([{ texts: [{ text: report, x: 60, y: 700 }] }], 'UniGB-UCS2-H', ucs2),
    },
    {
      name: '打包.zip',
      bytes: zipSync({ 'list.csv': new TextEncoder().encode(utils.sheet_to_csv(sheet)) }),
    },
  ]
}

/** Waits for what a page has to show. */
export async function shown(page: Page): Promise<void> {
  const main = page.getByRole('main')
  await main.getByRole('heading', { level: 1 }).first().waitFor()
  await main
    .getByRole('table')
    .or(main.getByRole('img'))
    .or(main.getByRole('listitem'))
    .or(main.getByRole('link'))
    .first()
    .waitFor()
}

/** Goes over every chart, so that its tooltip is made. */
export async function hoverCharts(page: Page): Promise<void> {
  const charts = page.getByRole('main').getByRole('img')
  for (let index = 0; index < (await charts.count()); index++)
    for (const x of [160, 320])
      await charts
        .nth(index)
        .hover({ position: { x, y: 60 }, force: true, timeout: 3000 })
        // A chart may go while its page settles.
        .catch(() => undefined)
}
