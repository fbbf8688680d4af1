import type { EvaluationKind, ProblemText, ReportText, SelfEvaluation } from '@/engine'
import type { DocumentLine } from '../containers/model'
import { tidyName, withoutCode } from '../normalise'
import { kindOf } from '../recognisers/title'
import { yearIn, yearInFileName } from '../recognisers/year'
import { isHeading } from './headings'
import { paragraphsOf, type Paragraph } from './paragraphs'
import { reportProblems } from './report-problems'
import { sectionsOf } from './sections'
import { gradeIn, statementsIn } from './statements'

/** What the prose of a report says. */
export interface ReportReading {
  text: ReportText
  problems: ProblemText[]
  kind: EvaluationKind
  /** Name of the project, from the title of a project's report. */
  name: string | null
}

const REPORT_TITLE = /(?:自评|评价|绩效|自查|总结)[^。；]{0,12}报告/

/** A document of sections (一、 二、 …) and sentences, or of a title that says that it is a report. */
export function isReport(lines: readonly DocumentLine[]): boolean {
  const texts = lines.filter((line) => line.isText).map((line) => line.cells.join(' ').trim())
  const headings = texts.filter((text) => isHeading(text) && text.length <= 60).length
  const sentences = texts.filter((text) => /。/.test(text)).length
  const titled = texts
    .filter((text) => text !== '')
    .slice(0, 8)
    .some((text) => REPORT_TITLE.test(text) && text.length <= 60)
  return (sentences >= 3 && (headings >= 3 || (titled && headings >= 1))) || (titled && sentences >= 5)
}

/** Reads the prose of a report; `file` names it in places. */
export function readReport(lines: readonly DocumentLine[], file: string): ReportReading {
  const paragraphs = paragraphsOf(lines, file)
  const root = sectionsOf(paragraphs)
  const title = titleOf(root.paragraphs)
  const kind = kindOf(title ?? '') ?? 'department'
  const subject = title === null ? null : subjectOf(title)
  const statements = statementsIn(paragraphs)
  const last = (wanted: 'total' | 'grade') => statements.find((statement) => statement.kind === wanted)
  const grade = last('grade')
  return {
    text: {
      file,
      title,
      department: kind === 'department' ? subject : null,
      year: (title === null ? null : yearIn(title)) ?? usualYear(paragraphs) ?? yearInFileName(file),
      reportedTotal: last('total')?.value ?? null,
      reportedGrade: grade ? gradeIn(grade.text) : null,
      statements,
    },
    problems: reportProblems(root),
    kind,
    name: kind === 'project' ? subject : null,
  }
}

/** The title may be printed in two lines; cover pages have the words apart. */
function titleOf(paragraphs: readonly Paragraph[]): string | null {
  const texts = paragraphs.slice(0, 6).map(({ text }) => tidyName(text))
  const whole = texts.find((text) => REPORT_TITLE.test(text) && text.length <= 80)
  if (whole) return whole
  const joined = texts.slice(0, 3).join('')
  return REPORT_TITLE.test(joined) && joined.length <= 80 ? joined : null
}

/** `2022年度上街区政务服务中心部门整体自评报告` → `上街区政务服务中心`. */
function subjectOf(title: string): string | null {
  const name = title
    .replace(/^(?:关于)?/, '')
    .replace(/(?:19|20)\d{2}年(?:度)?(?:的)?/g, '')
    .replace(
      /(?:部门|单位|项目|财政|预算|专项|资金|整体|支出|绩效)*(?:自我|绩效)?(?:自评|评价|自查|绩效)(?:工作)?(?:情况)?(?:的)?(?:总结)?报告.*$/,
      '',
    )
  const subject = withoutCode(tidyName(name))
  return subject.length >= 2 && subject.length <= 40 ? subject : null
}

/** The fiscal year that the text names most often as 20XX年度. */
function usualYear(paragraphs: readonly Paragraph[]): number | null {
  const times = new Map<string, number>()
  for (const { text } of paragraphs)
    for (const [, year] of text.matchAll(/(?<!\d)((?:19|20)\d{2})年度/g))
      times.set(year!, (times.get(year!) ?? 0) + 1)
  const [year] = [...times].sort((a, b) => b[1] - a[1])[0] ?? []
  return year === undefined ? null : Number(year)
}

/**
 * A table with the report that came with it: its prose, its problems, and what only the prose says (the grade, the year).
 * The table's own word rules where both say something.
 */
export function withReport(evaluation: SelfEvaluation, { text, problems }: ReportReading): SelfEvaluation {
  const cells = { ...evaluation.cells }
  const place = (kind: 'total' | 'grade') =>
    text.statements.find((statement) => statement.kind === kind)?.cell
  if (evaluation.reportedGrade === null && text.reportedGrade !== null) cells.reportedGrade = place('grade')!
  if (evaluation.reportedTotal === null && text.reportedTotal !== null) cells.reportedTotal = place('total')!
  return {
    ...evaluation,
    department: evaluation.department ?? text.department,
    year: evaluation.year ?? text.year,
    reportedTotal: evaluation.reportedTotal ?? text.reportedTotal,
    reportedGrade: evaluation.reportedGrade ?? text.reportedGrade,
    problems: [...evaluation.problems, ...problems],
    report: {
      ...text,
      department: text.department ?? evaluation.department,
      year: text.year ?? evaluation.year,
    },
    cells,
  }
}

/** A report that came without a table: nothing but its prose. */
export function reportAlone(reading: ReportReading, file: string): SelfEvaluation {
  const { kind, name } = reading
  return withReport(
    {
      id: `${file}#report`,
      file,
      origin: 'report',
      department: null,
      supervisor: null,
      year: null,
      kind,
      name,
      unit: null,
      budget: [],
      indicators: [],
      totalWeight: null,
      reportedTotal: null,
      reportedGrade: null,
      problems: [],
      instructions: [],
      report: null,
      cells: {},
    },
    reading,
  )
}
