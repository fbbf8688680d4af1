import { comparable, COPY_RULE } from './comparable'
import type { ComparedText, Copy } from './find-copies'

/** A whole table or report whose text stands mostly in another one. */
export interface ReportCopy {
  kind: Copy['kind']
  table: string
  from: string
  department: string
  year: number
  fromDepartment: string
  fromYear: number
  /** Copied texts, of those long enough to be compared. */
  copied: number
  compared: number
  /** Share of the characters that were copied, percent, whole number. */
  share: number
}

/** From this share of its characters on a whole report counts as copied, percent. */
export const REPORT_SHARE = 70
/** One copied sentence is a copied sentence: a report has several. */
export const REPORT_TEXTS = 3

/** Adds copied sentences up to copied reports: pairs of tables that share most of their text. */
export function findReportCopies(texts: readonly ComparedText[], copies: readonly Copy[]): ReportCopy[] {
  const sizes = new Map<string, { texts: number; characters: number }>()
  for (const { table, text } of texts) {
    const length = comparable(text).length
    if (length < COPY_RULE.shortest) continue
    const size = sizes.get(table) ?? { texts: 0, characters: 0 }
    sizes.set(table, { texts: size.texts + 1, characters: size.characters + length })
  }
  const pairs = new Map<string, { copy: Copy; texts: number; characters: number }>()
  for (const copy of copies) {
    const key = `${copy.text.table}\n${copy.from.table}`
    const pair = pairs.get(key) ?? { copy, texts: 0, characters: 0 }
    pair.texts++
    pair.characters += comparable(copy.text.text).length
    pairs.set(key, pair)
  }
  return [...pairs.values()].flatMap(({ copy, texts, characters }) => {
    const size = sizes.get(copy.text.table)!
    const share = Math.round((100 * characters) / size.characters)
    if (texts < REPORT_TEXTS || share < REPORT_SHARE) return []
    const { kind, text, from } = copy
    return [
      {
        kind,
        table: text.table,
        from: from.table,
        department: text.department,
        year: text.year,
        fromDepartment: from.department,
        fromYear: from.year,
        copied: texts,
        compared: size.texts,
        share,
      },
    ]
  })
}
