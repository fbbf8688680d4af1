import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

const execute = promisify(execFile)
const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const packageFolder = join(root, 'node_modules/@sparticuz/chromium')

/**
 * Unpacks the Chromium that npm carries (once for each version) and makes sure that it starts.
 *
 * The package unpacks into `os.tmpdir()` and silently takes any `chromium` that already lies there, so it gets
 * a folder of its own, which gets its final name only when complete. It is unpacked as if on AWS Lambda, because
 * only then its copy of NSS comes with it; that copy is used only where the system has none.
 * @returns null when the package is not installed or its Chromium does not start
 */
export async function unpackChromium(): Promise<{
  executablePath: string
  env: Record<string, string>
} | null> {
  if (!existsSync(packageFolder)) return null
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string
  }
  const folder = join(root, 'node_modules/.cache', `chromium-${version}`)
  const executablePath = join(folder, 'chromium')
  if (!existsSync(executablePath)) await unpackInto(folder)

  const hasFonts = existsSync('/etc/fonts/fonts.conf')
  const fonts: Record<string, string> = hasFonts ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') }
  const environments = [fonts, { ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023/lib') }]
  for (const env of environments) {
    if (await starts(executablePath, env)) return { executablePath, env }
  }
  return null
}

async function unpackInto(folder: string): Promise<void> {
  const partial = `${folder}.${process.pid}`
  rmSync(partial, { recursive: true, force: true })
  mkdirSync(partial, { recursive: true })
  const entry = pathToFileURL(join(packageFolder, 'build/esm/index.js')).href
  const program = `const { default: chromium } = await import(${JSON.stringify(entry)}); await chromium.executablePath()`
  await execute(process.execPath, ['--input-type=module', '-e', program], {
    env: { ...process.env, TMPDIR: partial, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
  })
  try {
    renameSync(partial, folder)
  } catch (error) {
    // Another run was faster: its copy is as good.
    rmSync(partial, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}

async function starts(program: string, env: Record<string, string>): Promise<boolean> {
  try {
    await execute(program, ['--version'], { env: { ...process.env, ...env }, timeout: 20_000 })
    return true
  } catch {
    return false
  }
}
