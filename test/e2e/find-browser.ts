import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { installWithApt } from './install-chromium'
import { unpackChromium } from './npm-chromium'

/** A browser that can be started: its program, and what its environment needs beside the usual. */
export interface Browser {
  executablePath: string
  env: Record<string, string>
  /** Where it was found, for the line that the test run prints. */
  origin: 'CHROME_PATH' | 'system' | 'npm' | 'apt'
}

/** What the search sees of the machine. A value, so that the search is tested on machines that are not here. */
export interface Machine {
  platform: NodeJS.Platform
  arch: string
  env: Record<string, string | undefined>
  isDebianRoot: boolean
  isExecutable(path: string): boolean
  /** Unpacks the Chromium that npm carries; null when it is not installed or does not start. */
  unpack(): Promise<Omit<Browser, 'origin'> | null>
  /** Installs Debian's Chromium; null when that fails. */
  install(): Promise<string | null>
}

export class NoBrowserError extends Error {}

const PROGRAMS = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
]

/** Where installers put the programs when they do not put them on the PATH. */
function usualPlaces({ platform, env }: Machine): string[] {
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
      ['', env.HOME ?? ''].map((home) => `${home}/Applications/${name}.app/Contents/MacOS/${name}`),
    )
  }
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
      (root) => root !== undefined,
    )
    return [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ].flatMap((name) => roots.map((root) => `${root}\\${name}`))
  }
  return ['/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge', '/snap/bin/chromium']
}

function findInstalled(machine: Machine): string | null {
  const folders = (machine.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  const onPath =
    machine.platform === 'win32'
      ? []
      : PROGRAMS.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...onPath, ...usualPlaces(machine)].find((path) => machine.isExecutable(path)) ?? null
}

/**
 * Finds a Chromium for the tests: `CHROME_PATH`, an installed Chrome, Chromium or Edge, the one that npm
 * carries (Linux x64), Debian's by apt when we are root. `JIJING_BROWSER=system|npm` takes one of them only.
 * @throws {NoBrowserError} one sentence that says what to install
 */
export async function findBrowser(machine: Machine = thisMachine()): Promise<Browser> {
  const { env } = machine
  const only = env.JIJING_BROWSER
  if (only !== undefined && only !== '' && only !== 'system' && only !== 'npm') {
    throw new NoBrowserError(
      `JIJING_BROWSER 只能是 system 或 npm · JIJING_BROWSER is “${only}”, not system or npm.`,
    )
  }
  if (env.CHROME_PATH && !only) {
    if (machine.isExecutable(env.CHROME_PATH))
      return { executablePath: env.CHROME_PATH, env: {}, origin: 'CHROME_PATH' }
    throw new NoBrowserError(
      `CHROME_PATH 指向的「${env.CHROME_PATH}」不是可执行程序 · CHROME_PATH is not a program: correct or unset it.`,
    )
  }
  if (only !== 'npm') {
    const installed = findInstalled(machine)
    if (installed) return { executablePath: installed, env: {}, origin: 'system' }
  }
  if (only !== 'system' && machine.platform === 'linux' && machine.arch === 'x64') {
    const unpacked = await machine.unpack()
    if (unpacked) return { ...unpacked, origin: 'npm' }
  }
  if (!only && machine.isDebianRoot) {
    const installed = await machine.install()
    if (installed) return { executablePath: installed, env: {}, origin: 'apt' }
  }
  throw new NoBrowserError(
    '浏览器测试找不到浏览器：请安装 Chrome、Chromium 或 Edge，或用环境变量 CHROME_PATH 指明其路径 · ' +
      'No browser for the tests: install Chrome, Chromium or Edge, or set CHROME_PATH to one.',
  )
}

/** The machine that we run on. */
export function thisMachine(): Machine {
  return {
    platform: process.platform,
    arch: process.arch,
    env: process.env,
    isDebianRoot: process.getuid?.() === 0 && isDebian(),
    isExecutable,
    unpack: unpackChromium,
    install: () => installWithApt(isExecutable),
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function isDebian(): boolean {
  const file = '/etc/os-release'
  return existsSync(file) && /^ID(_LIKE)?=.*debian/m.test(readFileSync(file, 'utf8'))
}
