import { expect } from 'vitest'
import type { OpenApp } from './browser'

/** What a file may say instead of a name: each would do harm somewhere, were it taken for more than text. */
export const HOSTILE = [
  '<img src=x onerror="globalThis.broken=1">',
  "'); DROP TABLE evaluation; --",
  '=HYPERLINK("http://example.com/?leak","看")',
  '@SUM(1+1)',
  '+1-1',
  '{{constructor.constructor("globalThis.broken=1")()}}',
  '<script>globalThis.broken=1</script>',
  '‮局育教\u200B区测试',
  '__proto__',
  'constructor',
  '{b|富文本}{hr|}',
  '%E4%BD%A0/../..?dept=x#y',
  `${'长'.repeat(10_000)}局`,
] as const

const header =
  '年度,部门,主管部门,类型,项目名称,一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,得分,偏差度,偏差原因分析及改进措施'
const field = (text: string) => `"${text.replaceAll('"', '""')}"`

/** Every free text of the list is hostile; two years, so that runs and comparisons are drawn too. */
export function hostileLists(): { name: string; bytes: Uint8Array }[] {
  const encode = (lines: string[]) => new TextEncoder().encode(`\uFEFF${lines.join('\r\n')}\r\n`)
  const years = [2022, 2023]
  const indicators = HOSTILE.flatMap((text) =>
    years.map((year) =>
      [
        year,
        field(text),
        field(text),
        '部门整体',
        '',
        field(text),
        field(text),
        field(text),
        '≥90%',
        '80%',
        '10',
        '10',
        '',
        field(`资金支付进度滞后${text}`),
      ].join(','),
    ),
  )
  const budgets = HOSTILE.flatMap((text) =>
    years.map((year) => [year, field(text), '合计', '100', '120', '60', '10', '50', '10'].join(',')),
  )
  const problems = HOSTILE.flatMap((text) =>
    years.map((year) => [year, field(text), field(`项目推进缓慢${text}`), field(text)].join(',')),
  )
  return [
    { name: '<b>指标</b>.csv', bytes: encode([header, ...indicators]) },
    {
      name: '=1+1.csv',
      bytes: encode(['年度,部门,资金来源,年初预算数,全年预算数,全年执行数,分值,执行率,得分', ...budgets]),
    },
    { name: "';--.csv", bytes: encode(['年度,部门,问题,改进措施', ...problems]) },
  ]
}

/** Nothing of the file has become an element, an attribute that runs, or a script that ran. */
export async function expectText(app: OpenApp, where: string): Promise<void> {
  const { page } = app
  const found = await page.evaluate(() => ({
    broken: (globalThis as { broken?: unknown }).broken ?? null,
    polluted: ({} as { polluted?: unknown }).polluted ?? null,
    elements: document.querySelectorAll('img[src="x"], main script, [onerror], a[href^="javascript"]').length,
  }))
  expect(found, where).toEqual({ broken: null, polluted: null, elements: 0 })
  expect(app.complaints, where).toEqual([])
  expect(app.strangers, where).toEqual([])
}
