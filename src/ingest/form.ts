import type { Bilingual, EvaluationKind, SelfEvaluation } from '@/engine'
import { applyAnswers } from './answers'
import { isInstruction } from './blank'
import type { Corrections } from './corrections'
import { explain } from './form-confidence'
import type { FormParts } from './form-parts'
import { readFormRows } from './form-rows'
import { FormSink } from './form-sink'
import { filledCells, filledRows, placeOf, textAt, type Grid } from './grid'
import type { Reject } from './model'
import { formRegions, type SheetRegions } from './regions'
import { recogniseBudgetHeader } from './recognisers/budget-header'
import { readBudgetLine } from './recognisers/budget-line'
import { recogniseHeadRow } from './recognisers/head'
import { headValue, recogniseDepartment, recogniseSupervisor, type Placed } from './recognisers/identity'
import { recogniseIndicatorHeader } from './recognisers/indicator-header'
import { gradeOf, scoreAndGrade } from './recognisers/total-row'
import { isContinued, kindOf, recogniseTitle, type Title } from './recognisers/title'
import { recogniseUnit } from './recognisers/unit'
import { recogniseYear } from './recognisers/year'
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
    const { evaluation, year, inherited } = compose(
      grid,
      parts,
      sink,
      i + 1,
      corrections,
      reading.evaluations[0],
    )
    const { confidence, reasons } = explain(parts, evaluation, year, inherited)
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
    const isHeader = recogniseIndicatorHeader(grid, row) !== null || recogniseBudgetHeader(grid, row) !== null
    const begins =
      hasTable &&
      (beginsTable(recogniseTitle(grid, row)) ||
        // 项目 | 预算数 | 执行数 heads a block, and names no project.
        (!isHeader &&
          recogniseHeadRow(grid, row).some((entry) => entry.label === 'name' && entry.value !== null)))
    if (begins) {
      tables.push(current)
      current = []
      hasTable = false
    }
    current.push(row)
    hasTable ||= isHeader
  }
  if (hasTable) tables.push(current)
  else if (tables.length > 0) tables.at(-1)!.push(...current)
  return tables
}

const beginsTable = (title: Title | null) => title !== null && !isContinued(title)

/** What a table says that stands below others in one sheet and does not say it itself. Whose it is, is never taken over. */
const INHERITED = ['year', 'unit'] as const
export type Inherited = (typeof INHERITED)[number]

function compose(
  grid: Grid,
  parts: FormParts,
  sink: FormSink,
  ordinal: number,
  corrections: Corrections,
  first: SelfEvaluation | undefined,
) {
  const { titles, entries, total } = parts
  const kind = kindOfForm(grid, parts)
  const name = kind === 'project' ? projectName(parts) : null
  const department = recogniseDepartment(entries, kind) ?? unitInTitle(parts)
  const supervisor = recogniseSupervisor(entries, department)
  const headerRows = [...parts.budget.rows, ...(parts.indicatorHeader?.rows ?? [])]
  const year = recogniseYear(grid, {
    titles: titles.map((title) => title.row),
    head: parts.headRows,
    headers: headerRows,
    stated: entries.filter((entry) => entry.label === 'year'),
    name,
  })
  const unit = recogniseUnit(grid, parts.budget.rows, [
    ...parts.headRows,
    ...titles.map((title) => title.row),
  ])
  const stated = corrections.unit ?? unit?.unit ?? first?.unit ?? null
  const { lines, weightStated } = parts.budget.result()
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
    budget: lines.map((line) => readBudgetLine(grid, line, stated, weightStated, sink)),
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
  const inherited = inherit(evaluation, first, {
    unit: unit !== null,
    // What a project is called may be of another year than the sheet.
    year: year !== null && year.from !== 'name',
  })
  return { evaluation: applyAnswers(evaluation, corrections), year, inherited }
}

/** Takes from the first table of the sheet what this one does not say; the cells are those of the first. */
function inherit(
  evaluation: SelfEvaluation,
  first: SelfEvaluation | undefined,
  states: Record<Inherited, boolean>,
): Inherited[] {
  if (!first) return []
  const taken = INHERITED.filter((field) => first[field] !== null && !states[field])
  for (const field of taken) {
    Object.assign(evaluation, { [field]: first[field] })
    const cell = first.cells[field]
    if (cell) evaluation.cells[field] = cell
  }
  return taken
}

/** `自评总分(分) | 97.6` above the tables, where there is no total row that says it. */
function totalInHead(grid: Grid, parts: FormParts, evaluation: SelfEvaluation, sink: FormSink): void {
  for (const { label, value, row, column } of parts.entries) {
    if (value === null) continue
    const both = label === 'total' || label === 'grade' ? scoreAndGrade(value) : null
    if (evaluation.reportedTotal === null && (label === 'total' || both)) {
      const number = both ? { value: both.score } : readPoints(value)
      if (number === 'malformed') sink.malformed(row, column, value, 'total')
      if (typeof number === 'string') continue
      evaluation.reportedTotal = number.value
      evaluation.cells.reportedTotal = placeOf(grid, row, column)
    }
    const grade = both?.grade ?? (label === 'grade' ? gradeOf(value) : null)
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
  const side = parts.budget.header?.side ?? []
  return kindOf(grid.file.split(/[\\/]/).at(-1)!) ?? kindOf(side.join('')) ?? 'department'
}

function projectName(parts: FormParts): Placed | null {
  const named = headValue(parts.entries, 'name')
  if (named) return named
  const title = parts.titles.find((candidate) => candidate.projectName)
  return title ? { text: title.projectName!, row: title.row, column: title.column } : null
}

function unitInTitle({ titles }: FormParts): Placed | null {
  const title = titles.find((candidate) => candidate.unit)
  return title ? { text: title.unit!, row: title.row, column: title.column } : null
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
