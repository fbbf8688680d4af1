import { FINDING_GROUPS, SPOT_CHECK_WEIGHTS, type FindingRule, type Severity } from '@/engine'
import { exitCode, type Io } from './io'

const SEVERITY: Record<Severity, string> = { error: '矛盾 error', warning: '存疑 warning', note: '提示 note' }

const HEAD = `# 核查规则 · Findings

Written by \`npm run -s jijing -- rules > src/engine/findings/README.md\` from the catalogue (\`catalogue/\`) and the weights of the
spot check (\`../spot-check/weights.json\`); a test compares. Bounds that are no regulation are in \`thresholds.json\`.

- One row of a table is at most one finding about its score, under the gravest name that fits.
- Where nothing says which scheme a table follows, a score is not called wrong: the finding is a note that names the scheme.
- An unfilled form is said once. Every finding names its cells.
`

function entry({ id, severity, title, meaning, source }: FindingRule): string {
  const { points, atMost, reason } = SPOT_CHECK_WEIGHTS.rules[id]!
  return `### ${title.zh} · ${title.en}

\`${id}\` · ${SEVERITY[severity]}

- ${meaning.zh} ${meaning.en}
- 依据 source: ${source.zh} · ${source.en}
- 抽查计分 spot check: ${points} × ${atMost}. ${reason.zh} ${reason.en}
`
}

/** The catalogue of findings as Markdown: what stands in `src/engine/findings/README.md`. */
export function catalogueMarkdown(): string {
  const groups = FINDING_GROUPS.map(
    ({ title, rules }) => `## ${title.zh} · ${title.en}\n\n${rules.map(entry).join('\n')}`,
  )
  return [HEAD, ...groups].join('\n')
}

/** `rules`: prints the catalogue of findings. */
export function runRules(args: readonly string[], io: Io): Promise<number> {
  if (args.length > 0) {
    io.stderr('用法 usage: rules\n')
    return Promise.resolve(args.includes('--help') ? exitCode.done : exitCode.badUse)
  }
  io.stdout(catalogueMarkdown())
  return Promise.resolve(exitCode.done)
}
