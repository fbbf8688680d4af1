import { describe, expect, it } from 'vitest'
import { checkFiles } from '@/pipeline'
import { caseFile, input } from '../ingest/inputs'

const SHANGJIE = '2022年度上街区政务服务中心部门整体自评表.csv'
const REPORT = '000_52033406b4275084.txt'

/** A department's table with `foot` below its indicators. */
const form = (foot: string) =>
  `2022年度部门整体自评表,,,,
部门名称：区水利局,,,,
一级指标,三级指标,年度指标值,实际完成值,分值,得分,偏差原因分析及改进措施
产出指标,巡查次数,≥12次,10次,10,8.33,资金支付进度滞后。改进措施：加快支付。
,总分,,,10,8.33,
${foot}`
const said = async (...files: ReturnType<typeof input>[]) => {
  const { evaluations } = await checkFiles(files)
  return evaluations.flatMap(({ classified }) =>
    classified.map(({ text, measure, source, categories, cell }) => ({
      text,
      measure,
      source,
      codes: categories.map(({ code }) => code),
      at: `${cell.row}:${cell.column}`,
    })),
  )
}

/** Every place where a problem is named, down to its cell. */
describe('places of problems', () => {
  it('the column 偏差原因分析及改进措施, its measure apart', async () => {
    expect(await said(input('a.csv', form('')))).toEqual([
      { text: '资金支付进度滞后。', measure: '加快支付。', source: 'reason', codes: ['PAY'], at: '4:7' },
    ])
  })

  it('存在问题 and 改进措施 at the foot: numbered items of one cell, one for one', async () => {
    const foot =
      '存在问题,"1.预算编制不精准。\n2.财务制度不健全。",,,,,\n改进措施,"1.细化预算。\n2.修订制度。",,,,,\n'
    expect((await said(input('a.csv', form(foot)))).slice(0, 2)).toEqual([
      { text: '预算编制不精准。', measure: '细化预算。', source: 'problem', codes: ['BUDGET'], at: '6:2' },
      { text: '财务制度不健全。', measure: '修订制度。', source: 'problem', codes: ['RULES'], at: '6:2' },
    ])
  })

  it('a problem list, several in one cell', async () => {
    const list = '年度,部门,问题,改进措施\n2022,区水利局,一是预算编制不精准；二是财务制度不健全。,加强管理\n'
    expect(await said(input('问题清单.csv', list))).toEqual([
      { text: '预算编制不精准', measure: '加强管理', source: 'problem', codes: ['BUDGET'], at: '2:3' },
      { text: '财务制度不健全。', measure: '加强管理', source: 'problem', codes: ['RULES'], at: '2:3' },
    ])
  })

  it('the Shangjie report: sections 五 and 七, each with its line', async () => {
    const found = await said(caseFile(SHANGJIE), caseFile(REPORT))
    expect(found.map(({ text, codes }) => [text.slice(0, 12), codes])).toEqual([
      ['部分项目资金支付进度滞后', ['PAY', 'FUND']],
      ['财务制度需进一步完善。随', ['RULES', 'VOUCHER']],
      ['需增强学习预算绩效管理相', ['SKILL']],
      ['加强资金批复落实，提高项', ['FUND']],
    ])
    expect(found.map(({ at }) => at)).toEqual(['238:1', '248:1', '272:1', '274:1'])
  })
})
