import { describe, expect, it } from 'vitest'
import { addFindings, finding, scoreBatch, type SelfEvaluation } from '@/engine'
import { table } from './pairs'

const handedIn = (...tables: Partial<SelfEvaluation>[]) =>
  scoreBatch(tables.map((fields, index) => table({ id: `t${index}`, file: `${index}.csv`, ...fields })))
const duplicates = (...tables: Partial<SelfEvaluation>[]) =>
  handedIn(...tables).map(({ findings }) => findings.filter(({ rule }) => rule === 'table.duplicate'))

describe('between tables', () => {
  it('table.duplicate: the same unit and year twice is said at both', () => {
    const [first, second] = duplicates({}, { reportedTotal: '99.5' })
    expect(first![0]!.message.zh).toBe(
      '某某区某某局 2022 年度交了 2 份自评表（0.csv、1.csv），总分分别为 100、99.5，请确认以哪一份为准',
    )
    expect(second).toEqual(first)
    expect(first![0]!.evidence.length).toBeGreaterThan(0)
  })

  it.each<[string, Partial<SelfEvaluation>]>([
    ['another year', { year: 2023 }],
    ['another department', { department: '另一个局' }],
    ['another kind', { kind: 'project', name: '某项目' }],
    ['a year that nobody has stated', { year: null }],
    ['a department that nobody has stated', { department: null }],
  ])('table.duplicate: not for %s', (_title, other) => {
    expect(duplicates({}, other).flat()).toEqual([])
  })

  it('two tables without a department are not the same department', () => {
    expect(duplicates({ department: null }, { department: null }).flat()).toEqual([])
  })

  it('findings from elsewhere stand behind the own ones, each at its table', () => {
    const tables = handedIn({ reportedTotal: '99' }, { year: 2023 })
    const back = finding('problem.returned', '又出现', 'is back', [{ file: '1.csv', row: 3, column: 2 }])
    const [first, second] = addFindings(tables, new Map([['t0', [back]]]), new Map())
    expect(first!.findings.map(({ rule }) => rule)).toEqual(['total.sum', 'problem.returned'])
    expect(second).toBe(tables[1])
  })
})
