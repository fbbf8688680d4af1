/** Precision, recall and F1, micro-averaged over all labels of all sentences; 3 digits as text, null where undefined. */
export interface MicroScore {
  precision: string | null
  recall: string | null
  f1: string | null
}

/** Compares the labels that a person gave with those that were found. */
export function microF1(
  rows: readonly { labels: readonly string[]; found: readonly string[] }[],
): MicroScore {
  let right = 0
  let wrong = 0
  let missed = 0
  for (const { labels, found } of rows) {
    right += found.filter((code) => labels.includes(code)).length
    wrong += found.filter((code) => !labels.includes(code)).length
    missed += labels.filter((code) => !found.includes(code)).length
  }
  const ratio = (part: number, whole: number) => (whole === 0 ? null : (part / whole).toFixed(3))
  return {
    precision: ratio(right, right + wrong),
    recall: ratio(right, right + missed),
    f1: ratio(2 * right, 2 * right + wrong + missed),
  }
}
