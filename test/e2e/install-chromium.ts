import { spawnSync } from 'node:child_process'

/**
 * Installs Debian's Chromium; only root can. The last resort: it changes the machine.
 * @returns the program, null when apt failed (its words are on stderr)
 */
export async function installWithApt(isExecutable: (path: string) => boolean): Promise<string | null> {
  console.error('Installing Chromium with apt, because no browser was found…')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'],
  ]) {
    const { status } = spawnSync('apt-get', args, { env, stdio: ['ignore', 2, 2] })
    if (status !== 0) return null
  }
  const program = '/usr/bin/chromium'
  return isExecutable(program) ? program : null
}
