import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFile } from '@/ingest'
import { REJECT_CODES } from '../../src/ingest/rejects'
import { input } from './inputs'
import { toCsv } from './rendering'

const HEAD = `项目支出绩效自评表\n（2022年度）\n项目名称,道路养护,实施单位,区交通局\n`
const BUDGET = `项目资金（万元）,,年初预算数,全年预算数,全年执行数,分值,执行率,得分\n`
const INDICATORS = `绩效指标,一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,得分\n`

describe('rejects of a form', () => {
  it('a malformed number loses its cell, is named with its place, and is not repaired', async () => {
    const csv = `${HEAD}${BUDGET},年度资金总额,90,"7,00.0,77",80,10,,10\n`
    const { rejects, evaluations, files } = await readFile(input('a.csv', csv))
    expect(rejects).toMatchObject([
      { file: 'a.csv', row: 5, column: 4, code: 'cell.number-malformed', text: '7,00.0,77' },
    ])
    expect(rejects[0]!.message.zh).toContain('“7,00.0,77”不是规范的数字（全年预算数）')
    expect(evaluations[0]!.budget[0]).toMatchObject({
      initialBudget: '90',
      adjustedBudget: null,
      executed: '80',
    })
    expect(files[0]).toMatchObject({ rowsRead: 5, rowsLoaded: 5, rowsRejected: 0 })
  })

  it.each([
    [
      'a row with no meaning',
      `${HEAD}甲,乙,丙\n${BUDGET},年度资金总额,1,1,1,10,,10\n`,
      'form.row-not-understood',
      4,
    ],
    [
      'values without a name',
      `${HEAD}${INDICATORS},产出指标,数量指标,,≥90%,95%,10,10\n`,
      'form.indicator-without-name',
      5,
    ],
    ['an unknown fund source', `${HEAD}${BUDGET},彩票,1,1,1,,,\n`, 'form.fund-source-unknown', 5],
  ])('%s', async (_title, csv, code, row) => {
    const { rejects, files } = await readFile(input('a.csv', csv))
    expect(rejects).toMatchObject([{ code, row }])
    expect(files[0]!.rowsRejected).toBe(1)
    expect(files[0]!.rowsRead).toBe(files[0]!.rowsLoaded + 1)
  })

  it('a file with no table at all: nothing loaded, and said', async () => {
    const { rejects, files } = await readFile(input('名单.csv', '姓名,电话\n张三,1\n李四,2\n'))
    expect(files[0]).toMatchObject({ layout: null, rowsRead: 3, rowsLoaded: 0, rowsRejected: 3 })
    expect(rejects).toMatchObject([{ code: 'file.not-a-table', row: null }])
  })

  it('a text that is neither table nor report', async () => {
    const { rejects, files } = await readFile(input('通知.txt', '各单位：\n请按时报送。\n'))
    expect(rejects).toMatchObject([{ code: 'file.not-a-table' }])
    expect(files[0]).toMatchObject({ rowsRead: 2, rowsLoaded: 0, rowsRejected: 2 })
  })
})

describe('the catalogue', () => {
  it('is listed in the README, code by code', () => {
    const readme = readFileSync(new URL('../../src/ingest/README.md', import.meta.url), 'utf8')
    for (const code of Object.keys(REJECT_CODES)) expect(readme).toContain(`\`${code}\``)
  })
})

describe('the ledger', () => {
  const word = fc.constantFrom(
    ...[
      '',
      '',
      '',
      '项目支出绩效自评表',
      '项目名称',
      '实施单位',
      '区交通局',
      '（2022年度）',
      '一级指标',
      '二级指标',
    ],
    ...[
      '三级指标',
      '年度指标值',
      '实际完成值',
      '分值',
      '得分',
      '年初预算数',
      '全年预算数',
      '全年执行数',
      '执行率',
    ],
    ...[
      '年度资金总额',
      '其他资金',
      '10',
      '7,00.0,77',
      '≥90%',
      '100%',
      '-',
      '总分',
      '存在问题',
      '改进措施',
      '注：无',
    ],
    ...[
      '年度',
      '部门',
      '资金来源',
      '问题',
      '2022',
      '年度总体目标',
      '（100字以内）',
      '�',
      '\n',
      '"',
      '=1+1',
      '<b>',
    ],
  )

  it('rows read = rows loaded + rows rejected, whatever stands in the file', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(word, { maxLength: 9 }), { minLength: 1, maxLength: 14 }),
        async (rows) => {
          const { files, evaluations } = await readFile(input('x.csv', toCsv(rows, ',', '\n')))
          const { rowsRead, rowsLoaded, rowsRejected } = files[0]!
          expect(rowsRead).toBe(rowsLoaded + rowsRejected)
          expect(Math.min(rowsLoaded, rowsRejected)).toBeGreaterThanOrEqual(0)
          expect(rowsRead).toBe(rows.filter((row) => row.some((cell) => cell.trim() !== '')).length)
          expect(JSON.stringify(evaluations)).not.toContain('\uFFFD')
        },
      ),
      { numRuns: 500 },
    )
  }, 30_000)
})
