import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { SelfEvaluation } from '@/engine'
import { readFile, readFiles, type IngestResult } from '@/ingest'
import { caseBytes, caseFile, input } from './inputs'
import { docxBytes, gbk } from './render-containers'
import { pdfBytes, ucs2, type PdfPage } from './render-pdf'
import { decodeBytes } from '../../src/ingest/bytes'
import { parseCsv } from '../../src/ingest/csv'

const REPORT = '000_52033406b4275084.txt'
const TABLE = '2022年度上街区政务服务中心部门整体自评表.csv'

const reportText = () => new TextDecoder().decode(caseBytes(REPORT))

function tableRows(): string[][] {
  const decoded = decodeBytes(caseBytes(TABLE))
  return 'text' in decoded ? parseCsv(decoded.text).rows : []
}

/** What a table says: figures, names and texts, without places. */
function said({
  department,
  year,
  kind,
  unit,
  budget,
  indicators,
  totalWeight,
  reportedTotal,
}: SelfEvaluation) {
  return {
    department,
    year,
    kind,
    unit,
    totalWeight,
    reportedTotal,
    budget: budget.map((line) => ({ ...line, cells: null })),
    indicators: indicators.map((indicator) => ({ ...indicator, cell: null, cells: null })),
  }
}

let table: SelfEvaluation
beforeAll(async () => {
  table = (await readFile(caseFile(TABLE))).evaluations[0]!
})

describe('the report of Shangjie, text of a PDF', () => {
  let result: IngestResult
  let evaluation: SelfEvaluation
  beforeAll(async () => {
    result = await readFile(caseFile(REPORT))
    evaluation = result.evaluations[0]!
  })

  it('is one report with its table, and every line is accounted for', () => {
    expect(result.rejects).toEqual([])
    expect(result.files).toMatchObject([
      { layout: 'report', encoding: 'UTF-8', rowsRead: 212, rowsLoaded: 212, rowsRejected: 0 },
    ])
    expect(result.evaluations).toHaveLength(1)
  })

  it('says whose it is, of which year, with which total and grade', () => {
    expect(evaluation).toMatchObject({
      origin: 'form',
      department: '郑州市上街区政务服务中心',
      year: 2022,
      kind: 'department',
      reportedTotal: '96.31',
      reportedGrade: '优',
    })
    expect(evaluation.report).toMatchObject({
      title: '2022年度上街区政务服务中心部门整体自评报告',
      department: '上街区政务服务中心',
      year: 2022,
      reportedTotal: '96.31',
      reportedGrade: '优',
    })
  })

  it('its printed table is the same evaluation as the CSV', () => {
    expect(said(evaluation)).toEqual(said(table))
  })

  it('points at lines of the text', () => {
    const lines = reportText().split('\n')
    for (const { level3, cell, cells } of evaluation.indicators) {
      expect(cell.sheet).toBe('附表')
      // A name broken over lines stands where its values are.
      if (level3 !== '为群众提供高效、便捷办事场所') expect(lines[cell.row - 1]).toContain(level3)
      expect(lines[cells.reportedScore!.row - 1]).toContain('0.00%')
    }
    expect(lines[evaluation.cells.reportedGrade!.row - 1]).toContain('优')
    for (const { cell, value } of evaluation.report!.statements)
      if (value !== null) expect(lines[cell.row - 1]).toContain(value)
  })

  it('gives both problems of section 五 with their details, and what section 七 names and suggests', () => {
    expect(evaluation.problems.map(({ text, measure }) => [text, measure])).toEqual([
      [
        '部分项目资金支付进度滞后。由于财政资金短缺、项目资金批复迟缓等问题，导致办事大厅部分老旧办公器具无法及时维修更新、便民用品无法及时供应。',
        null,
      ],
      [
        '财务制度需进一步完善。随着资金管理改革的进一步推进，我单位内部机构进行了相应的优化，建立健全了财务管理制度、固定资产管理制度、费用报销规程等制度，但仍需加强原始凭证审核，进一步强化财务约束监督作用。',
        null,
      ],
      [
        '需增强学习预算绩效管理相关的专业知识，熟练工作流程操作，为绩效管理工作提质增效',
        '进一步规范绩效指标设置，根据单位实际情况，充分挖掘预算项目及部门预算所反映的投入管理、产出、效益等指标意义，使单位绩效目标更加全面合理，真正让预算绩效管理工作为单位高效运转提供强有力的参考价值',
      ],
      [
        '加强资金批复落实，提高项目整体评价结果。',
        '转变思维，加强预算绩效管理知识的学习，主动学习区财政局预算绩效评价科发布各项文件和相关参考资料，积极参与区财政局组织相关业务知识培训，向其他单位有经验的财务人员学习，通过多看多问多思考，提高每次绩效管理工作成果的质量和完成效率，确保单位绩效自评及其他绩效管理工作高效、有序的开展。',
      ],
    ])
    const lines = reportText().split('\n')
    expect(evaluation.problems.map(({ cell }) => lines[cell.row - 1]!.slice(0, 12))).toEqual([
      '（一）部分项目资金支付进',
      '（二）财务制度需进一步完',
      '绩效自评工作问题：一是需',
      '业知识，熟练工作流程操作',
    ])
  })

  it('states figures, each with its sentence', () => {
    expect(evaluation.report!.statements.map(({ kind, value }) => [kind, value])).toEqual([
      ['total', '96.31'],
      ['grade', null],
      ['target', '317.27'],
      ['executed', '208.02'],
      ['adjustedBudget', '366.48'],
      ['executed', '208.02'],
      ['governmentExecuted', '198.64'],
      ['ownFundsExecuted', '9.38'],
      ['executionRate', '56.76'],
      ['noProcurement', null],
      ['noThreePublic', null],
    ])
  })
})

describe('a report and a table of the same department and year', () => {
  it.each([
    ['report first', [REPORT, TABLE]],
    ['table first', [TABLE, REPORT]],
  ])('are one evaluation, %s', async (_title, names) => {
    const { evaluations, files } = await readFiles(names.map(caseFile))
    expect(evaluations).toHaveLength(1)
    const [only] = evaluations
    expect(only!.file).toBe(TABLE)
    expect(said(only!)).toEqual(said(table))
    // What only the prose says stays in the report.
    expect(only!.reportedGrade).toBeNull()
    expect(only!.report).toMatchObject({ file: REPORT, reportedGrade: '优' })
    expect(only!.problems).toHaveLength(4)
    const { notes } = files.find(({ file }) => file === REPORT)!
    expect(notes.map(({ zh }) => zh)).toEqual([`已附到自评表 ${TABLE}`])
  })

  it('whose own table differs: both are kept, and the difference is said', async () => {
    const changed = reportText().replace('317.27 366.48 208.02', '317.27 366.48 258.02')
    const { evaluations, files } = await readFiles([caseFile(TABLE), input('自评报告.txt', changed)])
    expect(evaluations.map(({ file }) => file)).toEqual([TABLE, '自评报告.txt'])
    expect(files[1]!.notes[1]!.zh).toBe(
      `报告所附的表与 ${TABLE} 不一致（表 / 报告）：部门预算总额（万元） 全年执行数：208.02 / 258.02`,
    )
  })

  it('of another year, or another department, are two', async () => {
    const other = reportText().replaceAll('2022年度', '2021年度')
    const { evaluations } = await readFiles([caseFile(TABLE), input('自评报告.txt', other)])
    expect(evaluations.map(({ year }) => year)).toEqual([2022, 2021])
  })
})

const PROSE = `2021年度某某区水利局项目支出绩效自评报告
一、项目基本情况
项目全年预算安排1,200.50万元，实际支出90万元，预算执行率为7.5%。全年未发生政府采购。
二、自评结论
综合评价得分为88.5分，评价等级为“良”。
三、存在的问题
（一）前期工作不足
项目前期准备不充分，开工较晚。改进措施：提前开展前期工作。
（二）资金拨付不及时。县级配套资金未能按时到位，影响工程进度。
四、其他需要说明的问题
无`

describe('reports of other shapes', () => {
  it('without a table: an evaluation of nothing but prose', async () => {
    const { evaluations, files } = await readFile(input('水利局报告.txt', PROSE))
    expect(files[0]).toMatchObject({ layout: 'report', rowsRejected: 0 })
    expect(evaluations).toMatchObject([
      {
        origin: 'report',
        kind: 'project',
        year: 2021,
        indicators: [],
        budget: [],
        reportedTotal: '88.5',
        reportedGrade: '良',
      },
    ])
    expect(evaluations[0]!.problems.map(({ text, measure }) => [text, measure])).toEqual([
      ['前期工作不足。项目前期准备不充分，开工较晚。', '提前开展前期工作。'],
      ['资金拨付不及时。县级配套资金未能按时到位，影响工程进度。', null],
    ])
    expect(evaluations[0]!.report!.statements.map(({ kind, value }) => [kind, value])).toEqual([
      ['adjustedBudget', '1200.5'],
      ['executed', '90'],
      ['executionRate', '7.5'],
      ['noProcurement', null],
      ['total', '88.5'],
      ['grade', null],
    ])
  })

  it('in GBK, with CRLF', async () => {
    const bytes = gbk(PROSE.replaceAll('\n', '\r\n'))
    const { files, evaluations } = await readFile(input('水利局报告.txt', bytes))
    expect(files[0]).toMatchObject({ encoding: 'GB18030', layout: 'report' })
    expect(evaluations[0]!.problems).toHaveLength(2)
  })

  it('as a Word document with its table', async () => {
    const [prose] = reportText().split('\n部门整体自评表\n')
    const bytes = docxBytes([...prose!.split('\n'), '部门整体自评表', tableRows().slice(1)])
    const { evaluations, files, rejects } = await readFile(input('自评报告.docx', bytes))
    expect(rejects).toEqual([])
    expect(files[0]).toMatchObject({ encoding: 'DOCX', layout: 'report', rowsRejected: 0 })
    expect(evaluations).toHaveLength(1)
    expect(said(evaluations[0]!)).toEqual(said(table))
    expect(evaluations[0]).toMatchObject({ reportedGrade: '优', report: { reportedTotal: '96.31' } })
    expect(evaluations[0]!.problems).toHaveLength(4)
  })

  it('measures in a section of their own belong to the problems before them', async () => {
    const text =
      '2022年度乙局部门整体自评报告\n一、基本情况\n情况良好。\n二、存在问题\n1.预算编制不精准。\n2.资产管理不规范。\n三、改进措施\n1.细化预算。\n2.盘点资产。\n四、其他\n无。\n'
    const { evaluations } = await readFile(input('乙局.txt', text))
    expect(evaluations[0]!.problems.map(({ text: problem, measure }) => [problem, measure])).toEqual([
      ['预算编制不精准', '细化预算'],
      ['资产管理不规范', '盘点资产'],
    ])
  })
})

describe('PDF', () => {
  /** Lines of a text as pages of 40 printed lines; words of a line set apart as columns are. */
  function printed(text: string): PdfPage[] {
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    const pages: PdfPage[] = []
    for (let first = 0; first < lines.length; first += 40)
      pages.push({
        texts: lines.slice(first, first + 40).flatMap((line, i) => {
          let x = 40
          return line
            .trim()
            .split(' ')
            .map((word) => {
              const place = { text: word, x, y: 800 - i * 18 }
              x += word.length * 10 + 12
              return place
            })
        }),
      })
    return pages
  }

  it.each([
    ['UniGB-UCS2-H', ucs2],
    ['GBK-EUC-H', gbk],
  ] as const)('with fonts that are not embedded (%s) reads as its text', async (encoding, encode) => {
    const bytes = pdfBytes(printed(reportText()), encoding, encode)
    const { evaluations, files, rejects } = await readFile(input('自评报告.pdf', bytes))
    expect(rejects).toEqual([])
    expect(files[0]).toMatchObject({ encoding: 'PDF', layout: 'report', rowsRead: 212, rowsRejected: 0 })
    expect(said(evaluations[0]!)).toEqual(said(table))
    expect(evaluations[0]!.problems).toHaveLength(4)
    expect(evaluations[0]!.problems[0]!.cell).toMatchObject({ sheet: '第 3 页', column: 1 })
    expect(evaluations[0]!.indicators[0]!.cell.sheet).toBe('附表（第 4–6 页）')
  })

  it('of pictures is named a scan', async () => {
    const { rejects, files } = await readFile(input('扫描.pdf', pdfBytes([{}, {}], 'GBK-EUC-H', gbk)))
    expect(rejects).toMatchObject([{ code: 'file.scanned-pdf' }])
    expect(rejects[0]!.message.zh).toContain('2 页都没有文字')
    expect(files[0]).toMatchObject({ layout: null, rowsRead: 0 })
  })

  it('with a page of pictures among others says which', async () => {
    const pages = [...printed(PROSE), {}]
    const { files } = await readFile(input('水利局报告.pdf', pdfBytes(pages, 'GBK-EUC-H', gbk)))
    expect(files[0]!.notes.map(({ zh }) => zh)).toEqual(['第 2 页是图片，没有文字，未读入'])
  })

  it('that is cut off is damaged', async () => {
    const { rejects } = await readFile(input('报告.pdf', '%PDF-1.4\n1 0 obj\n<<'))
    expect(rejects).toMatchObject([{ code: 'file.damaged' }])
  })
})

describe('texts that were cut, shuffled and mixed', () => {
  it('never lose a line: read = loaded + rejected', async () => {
    const lines = [...reportText().split('\n'), ...PROSE.split('\n')]
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(lines.length - 1), { maxLength: 120 }),
        fc.constantFrom('a.txt', '报告2022.txt', 'b.csv'),
        async (picked, name) => {
          const text = picked.map((i) => lines[i]).join('\n')
          const { files } = await readFile(input(name, text))
          const [{ rowsRead, rowsLoaded, rowsRejected }] = files as [IngestResult['files'][0]]
          expect(rowsLoaded + rowsRejected).toBe(rowsRead)
          expect(rowsLoaded).toBeGreaterThanOrEqual(0)
          if (name.endsWith('.txt')) {
            const filled = text.split('\n').filter((line) => line.trim() !== '').length
            expect(filled === 0 ? 0 : rowsRead).toBe(filled)
          }
        },
      ),
      { numRuns: Number(process.env.JIJING_FUZZ_RUNS ?? 60) },
    )
  })
})
