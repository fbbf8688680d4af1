import { onScopeDispose, ref } from 'vue'
import type { EvaluationKind } from '@/engine'
import type { CommonText, Copy, CopyRule, ReportCopy } from '@/problems'
import { findCopiesInWorker } from '@/stores/copies/client'
import type { FoundCopies } from '@/stores/copies/messages'
import { useRows } from '@/stores/rows'
import { useView } from '@/stores/view'
import { useWorkspace } from '@/stores/workspace'
import { chosenTables, textsToCompare, type TextToCompare, type Warehouse } from '@/warehouse'

/** A copied text with its source, each with its place. */
export interface PlacedCopy extends Pick<Copy, 'kind' | 'similarity'> {
  id: string
  text: TextToCompare
  from: TextToCompare
}

export interface CopiesFound {
  copies: PlacedCopy[]
  reports: ReportCopy[]
  common: CommonText[]
  rule: CopyRule
  /** Texts that were compared. */
  compared: number
}

interface Comparison {
  texts: TextToCompare[]
  found: FoundCopies
}

/** Copies in the tables that the filter chooses; the sources may stand anywhere in the workspace. */
export function useCopies() {
  const view = useView()
  const { comparing, compare } = useComparison()
  const rows = useRows<CopiesFound>(
    () => view.filter,
    async (warehouse) => {
      const { filter } = view
      const [{ texts, found }, chosen] = await Promise.all([
        compare(warehouse, filter.kind),
        chosenTables(warehouse, filter),
      ])
      const placed = new Map(texts.map((text) => [text.id, text]))
      return {
        copies: found.copies
          .filter(({ text }) => chosen.has(text.table))
          .map(({ kind, similarity, text, from }) => ({
            id: `${text.id} ${kind}`,
            kind,
            similarity,
            text: placed.get(text.id)!,
            from: placed.get(from.id)!,
          }))
          .sort((a, b) => b.text.year - a.text.year || b.similarity - a.similarity),
        reports: found.reports
          .filter(({ table }) => chosen.has(table))
          .sort((a, b) => b.year - a.year || b.share - a.share),
        common: found.common,
        rule: found.rule,
        compared: texts.length,
      }
    },
  )
  return { rows, comparing }
}

/** The comparison of everything with everything, made once for each state of the workspace. */
function useComparison() {
  const workspace = useWorkspace()
  let last: { key: string; result: Promise<Comparison>; abort: AbortController } | null = null
  onScopeDispose(() => last?.abort.abort())
  /** A comparison is under way: what was found before is of other data. */
  const comparing = ref(false)

  const compare = (warehouse: Warehouse, kind: EvaluationKind): Promise<Comparison> => {
    const key = `${workspace.version} ${kind}`
    if (last?.key === key) return last.result
    last?.abort.abort()
    const abort = new AbortController()
    const result = textsToCompare(warehouse, kind).then(async (texts) => ({
      texts,
      found: await findCopiesInWorker(texts, abort.signal),
    }))
    last = { key, result, abort }
    comparing.value = true
    // A comparison that failed is made again when it is asked for again.
    result
      .catch(() => {
        if (last?.result === result) last = null
      })
      .finally(() => {
        if (last === null || last.result === result) comparing.value = false
      })
    return result
  }
  return { comparing, compare }
}
