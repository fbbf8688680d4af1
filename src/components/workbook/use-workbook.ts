import { useI18n } from 'vue-i18n'
import { categoryOf } from '@/components/problem/category'
import type { Column } from '@/components/table/columns'
import { useCommonColumns } from '@/components/table/common-columns'
import { download, tableFile, useExportNotes } from '@/components/table/table-export'
import { formatPercent } from '@/charts'
import { findingRule } from '@/engine'
import { workbookXlsx, type TableFile } from '@/share'
import { useLanguage } from '@/stores/language'
import { useView } from '@/stores/view'
import { useWorkspace } from '@/stores/workspace'
import {
  departmentLevel1Rows,
  executionRows,
  findingRows,
  lostPointsRows,
  problemRows,
  reviewedTotals,
  reviewRows,
  scoreRows,
  yearRows,
  type DepartmentLevel1Row,
  type ExecutionRow,
  type FindingRow,
  type LostPointsRow,
  type ProblemRow,
  type ReviewRow,
  type ScoreRow,
  type Warehouse,
  type YearRow,
} from '@/warehouse'

/** More indicators than any district has. */
const ALL = 100_000

/** The whole dashboard as one XLSX: a sheet a view, under the filters in force, in plain figures. */
export function useWorkbook() {
  const { t } = useI18n()
  const { say } = useLanguage()
  const view = useView()
  const workspace = useWorkspace()
  const common = useCommonColumns()
  const notes = useExportNotes()
  const none = () => t('app.none')
  const parted = () => say({ zh: '；', en: '; ' })

  const project = <Row extends { name: string | null }>(): Column<Row>[] =>
    view.kind === 'project' ? [common.project<Row>()] : []
  const text = <Row>(id: string, header: string, of: (row: Row) => string | null): Column<Row> => ({
    id,
    header,
    text: (row) => of(row) ?? '',
  })
  const percent = { format: formatPercent }

  const years = (): Column<YearRow>[] => [
    common.year(),
    common.count('evaluations', t('workbook.tables'), (row) => row.evaluations),
    common.amount('adjustedBudget', t('department.adjustedBudget'), (row) => row.adjustedBudget),
    common.amount('executed', t('department.executed'), (row) => row.executed),
    common.amount('unspent', t('department.unspent'), (row) => row.unspent),
    common.decimal('executionRate', t('department.executionRate'), (row) => row.executionRate, percent),
    common.count('slow', t('workbook.slow', { threshold: view.state.threshold }), (row) => row.slow),
    common.count('withErrors', t('workbook.withErrors'), (row) => row.withErrors),
  ]
  const execution = (): Column<ExecutionRow>[] => [
    common.department(),
    common.year(),
    ...project<ExecutionRow>(),
    text('supervisor', t('workbook.supervisor'), (row) => row.supervisor),
    common.amount('initialBudget', t('department.initialBudget'), (row) => row.initialBudget),
    common.amount('adjustedBudget', t('department.adjustedBudget'), (row) => row.adjustedBudget),
    common.amount('executed', t('department.executed'), (row) => row.executed),
    common.amount('unspent', t('department.unspent'), (row) => row.unspent),
    common.decimal('executionRate', t('department.executionRate'), (row) => row.executionRate, percent),
    common.decimal('previousRate', t('workbook.previousRate'), (row) => row.previousRate, percent),
    common.count('slowYears', t('workbook.slowYears'), (row) => row.slowYears),
  ]
  const scores = (reviewed: ReadonlyMap<string, string | null>): Column<ScoreRow>[] => [
    common.department(),
    common.year(),
    ...project<ScoreRow>(),
    common.decimal('reportedTotal', t('department.reportedTotal'), (row) => row.reportedTotal),
    common.decimal('total', t('department.total'), (row) => row.total),
    common.decimal('difference', t('scores.difference'), (row) => row.difference),
    text('reportedGrade', t('workbook.reportedGrade'), (row) => row.reportedGrade),
    text('grade', t('workbook.grade'), (row) => row.grade),
    common.decimal('reviewedTotal', t('review.total'), (row) => reviewed.get(row.evaluationId) ?? null),
  ]
  const levels = (): Column<DepartmentLevel1Row>[] => [
    common.department(),
    text('level1', t('department.level1'), (row) => row.level1),
    common.decimal('weight', t('department.weight'), (row) => row.weight),
    common.decimal('score', t('department.score'), (row) => row.score),
  ]
  const lost = (): Column<LostPointsRow>[] => [
    text('level3', t('department.level3'), (row) => row.level3),
    common.count('tables', t('workbook.tables'), (row) => row.tables),
    common.decimal('lost', t('workbook.lost'), (row) => row.lost),
  ]
  const findings = (): Column<FindingRow>[] => [
    common.department(),
    common.year(),
    ...project<FindingRow>(),
    text('severity', t('findings.severity'), (row) => t(`app.severity.${row.severity}`)),
    text('rule', t('workbook.rule'), (row) => say(findingRule(row.rule).title)),
    text('message', t('workbook.finding'), (row) => say({ zh: row.messageZh, en: row.messageEn })),
    text('cells', t('department.evidence'), (row) =>
      row.evidence.map((cell) => t('app.cell.place', { ...cell })).join(parted()),
    ),
  ]
  const problems = (): Column<ProblemRow>[] => [
    common.department(),
    common.year(),
    text('text', t('workbook.problem'), (row) => row.text),
    text('categories', t('workbook.categories'), (row) =>
      row.categories.map(({ code }) => say(categoryOf(code).name)).join(parted()),
    ),
    text('measure', t('workbook.measure'), (row) => row.measure),
  ]
  const reviews = (): Column<ReviewRow>[] => [
    common.department(),
    common.year(),
    ...project<ReviewRow>(),
    text('item', t('review.list.item'), (row) =>
      row.part === 'finding' ? say(findingRule(row.label ?? '').title) : (row.label ?? none()),
    ),
    common.decimal('reportedScore', t('department.reportedScore'), (row) => row.reportedScore),
    common.decimal('score', t('department.score'), (row) => row.score),
    common.decimal('reviewedScore', t('review.column'), (row) => row.reviewedScore),
    text('decision', t('review.list.decision'), (row) =>
      row.decision ? t(`review.decision.${row.decision}`) : null,
    ),
    text('remark', t('review.remark'), (row) => row.remark),
  ]

  async function sheets(w: Warehouse): Promise<TableFile[]> {
    const { filter, filterAllYears } = view
    const { threshold } = view.state
    const totals = await reviewedTotals(w, filter)
    const reviewed = new Map(totals.map(({ evaluationId, total }) => [evaluationId, total]))
    const name = (sheet: string) => t(`workbook.sheets.${sheet}`)
    return [
      tableFile(name('years'), await yearRows(w, filterAllYears, threshold), years()),
      tableFile(name('execution'), await executionRows(w, filter, threshold), execution()),
      tableFile(name('scores'), await scoreRows(w, filter), scores(reviewed)),
      tableFile(name('levels'), await departmentLevel1Rows(w, filter), levels()),
      tableFile(name('lost'), await lostPointsRows(w, filter, ALL), lost()),
      tableFile(name('findings'), await findingRows(w, filter, {}), findings()),
      tableFile(name('problems'), await problemRows(w, filter), problems()),
      tableFile(name('reviews'), await reviewRows(w, filter), reviews()),
    ]
  }

  /** Downloads the workbook. @returns the number of sheets with data */
  async function save(): Promise<number> {
    const name = `${t('workbook.file')}-${view.yearsLabel}.xlsx`
    const [tables, about] = await Promise.all([sheets(workspace.warehouse!), notes()])
    const bytes = await workbookXlsx(tables, { title: t('app.export.about'), about })
    download(name, bytes as BlobPart, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    return tables.length
  }

  return { save }
}
