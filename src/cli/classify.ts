import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import Papa from 'papaparse'
import { classify } from '@/problems'
import { exitCode, type Command, type Io } from './io'

const USAGE = '用法 Usage: npm run -s jijing -- classify <csv> --column <列名> [--json]\n'

/**
 * `classify <csv> --column text [--json]`: the problem categories of each row's sentence, as JSON on stdout, one
 * element a row, empty rows too, in the order of the file.
 */
export const runClassify: Command = async (args, io) => {
  const options = readOptions(args)
  if (!options) {
    io.stderr(USAGE)
    return exitCode.badUse
  }
  const table = await readTable(options.file, io)
  if (!table) return exitCode.badUse

  const [header = [], ...rows] = table
  const column = header.findIndex((name) => name.trim() === options.column)
  if (column < 0) {
    io.stderr(
      `${options.file} 的首行没有「${options.column}」列，现有：${header.join('、')}。请用 --column 指定其中一列。` +
        `The first row of ${options.file} has no column “${options.column}”; name one of those it has.\n`,
    )
    return exitCode.badUse
  }
  const sentences = rows.map((row) => {
    const text = row[column] ?? ''
    return { text, categories: classify(text).map(({ code, matched }) => ({ code, matched })) }
  })
  io.stdout(`${JSON.stringify(sentences, null, 2)}\n`)
  const named = sentences.filter(({ categories }) => categories.length > 0).length
  io.stderr(
    `${sentences.length} 行，其中 ${named} 行指出问题。${sentences.length} rows, ${named} name a problem.\n`,
  )
  return exitCode.done
}

/** `--json` is the only form of the result and may be given or left out. */
function readOptions(args: readonly string[]): { file: string; column: string } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { column: { type: 'string' }, json: { type: 'boolean' } },
    })
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0 || values.column === undefined) return null
    return { file, column: values.column.trim() }
  } catch {
    return null
  }
}

async function readTable(file: string, io: Io): Promise<string[][] | null> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(resolve(io.cwd, file))
  } catch {
    io.stderr(`无法读取 ${file}，请检查文件名。Cannot read ${file}; check the name.\n`)
    return null
  }
  const text = decode(bytes)
  if (text === null) {
    io.stderr(`${file} 不是文本文件，请另存为 CSV。${file} is not a text file; save it as CSV.\n`)
    return null
  }
  const { data: rows } = Papa.parse<string[]>(text, { skipEmptyLines: false })
  // The line break that ends the file is not a row.
  if (rows.length > 0 && rows.at(-1)?.join('') === '') rows.pop()
  if (rows.length === 0) {
    io.stderr(`${file} 是空文件。${file} is empty.\n`)
    return null
  }
  return rows
}

/** Strict UTF-8 (with or without its mark), else GB18030; null where neither fits. */
function decode(bytes: Uint8Array): string | null {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // The next encoding is tried; none left is said to the officer.
    }
  }
  return null
}
