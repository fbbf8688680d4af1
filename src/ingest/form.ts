import type { Bilingual, EvaluationKind, SelfEvaluation } from '@/engine'
import { applyAnswers } from './answers'
import { isInstruction } from './blank'
import type { Corrections } from './corrections'
import { readFormRows, type FormParts } from './form-rows'
import { FormSink } from './form-sink'
import { filledCells, filledRows, placeOf, textAt, type Grid } from './grid'
import type { Reject } from './model'
import { formRegions, type SheetRegions } from './regions'
import { readBudgetRow } from './recognisers/budget-block'
import { recogniseBudgetHeader } from './recognisers/budget-header'
import { recogniseHeadRow } from './recognisers/head'
import { headValue, recogniseDepartment, type Placed } from './recognisers/identity'
import { recogniseIndicatorHeader } from './recognisers/indicator-header'
import { gradeOf } from './recognisers/total-row'
import { kindOf, recogniseTitle } from './recognisers/title'
import { recogniseUnit } from './recognisers/unit'
import { recogniseYear, type YearFound } from './recognisers/year'
import { readPoints } from './cell-number'

/** What was read from one sheet that holds one or several filled-in forms. */
export interface FormReading {
  evaluations: SelfEvaluation[]
  rejects: Reject[]
  rejectedRows: ReadonlySet<number>
  /** 0 to 100. */
  confidence: number
  reasons: Bilingual[]
  unknownColumns: string[]
  regions: SheetRegions
}

/** Reads a sheet as forms; null when it holds no indicator table and no budget block. */
export function readForms(grid: Grid, corrections: Corrections = {}): FormReading | null {
  const tables = splitTables(grid, filledRows(grid))
  if (tables.length === 0) return null
  const sink = new FormSink(grid)
  const reading: FormReading = {
    evaluations: [],
    rejects: sink.rejects,
    rejectedRows: sink.rejectedRows,
    confidence: 100,
    reasons: [],
    unknownColumns: [],
    regions: { rows: [], columns: [] },
  }
  const read: FormParts[] = []
  tables.forEach((rows, i) => {
    const parts = readFormRows(grid, rows, sink, corrections)
    read.push(parts)
    const { evaluation, year } = compose(grid, parts, sink, i + 1, corrections)
    const { confidence, reasons } = explain(parts, evaluation, year)
    reading.evaluations.push(evaluation)
    reading.confidence = Math.min(reading.confidence, confidence)
    reading.reasons.push(...reasons)
    reading.unknownColumns.push(...unknownColumns(grid, parts))
  })
  reading.regions = formRegions(grid, read, sink.rejectedRows)
  return reading
}

/**
 * Cuts a sheet into tables: a new one begins at a title, or at a row that names a project, once the one before has had
 * its own table of indicators or money. Empty where nothing in the sheet is a table.
 */
function splitTables(grid: Grid, rows: readonly number[]): number[][] {
  const tables: number[][] = []
  let current: number[] = []
  let hasTable = false
  for (const row of rows) {
    const begins =
      hasTable &&
      (recogniseTitle(grid, row) !== null ||
        recogniseHeadRow(grid, row).some((entry) => entry.label === 'name' && entry.value !== null))
    if (begins) {
      tables.push(current)
      current = []
      hasTable = false
    }
    current.push(row)
    hasTable ||= recogniseIndicatorHeader(grid, row) !== null || recogniseBudgetHeader(grid, row) !== null
  }
  if (hasTable) tables.push(current)
  else if (tables.length > 0) tables.at(-1)!.push(...current)
  return tables
}

function compose(grid: Grid, parts: FormParts, sink: FormSink, ordinal: number, corrections: Corrections) {
  const { titles, entries, total } = parts
  const kind = kindOfForm(grid, parts)
  const name = kind === 'project' ? projectName(parts) : null
  const department = recogniseDepartment(entries, kind)
  const supervisor = headValue(entries, 'supervisor')
  const headerRows = [
    ...(parts.budgetHeader ? [parts.budgetHeader.row] : []),
    ...(parts.indicatorHeader?.rows ?? []),
  ]
  const year = recogniseYear(grid, {
    titles: titles.map((title) => title.row),
    head: [...parts.headRows, ...entries.filter((entry) => entry.label === 'year').map((entry) => entry.row)],
    headers: headerRows,
  })
  const unit = recogniseUnit(
    grid,
    parts.budgetHeader ? [parts.budgetHeader.row, ...parts.budgetRows.map(({ row }) => row)] : [],
    parts.headRows,
  )
  const stated = corrections.unit ?? unit?.unit ?? null
  const evaluation: SelfEvaluation = {
    id: `${grid.file}${grid.sheet === undefined ? '' : `#${grid.sheet}`}#${ordinal}`,
    file: grid.file,
    origin: 'form',
    department: department?.text ?? null,
    supervisor: supervisor?.text ?? null,
    year: year?.year ?? null,
    kind,
    name: name?.text ?? null,
    unit: stated,
    budget: parts.budgetRows.map((row) => readBudgetRow(grid, row, parts.budgetHeader!, stated, sink)),
    indicators: parts.indicators,
    totalWeight: total?.weight ?? null,
    reportedTotal: total?.score ?? null,
    reportedGrade: total?.grade ?? null,
    problems: parts.problems.result(),
    instructions: instructionCells(grid, parts.rows),
    report: null,
    cells: { ...total?.cells },
  }
  const point = (field: keyof SelfEvaluation['cells'], place: Placed | null) => {
    if (place) evaluation.cells[field] = placeOf(grid, place.row, place.column)
  }
  point('department', department)
  point('supervisor', supervisor)
  point('name', name)
  if (unit && unit.unit === stated) evaluation.cells.unit = placeOf(grid, unit.row, unit.column)
  if (year && year.row !== null) evaluation.cells.year = placeOf(grid, year.row, year.column!)
  totalInHead(grid, parts, evaluation, sink)
  return { evaluation: applyAnswers(evaluation, corrections), year }
}

/** `自评总分(分) | 97.6` above the tables, where there is no total row that says it. */
function totalInHead(grid: Grid, parts: FormParts, evaluation: SelfEvaluation, sink: FormSink): void {
  for (const { label, value, row, column } of parts.entries) {
    if (value === null) continue
    if (label === 'total' && evaluation.reportedTotal === null) {
      const number = readPoints(value)
      if (number === 'malformed') sink.malformed(row, column, value, 'total')
      if (typeof number === 'string') continue
      evaluation.reportedTotal = number.value
      evaluation.cells.reportedTotal = placeOf(grid, row, column)
    }
    const grade = label === 'grade' ? gradeOf(value) : null
    if (grade && evaluation.reportedGrade === null) {
      evaluation.reportedGrade = grade
      evaluation.cells.reportedGrade = placeOf(grid, row, column)
    }
  }
}

/** By the title; else a project's name makes a project; else the file's name or the budget header; else a department. */
function kindOfForm(grid: Grid, parts: FormParts): EvaluationKind {
  const titled = parts.titles.find((title) => title.kind)?.kind
  if (titled) return titled
  if (headValue(parts.entries, 'name')) return 'project'
  const side = parts.budgetHeader ? filledCells(grid, parts.budgetHeader.row).map((cell) => cell.text) : []
  return kindOf(grid.file.split(/[\\/]/).at(-1)!) ?? kindOf(side.join('')) ?? 'department'
}

function projectName(parts: FormParts): Placed | null {
  const named = headValue(parts.entries, 'name')
  if (named) return named
  const title = parts.titles.find((candidate) => candidate.projectName)
  return title ? { text: title.projectName!, row: title.row, column: title.column } : null
}

function instructionCells(grid: Grid, rows: readonly number[]) {
  return rows.flatMap((row) =>
    filledCells(grid, row)
      .filter((cell) => isInstruction(cell.text))
      .map((cell) => placeOf(grid, row, cell.column)),
  )
}

/** Columns of the indicator table that are not read, by their headers: none of ours, or known to be something else. */
function unknownColumns(grid: Grid, { indicatorHeader }: FormParts): string[] {
  if (!indicatorHeader) return []
  const { columns, unknown, rows } = indicatorHeader
  const first = Math.min(...Object.values(columns).map((span) => span.column))
  const known = NOT_READ.flatMap((field) => columns[field]?.column ?? [])
  const named = known.map((column) => rows.map((row) => textAt(grid, row, column)).join(''))
  return [...unknown.filter(({ column }) => column > first).map(({ text }) => text), ...named]
}

const NOT_READ = ['coefficient', 'rule'] as const

const YEAR_FROM: Record<YearFound['from'], Bilingual> = {
  title: { zh: '标题', en: 'the title' },
  cell: { zh: '表头单元格', en: 'a cell above the table' },
  header: { zh: '列标题', en: 'a column header' },
  file: { zh: '文件名', en: 'the file name' },
}

/** Points of confidence for each part that was found, with the reason in words; they add up to 100. */
function explain(parts: FormParts, evaluation: SelfEvaluation, year: YearFound | null) {
  const reasons: Bilingual[] = []
  let confidence = 0
  const because = (points: number, zh: string, en: string) => {
    confidence += points
    reasons.push({ zh, en })
  }
  const { indicatorHeader, budgetHeader, titles, shift } = parts
  if (titles[0]) because(10, `第 ${titles[0].row + 1} 行是表题`, `row ${titles[0].row + 1} is the title`)
  if (budgetHeader) {
    const row = budgetHeader.row + 1
    because(20, `第 ${row} 行是预算表头`, `row ${row} heads the budget block`)
  }
  if (evaluation.budget.some((line) => line.fundSource === 'total'))
    because(5, '有资金总额一行', 'there is a line of the total budget')
  if (indicatorHeader) {
    const row = indicatorHeader.rows.map((index) => index + 1).join('–')
    because(40, `第 ${row} 行是指标表头`, `row ${row} heads the indicators`)
  }
  if (shift !== 0)
    because(
      0,
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
      5,
      `年度 ${year.year} 见${YEAR_FROM[year.from].zh}`,
      `year ${year.year} from ${YEAR_FROM[year.from].en}`,
    )
  else if (evaluation.year === null)
    because(
      0,
      '表中和文件名中都没有年度，需要补充',
      'neither table nor file name states the year: please supply it',
    )
  if (evaluation.unit === null && evaluation.budget.some((line) => line.executed !== null))
    because(0, '表中没有金额单位，按万元读', 'the table states no unit: amounts are read as 万元')
  return { confidence, reasons }
}
