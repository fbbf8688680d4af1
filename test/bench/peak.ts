import { readdirSync, readFileSync } from 'node:fs'

/**
 * The most memory that the largest tab of this process's browsers has had at once (VmHWM of its renderer, with all workers), in
 * MB. Linux alone tells it: NaN elsewhere.
 */
export function peakOfTab(): number {
  const peaks = processes()
    .filter(({ pid, command }) => command.includes('--type=renderer') && isOurs(pid))
    .map(({ pid }) => Number(/VmHWM:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0))
  return peaks.length === 0 ? NaN : Math.round(Math.max(...peaks) / 1024)
}

function processes(): { pid: number; command: string }[] {
  const pids = process.platform === 'linux' ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : []
  return pids.map((pid) => ({ pid: Number(pid), command: read(`/proc/${pid}/cmdline`) }))
}

/** Whether this process is among its parents. */
function isOurs(pid: number): boolean {
  for (let at = pid; at > 1;) {
    if (at === process.pid) return true
    // The name in brackets may hold anything.
    at = Number(/\) \S (\d+)/.exec(read(`/proc/${at}/stat`))?.[1] ?? 0)
  }
  return false
}

/** Empty where the process has ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
