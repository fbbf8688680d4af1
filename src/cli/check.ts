import { checkFiles, type CheckedBatch } from '@/pipeline'
import { checkJson } from './check-json'
import { checkTable } from './check-table'
import { collectFiles } from './collect-files'
import { exitCode, type Io } from './io'

const USAGE = `用法 usage: check <文件或文件夹…> [--json] [--strict]
  --json    结果以 JSON 写到标准输出 · results as JSON on stdout
  --strict  有退回行或严重的核查发现时以 1 退出 · exit 1 on rejects or findings of severity error
`

/**
 * `check <files or folders…> [--json] [--strict]`: reads, recomputes, lists contradictions. Folders are walked with all
 * their subfolders. The ledger and the questions (missing year or department) go to stderr.
 * @returns 0 done; 1 with `--strict`: rejects or findings of severity `error`; 2 bad use or nothing readable.
 */
export async function runCheck(args: readonly string[], io: Io): Promise<number> {
  const options = args.filter((arg) => arg.startsWith('--'))
  const paths = args.filter((arg) => !arg.startsWith('--'))
  if (options.includes('--help')) {
    io.stderr(USAGE)
    return exitCode.done
  }
  const unknown = options.filter((option) => option !== '--json' && option !== '--strict')
  if (unknown.length > 0) io.stderr(`不认识的选项 unknown option: ${unknown.join(' ')}\n`)
  if (paths.length === 0) io.stderr('请指明要核查的文件或文件夹 · name the files or folders to check\n')
  if (unknown.length > 0 || paths.length === 0) {
    io.stderr(USAGE)
    return exitCode.badUse
  }
  const { files, skipped } = await collectFiles(paths, io.cwd)
  if (skipped.length > 0)
    io.stderr(
      `跳过 ${skipped.length} 个不是表格的文件 · skipped, not tables: ${skipped.slice(0, 5).join('、')}${skipped.length > 5 ? ' …' : ''}\n`,
    )
  const batch = await checkFiles(files, {
    onProgress: ({ filesDone, filesTotal }) => {
      if (filesDone % PROGRESS_EVERY === 0) io.stderr(`已读 ${filesDone}/${filesTotal} 个文件 · files read\n`)
    },
  })
  report(batch, io)
  io.stdout(options.includes('--json') ? `${JSON.stringify(checkJson(batch), null, 2)}\n` : checkTable(batch))
  if (batch.files.every(({ layout }) => layout === null || layout === 'archive')) {
    io.stderr('没有可读的自评表 · nothing readable\n')
    return exitCode.badUse
  }
  const wrong =
    batch.rejects.length > 0 ||
    batch.evaluations.some((evaluation) =>
      evaluation.findings.some((finding) => finding.severity === 'error'),
    )
  return options.includes('--strict') && wrong ? exitCode.strict : exitCode.done
}

const PROGRESS_EVERY = 50

/** The ledger of files, the rejects, and what the officer is asked. */
function report({ files, rejects, evaluations }: CheckedBatch, io: Io): void {
  for (const { file, encoding, layout, confidence, rowsRead, rowsLoaded, rowsRejected } of files)
    io.stderr(
      `${file}：${encoding ?? '未解码'}，${layout ?? '未识别'}（${confidence}），读 ${rowsRead} 行 = 载入 ${rowsLoaded} + 退回 ${rowsRejected}\n`,
    )
  for (const { file, row, column, code, message } of rejects) {
    const place = row === null ? '' : ` 第 ${row} 行${column === null ? '' : `第 ${column} 列`}`
    io.stderr(`退回 ${file}${place} [${code}] ${message.zh} / ${message.en}\n`)
  }
  for (const { file, department, year } of evaluations) {
    if (year === null)
      io.stderr(
        `请问 ${file} 是哪一年度的？表中和文件名中都没有写。请在文件名中加上年份（如 2022）后重试。 / Which fiscal year is ${file}? Neither table nor file name says it: add the year to the file name and run again.\n`,
      )
    if (department === null)
      io.stderr(
        `请问 ${file} 是哪个单位的？表中没有写实施单位或部门名称。请在表中补上后重试。 / Which unit is ${file} of? The table names none: fill it in and run again.\n`,
      )
  }
}
