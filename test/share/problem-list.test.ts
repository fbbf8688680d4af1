import { describe, expect, it } from 'vitest'
import { problemListTable, tableCsv, type ProblemListWords } from '@/share'
import type { ProblemRow, ProblemStateRow } from '@/warehouse'

const words = {
  title: '问题清单',
  headers: new Proxy({}, { get: (_, name) => String(name) }) as ProblemListWords['headers'],
  category: (code: string) => (code === 'PAY' ? '支付进度滞后' : code),
  state: (state: string, run: number) => `${state} ${run}`,
  source: (source: string) => source,
}
const row = (text: string, codes: string[], measure: string | null = null): ProblemRow => ({
  problemId: text,
  evaluationId: 'a',
  department: '甲局',
  year: 2023,
  text,
  measure,
  source: 'problem',
  categories: codes.map((code) => ({ code, matched: [] })),
  cell: { file: 'a.csv', row: 3, column: 2 },
})
const states: ProblemStateRow[] = [
  { department: '甲局', category: 'PAY', year: 2023, state: 'continuing', run: 3 },
  { department: '乙局', category: 'FUND', year: 2023, state: 'new', run: 1 },
]

describe('问题清单', () => {
  it('numbers the problems, says category, state, measure and cell; leaves what the department fills in empty', () => {
    const table = problemListTable(
      [row('支付慢', ['PAY', 'FUND'], '加快'), row('一切正常', [])],
      states,
      words,
    )
    expect(table.columns).toHaveLength(13)
    expect(table.rows).toEqual([
      [
        '1',
        '甲局',
        '2023',
        '支付慢',
        '支付进度滞后；FUND',
        'continuing 3',
        '加快',
        'problem',
        'a.csv B3',
        '',
        '',
        '',
        '',
      ],
    ])
  })

  it('nothing chosen: a table of headers', () => {
    expect(problemListTable([], [], words).rows).toEqual([])
  })

  it('a problem that a spreadsheet would execute is neutralised', () => {
    const csv = tableCsv(problemListTable([row('=HYPERLINK("x")', ['PAY'])], states, words))
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`)
  })
})
