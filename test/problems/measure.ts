import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { classify } from '@/problems'

export interface Labelled {
  text: string
  labels: string[]
}

/** Reads a CSV with the columns `text` and `labels` (separated by blanks; empty = names no problem). */
export function readLabelled(path: string): Labelled[] {
  const { data } = Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  })
  return data.map(({ text = '', labels = '' }) => ({ text, labels: labels.split(' ').filter(Boolean) }))
}

/** Micro-averaged over all labels of all sentences. */
export function measure(rows: readonly Labelled[]) {
  let right = 0
  let wrong = 0
  let missed = 0
  for (const { text, labels } of rows) {
    const found = classify(text).map(({ code }) => code)
    right += found.filter((code) => labels.includes(code)).length
    wrong += found.filter((code) => !labels.includes(code)).length
    missed += labels.filter((code) => !found.includes(code)).length
  }
  return {
    precision: right / (right + wrong),
    recall: right / (right + missed),
    f1: (2 * right) / (2 * right + wrong + missed),
  }
}
