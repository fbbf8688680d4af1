import { beforeAll, describe, expect, it } from 'vitest'
import { tableDifferences } from '@/components/import/table-differences'
import { checkFiles, type CheckedEvaluation } from '@/pipeline'
import { input } from '../ingest/inputs'

const FORM = [
  '2022年度项目支出绩效自评表,,,,,,,,,',
  '金额单位：万元,,,,,,,,,',
  '项目名称,养护,主管部门,甲局,实施单位,乙站,,,,',
  ',年初预算数,全年预算数,全年执行数,执行率,分值,得分,复核分,,',
  '年度资金总额,10,11,9,81.82%,10,8.18,8,,',
  '一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,得分,复核分,偏差率,偏差原因分析',
  '产出,数量,里程,≥8公里,7公里,90,80,79,-12.5%,雨季停工',
  '总分,,,,,100,88.18,,,',
  '等级：良,,,,,,,,,',
  '存在问题,前期工作不足。,,改进措施,提前准备。,,,,,',
].join('\n')

describe('two tables of one unit and year', () => {
  let read: (text: string) => Promise<CheckedEvaluation>
  beforeAll(() => {
    read = async (text) => (await checkFiles([input('a.csv', text)])).evaluations[0]!
  })

  it('that say the same differ in nothing, whatever their files are called', async () => {
    const one = await read(FORM)
    expect(tableDifferences(one, { ...(await read(FORM)), id: 'b', file: 'b.csv' })).toEqual([])
  })

  it.each([
    ['甲局', '丙局', '主管部门'],
    ['乙站', '丁站', '部门（单位）'],
    ['年度资金总额,10,', '年度资金总额,10.5,', '年度资金总额 · 年初预算数'],
    ['10,11,9', '10,11.5,9', '年度资金总额 · 全年预算数'],
    ['11,9,81', '11,9.5,81', '年度资金总额 · 全年执行数'],
    ['81.82%', '81.92%', '年度资金总额 · 执行率'],
    ['%,10,8.18', '%,20,8.18', '年度资金总额 · 分值'],
    ['10,8.18,8', '10,8.28,8', '年度资金总额 · 得分'],
    ['8.18,8,,', '8.18,7,,', '年度资金总额 · 复核得分'],
    ['产出,数量,里程', '效益,数量,里程', '里程 · 一级指标'],
    ['产出,数量,里程', '产出,质量,里程', '里程 · 二级指标'],
    ['≥8公里', '≥9公里', '里程 · 年度指标值'],
    [',7公里', ',6公里', '里程 · 实际完成值'],
    [',90,80', ',91,80', '里程 · 分值'],
    ['90,80,', '90,81,', '里程 · 得分'],
    ['80,79,', '80,78,', '里程 · 复核得分'],
    ['-12.5%', '-13%', '里程 · 偏差度'],
    ['雨季停工', '人手不足', '里程 · 偏差原因分析及改进措施'],
    ['100,88.18', '110,88.18', '总分 · 分值'],
    ['100,88.18', '100,88.28', '总分'],
    ['等级：良', '等级：优', '等级'],
    ['前期工作不足。', '人员不足。', '问题 1'],
    ['提前准备。', '早作准备。', '问题 1 · 改进措施'],
  ])('%s → %s is named: %s', async (from, to, field) => {
    const changed = FORM.replace(from, to)
    expect(changed).not.toBe(FORM)
    const found = tableDifferences(await read(FORM), await read(changed))
    expect(found.map((one) => one.field)).toEqual([field])
  })
})
