import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readFile } from '@/ingest'
import { plain, type BudgetLine, type Indicator, type SelfEvaluation } from '@/engine'
import { caseFile, formFile, input } from './inputs'
import { htmlTable, sheetOf, workbookBytes } from './render-containers'
import { Dice, ENCODINGS, randomEvaluation, renderSheet, toBytes, toCsv } from './rendering'

/** How many renderings; `RENDERINGS=20000` draws more. `RENDERINGS_FROM` is the first seed: one alone makes it again. */
const COUNT = Number(process.env.RENDERINGS ?? 2000)
const FROM = Number(process.env.RENDERINGS_FROM ?? 1)
/** So many failures are shown before the test gives up. */
const SHOWN = Number(process.env.RENDERINGS_SHOWN ?? 1)

const csvFiles = (folder: string) =>
  readdirSync(new URL(`../fixtures/${folder}/`, import.meta.url)).filter((file) => file.endsWith('.csv'))

/** Real tables, and forms made up after real ones: drawn again in other layouts they must say the same. */
const originals: SelfEvaluation[] = []
for (const file of csvFiles('cases')) originals.push(...(await readFile(caseFile(file))).evaluations)
for (const file of csvFiles('forms')) originals.push(...(await readFile(formFile(file))).evaluations)

const number = (value: string | null | undefined) => (value == null ? null : plain(value))

/** What a table says, without where it stands and how its labels and numbers are written. */
function meaning(evaluation: SelfEvaluation) {
  const { department, supervisor, year, kind, name, unit, reportedGrade, problems } = evaluation
  const line = (budget: BudgetLine) => ({
    fundSource: budget.fundSource,
    initialBudget: number(budget.initialBudget),
    adjustedBudget: number(budget.adjustedBudget),
    executed: number(budget.executed),
    reportedRate: number(budget.reportedRate),
    weight: number(budget.weight),
    reportedScore: number(budget.reportedScore),
    reviewedScore: number(budget.reviewedScore),
  })
  const row = ({ level1, level2, level3, target, actual, reason, ...indicator }: Indicator) => ({
    level1,
    level2,
    level3,
    target,
    actual,
    reason,
    weight: number(indicator.weight),
    reportedScore: number(indicator.reportedScore),
    reviewedScore: number(indicator.reviewedScore),
    reportedDeviation: number(indicator.reportedDeviation),
  })
  return {
    department,
    supervisor,
    year,
    kind,
    name,
    unit,
    totalWeight: number(evaluation.totalWeight),
    reportedTotal: number(evaluation.reportedTotal),
    reportedGrade,
    budget: evaluation.budget.map(line),
    indicators: evaluation.indicators.map(row),
    problems: problems.map(({ text, measure }) => ({ text, measure })),
  }
}

/** Mostly CSV, in one of its encodings; now and then a workbook or a page, with cells merged as they come. */
function bytesOf(rows: string[][], text: string, dice: Dice): Uint8Array {
  const type = dice.pick(['xlsx', 'biff8', 'ods'] as const)
  switch (dice.between(1, 12)) {
    case 1:
      // Only of XLSX does the library write the number formats that show a number as it is drawn.
      return workbookBytes({ 表: sheetOf(rows, { typed: type === 'xlsx' && dice.chance(70) }) }, type)
    case 2:
      return new TextEncoder().encode(htmlTable(rows))
    default:
      return toBytes(text, dice.pick(ENCODINGS))
  }
}

/** The first places where what was read differs from what was drawn. */
function difference(error: unknown): string {
  const { actual, expected } = error as { actual?: unknown; expected?: unknown }
  const found: string[] = []
  const compare = (a: unknown, b: unknown, path: string) => {
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
      if (a !== b) found.push(`${path}: read ${JSON.stringify(a)}, drawn ${JSON.stringify(b)}`)
      return
    }
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)]))
      compare((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key], `${path}.${key}`)
  }
  compare(actual, expected, '')
  return found.slice(0, 8).join('\n')
}

/** Draws the tables of a seed, reads them back, and compares all that they say. */
async function check(seed: number): Promise<void> {
  const dice = new Dice(seed)
  const count = dice.chance(12) ? dice.between(2, 3) : 1
  const drawn = Array.from({ length: count }, () =>
    dice.chance(50) ? dice.pick(originals) : randomEvaluation(dice),
  )
  const { rows, fileName, evaluations: wanted } = renderSheet(drawn, dice)
  const text = toCsv(rows, dice.pick([',', '\t', ';']), dice.pick(['\n', '\r\n']))
  const context = `seed ${seed} (RENDERINGS_FROM=${seed} RENDERINGS=1), ${fileName}\n${text}`
  const read = await readFile(input(fileName, bytesOf(rows, text, dice)))
  expect(read.rejects, context).toEqual([])
  expect(read.evaluations.map(meaning), context).toEqual(wanted.map(meaning))
  const [file] = read.files
  expect(file!.rowsRead, context).toBe(file!.rowsLoaded)
}

describe('tables drawn in other layouts, words, units, encodings, and with noise', () => {
  it(`read back equal, field by field: ${COUNT} renderings`, async () => {
    const failures: string[] = []
    let failed = 0
    for (let seed = FROM; seed < FROM + COUNT; seed++) {
      try {
        await check(seed)
      } catch (error) {
        failed++
        if (failures.length < SHOWN) failures.push(`${(error as Error).message}\n${difference(error)}`)
      }
    }
    expect(failures.join('\n\n'), `${failed} of ${COUNT} failed`).toBe('')
  }, 600_000)
})
