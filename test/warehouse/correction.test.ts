import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { checkFiles } from '@/pipeline'
import { correctTables } from '@/stores/import/correct-tables'
import type { Corrections, InputFile } from '@/ingest'
import {
  clearWorkspace,
  fileRows,
  importedIn,
  loadBatch,
  rejectRows,
  sheetsReadWith,
  sourceHeads,
  storeCorrection,
  workspaceInfo,
  yearRows,
  type Warehouse,
} from '@/warehouse'
import { caseFile, input } from '../ingest/inputs'
import { ADAPTERS } from './adapters'

const SHANGJIE = '2022年度上街区政务服务中心部门整体自评表.csv'
const ALL = { kind: 'department' as const, years: [], departments: [] }

describe.each(ADAPTERS)('$adapter: a sheet that is corrected', ({ open }) => {
  let w: Warehouse
  beforeAll(async () => {
    w = await open()
  })
  beforeEach(() => clearWorkspace(w))
  afterAll(() => w.close())

  async function correct(file: string, corrections: Corrections) {
    const [head] = await sourceHeads(w, file)
    const { importId, ordinal } = head!
    const kept = await sheetsReadWith(w, head!)
    const stored = await importedIn(w, importId)
    await storeCorrection(w, correctTables({ importId, ordinal, corrections, kept, stored }))
  }
  const load = async (...files: InputFile[]) => loadBatch(w, await checkFiles(files), { origin: 'own' })

  it('is read again alone, scored again, said in the ledger, remembered; taken back, all is as it was', async () => {
    await load(caseFile(SHANGJIE))
    const before = await importedIn(w, 1)
    const ledger = await fileRows(w)

    await correct(SHANGJIE, { year: 2021, unit: '元' })
    expect(await yearRows(w, ALL, '90')).toMatchObject([{ year: 2021, executed: '0.020802' }])
    expect((await fileRows(w))[0]!.reasonsZh).toEqual(
      expect.arrayContaining(['按您的更正：年度为 2021', '按您的更正：金额单位为元']),
    )
    expect((await sourceHeads(w, SHANGJIE))[0]!.corrections).toEqual({ year: 2021, unit: '元' })

    await correct(SHANGJIE, {})
    expect(await importedIn(w, 1)).toEqual(before)
    expect(await fileRows(w)).toEqual(ledger)
  })

  it('a column of a list: its rejects go, its rows come; rows read = loaded + rejected', async () => {
    const list = input(
      '明细.csv',
      '年度,部门,三级指标,年度指标值,实际完成值,分值,得分\n' +
        '2022,甲局,办件量,≥100,90,十,9\n2022,甲局,满意度,≥90%,95%,10,10\n',
    )
    await load(list)
    expect((await rejectRows(w)).map(({ code }) => code)).toEqual(['list.number-malformed'])

    await correct('明细.csv', { columns: [{ table: 'list', column: 6, field: null }] })
    expect(await rejectRows(w)).toEqual([])
    expect((await fileRows(w))[0]).toMatchObject({ rowsRead: 3, rowsLoaded: 3, rowsRejected: 0 })
    expect(await workspaceInfo(w)).toMatchObject({ evaluations: 1, indicators: 2 })

    await correct('明细.csv', {})
    expect(await rejectRows(w)).toHaveLength(1)
    expect((await fileRows(w))[0]).toMatchObject({ rowsRead: 3, rowsLoaded: 2, rowsRejected: 1 })
  })

  it('a report that came beside it stays: beside a form, beside a list, and with the year said anew', async () => {
    const report = input(
      '自评报告.txt',
      '2022年度甲局部门整体支出绩效自评报告\n一、部门概况\n甲局负责水利工作。\n二、存在的问题\n（一）支付进度较慢。项目前期工作不足，支付进度滞后。\n三、改进措施\n加快支付进度。\n',
    )
    const form = input(
      '自评表.csv',
      '2022年度部门整体支出绩效自评表,,,\n部门名称,甲局,,\n三级指标,年度指标值,实际完成值,得分\n办件量,≥100,90,9\n',
    )
    const list = input(
      '明细.csv',
      '年度,部门,三级指标,年度指标值,实际完成值,分值,得分\n2022,甲局,办件量,≥100,90,10,9\n',
    )
    for (const table of [form, list]) {
      await clearWorkspace(w)
      await load(table, report)
      const [before] = await importedIn(w, 1)
      expect(before!.report).toMatchObject({ file: '自评报告.txt' })
      expect(before!.problems.length).toBeGreaterThan(0)
      for (const corrections of [{ unit: '元' as const }, { year: 2021 }, {}]) {
        await correct(table.name, corrections)
        const tables = await importedIn(w, 1)
        expect(tables).toHaveLength(1)
        expect(tables[0]!.report, JSON.stringify(corrections)).toEqual(before!.report)
        expect(tables[0]!.problems).toEqual(before!.problems)
      }
    }
  })

  it('the other files of the import stay as they are', async () => {
    await load(caseFile(SHANGJIE), caseFile('20-chongqing-rongmeiti-zhengti-2021.csv'))
    const other = (await importedIn(w, 1)).find(({ file }) => file !== SHANGJIE)
    await correct(SHANGJIE, { department: '上街区营商中心' })
    const after = await importedIn(w, 1)
    expect(after).toHaveLength(2)
    expect(after.find(({ file }) => file !== SHANGJIE)).toEqual(other)
    expect(after.find(({ file }) => file === SHANGJIE)!.department).toBe('上街区营商中心')
  })
})
