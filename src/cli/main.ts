import type { Command, Io } from './io'
import { exitCode } from './io'

/** Commands load on use: `--help` and a misspelt name answer at once, and `classify` never loads DuckDB. */
const commands: Record<string, { summary: string; load: () => Promise<Command> }> = {
  check: {
    summary: `check <文件或文件夹…> [--json] [--strict]
      读取自评表，复算得分，列出矛盾之处 · read tables, recompute scores, list contradictions`,
    load: async () => (await import('./check')).runCheck,
  },
  explain: {
    summary: `explain <文件或文件夹…> [--scheme 方案] [--en] [--json]
      每一个得分的算式、规则与依据，可以照着念 · each score with its formula, rule and document`,
    load: async () => (await import('./explain')).runExplain,
  },
  classify: {
    summary: `classify <csv> --column <列名> [--json]
      将问题描述归类 · sort problem sentences into categories`,
    load: async () => (await import('./classify')).runClassify,
  },
  train: {
    summary: `train [--cross-validate] [--write]
      训练问题归类模型并与规则比较 · train the problem classifier, compare it with the rules`,
    load: async () => (await import('./train')).runTrain,
  },
  'score-problems': {
    summary: `score-problems [data/sample] [--strict]
      模拟数据中埋设的重复问题、中断、雷同找到了多少 · precision and recall of what was planted in the sample`,
    load: async () => (await import('./score-problems')).runScoreProblems,
  },
  publish: {
    summary: `publish <文件或文件夹…> --out <文件夹> [--title] [--anonymise] [--departments] …
      发布成只需浏览器就能看的网页 · publish as pages that need a browser and nothing else`,
    load: async () => (await import('./publish')).runPublish,
  },
  rules: {
    summary: `rules
      列出核查规则（Markdown）· print the catalogue of findings as Markdown`,
    load: async () => (await import('./rules')).runRules,
  },
  sample: {
    summary: `sample [--seed N] [--out 文件夹]
      生成模拟数据 · write the sample district`,
    load: async () => (await import('./sample')).runSample,
  },
}

const USAGE = `用法 usage: npm run -s jijing -- <command>

${Object.values(commands)
  .map(({ summary }) => `  ${summary}`)
  .join('\n')}

结果（JSON）写到标准输出，提示写到标准错误。Results go to stdout as JSON, messages to stderr.
退出码 exit: 0 完成 done · 1 --strict 且有退回行或错误 rejects or errors under --strict · 2 用法有误或无可读内容 bad use
`

/**
 * `jijing <command> …`: finds the command and runs it.
 * @returns the exit code, 2 with the usage on stderr when there is no such command
 */
export async function dispatch(args: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = args
  if (name === '--help' || name === '-h' || name === 'help') {
    io.stdout(USAGE)
    return exitCode.done
  }
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    if (name !== undefined) io.stderr(`没有「${name}」这个命令 · there is no command “${name}”.\n\n`)
    io.stderr(USAGE)
    return exitCode.badUse
  }
  const run = await command.load()
  return run(rest, io)
}

/** Called by `run.mjs` with the caller's folder, which npm has left. */
export default function main(args: readonly string[], cwd: string): Promise<number> {
  return dispatch(args, {
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    cwd,
  })
}
