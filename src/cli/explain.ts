import {
  parseScheme,
  readOutBudget,
  readOutIndicator,
  schemeById,
  SCHEMES,
  SchemeError,
  scoreEvaluation,
  type Bilingual,
  type Scheme,
} from '@/engine'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { checkFiles, type CheckedEvaluation } from '@/pipeline'
import { collectFiles } from './collect-files'
import { exitCode, type Io } from './io'

const USAGE = `用法 usage: explain <文件或文件夹…> [--scheme 方案编号或.json] [--en] [--json]
  --scheme  按这一方案复算，不推断 · score under this scheme instead of inferring one
  --en      用英文 · in English
  --json    结果以 JSON 写到标准输出 · results as JSON on stdout
`

interface Options {
  paths: string[]
  scheme: string | null
  english: boolean
  json: boolean
}

function readOptions(args: readonly string[]): Options | null {
  const options: Options = { paths: [], scheme: null, english: false, json: false }
  for (let place = 0; place < args.length; place++) {
    const arg = args[place]!
    if (arg === '--scheme') options.scheme = args[++place] ?? ''
    else if (arg === '--en') options.english = true
    else if (arg === '--json') options.json = true
    else if (arg.startsWith('--')) return null
    else options.paths.push(arg)
  }
  return options.paths.length > 0 && options.scheme !== '' ? options : null
}

/** A shipped scheme's id, a line of changes to one, or a file. */
async function schemeFrom(name: string, cwd: string): Promise<Scheme> {
  if (!name.endsWith('.json')) return schemeById(name)
  return parseScheme(await readFile(resolve(cwd, name), 'utf8'), SCHEMES)
}

/**
 * `explain <files or folders…>`: the budget line and each indicator as sentences that an officer can read out: formula with
 * the numbers, rule, document; then the total and what contradicts it.
 * @returns 0 done; 2 bad use, a scheme that cannot be read, or nothing readable
 */
export async function runExplain(args: readonly string[], io: Io): Promise<number> {
  const options = readOptions(args)
  if (!options) {
    io.stderr(USAGE)
    return exitCode.badUse
  }
  let scheme: Scheme | null = null
  try {
    scheme = options.scheme === null ? null : await schemeFrom(options.scheme, io.cwd)
  } catch (error) {
    const where = error instanceof SchemeError ? error.message : (error as Error).message
    io.stderr(`评分方案“${options.scheme}”不能用 · the scheme cannot be used: ${where}\n`)
    return exitCode.badUse
  }
  const { files } = await collectFiles(options.paths, io.cwd)
  const { evaluations } = await checkFiles(files)
  if (evaluations.length === 0) {
    io.stderr('没有可读的自评表 · nothing readable\n')
    return exitCode.badUse
  }
  const told = evaluations.map((evaluation) => {
    const scored = scheme ? { ...evaluation, ...scoreEvaluation(evaluation, scheme) } : evaluation
    return tell(scored, scheme ?? schemeById(scored.scheme))
  })
  if (options.json) io.stdout(`${JSON.stringify(told, null, 2)}\n`)
  else io.stdout(told.map((one) => inWords(one, options.english ? 'en' : 'zh')).join('\n'))
  return exitCode.done
}

type Told = ReturnType<typeof tell>

function tell(evaluation: CheckedEvaluation, scheme: Scheme) {
  const { file, department, year, name, total, totalExplanation, grade } = evaluation
  const line = (score: string | null, weight: string | null, text: Bilingual, rule: string) => ({
    score,
    weight,
    rule,
    text: text.zh,
    textEn: text.en,
  })
  const budget = evaluation.budget.flatMap((one) => {
    const read = readOutBudget(one, scheme)
    return read ? [line(one.score, one.weight, read.text, read.rule.id)] : []
  })
  const indicators = evaluation.indicators.map((row) => {
    const { text, rule } = readOutIndicator(row, scheme)
    return line(row.score, row.weight, text, rule.id)
  })
  return {
    file,
    department,
    year,
    name,
    scheme: scheme.id,
    schemeTitle: scheme.title.zh,
    schemeTitleEn: scheme.title.en,
    schemeBasis: evaluation.schemeBasis,
    budget,
    indicators,
    total,
    grade,
    totalText: totalExplanation.zh,
    totalTextEn: totalExplanation.en,
    findings: evaluation.findings.map(({ message }) => ({ text: message.zh, textEn: message.en })),
  }
}

function inWords(told: Told, language: 'zh' | 'en'): string {
  const zh = language === 'zh'
  const say = ({ text, textEn }: { text: string; textEn: string }) => (zh ? text : textEn)
  const rows = [...told.budget, ...told.indicators].map(
    (row, index) =>
      `${String(index).padStart(2)}  ${(row.score ?? '—').padStart(6)} / ${row.weight ?? '—'}  ${say(row)}`,
  )
  const head = [told.department ?? told.file, told.year, told.name]
    .filter((part) => part !== null)
    .join(' · ')
  const scheme = zh
    ? `评分方案：${told.schemeTitle}（${told.scheme}）`
    : `Scheme: ${told.schemeTitleEn} (${told.scheme})`
  const total = zh
    ? `总分 ${told.total ?? '—'}，等级 ${told.grade ?? '—'}。${told.totalText}`
    : `Total ${told.total ?? '—'}, grade ${told.grade ?? '—'}. ${told.totalTextEn}`
  const findings = told.findings.map((finding) => `  ! ${say(finding)}`)
  return `${[head, scheme, ...rows, total, ...findings].join('\n')}\n`
}
