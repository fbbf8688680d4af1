import { filledCells } from '../grid'
import { isBlank } from '../blank'
import { compact, labelText } from '../normalise'
import { matchField } from '../synonyms'
import head from '../synonyms/head.json'
import { onceARow } from '../once-a-row'

export type HeadLabel = keyof typeof head

export interface HeadEntry {
  label: HeadLabel
  /** As written, trimmed; null where the form was left blank. */
  value: string | null
  /** Of the value, else of the label. 0-based. */
  row: number
  column: number
}

const OTHER_LINE =
  /^(?:附件|附表|附|表)[\d一二三四五六七八九十]*[:：]?$|^公开\d+表$|^单位:|^金额单位|^(?:报表|表格)?编号/

/**
 * Label and value pairs of one row: `项目名称 | 委托业务项目`, several in a row, blanks between, or both in one cell
 * (`部门:永德县明朗中学`). A label that follows directly means that the first was left blank.
 */
export const recogniseHeadRow = onceARow((grid, row): HeadEntry[] => {
  const cells = filledCells(grid, row)
  const entries: HeadEntry[] = []
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!
    const inline = inlineEntries(cell.text)
    if (inline.length > 0) {
      for (const entry of inline) entries.push({ ...entry, row, column: cell.column })
      continue
    }
    const match = matchField<HeadLabel>(head, cell.text)
    if (!match) {
      if (OTHER_LINE.test(compact(cell.text)))
        entries.push({ label: 'other', value: cell.text, row, column: cell.column })
      continue
    }
    while (cells[i + 1]?.text === cell.text) i++
    const next = cells[i + 1]
    const isLabel = next && (matchField<HeadLabel>(head, next.text) || inlineEntries(next.text).length > 0)
    if (!next || isLabel) {
      entries.push({ label: match.field, value: null, row, column: cell.column })
      continue
    }
    entries.push({
      label: match.field,
      value: isBlank(next.text) ? null : next.text,
      row,
      column: next.column,
    })
    i++
  }
  return entries
})

/** `填报单位：区水利局    填报日期：2023-3-1`: pairs in one cell, set apart by blanks; by one blank where a known label follows. */
function inlineEntries(text: string): Pick<HeadEntry, 'label' | 'value'>[] {
  // Most cells hold no pair: they are not searched for one.
  if (!/[:：]/.test(text)) return []
  const parts: string[] = []
  let from = 0
  for (const { index, 0: blanks, 1: label } of text.matchAll(/\s+(?=([^\s:：]{1,20})[:：])/g)) {
    if (blanks.length < 2 && !matchField<HeadLabel>(head, label!)) continue
    parts.push(text.slice(from, index))
    from = index + blanks.length
  }
  parts.push(text.slice(from))
  // Blanks may also justify a label: what stands before them without a colon belongs to what follows.
  while (parts.length > 1 && !/[:：]/.test(parts[0]!)) parts.splice(0, 2, parts[0]! + parts[1]!)
  return parts.flatMap((part) => inlineEntry(part) ?? [])
}

function inlineEntry(text: string): Pick<HeadEntry, 'label' | 'value'> | null {
  const at = text.search(/[:：]/)
  if (at <= 0 || at > 20) return null
  const match = matchField<HeadLabel>(head, labelText(text.slice(0, at)))
  const value = text.slice(at + 1).trim()
  if (!match || value === '') return null
  return { label: match.field, value: isBlank(value) ? null : value }
}
