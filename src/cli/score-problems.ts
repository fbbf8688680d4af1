import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { checkFiles } from '@/pipeline'
import { findCopies } from '@/problems'
import {
  loadBatch,
  problemStateRows,
  promiseRows,
  recurrenceRows,
  textsToCompare,
  type Filter,
  type ProblemState,
  type Warehouse,
} from '@/warehouse'
import { exitCode, type Command } from './io'

const USAGE = '用法 Usage: npm run -s jijing -- score-problems [data/sample] [--strict]\n'
const LISTS = ['指标明细.csv', '预算明细.csv', '问题清单.csv']
const ALL: Filter = { kind: 'department', years: [], departments: [] }

/** What `sample` writes of that which it planted, as far as problems go. */
interface Planted {
  recurrences: { department: string; category: string; years: number[] }[]
  states: { department: string; category: string; from: number; states: string }[]
  returned: { department: string; category: string; promised: number; again: number }[]
  copies: {
    kind: 'department' | 'year'
    department: string
    year: number
    from: { department: string; year: number }
  }[]
}

/** How what was found compares with what was planted; precision and recall as fractions, `null` of nothing. */
export interface PlantedScore {
  planted: number
  found: number
  right: number
  precision: string | null
  recall: string | null
}

const LETTERS: Record<string, ProblemState> = {
  N: 'new',
  C: 'continuing',
  B: 'back',
  G: 'gone',
  U: 'unreported',
}

/**
 * `score-problems [folder]`: reads a sample district and holds what is found in its problem list against what was planted:
 * recurrences, states of each year (and the gaps among them), promises that were not kept, copied text. `--strict` ends with 1
 * where precision or recall is below 1.
 */
export const runScoreProblems: Command = async (args, io) => {
  const options = readOptions(args)
  if (!options) {
    io.stderr(USAGE)
    return exitCode.badUse
  }
  const folder = resolve(io.cwd, options.folder)
  let inputs: { name: string; bytes: Uint8Array }[]
  let planted: Planted
  try {
    inputs = await Promise.all(
      LISTS.map(async (name) => ({ name, bytes: new Uint8Array(await readFile(join(folder, name))) })),
    )
    planted = JSON.parse(await readFile(join(folder, 'planted.json'), 'utf8')) as Planted
  } catch {
    io.stderr(
      `${options.folder} 不是模拟数据文件夹，请先运行 sample。${options.folder} is no sample folder; run \`sample\` first.\n`,
    )
    return exitCode.badUse
  }
  const batch = await checkFiles(
    inputs.map(({ name, bytes }) => ({ name, size: bytes.length, bytes: () => Promise.resolve(bytes) })),
  )
  // Only the problem list was planted; reasons for deviations name problems of their own.
  const evaluations = batch.evaluations.map((one) => ({
    ...one,
    classified: one.classified.filter(({ source }) => source === 'problem'),
  }))
  const { openNode } = await import('@/warehouse/node')
  const w = await openNode()
  try {
    await loadBatch(w, { ...batch, evaluations }, { origin: 'sample' })
    const scores = await scoreAll(w, planted)
    io.stdout(`${JSON.stringify(scores, null, 2)}\n`)
    for (const [name, { planted: of, right, precision, recall }] of Object.entries(scores))
      io.stderr(`${name}: ${right}/${of}, precision ${precision ?? '-'}, recall ${recall ?? '-'}\n`)
    const exact = Object.values(scores).every(({ precision, recall }) => precision === '1' && recall === '1')
    return options.strict && !exact ? exitCode.strict : exitCode.done
  } finally {
    await w.close()
  }
}

async function scoreAll(w: Warehouse, planted: Planted): Promise<Record<string, PlantedScore>> {
  const states = (await problemStateRows(w, ALL)).map(({ department, category, year, state }) =>
    key(department, category, year, state),
  )
  const plantedStates = planted.states.flatMap(({ department, category, from, states: letters }) =>
    [...letters].map((letter, at) => key(department, category, from + at, LETTERS[letter]!)),
  )
  const isGap = (state: string) => /\t(?:back|gone|unreported)$/u.test(state)
  const texts = await textsToCompare(w, ALL.kind)
  const fields = new Map(texts.map(({ id, field }) => [id, field]))
  return {
    recurrences: score(
      planted.recurrences.map(({ department, category, years }) => key(department, category, ...years)),
      (await recurrenceRows(w, ALL)).map(({ department, category, years }) =>
        key(department, category, ...years),
      ),
    ),
    states: score(plantedStates, states),
    gaps: score(plantedStates.filter(isGap), states.filter(isGap)),
    brokenPromises: score(
      planted.returned.map(({ department, category, promised, again }) =>
        key(department, category, promised, again),
      ),
      (await promiseRows(w, ALL))
        .filter(({ nextText, nextYear, year }) => nextText !== null && nextYear === year + 1)
        .map(({ department, category, year }) => key(department, category, year, year + 1)),
    ),
    copies: score(
      planted.copies.map(({ kind, department, year, from }) =>
        copyKey(kind, [department, year], [from.department, from.year]),
      ),
      findCopies(texts)
        .copies.filter(({ text }) => fields.get(text.id) === 'problem')
        .map(({ kind, text, from }) =>
          copyKey(kind, [text.department, text.year], [from.department, from.year]),
        ),
    ),
  }
}

const key = (...parts: (string | number)[]) => parts.join('\t')
type Side = [department: string, year: number]
/** Of two departments nobody knows who copied: the pair has no order. */
const copyKey = (kind: string, ...sides: [Side, Side]) =>
  key(kind, ...sides.map((side) => side.join(' ')).sort())

function score(planted: readonly string[], found: readonly string[]): PlantedScore {
  const [wanted, got] = [new Set(planted), new Set(found)]
  const right = [...got].filter((one) => wanted.has(one)).length
  return {
    planted: wanted.size,
    found: got.size,
    right,
    precision: share(right, got.size),
    recall: share(right, wanted.size),
  }
}

const share = (part: number, of: number) =>
  of === 0 ? null : String(Math.round((part / of) * 10_000) / 10_000)

function readOptions(args: readonly string[]): { folder: string; strict: boolean } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { strict: { type: 'boolean', default: false } },
    })
    const [folder = 'data/sample', ...more] = positionals
    return more.length > 0 ? null : { folder, strict: values.strict }
  } catch {
    return null
  }
}
