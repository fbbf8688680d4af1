import { isBlank } from './blank'
import { looksNumeric, readAmount } from './cell-number'
import { filledCells, type Grid } from './grid'
import type { FormParts, Where } from './form-parts'
import { compact, labelText } from './normalise'
import { unitOf } from './recognisers/unit'
import { yearIn } from './recognisers/year'

/** What print and page breaks leave in a sheet. */
const PAGE = /^(?:第?\d+页|共\d+页|第\d+页[,，/]?共\d+页|-\d+-|—\d+—|\(?续表?\)?|续上?表)$/
/** 二、部门年度重点工作任务: the heading of a part of the form. */
const PART_HEADING = /^(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\)).{2,30}$/

/** A row without a known label of its own: what it means follows from where it stands. */
export function continuation(grid: Grid, row: number, where: Where, parts: FormParts): Where | 'unknown' {
  const cells = filledCells(grid, row)
  // Dashes and left-overs say nothing, wherever they stand.
  if (cells.every((cell) => isBlank(cell.text))) return where
  const texts = [...new Set(cells.map((cell) => cell.text))]
  if (texts.length === 1 && PAGE.test(compact(texts[0]!))) return where
  if (texts.length === 1 && PART_HEADING.test(compact(texts[0]!))) {
    // The heading of the indicators stands above their header; any other ends what came before it.
    return where.region === 'head' || where.region === 'indicators' ? where : { region: 'after' }
  }
  switch (where.region) {
    case 'head': {
      const short = cells.every((cell) => cell.text.length <= 40)
      const saysYearOrUnit = cells.some((cell) => yearIn(cell.text) !== null || unitOf(cell.text) !== null)
      const blankYear = cells.some((cell) => /^\(?年度?\)?$/.test(compact(cell.text)))
      if (texts.length === 1 && short && (saysYearOrUnit || blankYear)) return where
      return labelledText(texts, row, parts) ? where : 'unknown'
    }
    case 'budget':
      return labelledText(texts, row, parts) ? { region: 'after' } : 'unknown'
    case 'indicators':
      return 'unknown'
    case 'after':
      return (texts.length === 1 && parts.total) || labelledText(texts, row, parts) ? where : 'unknown'
    case 'goals':
    case 'tasks':
      return where
    case 'problems':
    case 'measures':
    case 'problemsAndMeasures':
      parts.problems.addContinuation(row, where.region)
      return where
    default: {
      const below = 'column' in where && cells[0]!.column > where.column
      return below || texts.length === 1 || labelledText(texts, row, parts) ? where : 'unknown'
    }
  }
}

/**
 * A label that the synonyms do not know, with a text beside it (`主要绩效 | …`), once or twice: there is no figure in it,
 * so it is no loss; the ledger names it all the same. A number beside it may be a figure: then it is not understood.
 */
function labelledText(texts: readonly string[], row: number, parts: FormParts): boolean {
  if (texts.length !== 2 && texts.length !== 4) return false
  const labels = texts.filter((_, i) => i % 2 === 0)
  const values = texts.filter((_, i) => i % 2 === 1)
  if (!labels.every(isLabel) || values.some(isFigure)) return false
  parts.notRead.push({ row, label: labels.join('、'), why: 'text' })
  return true
}

function isLabel(text: string): boolean {
  const label = labelText(text)
  return label.length >= 3 && label.length <= 20 && !/[\d。；，]/.test(label)
}

const isFigure = (text: string) => looksNumeric(text) || typeof readAmount(text, null) === 'object'
