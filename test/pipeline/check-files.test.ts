import { describe, expect, it } from 'vitest'
import { applyAnswers } from '@/ingest'
import { checkFiles, rescore } from '@/pipeline'
import { classifyProblems } from '../../src/pipeline/check-files'
import { caseFile, input } from '../ingest/inputs'

const SHANGJIE = '2022年度上街区政务服务中心部门整体自评表.csv'

describe('checkFiles', () => {
  it('takes the Shangjie table to 6.31, 96.31 and its three contradictions', async () => {
    const { files, rejects, evaluations } = await checkFiles([caseFile(SHANGJIE)])
    expect(files[0]).toMatchObject({ encoding: 'GB18030', layout: 'form-department', rowsLoaded: 40 })
    expect(rejects).toEqual([])
    const evaluation = evaluations[0]!
    expect(evaluation.budget[0]).toMatchObject({ executionRate: '56.76', score: '6.31', verdict: 'match' })
    expect(evaluation).toMatchObject({ total: '96.31', grade: '优' })
    const contradictions = evaluation.findings.filter(({ severity }) => severity === 'error')
    expect(contradictions.map((finding) => finding.evidence[0])).toEqual([
      { file: SHANGJIE, row: 19, column: 6 },
      { file: SHANGJIE, row: 20, column: 6 },
      { file: SHANGJIE, row: 21, column: 6 },
    ])
  })

  it('says how far it is, by files and bytes', async () => {
    const files = [caseFile(SHANGJIE), input('空.csv', '')]
    const seen: string[] = []
    await checkFiles(files, {
      onProgress: ({ filesDone, filesTotal, bytesDone, bytesTotal }) =>
        seen.push(`${filesDone}/${filesTotal} ${bytesDone}/${bytesTotal}`),
    })
    expect(seen).toEqual(['1/2 2599/2599', '2/2 2599/2599'])
  })

  it('stops between two files when cancelled, and keeps nothing', async () => {
    const abort = new AbortController()
    const run = checkFiles([caseFile(SHANGJIE), caseFile(SHANGJIE)], {
      signal: abort.signal,
      onProgress: () => abort.abort(new Error('cancelled')),
    })
    await expect(run).rejects.toThrow('cancelled')
  })

  it('gives each evaluation an id of its own, even where two files have one name', async () => {
    const { evaluations } = await checkFiles([caseFile(SHANGJIE), caseFile(SHANGJIE)])
    expect(evaluations.map((evaluation) => evaluation.id)).toEqual([`${SHANGJIE}#1`, `${SHANGJIE}#1~2`])
  })

  it('a file that cannot be opened is a reject, not an exception', async () => {
    const broken = { name: 'x.csv', size: 1, bytes: () => Promise.reject(new Error('locked')) }
    const { rejects, files } = await checkFiles([broken])
    expect(rejects).toMatchObject([{ code: 'file.unreadable', file: 'x.csv' }])
    expect(files[0]).toMatchObject({ layout: null, encoding: null })
  })
})

describe('answers of the officer', () => {
  it('fill year and department without touching the given evaluation', async () => {
    const { evaluations } = await checkFiles([caseFile('07-ezhou-xzspj-2021.csv')])
    const before = evaluations[0]!
    expect(before.department).toBeNull()
    const after = rescore([applyAnswers(before, { department: ' 鄂州市行政审批局 ', year: 2020 })])[0]!
    expect(after).toMatchObject({ department: '鄂州市行政审批局', year: 2020 })
    expect(after.cells.department).toBeUndefined()
    expect(after.cells.year).toBeUndefined()
    expect(before).toMatchObject({ department: null, year: 2021 })
  })

  it('an empty department is no answer', async () => {
    const { evaluations } = await checkFiles([caseFile(SHANGJIE)])
    expect(applyAnswers(evaluations[0]!, { department: '  ' }).department).toBe('郑州市上街区政务服务中心')
  })
})

describe('classifyProblems', () => {
  const cell = { file: 'a.csv', row: 3, column: 2 }
  it('keeps what is stated, with or without a category, and takes from reasons only the sentences that name one', async () => {
    const { evaluations } = await checkFiles([
      input(
        '2022.csv',
        '年度,部门,三级指标,年度指标值,实际完成值,分值,得分,偏差原因分析及改进措施\n2022,区水利局,巡查次数,12次,10次,10,8.33,按计划巡查。项目资金支付进度滞后。\n',
      ),
    ])
    expect(evaluations[0]!.classified).toMatchObject([
      {
        text: expect.stringContaining('支付进度滞后'),
        source: 'reason',
        cell: { file: '2022.csv', row: 2, column: 8 },
      },
    ])
    const stated = classifyProblems({
      problems: [{ text: '今年天气不错，大家都好', measure: '保持', cell }],
      indicators: [],
    })
    expect(stated).toEqual([
      { text: '今年天气不错，大家都好', measure: '保持', source: 'problem', categories: [], cell },
    ])
  })
})
