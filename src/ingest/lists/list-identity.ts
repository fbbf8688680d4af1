import type { EvaluationKind } from '@/engine'
import { isBlank } from '../blank'
import { compact, tidyName, withoutCode, withoutUnitCode } from '../normalise'
import { yearInFileName } from '../recognisers/year'
import type { Reject } from '../model'
import type { ListField, ListHeader } from './list-header'
import type { ListRow } from './list-row'

/** Whose row it is: the evaluation that it belongs to. */
export interface Identity {
  kind: EvaluationKind
  department: string
  supervisor: string | null
  year: number | null
  name: string | null
}

/** Same kind, department, year and name = same evaluation, across the files of a batch. */
export function identityKey({ kind, department, year, name }: Identity): string {
  return JSON.stringify([kind, department, year, name])
}

const FIELDS = ['department', 'year', 'supervisor', 'kind', 'name'] as const
const REMEMBERED = 200_000
const BETWEEN = '\u001F'

/**
 * Reads the identity of rows from top to bottom. Merged cells are given once: a blank department takes over the whole
 * identity of the row above, a blank year the year above.
 */
export class IdentityReader {
  private last: Identity | null = null
  /** By the texts of a row that says everything itself. */
  private readonly known = new Map<string, Identity>()
  private readonly columns: readonly number[]
  private lastCells: readonly string[] = []
  private readonly fileYear: number | null

  constructor(
    private readonly header: ListHeader,
    file: string,
  ) {
    this.fileYear = header.columns.year ? null : (header.year ?? yearInFileName(file))
    this.columns = FIELDS.flatMap((field) => header.columns[field]?.column ?? [])
  }

  /** Rows of one table that follow each other have one identity object. */
  read(row: ListRow): Identity | Reject {
    // The row above in the same words: whatever is carried down, it comes to the same.
    if (this.last && this.columns.every((column) => row.cells[column] === this.lastCells[column]))
      return this.last
    this.lastCells = []
    const key = this.saysAll(row) ? this.columns.map((column) => row.cells[column]).join(BETWEEN) : null
    const known = key === null ? undefined : this.known.get(key)
    const read = known ?? this.readAnew(row)
    if ('code' in read) return read
    if (key !== null && !known) {
      if (this.known.size >= REMEMBERED) this.known.clear()
      this.known.set(key, read)
    }
    this.lastCells = row.cells
    return (this.last = read)
  }

  /** Whether nothing comes from the row above: neither department and year nor, of the same department, its supervisor. */
  private saysAll(row: ListRow): boolean {
    const { columns } = this.header
    return (
      !isBlank(row.text('department')) &&
      (!columns.year || !isBlank(row.text('year'))) &&
      (!columns.supervisor || !isBlank(row.text('supervisor')))
    )
  }

  private readAnew(row: ListRow): Identity | Reject {
    const department = this.text(row, 'department')
    if (department === null) {
      if (!this.last) return row.reject('department', 'list.department-missing')
      const year = this.year(row, this.last.year)
      if (typeof year === 'object' && year !== null) return year
      return (this.last = { ...this.last, year })
    }
    const year = this.year(row, this.last?.year ?? null)
    if (typeof year === 'object' && year !== null) return year
    const name = this.text(row, 'name')
    const said = compact(row.text('kind'))
    const kind = /整体|^部门/.test(said)
      ? 'department'
      : /项目|专项/.test(said) || name
        ? 'project'
        : 'department'
    const same = this.last?.department === department && this.last.kind === kind
    return (this.last = {
      kind,
      department,
      supervisor: this.text(row, 'supervisor') ?? (same ? this.last!.supervisor : null),
      year,
      name: kind === 'project' ? name : null,
    })
  }

  private text(row: ListRow, field: ListField): string | null {
    const text = row.text(field)
    return isBlank(text)
      ? null
      : tidyName(field === 'name' ? withoutCode(text.trim()) : withoutUnitCode(text.trim()))
  }

  private year(row: ListRow, above: number | null): number | null | Reject {
    if (!this.header.columns.year) return this.fileYear
    const text = row.text('year')
    if (isBlank(text)) return above
    const year = /^((?:19|20)\d{2})(?:年度?)?$/.exec(compact(text))
    return year ? Number(year[1]) : row.reject('year', 'list.year-unreadable', text)
  }
}
