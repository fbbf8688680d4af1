import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { SourceSheet } from '@/ingest'
import {
  clearWorkspace,
  loadBatch,
  sheetsReadWith,
  sourceHeads,
  sourceRowsBetween,
  type Warehouse,
} from '@/warehouse'
import { ADAPTERS } from './adapters'
import { batch } from './batches'

const sheet = (file: string, rows: SourceSheet['rows'], stated: Partial<SourceSheet> = {}): SourceSheet => ({
  file,
  sheet: null,
  layout: 'form-department',
  rows,
  regions: { rows: [[1, 1, 'title']], columns: [] },
  ...stated,
})

const numbered = (count: number) =>
  Array.from({ length: count }, (_, i) => [`第 ${i + 1} 行`, '"', '\\N', ''])

describe.each(ADAPTERS)('$adapter: the sheets as they were read', ({ open }) => {
  let w: Warehouse
  beforeAll(async () => {
    w = await open()
  })
  beforeEach(() => clearWorkspace(w))
  afterAll(() => w.close())

  const load = (...sheets: SourceSheet[]) => loadBatch(w, { ...batch(), sheets }, { origin: 'own' })

  it('keeps every cell as it was, and gives the rows that are asked for', async () => {
    await load(sheet('表.csv', [['=1+1', '两\n行', ' '], [], ['�', ',']]))
    const [head] = await sourceHeads(w, '表.csv')
    expect(head).toEqual({
      importId: 1,
      ordinal: 0,
      file: '表.csv',
      sheet: null,
      layout: 'form-department',
      isPart: false,
      rowCount: 3,
      regions: { rows: [[1, 1, 'title']], columns: [] },
      corrections: {},
    })
    expect(await sourceRowsBetween(w, head!, 1, 3)).toEqual(
      new Map([
        [1, ['=1+1', '两\n行', ' ']],
        [2, []],
        [3, ['�', ',']],
      ]),
    )
  })

  it('a long list is read in pieces', async () => {
    await load(sheet('清单.csv', numbered(1001), { layout: 'list-indicators' }))
    const [head] = await sourceHeads(w, '清单.csv')
    const rows = await sourceRowsBetween(w, head!, 555, 560)
    expect(rows.get(555)?.[0]).toBe('第 555 行')
    expect(rows.get(560)?.[0]).toBe('第 560 行')
    expect(rows.size).toBeLessThanOrEqual(400)
  })

  it('of a very large list there are holes', async () => {
    const rows: string[][] = [['表头']]
    rows[699_999] = ['坏的一行']
    await load(sheet('大表.csv', rows, { layout: 'list-indicators', isPart: true }))
    const [head] = await sourceHeads(w, '大表.csv')
    expect(head).toMatchObject({ isPart: true, rowCount: 700_000 })
    expect([...(await sourceRowsBetween(w, head!, 1, 700_000)).keys()]).toEqual([1, 700_000])
  })

  it('sheets of a workbook, in order; of a file that came again the latest', async () => {
    await load(sheet('簿.xlsx', [['旧']], { sheet: '一' }))
    await load(sheet('簿.xlsx', [['1']], { sheet: '一' }), sheet('簿.xlsx', [['2']], { sheet: '二' }))
    const heads = await sourceHeads(w, '簿.xlsx')
    expect(heads.map((one) => [one.importId, one.sheet])).toEqual([
      [2, '一'],
      [2, '二'],
    ])
    expect(await sourceHeads(w, '没有.csv')).toEqual([])
  })

  it('a form is read again alone, a list together with the lists of its import', async () => {
    await load(
      sheet('甲.csv', [['表']]),
      sheet('指标.csv', numbered(3), { layout: 'list-indicators' }),
      sheet('预算.csv', numbered(2), { layout: 'list-budgets' }),
      sheet('通讯录.csv', [['x']], { layout: null }),
    )
    const again = async (ordinal: number) =>
      (await sheetsReadWith(w, { importId: 1, ordinal })).map(({ source }) => [
        source.file,
        source.rows.length,
      ])
    expect(await again(0)).toEqual([['甲.csv', 1]])
    expect(await again(2)).toEqual([
      ['指标.csv', 3],
      ['预算.csv', 2],
    ])
    expect(await again(3)).toEqual([['通讯录.csv', 1]])
  })
})
