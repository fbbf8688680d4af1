import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  clearWorkspace,
  departmentEvaluations,
  existingKeys,
  fileRows,
  importedWith,
  loadBatch,
  pendingTables,
  readEvaluation,
  rejectRows,
  removeEvaluation,
  replaceEvaluation,
  workspaceInfo,
  yearRows,
  type Filter,
  type Warehouse,
} from '@/warehouse'
import { ADAPTERS } from './adapters'
import { batch, budgeted, cell, evaluation, finding, indicator, line, problem } from './batches'

const ALL: Filter = { kind: 'department', years: [], departments: [] }

/** Everything that a table can state, each field with something awkward in it. */
const RICH = evaluation('上街区政务服务中心', 2022, {
  supervisor: '上街区人民政府',
  file: '目录/2022 "表".csv',
  budget: [
    line('total', {
      label: '部门预算总额',
      initialBudget: '317.27',
      adjustedBudget: '366.48',
      executed: '208.02',
      reportedRate: '56.760',
      executionRate: '56.76',
      weight: '10',
      reportedScore: '10.00',
      reviewedScore: '9.50',
      score: '6.31',
      verdict: 'mismatch',
      explanation: { zh: '208.02 ÷ 366.48 = 56.76 %\n第二行', en: '' },
      cells: { label: cell('目录/2022 "表".csv', 5, 1), executed: cell('目录/2022 "表".csv', 5, 6) },
    }),
    line('government', { adjustedBudget: '0', executed: '-1.9', executionRate: null }),
  ],
  indicators: [
    indicator('办件量', {
      level1: null,
      target: '≥266米',
      actual: '=SUM(A1)\n"引号"',
      weight: '2.5',
      reportedScore: '0',
      reviewedScore: '0',
      score: '2.50',
      reportedDeviation: '-7.1234567891',
      deviation: '0.00',
      verdict: 'match',
      reason: '\\N',
      cell: { ...cell('另一个.xlsx', 8, 4), sheet: '表 1' },
      cells: {
        target: { ...cell('目录/2022 "表".csv', 8, 5), sheet: '表 1' },
        weight: cell('另一个.xlsx', 8, 7),
      },
    }),
  ],
  totalWeight: '100',
  reportedTotal: '100.00',
  reportedGrade: '优',
  problems: [{ text: '支付进度慢', measure: null, cell: cell('报告.txt', 120, 1) }],
  instructions: [cell('目录/2022 "表".csv', 30, 2)],
  report: {
    file: '目录/自评报告.pdf',
    title: '2022年度部门整体自评报告',
    department: '政务服务中心',
    year: 2022,
    reportedTotal: '96.31',
    reportedGrade: '优',
    statements: [
      {
        kind: 'executed',
        value: '208.02',
        text: '实际拨付金额208.02万元',
        cell: { ...cell('目录/自评报告.pdf', 7, 1), sheet: '第 3 页' },
      },
    ],
  },
  cells: { department: cell('目录/2022 "表".csv', 2, 2), reportedTotal: cell('目录/2022 "表".csv', 33, 8) },
  total: '96.31',
  grade: '优',
  manualCount: 1,
  schemeBasis: 'batch',
  findings: [
    finding('claim.execution-rate', 'error', [cell('目录/2022 "表".csv', 5, 6), cell('另一个.xlsx', 1, 1)]),
  ],
  classified: [
    { ...problem('支付进度慢，预算不准', 'PAY', 'BUDGET'), measure: '加快支付' },
    { ...problem('情况良好'), source: 'reason' },
  ],
})

describe.each(ADAPTERS)('$adapter: workspace', ({ open }) => {
  let w: Warehouse
  beforeAll(async () => {
    w = await open()
  })
  beforeEach(() => clearWorkspace(w))
  afterAll(() => w.close())

  it('is empty at first', async () => {
    expect(await workspaceInfo(w)).toEqual({
      origin: 'empty',
      kinds: [],
      yearsByKind: { department: [], project: [] },
      departments: [],
      files: 0,
      evaluations: 0,
      indicators: 0,
      rejects: 0,
      rowsRead: 0,
      rowsLoaded: 0,
      rowsRejected: 0,
      pending: 0,
    })
    expect(await pendingTables(w)).toEqual([])
    expect(await readEvaluation(w, 'none')).toBeNull()
  })

  it('gives a table back whole: texts, cells, and decimals with the digits they had', async () => {
    await loadBatch(w, batch(RICH), { origin: 'own' })
    expect(await readEvaluation(w, RICH.id)).toEqual(RICH)
  })

  it('says what it holds', async () => {
    const tables = [
      evaluation('乙局', 2022, { supervisor: '新' }),
      evaluation('乙局', 2020, { supervisor: '旧' }),
      evaluation('安监局', 2021, { kind: 'project', name: '平安', indicators: [indicator('次数')] }),
      evaluation(null, 2021, { id: 'nobody' }),
    ]
    await loadBatch(w, batch(...tables), { origin: 'sample' })
    expect(await workspaceInfo(w)).toEqual({
      origin: 'sample',
      kinds: ['department', 'project'],
      yearsByKind: { department: [2020, 2022], project: [2021] },
      departments: [
        { department: '安监局', supervisor: null, kinds: ['project'], years: [2021] },
        { department: '乙局', supervisor: '新', kinds: ['department'], years: [2020, 2022] },
      ],
      files: 1,
      evaluations: 4,
      indicators: 1,
      rejects: 1,
      rowsRead: 3,
      rowsLoaded: 2,
      rowsRejected: 1,
      pending: 1,
    })
  })

  it('keeps the ledger: files and rejects', async () => {
    await loadBatch(w, batch(), { origin: 'own' })
    expect(await fileRows(w)).toEqual([
      {
        importId: 1,
        ordinal: 0,
        file: '表.csv',
        size: 2048,
        encoding: 'GB18030',
        layout: 'form-department',
        confidence: '0.97',
        reasonsZh: ['有“部门整体”字样'],
        reasonsEn: ['有“部门整体”字样 (en)'],
        unknownColumns: ['备注"1"'],
        notesZh: ['隐藏的工作表也已读入'],
        notesEn: ['隐藏的工作表也已读入 (en)'],
        rowsRead: 3,
        rowsLoaded: 2,
        rowsRejected: 1,
        evaluations: 1,
        elapsedMs: 4,
      },
    ])
    expect(await rejectRows(w)).toEqual([
      {
        importId: 1,
        ordinal: 0,
        file: '表.csv',
        sheet: '表 1',
        row: 9,
        column: null,
        code: 'row.empty-name',
        messageZh: '没有三级指标',
        messageEn: '没有三级指标 (en)',
        text: '=1+1',
      },
    ])
  })

  it('the same file twice: the second copy waits and counts nowhere', async () => {
    const table = budgeted('甲局', 2022, '100', '80', '80.00')
    expect(await loadBatch(w, batch(table), { origin: 'own' })).toEqual({
      importId: 1,
      evaluationIds: [table.id],
    })
    const second = await loadBatch(w, batch(table), { origin: 'own' })
    expect(second).toEqual({ importId: 2, evaluationIds: [`${table.id}~2`] })
    expect((await fileRows(w)).length).toBe(2)
    expect(await pendingTables(w)).toEqual([
      { evaluation: { ...table, id: `${table.id}~2` }, reason: 'duplicate' },
    ])
    expect(await yearRows(w, ALL, '90')).toMatchObject([{ evaluations: 1, adjustedBudget: '100' }])

    await removeEvaluation(w, table.id)
    expect(await pendingTables(w)).toEqual([])
    expect(await existingKeys(w)).toEqual([
      {
        evaluationId: `${table.id}~2`,
        kind: 'department',
        department: '甲局',
        departmentKey: table.departmentKey,
        year: 2022,
        name: null,
      },
    ])
  })

  it('the same id twice in one batch, and another project of the same year, do not collide', async () => {
    const one = evaluation('甲局', 2022, { id: '1', kind: 'project', name: '道路' })
    const other = evaluation('甲局', 2022, { id: '1', kind: 'project', name: '绿化' })
    const { evaluationIds } = await loadBatch(w, batch(one, other), { origin: 'own' })
    expect(evaluationIds).toEqual(['1', '1~2'])
    expect((await readEvaluation(w, '1~2'))?.name).toBe('绿化')
    expect(await pendingTables(w)).toEqual([])
  })

  it('asks for a year or a department, and counts the table once it is said', async () => {
    const noYear = budgeted('甲局', 2022, '100', '80', '80.00', { id: 'a', year: null })
    const noDepartment = evaluation(null, 2021, { id: 'b' })
    await loadBatch(w, batch(noYear, noDepartment), { origin: 'own' })
    expect((await pendingTables(w)).map(({ reason }) => reason).sort()).toEqual(['department', 'year'])
    expect(await yearRows(w, ALL, '90')).toEqual([])

    await replaceEvaluation(w, { ...noYear, year: 2022 })
    expect((await pendingTables(w)).map(({ evaluation: { id } }) => id)).toEqual(['b'])
    expect(await yearRows(w, ALL, '90')).toMatchObject([{ year: 2022, slow: 1 }])
    expect((await importedWith(w, 'a')).map(({ id }) => id)).toEqual(['b', 'a'])

    await replaceEvaluation(
      w,
      { ...noYear, year: 2022 },
      {
        ...noDepartment,
        department: '甲局',
        departmentKey: noYear.departmentKey,
        year: 2022,
      },
    )
    expect(await pendingTables(w)).toMatchObject([{ reason: 'duplicate', evaluation: { id: 'b' } }])
  })

  it('replacing a table that is not there changes nothing', async () => {
    await loadBatch(w, batch(RICH), { origin: 'own' })
    const changed = { ...RICH, name: '改' }
    await expect(replaceEvaluation(w, changed, evaluation('丙局', 2020))).rejects.toThrow(/丙局/)
    expect(await readEvaluation(w, RICH.id)).toEqual(RICH)
  })

  it('a number that no column can hold is told, kept as text, and the rest of the import stands', async () => {
    const huge = '123456789012345678901234567890'
    const table = evaluation('甲局', 2022, {
      budget: [
        line('total', {
          adjustedBudget: huge,
          executed: '1',
          cells: { adjustedBudget: cell('表.csv', 5, 4) },
        }),
      ],
    })
    await loadBatch(w, batch(table, budgeted('乙局', 2022, '10', '9', '90.00')), { origin: 'own' })
    expect(await readEvaluation(w, table.id)).toEqual(table)
    expect((await rejectRows(w)).at(-1)).toMatchObject({
      file: '表.csv',
      row: 5,
      column: 4,
      code: 'store.number-range',
      text: huge,
    })
    expect(await yearRows(w, ALL, '90')).toMatchObject([
      { adjustedBudget: '10', executed: '10', unspent: '1' },
    ])
  })

  it('figures at both ends of the range never break a query', async () => {
    const ends = budgeted('甲局', 2022, '99999999999.999999', '-99999999999.999999', '-100.00')
    await loadBatch(w, batch(ends), { origin: 'own' })
    expect(await yearRows(w, ALL, '90')).toMatchObject([{ unspent: '199999999999.999998', slow: 1 }])
  })

  it('an import that fails leaves the workspace as it was', async () => {
    await loadBatch(w, batch(RICH), { origin: 'own' })
    const broken = { ...evaluation('乙局', 2021), manualCount: 'many' as unknown as number }
    await expect(loadBatch(w, batch(evaluation('甲局', 2021), broken), { origin: 'sample' })).rejects.toThrow(
      /many/,
    )
    expect(await workspaceInfo(w)).toMatchObject({ origin: 'own', evaluations: 1, files: 1 })
  })

  it('replaces one workspace by another in one step', async () => {
    await loadBatch(w, batch(RICH), { origin: 'sample' })
    await w.transaction(async () => {
      await clearWorkspace(w)
      await loadBatch(w, batch(RICH), { origin: 'own' })
    })
    expect(await workspaceInfo(w)).toMatchObject({ origin: 'own', evaluations: 1, pending: 0 })
  })

  it('gives all tables of a department, years ascending', async () => {
    const tables = [
      evaluation('甲局', 2023),
      RICH,
      evaluation('甲局', 2021, { kind: 'project', name: '道路' }),
    ]
    await loadBatch(w, batch(...tables), { origin: 'own' })
    expect(await departmentEvaluations(w, '甲局')).toEqual([tables[2], tables[0]])
    expect(await departmentEvaluations(w, "甲局' OR true --")).toEqual([])
  })
})
