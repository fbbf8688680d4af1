import type { CellRef, DecimalString } from '@/engine'
import { isBlank } from '../blank'
import type { CellNumber } from '../cell-number'
import { FIELD_NAMES } from '../form-sink'
import { placeOf, type Grid } from '../grid'
import type { Reject } from '../model'
import { reject, type RejectCode } from '../rejects'
import type { ListField, ListHeader } from './list-header'

/** Where the rows of a list are. */
export type ListPlace = Pick<Grid, 'file' | 'sheet' | 'columns'>

/** One row of a list, read by field. */
export class ListRow {
  constructor(
    private readonly list: ListPlace,
    private readonly header: ListHeader,
    readonly row: number,
    readonly cells: readonly string[],
  ) {}

  /** As it stands in the file; `''` where the list has no such column. */
  raw(field: ListField): string {
    const span = this.header.columns[field]
    return span ? (this.cells[span.column] ?? '') : ''
  }

  /** Trimmed; `''` where the list has no such column. */
  text(field: ListField): string {
    const span = this.header.columns[field]
    return span ? (this.cells[span.column]?.trim() ?? '') : ''
  }

  /** Null for blanks (`-`, `/`, `……`). */
  stated(field: ListField): string | null {
    const text = this.text(field)
    return isBlank(text) ? null : text
  }

  place(field: ListField): CellRef {
    return placeOf(this.list, this.row, this.header.columns[field]?.column ?? 0)
  }

  /** Those of the fields that say something. */
  stating<F extends ListField>(fields: readonly F[]): F[] {
    return fields.filter((field) => this.stated(field) !== null)
  }

  /** Places of the fields that say something. */
  places<F extends ListField>(fields: readonly F[]): Partial<Record<F, CellRef>> {
    const cells: Partial<Record<F, CellRef>> = {}
    for (const field of fields) if (this.stated(field) !== null) cells[field] = this.place(field)
    return cells
  }

  /** A number or null. @throws MalformedCell: in a list, one malformed number rejects its row. */
  number(field: ListField, parse: (text: string) => CellNumber): DecimalString | null {
    const number = parse(this.text(field))
    if (number === 'malformed') throw new MalformedCell(this.malformed(field))
    return number === 'blank' ? null : number.value
  }

  malformed(field: ListField): Reject {
    return this.reject(field, 'list.number-malformed', this.text(field), {
      field: FIELD_NAMES[field] ?? field,
    })
  }

  reject(field: ListField, code: RejectCode, text?: string, params?: Record<string, string>): Reject {
    const { file, ...place } = this.place(field)
    return reject(file, code, { ...place, text, params })
  }
}

/** Thrown by `ListRow.number`, so that a row is read in a straight line. */
export class MalformedCell extends Error {
  constructor(readonly reject: Reject) {
    super(reject.message.en)
  }
}
