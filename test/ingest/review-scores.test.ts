import { describe, expect, it } from 'vitest'
import { readFile } from '@/ingest'
import { input } from './inputs'

/** The bureau's own score stands beside the department's, and is never taken for it. */
describe('复核分', () => {
  const form = (own: string, review: string) =>
    [
      '2022年度项目支出绩效自评表,,,,,,,,',
      '项目名称,,道路养护,,实施单位,,某区交通局,,',
      `项目资金（万元）,,全年预算数,全年执行数,分值,执行率,${own},${review},`,
      ',年度资金总额,10,9,10,90%,9,8.5,',
      `一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,${own},${review},偏差原因`,
      '产出指标,数量指标,养护里程,≥8公里,8公里,50,50,48,',
      ',质量指标,合格率,100%,100%,40,40,,',
      '总分,,,,,100,99,96.5,',
    ].join('\n')
  it.each([
    ['得分', '复核分'],
    ['自评得分', '复核得分'],
    ['自评分', '财政审核评分'],
    ['自评得分', '主管部门复核得分'],
    ['单位自评得分', '财政 评分'],
  ])('%s | %s', async (own, review) => {
    const { evaluations, rejects, files } = await readFile(input('a.csv', form(own, review)))
    expect(rejects).toEqual([])
    const [evaluation] = evaluations
    expect(evaluation!.budget).toMatchObject([{ reportedScore: '9', reviewedScore: '8.5' }])
    expect(evaluation!.indicators.map((row) => [row.reportedScore, row.reviewedScore])).toEqual([
      ['50', '48'],
      ['40', undefined],
    ])
    expect(evaluation!.indicators[0]!.cells.reviewedScore).toEqual({ file: 'a.csv', row: 6, column: 8 })
    expect(evaluation!.reportedTotal).toBe('99')
    expect(files[0]!.unknownColumns).toEqual([])
  })

  it('in a list', async () => {
    const csv = '年度,部门,三级指标,年度指标值,实际完成值,分值,复核得分,得分\n2022,某局,里程,8,8,10,9,10\n'
    const { evaluations } = await readFile(input('a.csv', csv))
    expect(evaluations[0]!.indicators[0]).toMatchObject({ reportedScore: '10', reviewedScore: '9' })
  })
})
