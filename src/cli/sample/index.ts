import { mkdir, writeFile } from 'node:fs/promises'
import { isAbsolute, join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { exitCode, type Command } from '../io'
import { DEFAULT_SEED, generateSample } from './generate'

const USAGE = '用法 Usage: npm run -s jijing -- sample [--out data/sample] [--seed N]\n'

/**
 * `sample [--out DIR] [--seed N]`: writes the simulated district. Files of the same name are replaced. Prints the
 * files as JSON on stdout.
 */
export const runSample: Command = async (args, io) => {
  const options = readOptions(args)
  if (!options) {
    io.stderr(
      `参数有误：--seed 须为 0 至 4294967295 的整数。Check the arguments: --seed is a whole number.\n${USAGE}`,
    )
    return exitCode.badUse
  }
  const folder = isAbsolute(options.out) ? options.out : resolve(io.cwd, options.out)
  const files = generateSample(options.seed)
  try {
    await mkdir(folder, { recursive: true })
    for (const [name, text] of files) await writeFile(join(folder, name), text, 'utf8')
  } catch (error) {
    io.stderr(
      `无法写入 ${folder}，请检查权限。Cannot write to ${folder}; check its permissions. ${String(error)}\n`,
    )
    return exitCode.badUse
  }
  const written = [...files.keys()].map((name) => relative(io.cwd, join(folder, name)))
  io.stderr(`模拟数据已写入 ${folder}。Simulated data written.\n`)
  io.stdout(`${JSON.stringify({ seed: options.seed, files: written }, null, 2)}\n`)
  return exitCode.done
}

function readOptions(args: readonly string[]): { out: string; seed: number } | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        out: { type: 'string', default: 'data/sample' },
        seed: { type: 'string', default: String(DEFAULT_SEED) },
      },
    })
    const seed = Number(values.seed)
    const valid = /^\d{1,10}$/u.test(values.seed) && seed <= 0xffffffff && values.out !== ''
    return valid ? { out: values.out, seed } : null
  } catch {
    return null
  }
}
