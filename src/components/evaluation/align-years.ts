import type { ScoredIndicator } from '@/engine'
import type { CheckedEvaluation } from '@/pipeline'

/** One row of the form over the years; `null` where the year's table has no such row. */
export interface AlignedRow {
  key: string
  level1: string
  level2: string
  level3: string
  /** One a table, in the order of the tables. */
  cells: (ScoredIndicator | null)[]
}

/** Names on the form, and which of several alike it is: the second 「其他」 of one year is the second of the next. */
function keyed(indicators: readonly ScoredIndicator[]): { key: string; indicator: ScoredIndicator }[] {
  const seen = new Map<string, number>()
  return indicators.map((indicator) => {
    const name = JSON.stringify([indicator.level1, indicator.level2, indicator.level3])
    const place = seen.get(name) ?? 0
    seen.set(name, place + 1)
    return { key: `${name}#${place}`, indicator }
  })
}

/**
 * The indicators of several years' tables beside each other, in the order of the latest form. What only an earlier form
 * has stands behind the row that it stood behind there.
 */
export function alignYears(tables: readonly CheckedEvaluation[]): AlignedRow[] {
  const years = tables.map((table) => keyed(table.indicators))
  const order: string[] = []
  for (const year of [...years].reverse()) {
    let after = -1
    for (const { key } of year) {
      const known = order.indexOf(key)
      if (known >= 0) after = known
      else order.splice(++after, 0, key)
    }
  }
  const byKey = years.map((year) => new Map(year.map(({ key, indicator }) => [key, indicator])))
  return order.map((key) => {
    const cells = byKey.map((year) => year.get(key) ?? null)
    const { level1, level2, level3 } = cells.findLast((cell) => cell !== null)!
    return { key, level1: level1 ?? '', level2: level2 ?? '', level3: level3 ?? '', cells }
  })
}
