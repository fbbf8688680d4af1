import type { Bilingual, SelfEvaluation } from '@/engine'
import type { Inherited } from './form'
import type { FormParts } from './form-parts'
import type { YearFound } from './recognisers/year'

const YEAR_FROM: Record<YearFound['from'], Bilingual> = {
  title: { zh: '标题', en: 'the title' },
  cell: { zh: '表头单元格', en: 'a cell above the table' },
  header: { zh: '列标题', en: 'a column header' },
  file: { zh: '文件名', en: 'the file name' },
  name: { zh: '项目名称', en: "the project's name" },
}

const INHERITED: Record<Inherited, Bilingual> = {
  year: { zh: '年度', en: 'year' },
  unit: { zh: '金额单位', en: 'unit' },
}

const NOT_READ: Record<FormParts['notRead'][number]['why'], Bilingual> = {
  text: { zh: '的文字不属于要读的内容', en: 'are text that is not read' },
  spending: {
    zh: '是收入或支出的分类，不是资金来源，没有计入',
    en: 'split income or spending, not its sources: not counted',
  },
  task: {
    zh: '是任务的金额，不是资金来源，没有计入',
    en: 'are amounts of tasks, not of sources: not counted',
  },
}

/**
 * How sure the reading of one table is, with the reasons in words. Each part that was found adds points, up to 100; each
 * guess that had to be made takes some off again, and says what was guessed.
 */
export function explain(
  parts: FormParts,
  evaluation: SelfEvaluation,
  year: YearFound | null,
  inherited: readonly Inherited[],
): { confidence: number; reasons: Bilingual[] } {
  const reasons: Bilingual[] = []
  let confidence = 0
  const because = (points: number, zh: string, en: string) => {
    confidence += points
    reasons.push({ zh, en })
  }
  const { indicatorHeader, titles, shift, notRead } = parts
  const { header: budgetHeader } = parts.budget
  if (titles[0]) because(10, `第 ${titles[0].row + 1} 行是表题`, `row ${titles[0].row + 1} is the title`)
  if (budgetHeader) {
    const row = budgetHeader.row + 1
    because(20, `第 ${row} 行是预算表头`, `row ${row} heads the budget block`)
  } else if (evaluation.budget.length > 0) {
    const row = parts.budget.rows[0]! + 1
    because(15, `第 ${row} 行起是预算数，标签在数旁`, `from row ${row} on, amounts stand beside their labels`)
  }
  if (evaluation.budget.some((line) => line.fundSource === 'total'))
    because(5, '有资金总额一行', 'there is a line of the total budget')
  if (indicatorHeader) {
    const row = indicatorHeader.rows.map((index) => index + 1).join('–')
    because(40, `第 ${row} 行是指标表头`, `row ${row} heads the indicators`)
  }
  if (shift !== 0)
    because(
      -10,
      `指标数据比表头偏 ${shift} 列，已对齐`,
      `the indicators stand ${shift} column(s) off their header; aligned`,
    )
  const count = evaluation.indicators.length
  if (count > 0) because(10, `指标 ${count} 行`, `${count} indicator rows`)
  if (parts.total || evaluation.reportedTotal !== null) because(5, '有总分', 'a total is stated')
  if (evaluation.department)
    because(5, `部门：${evaluation.department}`, `department: ${evaluation.department}`)
  else because(0, '表中没有部门名称，需要补充', 'the table names no department: please supply it')
  if (year && year.year === evaluation.year)
    because(
      year.from === 'name' ? -5 : year.from === 'file' ? 3 : 5,
      `年度 ${year.year} 见${YEAR_FROM[year.from].zh}`,
      `year ${year.year} from ${YEAR_FROM[year.from].en}`,
    )
  else if (evaluation.year === null)
    because(
      0,
      '表中和文件名中都没有年度，需要补充',
      'neither table nor file name states the year: please supply it',
    )
  if (inherited.length > 0)
    because(
      -5,
      `${inherited.map((field) => INHERITED[field].zh).join('、')}沿用本工作表第一张表`,
      `${inherited.map((field) => INHERITED[field].en).join(', ')} taken from the first table of the sheet`,
    )
  if (evaluation.unit === null && evaluation.budget.some((line) => line.executed !== null))
    because(-5, '表中没有金额单位，按万元读', 'the table states no unit: amounts are read as 万元')
  const guessed = [...(budgetHeader?.guessed ?? []), ...(indicatorHeader?.guessed ?? [])]
  if (guessed.length > 0) {
    const zh = guessed.map((text) => `“${text}”`).join('、')
    because(
      -2 * guessed.length,
      `列名${zh}按含义推断`,
      `meaning of the headers ${zh} inferred from their words`,
    )
  }
  for (const why of ['text', 'spending', 'task'] as const) {
    const rows = notRead.filter((one) => one.why === why)
    if (rows.length === 0) continue
    const zh = rows.map(({ row, label }) => `第 ${row + 1} 行“${label.slice(0, 20)}”`).join('、')
    const en = rows.map(({ row, label }) => `row ${row + 1} “${label.slice(0, 20)}”`).join(', ')
    because(
      why === 'text' ? -Math.min(5, rows.length) : 0,
      `${zh}${NOT_READ[why].zh}`,
      `${en} ${NOT_READ[why].en}`,
    )
  }
  return { confidence: Math.max(1, Math.min(100, confidence)), reasons }
}
