import type { Indicator } from '@/engine'
import type { FormBudget } from './form-budget'
import type { Columns } from './recognisers/columns'
import type { HeadEntry } from './recognisers/head'
import type { IndicatorColumn, IndicatorHeader } from './recognisers/indicator-header'
import type { ProblemTexts } from './recognisers/problem-texts'
import type { Region } from './recognisers/text-row'
import type { Title } from './recognisers/title'
import type { TotalRow } from './recognisers/total-row'
import type { RowMeaning } from './regions'

/** The rows of one table, told apart by what they mean. */
export interface FormParts {
  titles: Title[]
  entries: HeadEntry[]
  /** Rows above the first table header: where year and unit are looked for. */
  headRows: number[]
  budget: FormBudget
  indicatorHeader: IndicatorHeader | null
  /** How far the data stand to the right of the indicator header. */
  shift: number
  indicators: Indicator[]
  total: TotalRow | null
  problems: ProblemTexts
  rows: readonly number[]
  /** What each row was taken for; a rejected row is in the sink. */
  meanings: Map<number, RowMeaning>
  /** The columns of the indicators as they were read: moved by `shift`, corrected by the officer. */
  indicatorColumns: Columns<IndicatorColumn>
  /** Rows that hold no figure of ours, by their labels: the ledger names them. */
  notRead: { row: number; label: string; why: 'text' | 'spending' | 'task' }[]
}

/** Where in a form the rows stand that are being read. */
export type Where =
  | { region: 'head' | 'budget' | 'indicators' | 'after' }
  /** Inside a text region, begun by a label in that column. */
  | { region: Region; column: number }
