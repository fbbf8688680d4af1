import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import Papa from 'papaparse'
import {
  CATEGORIES,
  classifyWith,
  createRules,
  microF1,
  TAXONOMY,
  trainModel,
  type LabelledText,
} from '@/problems'
import { exitCode, type Command } from './io'

const USAGE = '用法 Usage: npm run -s jijing -- train [--cross-validate] [--write]\n'
const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const MODEL = join(ROOT, 'src/problems/model/weights.json')
/** Whole sentences count twice: they are what the classifier meets, single clauses are for its vocabulary. */
const SENTENCE_WEIGHT = 2
const FOLDS = 4
const CODES = CATEGORIES.map(({ code }) => code)
/** Sets that the rules were changed for: the rules' answers on them say nothing about new sentences. */
const SEEN_BY_RULES = /held-out(?:-[234])?\.csv$|fixtures/u

interface Example extends LabelledText {
  set: string
}

/**
 * `train [--cross-validate] [--write]`: trains the classifier's model on all labelled sentences of the repository. With
 * `--cross-validate` it prints as JSON how rules, model and both do on sentences that the model has not seen (of the sets
 * that the rules have not seen either); with `--write` the model that ships is written anew.
 */
export const runTrain: Command = async (args, io) => {
  let options: { 'cross-validate'?: boolean; write?: boolean }
  try {
    options = parseArgs({
      args: [...args],
      options: { 'cross-validate': { type: 'boolean' }, write: { type: 'boolean' } },
    }).values
  } catch {
    io.stderr(USAGE)
    return exitCode.badUse
  }
  const examples = await readExamples()
  io.stderr(`${examples.length} 条标注 · labelled texts\n`)
  if (options['cross-validate']) io.stdout(`${JSON.stringify(crossValidate(examples), null, 2)}\n`)
  if (options.write) {
    const model = trainModel(examples, CODES, createRules(TAXONOMY))
    await writeFile(MODEL, `${JSON.stringify(model, null, 0)}\n`, 'utf8')
    io.stderr(`模型已写入 · model written: ${Object.keys(model.weights).length} pieces\n`)
  }
  if (!options['cross-validate'] && !options.write) {
    io.stderr(USAGE)
    return exitCode.badUse
  }
  return exitCode.done
}

async function readExamples(): Promise<Example[]> {
  const heldOut = (await readdir(join(ROOT, 'test/problems')))
    .filter((name) => /^held-out.*\.csv$/u.test(name))
    .sort()
    .map((name) => `test/problems/${name}`)
  const sets = [
    'data/problems/clauses.csv',
    'data/problems/sentences.csv',
    'test/fixtures/problems.csv',
    ...heldOut,
  ]
  const read = await Promise.all(
    sets.map(async (set) => {
      const { data } = Papa.parse<Record<string, string>>(await readFile(join(ROOT, set), 'utf8'), {
        header: true,
        skipEmptyLines: true,
      })
      return data.map(({ text = '', labels = '' }) => ({
        set,
        text,
        labels: labels.split(' ').filter(Boolean),
        weight: set.endsWith('clauses.csv') ? 1 : SENTENCE_WEIGHT,
      }))
    }),
  )
  return read.flat()
}

/** Every fourth sentence of the sets is held back in turn; the rest and all other texts train. */
function crossValidate(examples: readonly Example[]) {
  const judged = examples.filter(({ set }) => set.includes('held-out') && !SEEN_BY_RULES.test(set))
  const others = examples.filter((example) => !judged.includes(example))
  const read = createRules(TAXONOMY)
  const rules = classifyWith(null)
  const answers: { example: Example; rules: string[]; model: string[]; both: string[] }[] = []
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = trainModel([...others, ...judged.filter((_, i) => i % FOLDS !== fold)], CODES, read)
    const both = classifyWith(model)
    const alone = classifyWith(model, false)
    for (const example of judged.filter((_, i) => i % FOLDS === fold)) {
      const { text } = example
      answers.push({ example, rules: rules(text), model: alone(text), both: both(text) })
    }
  }
  const score = (some: typeof answers, by: 'rules' | 'model' | 'both') =>
    microF1(some.map((answer) => ({ labels: answer.example.labels, found: answer[by] })))
  const summary = (some: typeof answers) => ({
    sentences: some.length,
    rules: score(some, 'rules'),
    model: score(some, 'model'),
    both: score(some, 'both'),
  })
  const sets = [...new Set(judged.map(({ set }) => set))]
  return {
    all: summary(answers),
    ...Object.fromEntries(
      sets.map((set) => [set, summary(answers.filter(({ example }) => example.set === set))]),
    ),
  }
}
