import { describe, expect, it } from 'vitest'
import { readFile } from '@/ingest'
import { input } from './inputs'

/** Families of forms in use elsewhere, with made-up units; each shows what its region does differently. */
describe('other families of forms', () => {
  it('Hubei, department: points only in headers, several labels in one cell, two goals with a header each', async () => {
    const csv = [
      '2022年度某区文化局整体绩效自评表',
      '单位名称：某区文化局    填报日期：2023年3月1日,,,,,',
      '基本支出总额,1000万元,,项目支出总额,500万元,',
      '预算执行情况（万元）（20分）,,预算数（A）,执行数（B）,执行率（B/A）,得分（20分*执行率）',
      ',部门整体支出总额,1500,1450,96.67%,19.33',
      '年度目标1：（40分）,保障公共文化服务,,,,',
      '年度绩效指标,一级指标,二级指标,三级指标,年初目标值（A）,实际完成值（B）,得分',
      ',产出指标,数量指标,演出场次,≥20场,22场,20',
      '年度目标2：（40分）,保护文物,,,,',
      '年度绩效指标,一级指标,二级指标,三级指标,年初目标值（A）,实际完成值（B）,得分',
      ',产出指标,数量指标,修缮处数,5处,4处,16',
      '总分,,,,,,55.33',
      '偏差大或目标未完成原因分析,,修缮项目前期工作不足，开工较晚。',
      '改进措施及结果应用方案,,提前做好前期准备。',
    ].join('\n')
    const { rejects, evaluations } = await readFile(input('自评.csv', csv))
    expect(rejects).toEqual([])
    expect(evaluations).toHaveLength(1)
    const evaluation = evaluations[0]!
    expect(evaluation).toMatchObject({
      kind: 'department',
      department: '某区文化局',
      year: 2022,
      unit: '万元',
      reportedTotal: '55.33',
      problems: [{ text: '修缮项目前期工作不足，开工较晚。', measure: '提前做好前期准备。' }],
    })
    expect(evaluation.budget).toMatchObject([
      { fundSource: 'total', adjustedBudget: '1500', executed: '1450', reportedRate: '96.67', weight: '20' },
    ])
    expect(evaluation.indicators.map((indicator) => [indicator.level3, indicator.reportedScore])).toEqual([
      ['演出场次', '20'],
      ['修缮处数', '16'],
    ])
  })

  it('Shaanxi, department: tasks with money under a two-row header, the total at their end', async () => {
    const csv = [
      '部门整体支出绩效自评表,,,,,,,,',
      '（2021年度）,,,,,,,,',
      '部门（单位）名称,,某市林业局,,,,,,',
      '年度主要任务完成情况,任务名称,完成情况,预算数（万元）,,,执行数（万元）,,',
      ',,,小计,财政拨款,其他资金,小计,财政拨款,其他资金',
      ',任务1：造林,已完成,300,300,0,290,290,0',
      ',任务2：管护,已完成,100,80,20,100,80,20',
      ',金额合计,,400,380,20,390,370,20',
      '年度总体目标完成情况,预期目标,,,目标实际完成情况,,,,',
      ',造林 3 万亩。,,,完成造林 3 万亩。,,,,',
      '年度绩效指标完成情况,一级指标,二级指标,三级指标,年度指标值,实际完成值,,分值,得分',
      ',产出指标（50分）,数量指标,造林面积,≥3万亩,3万亩,,25,25',
      ',,质量指标,成活率,≥85%,80%,,25,23.53',
      '总分,,,,,,,50,48.53',
    ].join('\n')
    const { rejects, evaluations } = await readFile(input('自评.csv', csv))
    expect(rejects).toEqual([])
    expect(evaluations[0]).toMatchObject({ department: '某市林业局', year: 2021, reportedTotal: '48.53' })
    expect(evaluations[0]!.budget).toMatchObject([
      { fundSource: 'total', adjustedBudget: '400', executed: '390' },
      { fundSource: 'government', adjustedBudget: '380', executed: '370' },
      { fundSource: 'other', adjustedBudget: '20', executed: '20' },
    ])
    expect(evaluations[0]!.indicators.map((indicator) => indicator.weight)).toEqual(['25', '25'])
  })

  it('two projects in one sheet, one below the other', async () => {
    const form = (name: string, score: string) => [
      '项目支出绩效自评表,,,,,,,',
      '（2022年度）,,,,,,,',
      `项目名称,,${name},,实施单位,,某区交通局,`,
      '项目资金（万元）,,年初预算数,全年预算数,全年执行数,分值,执行率,得分',
      ',年度资金总额,10,10,10,10,1,10',
      '绩效指标,一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,得分',
      `,产出指标,数量指标,养护里程,≥8公里,8公里,90,${score}`,
      `总分,,,,,,100,${score === '90' ? '100' : '90'}`,
    ]
    const { evaluations, rejects } = await readFile(
      input('两个项目.csv', [...form('道路养护', '90'), ',,,,,,,', ...form('桥梁养护', '80')].join('\n')),
    )
    expect(rejects).toEqual([])
    expect(
      evaluations.map(({ id, name, reportedTotal, budget }) => [
        id,
        name,
        reportedTotal,
        budget[0]!.reportedRate,
      ]),
    ).toEqual([
      ['两个项目.csv#1', '道路养护', '100', '100'],
      ['两个项目.csv#2', '桥梁养护', '90', '100'],
    ])
    expect(evaluations[1]!.indicators[0]!.cell).toEqual({ file: '两个项目.csv', row: 16, column: 4 })
  })

  it('an indicator that is named like a region of text does not end the table', async () => {
    const csv = [
      '项目支出绩效自评表,,,,,,',
      '一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,得分',
      '年度目标完成情况,主要任务,基本情况,100%,100%,10,10',
      '产出指标,数量指标,里程,8公里,,,',
      '存在问题,,,,,,',
      '产出指标,质量指标,合格率,100%,100%,20,20',
      '总分,,,,,30,30',
    ].join('\n')
    const { evaluations, files } = await readFile(input('a.csv', csv))
    expect(evaluations[0]!.indicators.map((indicator) => indicator.level3)).toEqual([
      '基本情况',
      '里程',
      '合格率',
    ])
    expect(files[0]!.rowsLoaded).toBe(7)
  })

  it('subtotals are no indicators; a level-3 name that reads like a label is one', async () => {
    const csv = [
      '项目支出绩效自评表,,,,,',
      '一级指标,二级指标,三级指标,年度指标值,全年完成值,偏差原因',
      '产出指标,时效指标,完成时间,12月底前,12月完成,',
      ',,验收日期,12月底前,12月完成,',
      ',,绩效目标,明确,明确,',
      '小计,,,2项,2项,',
      '填表人：张三,,填报日期：2023年1月5日,,,',
    ].join('\n')
    const { evaluations, rejects } = await readFile(input('a.csv', csv))
    expect(rejects).toEqual([])
    expect(evaluations[0]!.indicators.map((indicator) => indicator.level3)).toEqual([
      '完成时间',
      '验收日期',
      '绩效目标',
    ])
    expect(evaluations[0]!.year).toBeNull()
  })

  it('Hunan, department: each level has points of its own; the columns that are not read are named', async () => {
    const csv = [
      '部门整体支出绩效自评表,,,,,,,,',
      '（2018年度）,,,,,,,,',
      '一级指标,分值,二级指标,分值,三级指标,分值,评价标准,自评得分,备注说明',
      '投入,10,目标设定,5,绩效目标合理性,3,符合得满分,3,',
      ',,,,绩效指标明确性,2,细化得满分,1.5,甲',
      '总分,,,,,100,,96,',
    ].join('\n')
    const { evaluations, rejects, files } = await readFile(input('a.csv', csv))
    expect(rejects).toEqual([])
    expect(
      evaluations[0]!.indicators.map(({ level1, level2, weight, reportedScore }) => [
        level1,
        level2,
        weight,
        reportedScore,
      ]),
    ).toEqual([
      ['投入', '目标设定', '3', '3'],
      ['投入', '目标设定', '2', '1.5'],
    ])
    expect(evaluations[0]).toMatchObject({ totalWeight: '100', reportedTotal: '96', year: 2018 })
    expect(files[0]!.unknownColumns).toEqual(['备注说明', '评价标准'])
  })

  it('problems and measures side by side under their labels; 无 and instructions are no problems', async () => {
    const form = (rows: string) =>
      `项目支出绩效自评表,,,\n（2022年度）,,,\n项目名称,养护,实施单位,某局\n一级指标,三级指标,年度指标值,得分\n产出,里程,8公里,90\n${rows}`
    const listed = await readFile(
      input('a.csv', form('存在问题,,改进措施,\n前期慢,,早开工,\n人员少,,增人,\n')),
    )
    expect(listed.evaluations[0]!.problems.map(({ text, measure }) => [text, measure])).toEqual([
      ['前期慢', '早开工'],
      ['人员少', '增人'],
    ])
    const wordy = await readFile(
      input(
        'a.csv',
        form(
          '存在问题,,改进措施,\n预算编制不够精准,,提前测算,\n资金下达时间较晚,,提前申请,\n填报日期,2023.1.5,,\n',
        ),
      ),
    )
    expect(wordy.evaluations[0]!.problems.map(({ text, measure }) => [text, measure])).toEqual([
      ['预算编制不够精准', '提前测算'],
      ['资金下达时间较晚', '提前申请'],
    ])
    const blank = await readFile(
      input('a.csv', form('存在问题,无,,\n改进措施,提出下一步意见（200字以内）,,\n')),
    )
    expect(blank.evaluations[0]!.problems).toEqual([])
    expect(blank.evaluations[0]!.instructions).toEqual([{ file: 'a.csv', row: 7, column: 2 }])
    expect(blank.rejects).toEqual([])
  })
})

describe('the year', () => {
  const form = (title: string) =>
    `${title},,\n项目名称,养护,\n填报日期：2023年6月28日,,\n,全年预算数,全年执行数\n年度资金总额,1,1\n`
  it.each([
    ['in the title', '2022年度项目支出绩效自评表', 'a2019.csv', 2022],
    ['in Chinese numerals', '二〇二一年度项目支出绩效自评表', 'a.csv', 2021],
    ['in the file name only', '项目支出绩效自评表', '养护2020.csv', 2020],
    ['nowhere: a date is no year', '项目支出绩效自评表', 'a.csv', null],
    ['two in the file name decide nothing', '项目支出绩效自评表', '2020-2021.csv', null],
    ['a code in the file name is none', '项目支出绩效自评表', '20220101001.csv', null],
    ['a folder is not asked', '项目支出绩效自评表', '2022/a.csv', null],
  ])('%s', async (_title, title, file, year) => {
    const { evaluations } = await readFile(input(file, form(title)))
    expect(evaluations[0]!.year).toBe(year)
  })
})
