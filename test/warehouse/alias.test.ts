import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { normaliseDepartment } from '@/ingest'
import {
  aliasRows,
  canonicalYears,
  clearWorkspace,
  departmentEvaluations,
  executionRows,
  existingKeys,
  forgetAlias,
  loadBatch,
  pendingTables,
  problemYearRows,
  recurrenceRows,
  saveAlias,
  workspaceInfo,
  yearRows,
  type AliasDecision,
  type Filter,
  type Warehouse,
} from '@/warehouse'
import { ADAPTERS } from './adapters'
import { batch, budgeted, evaluation, problem } from './batches'

const ALL: Filter = { kind: 'department', years: [], departments: [] }

const decision = (department: string, canonical: string, same = true): AliasDecision => ({
  departmentKey: normaliseDepartment(department).key,
  canonicalKey: normaliseDepartment(canonical).key,
  department,
  canonical,
  same,
  reason: { zh: '机构改革更名', en: 'renamed' },
})

describe.each(ADAPTERS)('$adapter: names of one unit', ({ open }) => {
  let w: Warehouse
  beforeAll(async () => {
    w = await open()
  })
  beforeEach(() => clearWorkspace(w))
  afterAll(() => w.close())

  const slow = (department: string, year: number) => budgeted(department, year, '100', '50', '50.00')
  const executed = async (filter: Filter = ALL) =>
    (await executionRows(w, filter, '90')).map(({ department, year, previousRate, slowYears }) => [
      department,
      year,
      previousRate,
      slowYears,
    ])

  it('names that differ in writing are one unit, called as in its latest year', async () => {
    await loadBatch(
      w,
      batch(
        slow('219001-澄川区财政局', 2020),
        slow('澄川区财政局（本级）', 2021),
        slow('澄川区财政局', 2022),
      ),
      { origin: 'own' },
    )
    expect(await executed()).toEqual([
      ['澄川区财政局', 2020, null, 1],
      ['澄川区财政局', 2021, '50.00', 2],
      ['澄川区财政局', 2022, '50.00', 3],
    ])
    expect((await workspaceInfo(w)).departments).toMatchObject([
      { department: '澄川区财政局', years: [2020, 2021, 2022] },
    ])
    const written = await departmentEvaluations(w, '澄川区财政局（本级）')
    expect(written.map(({ department }) => department)).toEqual([
      '219001-澄川区财政局',
      '澄川区财政局（本级）',
      '澄川区财政局',
    ])
  })

  it('the same unit and year twice is asked about, however the name is written', async () => {
    await loadBatch(w, batch(slow('澄川区财政局', 2022), slow('澄川区财政局（本级）', 2022)), {
      origin: 'own',
    })
    expect((await pendingTables(w)).map(({ reason }) => reason)).toEqual(['duplicate'])
  })

  it('an accepted alias joins the years everywhere; taken back, they stand apart again', async () => {
    const named = (department: string, year: number) => ({
      ...slow(department, year),
      classified: [problem('支付慢', 'PAY')],
    })
    await loadBatch(w, batch(named('安监局', 2020), named('应急管理局', 2021), named('应急管理局', 2022)), {
      origin: 'own',
    })
    expect(await recurrenceRows(w, ALL)).toMatchObject([{ department: '应急管理局', years: [2021, 2022] }])

    await saveAlias(w, decision('安监局', '应急管理局'))
    expect(await recurrenceRows(w, ALL)).toMatchObject([
      { department: '应急管理局', years: [2020, 2021, 2022], run: 3 },
    ])
    expect(await executed()).toEqual([
      ['应急管理局', 2020, null, 1],
      ['应急管理局', 2021, '50.00', 2],
      ['应急管理局', 2022, '50.00', 3],
    ])
    // A link that names the old name shows the unit.
    expect(await executed({ ...ALL, departments: ['安监局'], years: [2022] })).toEqual([
      ['应急管理局', 2022, '50.00', 3],
    ])
    expect((await departmentEvaluations(w, '安监局')).map(({ year }) => year)).toEqual([2020, 2021, 2022])
    expect(await canonicalYears(w)).toEqual([
      { canonical: '应急管理局', canonicalKey: '|应急管理局', year: 2020 },
      { canonical: '应急管理局', canonicalKey: '|应急管理局', year: 2021 },
      { canonical: '应急管理局', canonicalKey: '|应急管理局', year: 2022 },
    ])

    await forgetAlias(w, decision('安监局', '应急管理局'))
    expect(await aliasRows(w)).toEqual([])
    expect(await executed()).toContainEqual(['安监局', 2020, null, 1])
  })

  it('two units merged into one: their year before counts together', async () => {
    await loadBatch(
      w,
      batch(
        budgeted('文旅局', 2021, '100', '50', '50.00'),
        budgeted('体育中心', 2021, '300', '299', '99.67'),
        budgeted('文体旅局', 2022, '400', '380', '95.00'),
      ),
      { origin: 'own' },
    )
    await saveAlias(w, decision('文旅局', '文体旅局'))
    await saveAlias(w, decision('体育中心', '文体旅局'))
    expect(await yearRows(w, ALL, '90')).toMatchObject([
      { year: 2021, evaluations: 2, adjustedBudget: '400', slow: 1 },
      { year: 2022, evaluations: 1 },
    ])
    // (50 + 299) ÷ (100 + 300)
    expect((await executed()).at(-1)).toEqual(['文体旅局', 2022, '87.25', 0])
    expect(await problemYearRows(w, ALL)).toEqual([])
  })

  it('renamed twice: the oldest name finds the newest', async () => {
    await loadBatch(w, batch(slow('甲局', 2020), slow('乙局', 2021), slow('丙局', 2022)), { origin: 'own' })
    await saveAlias(w, decision('甲局', '乙局'))
    await saveAlias(w, decision('乙局', '丙局'))
    expect((await workspaceInfo(w)).departments).toMatchObject([
      { department: '丙局', years: [2020, 2021, 2022] },
    ])
  })

  it('a circle of aliases ends, and loses no table', async () => {
    await loadBatch(w, batch(slow('甲局', 2020), slow('乙局', 2021)), { origin: 'own' })
    await saveAlias(w, decision('甲局', '乙局'))
    await saveAlias(w, decision('乙局', '甲局'))
    // The later word on the same two names replaces the earlier.
    expect(await aliasRows(w)).toMatchObject([{ department: '乙局', canonical: '甲局' }])
    expect((await workspaceInfo(w)).departments).toMatchObject([{ department: '乙局', years: [2020, 2021] }])
  })

  it('不是: is remembered, and joins nothing', async () => {
    await loadBatch(w, batch(slow('教育局', 2020), slow('教育体育局', 2021)), { origin: 'own' })
    await saveAlias(w, decision('教育局', '教育体育局', false))
    expect(await aliasRows(w)).toEqual([decision('教育局', '教育体育局', false)])
    expect((await workspaceInfo(w)).departments).toHaveLength(2)
  })

  it('a table without a department is found by nobody and counted by nobody', async () => {
    await loadBatch(w, batch(evaluation(null, 2020, { id: 'x' })), { origin: 'own' })
    expect(await existingKeys(w)).toMatchObject([{ department: null, departmentKey: null }])
    expect(await canonicalYears(w)).toEqual([])
    expect(await departmentEvaluations(w, '')).toEqual([])
  })
})
