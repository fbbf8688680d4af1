import type { Bilingual, SelfEvaluation } from '@/engine'
import { filledRows, type Grid } from '../grid'
import { labelText } from '../normalise'
import type { Reject } from '../model'
import type { Assembly } from './assembly'
import type { ListHeader } from './list-header'
import { IndicatorReader } from './indicator-reader'
import { IdentityReader, type Identity } from './list-identity'
import { readBudget, readProblem } from './list-records'
import { ListRow, MalformedCell, type ListPlace } from './list-row'

export interface ListReading {
  rejects: Reject[]
  /** 0-based; each rejected row once. */
  rejectedRows: ReadonlySet<number>
  /** Rows that brought a record. */
  records: number
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
  const reader = new ListReader(grid, header, assembly)
  for (const index of filledRows(grid)) {
    if (index <= header.row) continue
    const rejected = reader.read(index, grid.rows[index]!)
    if (!rejected) continue
    rejects.push(rejected)
    rejectedRows.add(index)
  }
  reader.finish()
  return { rejects, rejectedRows, records: reader.records, ...aboutList(header) }
}

/** What the ledger says of a list of this header. */
export function aboutList(
  header: ListHeader,
): Pick<ListReading, 'confidence' | 'reasons' | 'unknownColumns'> {
  return {
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

/** Reads the rows of one list one by one, from top to bottom. */
export class ListReader {
  /** Rows that brought a record so far. */
  records = 0
  private readonly identities: IdentityReader
  private readonly indicators: IndicatorReader
  /** Texts that begin a row, and whether they call it a sum. */
  private readonly sums = new Map<string, boolean>()

  constructor(
    private readonly list: ListPlace,
    private readonly header: ListHeader,
    private readonly assembly: Assembly,
  ) {
    this.identities = new IdentityReader(header, list.file)
    this.indicators = new IndicatorReader(list, header)
  }

  /** Reads a row below the header that holds any text; `index` is 0-based. */
  read(index: number, cells: readonly string[]): Reject | null {
    const row = new ListRow(this.list, this.header, index, cells)
    if (this.isSum(row)) return null
    const identity = this.identities.read(row)
    if ('code' in identity) return identity
    try {
      const rejected =
        this.header.layout === 'list-indicators'
          ? this.indicators.read(row, identity)
          : loadRecord(row, this.header, identity, this.assembly, this.list)
      if (!rejected) this.records++
      return rejected
    } catch (error) {
      if (error instanceof MalformedCell) return error.reject
      throw error
    }
  }

  /** How many tables of indicators were read so far. */
  get tableCount(): number {
    return this.indicators.tableCount
  }

  /** All rows are read. */
  finish(): void {
    this.indicators.handOver(this.assembly, this.list.file, this.list.sheet ?? null)
  }

  /** 合计 below the rows adds them up: nothing of its own to load. In a list by fund sources 合计 may be a source. */
  private isSum(row: ListRow): boolean {
    const first = row.cells.findIndex((cell) => cell.trim() !== '')
    const text = row.cells[first]!
    let called = this.sums.get(text)
    if (called === undefined) {
      called = /^(?:总?合计|总计|小计|总分)$/.test(labelText(text))
      if (this.sums.size >= REMEMBERED) this.sums.clear()
      this.sums.set(text, called)
    }
    if (!called) return false
    const { layout, columns } = this.header
    if (layout === 'list-indicators') return row.stated('level3') === null
    return columns.fundSource === undefined || first !== columns.fundSource.column
  }
}
const REMEMBERED = 10_000

function loadRecord(
  row: ListRow,
  header: ListHeader,
  identity: Identity,
  assembly: Assembly,
  { file, sheet = null }: { file: string; sheet?: string | null },
): Reject | null {
  const { layout, unit } = header
  if (layout === 'list-problems') {
    const problem = readProblem(row)
    if ('code' in problem) return problem
    target(row, identity, layout, assembly, file, sheet).problems.push(problem)
    return null
  }
  const record = readBudget(row, header)
  if ('code' in record) return record
  const evaluation = target(row, identity, layout, assembly, file, sheet)
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
  sheet: string | null,
): SelfEvaluation {
  const evaluation = assembly.evaluationFor(identity, layout, file, sheet)
  const { cells } = evaluation
  if (!cells.department) Object.assign(cells, row.places(['department', 'supervisor', 'year', 'name']))
  return evaluation
}
