import { describe, expect, it } from 'vitest'
import { findBrowser, NoBrowserError, type Machine } from '../e2e/find-browser'

/** A machine with these programs on it, and nothing else. */
function machine(programs: string[], rest: Partial<Machine> = {}): Machine {
  return {
    platform: 'linux',
    arch: 'x64',
    env: { PATH: '/usr/local/bin:/usr/bin' },
    isDebianRoot: false,
    isExecutable: (path) => programs.includes(path),
    unpack: () => Promise.resolve(null),
    install: () => Promise.resolve(null),
    ...rest,
  }
}

const unpack = () =>
  Promise.resolve({ executablePath: '/cache/chromium', env: { LD_LIBRARY_PATH: '/cache/lib' } })
const install = () => Promise.resolve('/usr/bin/chromium')
const EDGE = 'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe'
const CHROME = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

const found: { title: string; on: Machine; path: string; origin: string }[] = [
  {
    title: 'CHROME_PATH before an installed one',
    on: machine(['/mine/chrome', '/usr/bin/chromium'], {
      env: { PATH: '/usr/bin', CHROME_PATH: '/mine/chrome' },
    }),
    path: '/mine/chrome',
    origin: 'CHROME_PATH',
  },
  {
    title: 'an empty CHROME_PATH counts as none',
    on: machine(['/usr/bin/chromium'], { env: { PATH: '/usr/bin', CHROME_PATH: '' } }),
    path: '/usr/bin/chromium',
    origin: 'system',
  },
  {
    title: 'Chrome before Chromium, wherever they stand on the PATH',
    on: machine(['/usr/local/bin/chromium', '/usr/bin/google-chrome']),
    path: '/usr/bin/google-chrome',
    origin: 'system',
  },
  {
    title: 'Edge where its installer puts it on Linux',
    on: machine(['/opt/microsoft/msedge/msedge'], { env: {} }),
    path: '/opt/microsoft/msedge/msedge',
    origin: 'system',
  },
  {
    title: 'Chrome on macOS',
    on: machine([CHROME], { platform: 'darwin', arch: 'arm64' }),
    path: CHROME,
    origin: 'system',
  },
  {
    title: 'Edge on Windows',
    on: machine([EDGE], { platform: 'win32', env: { PROGRAMFILES: 'C:\\Program Files' } }),
    path: EDGE,
    origin: 'system',
  },
  {
    title: 'the one that npm carries, when none is installed',
    on: machine([], { unpack, isDebianRoot: true, install }),
    path: '/cache/chromium',
    origin: 'npm',
  },
  {
    title: 'JIJING_BROWSER=npm passes over the installed one',
    on: machine(['/usr/bin/chromium'], { unpack, env: { PATH: '/usr/bin', JIJING_BROWSER: 'npm' } }),
    path: '/cache/chromium',
    origin: 'npm',
  },
  {
    title: 'apt on Debian as root, when npm’s does not start',
    on: machine([], { isDebianRoot: true, install }),
    path: '/usr/bin/chromium',
    origin: 'apt',
  },
  {
    title: 'apt on Linux ARM, for which npm carries none',
    on: machine([], { arch: 'arm64', unpack, isDebianRoot: true, install }),
    path: '/usr/bin/chromium',
    origin: 'apt',
  },
]

const missing: { title: string; on: Machine; message: string }[] = [
  { title: 'nothing anywhere', on: machine([]), message: 'install Chrome, Chromium or Edge' },
  { title: 'Debian without root', on: machine([], { install }), message: 'install Chrome, Chromium or Edge' },
  {
    title: 'apt fails',
    on: machine([], { isDebianRoot: true }),
    message: 'install Chrome, Chromium or Edge',
  },
  {
    title: 'CHROME_PATH names nothing: said, not passed over',
    on: machine(['/usr/bin/chromium'], { env: { PATH: '/usr/bin', CHROME_PATH: '/gone' } }),
    message: 'CHROME_PATH is not a program',
  },
  {
    title: 'JIJING_BROWSER=system does not unpack',
    on: machine([], { unpack, env: { JIJING_BROWSER: 'system' } }),
    message: 'install Chrome, Chromium or Edge',
  },
  {
    title: 'JIJING_BROWSER is misspelt',
    on: machine(['/usr/bin/chromium'], { env: { PATH: '/usr/bin', JIJING_BROWSER: 'firefox' } }),
    message: 'not system or npm',
  },
]

describe('findBrowser', () => {
  it.each(found)('finds $title', async ({ on, path, origin }) => {
    const browser = await findBrowser(on)
    expect(browser).toMatchObject({ executablePath: path, origin })
  })

  it('hands over what npm’s Chromium needs in its environment', async () => {
    const { env } = await findBrowser(machine([], { unpack }))
    expect(env).toEqual({ LD_LIBRARY_PATH: '/cache/lib' })
  })

  it.each(missing)('says in one sentence what to do: $title', async ({ on, message }) => {
    const error: unknown = await findBrowser(on).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(NoBrowserError)
    expect((error as Error).message).toContain(message)
    expect((error as Error).message).not.toContain('\n')
  })
})
