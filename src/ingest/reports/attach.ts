import type { BudgetLine, Indicator, SelfEvaluation } from '@/engine'
import { likelySame } from '../identity'
import { withReport, type ReportReading } from './read-report'

/** A report of the batch, with the table that came inside it. */
export interface ReportInBatch {
  file: string
  reading: ReportReading
  /** Null where the report came without a table. */
  own: SelfEvaluation | null
}

/** What became of a report. */
export interface Attachment {
  file: string
  /** The file of the table that the report was attached to; null = it stands alone. */
  to: string | null
  /** Where the report's own table differs from that one, in the officer's words; then it is kept beside it. */
  differences: string[]
}

/**
 * Joins reports with the tables of the same department and year that came in other files of the batch: prose and problems
 * go to that table, and the report is not handed in a second time. A table inside the report that says the same is dropped;
 * one that differs is kept as a table of its own, so that the difference is seen and the officer decides.
 */
export function attachReports(
  evaluations: readonly SelfEvaluation[],
  reports: readonly ReportInBatch[],
): { evaluations: SelfEvaluation[]; attachments: Attachment[] } {
  const own = new Set(reports.map(({ own }) => own?.id))
  const result = new Map(evaluations.map((evaluation) => [evaluation.id, evaluation]))
  const attachments: Attachment[] = []
  for (const { file, reading, own: table } of reports) {
    const partner = evaluations.find(
      (candidate) =>
        !own.has(candidate.id) &&
        candidate.origin !== 'report' &&
        result.get(candidate.id)?.report === null &&
        belongsTo(reading, table, candidate),
    )
    if (!partner) {
      attachments.push({ file, to: null, differences: [] })
      continue
    }
    result.set(partner.id, joined(result.get(partner.id)!, reading))
    const differences = table && table.origin !== 'report' ? differencesOf(partner, table) : []
    if (table && differences.length === 0) result.delete(table.id)
    attachments.push({ file, to: partner.file, differences })
  }
  return { evaluations: [...result.values()], attachments }
}

/** The table keeps what it says itself: a grade that only the prose states stays in `report`. */
function joined(evaluation: SelfEvaluation, reading: ReportReading): SelfEvaluation {
  const { problems, report } = withReport(evaluation, reading)
  return { ...evaluation, problems: withoutTwice(problems), report }
}

function withoutTwice(problems: SelfEvaluation['problems']): SelfEvaluation['problems'] {
  const seen = new Set<string>()
  return problems.filter(({ text }) => !seen.has(text) && seen.add(text))
}

function belongsTo(reading: ReportReading, own: SelfEvaluation | null, candidate: SelfEvaluation): boolean {
  const year = own?.year ?? reading.text.year
  const kind = own?.kind ?? reading.kind
  if (kind !== candidate.kind || year === null || candidate.year !== year) return false
  const name = own?.name ?? reading.name
  if (kind === 'project' && (name === null || name !== candidate.name)) return false
  const department = own?.department ?? reading.text.department
  if (department === null) return kind === 'project'
  return candidate.department !== null && isSameDepartment(department, candidate.department)
}

/** Names that differ in writing only, or leave out the region; less sure ones are offered to the officer, not joined. */
const SURE = 80

/** A title leaves out the city: 上街区政务服务中心 is 郑州市上街区政务服务中心. */
function isSameDepartment(a: string, b: string): boolean {
  if (a === b || (a.length >= 4 && b.endsWith(a)) || (b.length >= 4 && a.endsWith(b))) return true
  return (likelySame(a, b)?.confidence ?? 0) >= SURE
}

/** How many differences are told one by one. */
const TOLD = 5

function differencesOf(table: SelfEvaluation, other: SelfEvaluation): string[] {
  const differences: string[] = []
  const compare = (what: string, a: string | null, b: string | null) => {
    if (a !== b) differences.push(`${what}：${a ?? '（空）'} / ${b ?? '（空）'}`)
  }
  const amounts = ['initialBudget', 'adjustedBudget', 'executed', 'reportedRate', 'reportedScore'] as const
  for (const line of table.budget) {
    const same = other.budget.find((candidate) => candidate.fundSource === line.fundSource)
    if (!same) differences.push(`缺少资金来源 ${line.label}`)
    else for (const field of amounts) compare(`${line.label} ${NAMES[field]}`, line[field], same[field])
  }
  if (table.indicators.length !== other.indicators.length)
    compare('指标行数', String(table.indicators.length), String(other.indicators.length))
  else
    table.indicators.forEach((indicator, i) => {
      const same = other.indicators[i]!
      for (const field of ['level3', 'target', 'actual', 'weight', 'reportedScore'] as const)
        compare(`${indicator.level3} ${NAMES[field]}`, indicator[field], same[field])
    })
  compare('总分', table.reportedTotal, other.reportedTotal)
  return differences.length <= TOLD
    ? differences
    : [...differences.slice(0, TOLD), `等 ${differences.length} 处`]
}

const NAMES: Partial<Record<keyof BudgetLine | keyof Indicator, string>> = {
  initialBudget: '年初预算数',
  adjustedBudget: '全年预算数',
  executed: '全年执行数',
  reportedRate: '执行率',
  reportedScore: '得分',
  level3: '名称',
  target: '指标值',
  actual: '完成值',
  weight: '分值',
}
