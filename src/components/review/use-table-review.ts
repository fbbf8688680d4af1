import { computed } from 'vue'
import type { Finding } from '@/engine'
import type { CheckedEvaluation } from '@/pipeline'
import { useReviews } from '@/stores/reviews'
import { useRows } from '@/stores/rows'
import {
  tableReviewedTotal,
  tableReviews,
  type Review,
  type ReviewDecision,
  type ReviewPart,
  type ReviewRow,
} from '@/warehouse'

/** What the bureau said of one table, and how it says more. */
export function useTableReview(table: () => CheckedEvaluation | null) {
  const store = useReviews()
  const rows = useRows(
    () => table()?.id,
    async (warehouse) => {
      const shown = table()
      return shown ? tableReviews(warehouse, shown.id) : []
    },
  )
  const totals = useRows(
    () => table()?.id,
    async (warehouse) => {
      const shown = table()
      return shown ? tableReviewedTotal(warehouse, shown.id) : null
    },
  )

  const of = (part: ReviewPart) =>
    new Map((rows.data.value ?? []).filter((row) => row.part === part).map((row) => [row.ordinal, row]))
  const budget = computed(() => of('budget'))
  const indicators = computed(() => of('indicator'))
  const findings = computed(() => of('finding'))

  function save(reviews: readonly Review[]): void {
    const shown = table()
    if (shown) void store.save(shown.id, reviews)
  }

  /** The word on a finding; to correct it also sets the scores of its rows to what the engine gives. */
  function decide(finding: Finding, decision: ReviewDecision | null, remark: string | null): void {
    const shown = table()
    if (!shown) return
    const word: Review = {
      part: 'finding',
      ordinal: shown.findings.indexOf(finding),
      score: null,
      decision,
      remark,
    }
    save(decision === 'correct' ? [word, ...corrected(shown, finding)] : [word])
  }

  function corrected(shown: CheckedEvaluation, finding: Finding): Review[] {
    const accused = (file: string | undefined, row: number | undefined) =>
      finding.evidence.some((cell) => cell.row === row && cell.file === file)
    const lines = shown.budget.flatMap((line, ordinal) => {
      const cell = line.cells.label
      return line.fundSource === 'total' && accused(cell?.file, cell?.row)
        ? [{ part: 'budget' as const, ordinal, line }]
        : []
    })
    const indicators = shown.indicators.flatMap((line, ordinal) =>
      accused(line.cell.file, line.cell.row) ? [{ part: 'indicator' as const, ordinal, line }] : [],
    )
    return [...lines, ...indicators]
      .filter(({ line }) => line.score !== null && line.verdict === 'mismatch')
      .map(({ part, ordinal, line }) => ({
        part,
        ordinal,
        score: line.score,
        decision: null,
        remark: of(part).get(ordinal)?.remark ?? null,
      }))
  }

  /** Whether the engine has another score for a row that the finding points at. */
  function isCorrectable(finding: Finding): boolean {
    const shown = table()
    return shown !== null && corrected(shown, finding).length > 0
  }

  return { rows, total: totals.data, budget, indicators, findings, isCorrectable, save, decide }
}

export type ReviewsByRow = ReadonlyMap<number, ReviewRow>
