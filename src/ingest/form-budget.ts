import { correctedColumns, type Corrections } from './corrections'
import { filledCells, type Grid } from './grid'
import {
  hasBudgetNumbers,
  isBudgetSubHeader,
  linesUnder,
  recogniseBudgetRow,
  weightInHeader,
} from './recognisers/budget-block'
import {
  isSameHeader,
  isUpperHeading,
  recogniseBudgetHeader,
  saysIncome,
  type BudgetHeader,
} from './recognisers/budget-header'
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

/** A block of amounts under a header. */
interface BudgetBlock {
  header: BudgetHeader
  rows: number[]
  /** 小计 | 财政拨款 | 其他资金 under each amount. */
  subHeader: number | null
  lines: BudgetRow[]
  /** 按收入性质分 was said: what follows without numbers of its own splits the total once more. */
  splits: boolean
  /** Its amounts are income: no budget that is executed. */
  isIncome: boolean
}

/** Gathers the budget block of one table, row by row, whichever way it lies. */
export class FormBudget {
  private readonly blocks: BudgetBlock[] = []
  /** Rows that belong to no block under a header. */
  private readonly otherRows: number[] = []
  private transposed: {
    header: TransposedBudget
    rows: NonNullable<ReturnType<typeof transposedRow>>[]
  } | null = null
  private pairs: BudgetRow | null = null
  /** Lines of sources below the pairs. */
  private readonly parts: BudgetRow[] = []

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
    if (meaning !== null) (this.blocks.at(-1)?.rows ?? this.otherRows).push(row)
    return meaning
  }

  /** The header of the block that is read, where it lies under one. */
  get header(): BudgetHeader | null {
    return this.chosen()?.header ?? null
  }

  /** 0-based rows, headers included, those of the block that is read first: where the unit is looked for first. */
  get rows(): readonly number[] {
    const chosen = this.chosen()
    const others = this.blocks.filter((block) => block !== chosen)
    return [chosen, ...others].flatMap((block) => block?.rows ?? []).concat(this.otherRows)
  }

  /** Lines of the blocks that are not read: income beside spending, or a table of money that is no budget of its own. */
  unread(): BudgetRow[] {
    const chosen = this.chosen()
    return this.blocks.filter((block) => block !== chosen).flatMap((block) => block.lines)
  }

  /** Of several blocks (收入, 支出, 预算执行情况) the one that is scored is evaluated; else the first that says most. */
  private chosen(): BudgetBlock | null {
    let best: BudgetBlock | null = null
    for (const block of this.blocks) if (!best || trust(block) > trust(best)) best = block
    return best
  }

  private begin(row: number): BudgetMeaning | null {
    if (this.transposed) return null
    const header = recogniseBudgetHeader(this.grid, row)
    if (header) {
      const last = this.blocks.at(-1)
      if (last && recogniseTextRow(this.grid, row)?.region === 'tasks') return null
      // A header that comes again at the top of a page heads the same block.
      if (last && isSameHeader(this.grid, last.header.row, row)) return 'header'
      const columns = correctedColumns(this.grid, 'budget', header.columns, this.corrections)
      const isIncome = saysIncome(this.grid, row)
      this.blocks.push({
        header: { ...header, columns },
        rows: [],
        subHeader: null,
        lines: [],
        splits: false,
        isIncome,
      })
      return 'header'
    }
    if (isUpperHeading(this.grid, row)) return 'header'
    if (this.blocks.length > 0) return null
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
    const block = this.blocks.at(-1)
    return block ? this.under(block, row) : null
  }

  private under(block: BudgetBlock, row: number): BudgetMeaning | null {
    const { header, lines } = block
    if (isBudgetSubHeader(this.grid, row, header) && lines.length === 0) {
      block.subHeader = row
      return 'header'
    }
    const hasNumbers = hasBudgetNumbers(this.grid, row, header.columns)
    const text = recogniseTextRow(this.grid, row)
    if (!hasNumbers && text !== null) return null
    if (block.isIncome && hasNumbers) return 'spending'
    const found = recogniseBudgetRow(this.grid, row, header, lines.length === 0)
    if (found === 'spending') {
      block.splits ||= filledCells(this.grid, row).some((cell) => /性质分/.test(cell.text))
      return 'spending'
    }
    // A table of tasks with money has a total at its end; its other rows are tasks, not fund sources.
    const ofTasks = recogniseTextRow(this.grid, header.row)?.region === 'tasks'
    if (ofTasks && found?.source !== 'total') return hasNumbers ? 'task' : null
    if (found && block.splits && !hasNumbers) return 'spending'
    const secondTotal = found?.source === 'total' && lines.some((line) => line.source === 'total')
    if (found && !secondTotal) {
      lines.push(found)
      if (block.subHeader !== null && found.source === 'total')
        lines.push(...linesUnder(this.grid, block.subHeader, row, header.columns))
      return 'line'
    }
    return hasNumbers ? 'unknown-source' : null
  }

  private pair(row: number, inBlock: boolean): BudgetMeaning | null {
    if (this.blocks.length > 0 || this.transposed) return null
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
    const block = this.chosen()
    if (block) return { lines: block.lines, weightStated: weightInHeader(this.grid, block.header) }
    if (this.transposed)
      return { lines: transposedLines(this.transposed.header, this.transposed.rows), weightStated: null }
    return { lines: this.pairs ? [this.pairs, ...this.parts] : [], weightStated: null }
  }
}

/** How much speaks for a block as the one that is evaluated. */
function trust({ header: { columns }, lines, isIncome }: BudgetBlock): number {
  if (isIncome) return -1
  const isScored = columns.weight !== undefined || columns.reportedScore !== undefined
  const isNamed = lines.some((line) => line.source !== 'total')
  return (isScored ? 8 : 0) + (columns.reportedRate ? 4 : 0) + (lines.length > 0 ? 2 : 0) + (isNamed ? 1 : 0)
}
