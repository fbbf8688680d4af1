import type { Dice } from './dice'

/** How a sheet is written down: everything that differs between the forms of two regions, but not what they say. */
export interface Layout {
  dice: Dice
  unit: '万元' | '元'
  /** Where the unit is said. `nowhere` is for 万元 only, and reads as no unit. */
  unitAt: 'line' | 'side' | 'label' | 'header' | 'title' | 'nowhere'
  yearAt: 'title' | 'line' | 'chinese' | 'cell' | 'header' | 'file'
  budget: 'columns' | 'transposed' | 'pairs'
  total: 'row' | 'head' | 'below'
  /** Operator, value and unit of the target in columns of their own, under a header of one or of two rows. */
  splitTarget: 'no' | 'one-row' | 'two-rows'
  /** Merged cells: given once, or repeated in each of their cells. */
  repeatMerged: boolean
  /** Each level has points of its own in a column behind it. */
  levelPoints: boolean
  blankColumns: boolean
  blankRows: boolean
  foot: boolean
  /** Digits, letters and brackets in full width here and there. */
  fullWidth: boolean
  /** Line breaks and blanks inside headers. */
  spacedHeaders: boolean
  instructions: boolean
  /** 改进措施 in a column of its own behind the reason. */
  measureColumn: boolean
  /** 指标名称 above the names of the levels. */
  levelsUnderHeading: boolean
  /** A row for each level 1 with the points of its indicators. */
  levelSums: boolean
  /** The table goes on over a page: number, title and header come again. */
  pageBreak: boolean
  /** A table of income above the budget. */
  income: boolean
}

export function drawLayout(dice: Dice): Layout {
  const unit = dice.pick(['万元', '元'] as const)
  const places = ['line', 'side', 'side', 'label', 'header', 'title'] as const
  return {
    dice,
    unit,
    unitAt: unit === '万元' && dice.chance(10) ? 'nowhere' : dice.pick(places),
    yearAt: dice.pick(['title', 'title', 'line', 'line', 'chinese', 'cell', 'header', 'file'] as const),
    budget: dice.chance(15) ? dice.pick(['transposed', 'pairs'] as const) : 'columns',
    total: dice.pick(['row', 'row', 'row', 'head', 'below'] as const),
    splitTarget: dice.pick(['no', 'no', 'one-row', 'two-rows'] as const),
    repeatMerged: dice.chance(35),
    levelPoints: dice.chance(8),
    blankColumns: dice.chance(40),
    blankRows: dice.chance(40),
    foot: dice.chance(60),
    fullWidth: dice.chance(25),
    spacedHeaders: dice.chance(40),
    instructions: dice.chance(20),
    measureColumn: dice.chance(15),
    levelsUnderHeading: dice.chance(8),
    levelSums: dice.chance(8),
    pageBreak: dice.chance(8),
    income: dice.chance(8),
  }
}

/** A header or label as this layout writes it. */
export function written(text: string, { dice, spacedHeaders, fullWidth }: Layout): string {
  let out = text
  if (spacedHeaders && dice.chance(50) && !/[：:（(]/.test(out)) {
    const at = dice.between(1, out.length - 1)
    out = out.slice(0, at) + dice.pick(['\n', ' ', '　', '\r\n', '  ']) + out.slice(at)
  }
  if (fullWidth && dice.chance(50)) out = widened(out)
  return dice.chance(5) ? ` ${out} ` : out
}

/** ASCII digits, letters, brackets, signs in full width. */
export function widened(text: string): string {
  return text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
}
