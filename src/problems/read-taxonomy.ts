import type { Bilingual } from '@/engine'
import { checkPattern } from './check-pattern'
import { TAXONOMY, type Category, type PairRule, type Taxonomy } from './taxonomy'

/** Why a taxonomy cannot be read: where in the JSON, and a sentence. */
export class TaxonomyError extends Error {
  constructor(
    /** `categories[3].words[0]`; `''` = the file itself. */
    readonly path: string,
    readonly sentence: Bilingual,
  ) {
    super(`${path}: ${sentence.zh} ${sentence.en}`)
    this.name = 'TaxonomyError'
  }
}

const CODE = /^[A-Z]{2,12}$/u
const MOST = 200
type Json = Record<string, unknown>

/**
 * Reads a taxonomy that was edited or imported. Every list and text is checked, every expression tried: what the shipped
 * taxonomy has is taken as it is.
 *
 * @throws TaxonomyError with the path and a sentence
 */
export function parseTaxonomy(text: string): Taxonomy {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    throw new TaxonomyError('', { zh: '不是有效的 JSON 文件。', en: 'This is no valid JSON file.' })
  }
  const root = object(data, '')
  // The vocabulary belongs to the app: rules of the shipped categories rest on it.
  const { vocabulary } = TAXONOMY
  const known = shippedPatterns()
  const patterns = (value: unknown, path: string) =>
    list(value, path).map((one, at) => {
      const source = string(one, `${path}[${at}]`)
      const fault = known.has(source) ? null : checkPattern(source, vocabulary)
      if (fault) throw new TaxonomyError(`${path}[${at}]`, fault)
      return source
    })
  const counter = object(root.counter ?? TAXONOMY.counter, 'counter')
  const categories = list(root.categories, 'categories').map((one, at) =>
    readCategory(object(one, `categories[${at}]`), `categories[${at}]`, patterns),
  )
  const codes = new Set<string>()
  for (const [at, { code }] of categories.entries()) {
    if (codes.has(code))
      fail(`categories[${at}].code`, `代码 ${code} 重复。`, `The code ${code} is there twice.`)
    codes.add(code)
  }
  if (!codes.has('OTHER')) fail('categories', '缺少类别 OTHER（其他）。', 'The category OTHER is missing.')
  return {
    vocabulary,
    counter: {
      negation: patterns(counter.negation, 'counter.negation'),
      resolved: patterns(counter.resolved, 'counter.resolved'),
      instruction: patterns(counter.instruction, 'counter.instruction'),
    },
    // OTHER takes what nothing else does: it stands last.
    categories: [
      ...categories.filter(({ code }) => code !== 'OTHER'),
      categories.find(({ code }) => code === 'OTHER')!,
    ],
  }
}

function readCategory(
  data: Json,
  path: string,
  patterns: (value: unknown, path: string) => string[],
): Category {
  const code = string(data.code, `${path}.code`)
  if (!CODE.test(code))
    fail(`${path}.code`, '代码须为 2 至 12 个大写字母。', 'A code has 2 to 12 capital letters.')
  const category: Category = {
    code,
    name: bilingual(data.name, `${path}.name`),
    definition: bilingual(data.definition, `${path}.definition`),
    words: patterns(data.words ?? [], `${path}.words`),
    rules: list(data.rules ?? [], `${path}.rules`).map((one, at) =>
      readRule(object(one, `${path}.rules[${at}]`), `${path}.rules[${at}]`, patterns),
    ),
  }
  for (const field of ['needs', 'topics'] as const)
    if (data[field] !== undefined) category[field] = patterns([data[field]], `${path}.${field}`)[0]!
  return category
}

function readRule(data: Json, path: string, patterns: (value: unknown, path: string) => string[]): PairRule {
  const { gap } = data
  if (typeof gap !== 'number' || !Number.isInteger(gap) || gap < 0 || gap > 60)
    fail(`${path}.gap`, '须为 0 至 60 的整数。', 'A whole number from 0 to 60 is wanted.')
  const rule: PairRule = {
    about: patterns(data.about, `${path}.about`),
    wrong: patterns(data.wrong, `${path}.wrong`),
    gap: gap as number,
  }
  if (rule.about.length === 0 || rule.wrong.length === 0)
    fail(path, '“说的是”和“错在”都要有词。', 'Both lists of a pair need words.')
  if (data.across !== undefined) rule.across = data.across === true
  if (data.unless !== undefined) rule.unless = patterns(data.unless, `${path}.unless`)
  return rule
}

/** Expressions that ship with the app were looked at; they may be longer and bolder. */
function shippedPatterns(): Set<string> {
  const { counter, categories } = TAXONOMY
  return new Set([
    ...Object.values(counter).flat(),
    ...categories.flatMap(({ words, rules, needs, topics }) => [
      ...words,
      ...rules.flatMap(({ about, wrong, unless }) => [...about, ...wrong, ...(unless ?? [])]),
      ...[needs, topics].filter((one) => one !== undefined),
    ]),
  ]) as Set<string>
}

function fail(path: string, zh: string, en: string): never {
  throw new TaxonomyError(path, { zh, en })
}
function object(value: unknown, path: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    fail(path, '这里应是一个对象。', 'An object is wanted here.')
  return value as Json
}
function list(value: unknown, path: string): unknown[] {
  if (!Array.isArray(value)) fail(path, '这里应是一个列表。', 'A list is wanted here.')
  if (value.length > MOST) fail(path, `最多 ${MOST} 项。`, `At most ${MOST} entries.`)
  return value
}
function string(value: unknown, path: string): string {
  if (typeof value !== 'string') fail(path, '这里应是文字。', 'A text is wanted here.')
  return value
}
function bilingual(value: unknown, path: string): Bilingual {
  const { zh, en } = object(value, path)
  const chinese = string(zh, `${path}.zh`).trim()
  if (chinese === '' && path.endsWith('.name')) fail(`${path}.zh`, '请写名称。', 'A name is wanted.')
  return { zh: chinese, en: typeof en === 'string' && en.trim() !== '' ? en.trim() : chinese }
}
