import type { Bilingual, CellRef, Finding, ScoredBudgetLine, ScoredEvaluation, Severity } from '../model'
import type { Scheme } from '../scheme'
import { findingRule } from './catalogue'
import { nestQuotes } from './nest-quotes'

/**
 * A finding with the severity of its rule, or another where it is more or less certain than its rule as a whole. Evidence
 * cells that the source does not have are left out, and each stands once.
 */
export function finding(
  rule: string,
  zh: string,
  en: string,
  evidence: readonly (CellRef | undefined)[],
  severity: Severity = findingRule(rule).severity,
): Finding {
  const message: Bilingual = { zh: nestQuotes(zh), en: nestQuotes(en) }
  return { rule, severity, message, evidence: distinctCells(evidence) }
}

/** The cells that there are, each once. */
export function distinctCells(cells: readonly (CellRef | undefined)[]): CellRef[] {
  if (cells.length > MANY) {
    const seen = new Map<string, CellRef>()
    for (const cell of cells)
      if (cell) seen.set(`${cell.file}\n${cell.sheet ?? ''}\n${cell.row}\n${cell.column}`, cell)
    return [...seen.values()]
  }
  const distinct: CellRef[] = []
  for (const cell of cells) if (cell && !distinct.some((one) => isSameCell(one, cell))) distinct.push(cell)
  return distinct
}

/** Few cells are faster compared than made into keys. */
const MANY = 16

const isSameCell = (a: CellRef, b: CellRef) =>
  a.row === b.row && a.column === b.column && a.file === b.file && a.sheet === b.sheet

/** The line 部门预算总额 / 年度资金总额. */
export function totalLine(evaluation: ScoredEvaluation): ScoredBudgetLine | undefined {
  return evaluation.budget.find((line) => line.fundSource === 'total')
}

/** All that the rules of a row look at beyond the row. */
export type OfBasis = Pick<ScoredEvaluation, 'schemeBasis'>

/**
 * How a finding that rests on a scheme may speak: where nothing says which scheme the table follows (`default`, `unexplained`), no score is
 * wrong, and the finding is a note that names the scheme it compares with.
 */
export function underScheme(
  evaluation: OfBasis,
  scheme: Scheme,
): { severity?: Severity; prefix: Bilingual | null } {
  if (evaluation.schemeBasis !== 'default' && evaluation.schemeBasis !== 'unexplained')
    return { prefix: null }
  return {
    severity: 'note',
    prefix: {
      zh: `若按方案“${scheme.title.zh}”`,
      en: `under the scheme “${scheme.title.en}”`,
    },
  }
}
