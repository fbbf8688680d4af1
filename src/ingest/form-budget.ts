import { correctedColumns, type Corrections } from './corrections'
import { filledCells, type Grid } from './grid'
import {
  hasBudgetNumbers,
  isBudgetSubHeader,
  recogniseBudgetRow,
  weightInHeader,
} from './recognisers/budget-block'
import { recogniseBudgetHeader, type BudgetHeader } from './recognisers/budget-header'
import type { BudgetCell, BudgetRow } from './recognisers/budget-line'
import { recogniseBudgetPairs, recognisePairedSource } from './recognisers/budget-pairs'
import {
  recogniseTransposedBudget,
  transposedLines,
  transposedRow,
  type TransposedBudget,
} from './recognisers/budget-transposed'
import { recogniseTextRow } from './recognisers/text-row'

/** What a row is to the budget block. `spending`: a split of the spending; `task`: a line of a table of tasks. */
export type BudgetMeaning = 'header' | 'line' | 'spending' | 'task' | 'unknown-source'

/** Gathers the budget block of one table, row by row, whichever way it lies. */
export class FormBudget {
  header: BudgetHeader | null = null
  /** 0-based rows of the block, header included: where the unit is looked for first. */
  readonly rows: number[] = []
  private readonly lines: BudgetRow[] = []
  private transposed: {
    header: TransposedBudget
    rows: NonNullable<ReturnType<typeof transposedRow>>[]
  } | null = null
  private pairs: BudgetRow | null = null
  /** Lines of sources below the pairs. */
  private readonly parts: BudgetRow[] = []
  /** 按收入性质分 was said: what follows without numbers of its own splits the total once more. */
  private splits = false

  constructor(
    private readonly grid: Grid,
    private readonly corrections: Corrections,
  ) {}

  /**
   * The meaning of a row, or null where it is none of the block.
   * @param inBlock the row above belongs to the block
   */
  step(row: number, inBlock: boolean): BudgetMeaning | null {
    const meaning = this.begin(row) ?? (inBlock ? this.go(row) : null) ?? this.pair(row, inBlock)
    if (meaning !== null) this.rows.push(row)
    return meaning
  }

  private begin(row: number): BudgetMeaning | null {
    if (this.header || this.transposed) return null
    const header = recogniseBudgetHeader(this.grid, row)
    if (header) {
      const columns = correctedColumns(this.grid, 'budget', header.columns, this.corrections)
      this.header = { ...header, columns }
      return 'header'
    }
    const transposed = recogniseTransposedBudget(this.grid, row)
    if (!transposed) return null
    this.transposed = { header: transposed, rows: [] }
    return 'header'
  }

  private go(row: number): BudgetMeaning | null {
    if (this.transposed) {
      const found = transposedRow(this.grid, row, this.transposed.header)
      if (!found) return null
      this.transposed.rows.push(found)
      return 'line'
    }
    return this.header ? this.under(this.header, row) : null
  }

  private under(header: BudgetHeader, row: number): BudgetMeaning | null {
    if (isBudgetSubHeader(this.grid, row, header) && this.lines.length === 0) return 'header'
    const hasNumbers = hasBudgetNumbers(this.grid, row, header.columns)
    const text = recogniseTextRow(this.grid, row)
    if (!hasNumbers && text !== null) return null
    const found = recogniseBudgetRow(this.grid, row, header, this.lines.length === 0)
    if (found === 'spending') {
      this.splits ||= filledCells(this.grid, row).some((cell) => /性质分/.test(cell.text))
      return 'spending'
    }
    // A table of tasks with money has a total at its end; its other rows are tasks, not fund sources.
    const ofTasks = recogniseTextRow(this.grid, header.row)?.region === 'tasks'
    if (ofTasks && found?.source !== 'total') return hasNumbers ? 'task' : null
    if (found && this.splits && !hasNumbers) return 'spending'
    const secondTotal = found?.source === 'total' && this.lines.some((line) => line.source === 'total')
    if (found && !secondTotal) {
      this.lines.push(found)
      return 'line'
    }
    return hasNumbers ? 'unknown-source' : null
  }

  private pair(row: number, inBlock: boolean): BudgetMeaning | null {
    if (this.header || this.transposed) return null
    const part = inBlock && this.pairs ? recognisePairedSource(this.grid, row, this.pairs.cells) : null
    if (part) {
      this.parts.push(part)
      return 'line'
    }
    const cells = recogniseBudgetPairs(this.grid, row, inBlock && this.pairs !== null)
    if (!cells) return null
    this.pairs ??= { row, source: 'total', label: null, cells: {} }
    this.pairs.cells = { ...cells, ...this.pairs.cells }
    return 'line'
  }

  /** The lines of the block; amounts beside labels only where there is no block with sources. */
  result(): { lines: BudgetRow[]; weightStated: BudgetCell | null } {
    if (this.header) return { lines: this.lines, weightStated: weightInHeader(this.grid, this.header) }
    if (this.transposed)
      return { lines: transposedLines(this.transposed.header, this.transposed.rows), weightStated: null }
    return { lines: this.pairs ? [this.pairs, ...this.parts] : [], weightStated: null }
  }
}
