import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { classify, findCopies, microF1, type ComparedText } from '@/problems'
import { measure, type Measurement } from './measure'

const SENTENCES = Number(process.env.JIJING_BENCH_SENTENCES ?? 100_000)
/** On sentences that the model has seen. */
const LEAST_F1 = 0.9
const DEPARTMENTS = 500
/** One sentence in so many is a copy of the one before it. */
const COPY_EVERY = 100

interface Labelled {
  text: string
  labels: string[]
}

/** Sentences as departments write them, with the labels that people gave them. */
function labelledSentences(): Labelled[] {
  const csv = readFileSync('data/problems/sentences.csv', 'utf8')
  const { data } = Papa.parse<{ text: string; labels: string }>(csv, { header: true, skipEmptyLines: true })
  return data.map(({ text, labels }) => ({ text, labels: labels.split(' ').filter(Boolean) }))
}

/** Words that no two sentences share, so that only the planted copies are alike; the same in every run. */
function comparedTexts(): { texts: ComparedText[]; planted: number } {
  let state = 42
  const letter = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return String.fromCharCode(0x4e00 + ((state >>> 8) % 6000))
  }
  let planted = 0
  const texts: ComparedText[] = []
  for (let at = 0; at < SENTENCES; at++) {
    const isCopy = at % COPY_EVERY === 1
    if (isCopy) planted++
    texts.push({
      id: String(at),
      text: isCopy ? `${texts[at - 1]!.text}共${at}项` : Array.from({ length: 48 }, letter).join(''),
      department: `部门${at % DEPARTMENTS}`,
      year: 2019 + (at % 6),
      table: String(at % 3000),
    })
  }
  return { texts, planted }
}

/**
 * Classification and the search for copies at the size of a city; what comes out is checked before anything is timed.
 * @throws Error where a result is wrong
 */
export async function benchProblems(): Promise<{ results: Measurement[]; memoryMb: Record<string, number> }> {
  const labelled = labelledSentences()
  const { f1 } = microF1(
    labelled.map(({ text, labels }) => ({ labels, found: classify(text).map(({ code }) => code) })),
  )
  if (Number(f1) < LEAST_F1)
    throw new Error(`micro-F1 ${f1} on the labelled sentences: there is nothing worth timing.`)
  // No two the same: what is measured is reading, not a cache.
  const texts = Array.from(
    { length: SENTENCES },
    (_, at) => `${labelled[at % labelled.length]!.text}（第${at}号）`,
  )
  const compared = comparedTexts()
  const found = findCopies(compared.texts).copies.length
  if (found !== compared.planted) throw new Error(`${found} copies found, ${compared.planted} planted.`)

  const memoryMb: Record<string, number> = {}
  const watched = (name: string, work: () => unknown) => () => {
    const before = process.memoryUsage().rss
    const result = work()
    memoryMb[name] = Math.max(memoryMb[name] ?? 0, Math.round((process.memoryUsage().rss - before) / 2 ** 20))
    return result
  }
  const results = [
    await measure(
      `classify ${SENTENCES} sentences`,
      SENTENCES,
      'sentences',
      watched('classify', () => texts.map(classify)),
      1,
    ),
    await measure(
      `find copies among ${SENTENCES} sentences`,
      SENTENCES,
      'sentences',
      watched('findCopies', () => findCopies(compared.texts)),
      3,
    ),
  ]
  return { results, memoryMb }
}
