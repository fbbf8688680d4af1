import { isBlank, isInstruction, saysNothing } from '../blank'
import { filledCells, type Filled } from '../grid'
import { compact } from '../normalise'
import { matchField } from '../synonyms'
import regions from '../synonyms/regions.json'
import { onceARow } from '../once-a-row'

export type Region = keyof typeof regions

export interface TextRow {
  region: Region
  /** The label's cell. */
  label: Filled
  /** What stands to the right of the label (labels of the same kind left out). */
  texts: Filled[]
  /** A second label of the row: 存在问题 | … | 改进措施 | …. */
  second: { region: Region; column: number; texts: Filled[] } | null
  /** `资金管理情况 | 情况说明 | 存在问题和改进措施`: a header; from this column on, the rows below name problems. */
  problemsFrom: number | null
}

const NOTE = /^(?:注|备注|说明|填表说明|填报说明|注意)(?:\d|[一二三四五六七八九十])?[:：、.]/

/** A row that belongs to a region of text: goals, tasks, problems, measures, notes. Inline `存在问题：…` counts too. */
export const recogniseTextRow = onceARow((grid, row): TextRow | null => {
  const cells = filledCells(grid, row)
  const first = cells[0]
  if (!first) return null
  if (NOTE.test(compact(first.text)))
    return { region: 'text', label: first, texts: [], second: null, problemsFrom: null }
  const labelled = cells.map((cell) => ({ cell, region: regionOf(cell.text) }))
  const start = labelled.findIndex(({ region }) => region !== null && region !== 'side')
  if (start < 0) return inlineRow(first)
  // Only labels may stand to the left: an indicator that is named like a region is not at the row's beginning.
  if (labelled.slice(0, start).some(({ region }) => region === null)) return null
  const { cell: label, region } = labelled[start]!
  const rest = labelled.slice(start + 1)
  const cut = rest.findIndex(
    (item) => item.region !== null && item.region !== region && isProblemRegion(item.region),
  )
  const own = cut < 0 || !isProblemRegion(region!) ? rest : rest.slice(0, cut)
  const texts = own.filter((item) => item.region === null).map((item) => item.cell)
  const second =
    own === rest
      ? null
      : {
          region: rest[cut]!.region!,
          column: rest[cut]!.cell.column,
          texts: rest
            .slice(cut + 1)
            .filter((item) => item.region === null)
            .map((item) => item.cell),
        }
  const last = rest.at(-1)
  const isHeader = last !== undefined && rest.every((item) => item.region !== null)
  const problemsFrom =
    isHeader && !isProblemRegion(region!) && PROBLEMS.has(last.region!) ? last.cell.column : null
  return { region: region!, label, texts, second, problemsFrom }
})

const PROBLEMS: ReadonlySet<Region> = new Set(['problems', 'problemsAndMeasures'])
const isProblemRegion = (region: Region) => region === 'problems' || region === 'measures'

/** The region of text that a label begins. */
export function regionOf(text: string): Region | null {
  return matchField<Region>(regions, text)?.field ?? null
}

function inlineRow(cell: Filled): TextRow | null {
  const at = cell.text.search(/[:：]/)
  if (at <= 0 || at > 20) return null
  const region = regionOf(cell.text.slice(0, at))
  const text = cell.text.slice(at + 1).trim()
  if (!region || region === 'side' || text === '') return null
  return { region, label: cell, texts: [{ column: cell.column, text }], second: null, problemsFrom: null }
}

/** Texts that say something: no blanks, no `无`, no instruction of the form; repeated merged cells once. */
export function answers(texts: readonly Filled[]): Filled[] {
  return texts.filter(
    ({ text }, i) =>
      !isBlank(text) &&
      !saysNothing(text) &&
      !isInstruction(text) &&
      texts.findIndex((other) => other.text === text) === i,
  )
}
