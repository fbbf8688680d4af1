import type { Bilingual, SelfEvaluation } from '@/engine'
import { filledCells, filledRows, type Grid } from '../grid'
import { labelText } from '../normalise'
import type { Reject } from '../model'
import type { Assembly } from './assembly'
import type { ListHeader } from './list-header'
import { identityKey, IdentityReader, type Identity } from './list-identity'
import { readBudget, readIndicator, readProblem, type ListLevels } from './list-records'
import { ListRow, MalformedCell } from './list-row'

export interface ListReading {
  rejects: Reject[]
  /** 0-based; each rejected row once. */
  rejectedRows: ReadonlySet<number>
  confidence: number
  reasons: Bilingual[]
  unknownColumns: string[]
}

const NAMES: Record<ListHeader['layout'], Bilingual> = {
  'list-indicators': { zh: '指标明细', en: 'list of indicators' },
  'list-budgets': { zh: '预算明细', en: 'list of budgets' },
  'list-problems': { zh: '问题明细', en: 'list of problems' },
}

/** Reads all rows of a list into `assembly`; a bad row is a reject with its place, the good ones stay. */
export function readList(grid: Grid, header: ListHeader, assembly: Assembly): ListReading {
  const rejects: Reject[] = []
  const rejectedRows = new Set<number>()
  const identities = new IdentityReader(header, grid.file)
  const state: State = { levels: { level1: null, level2: null }, key: '' }
  for (const index of filledRows(grid)) {
    if (index <= header.row) continue
    const row = new ListRow(grid, header, index)
    if (isSum(grid, index, row, header)) continue
    const rejected = loadRow(row, header, identities, state, assembly, grid.file)
    if (!rejected) continue
    rejects.push(rejected)
    rejectedRows.add(index)
  }
  return {
    rejects,
    rejectedRows,
    confidence: header.columns.year ? 100 : header.year ? 90 : 80,
    reasons: [
      {
        zh: `第 ${header.row + 1} 行是${NAMES[header.layout].zh}的表头，金额单位${header.unit}`,
        en: `row ${header.row + 1} heads a ${NAMES[header.layout].en}, amounts in ${header.unit}`,
      },
    ],
    unknownColumns: header.unknown,
  }
}

/** 合计 below the rows adds them up: nothing of its own to load. In a list by fund sources 合计 may be a source. */
function isSum(grid: Grid, index: number, row: ListRow, { layout, columns }: ListHeader): boolean {
  const first = filledCells(grid, index)[0]!
  if (!/^(?:总?合计|总计|小计|总分)$/.test(labelText(first.text))) return false
  if (layout === 'list-indicators') return row.stated('level3') === null
  return columns.fundSource === undefined || first.column !== columns.fundSource.column
}

interface State {
  levels: ListLevels
  /** The evaluation of the row above: levels are not carried over its end. */
  key: string
}

function loadRow(
  row: ListRow,
  header: ListHeader,
  identities: IdentityReader,
  state: State,
  assembly: Assembly,
  file: string,
): Reject | null {
  const identity = identities.read(row)
  if ('code' in identity) return identity
  const key = identityKey(identity)
  if (key !== state.key) Object.assign(state, { key, levels: { level1: null, level2: null } })
  try {
    return loadRecord(row, header, identity, state.levels, assembly, file)
  } catch (error) {
    if (error instanceof MalformedCell) return error.reject
    throw error
  }
}

function loadRecord(
  row: ListRow,
  header: ListHeader,
  identity: Identity,
  levels: ListLevels,
  assembly: Assembly,
  file: string,
): Reject | null {
  const { layout, unit } = header
  if (layout === 'list-indicators') {
    const indicator = readIndicator(row, levels)
    if ('code' in indicator) return indicator
    target(row, identity, layout, assembly, file).indicators.push(indicator)
    return null
  }
  if (layout === 'list-problems') {
    const problem = readProblem(row)
    if ('code' in problem) return problem
    target(row, identity, layout, assembly, file).problems.push(problem)
    return null
  }
  const record = readBudget(row, header)
  if ('code' in record) return record
  const evaluation = target(row, identity, layout, assembly, file)
  const twice = evaluation.budget.find(
    (line) => line.fundSource === record.line.fundSource && line.label === record.line.label,
  )
  if (twice)
    return row.reject('fundSource', 'list.duplicate-budget', record.line.label, {
      first: `第 ${twice.cells.label?.row ?? '?'} 行`,
    })
  evaluation.budget.push(record.line)
  evaluation.unit = unit
  if (evaluation.reportedTotal === null && record.reportedTotal !== null) {
    evaluation.reportedTotal = record.reportedTotal
    evaluation.cells.reportedTotal = row.place(record.totalField)
  }
  if (evaluation.reportedGrade === null && record.reportedGrade !== null) {
    evaluation.reportedGrade = record.reportedGrade
    evaluation.cells.reportedGrade = row.place('reportedGrade')
  }
  return null
}

/** The evaluation of the row; its first row says where department, year and name stand. */
function target(
  row: ListRow,
  identity: Identity,
  layout: ListHeader['layout'],
  assembly: Assembly,
  file: string,
): SelfEvaluation {
  const evaluation = assembly.evaluationFor(identity, layout, file, row.sheet)
  const { cells } = evaluation
  if (!cells.department) Object.assign(cells, row.places(['department', 'supervisor', 'year', 'name']))
  return evaluation
}
