/** Where a command writes: stdout carries results, stderr people's messages. */
export interface Io {
  out: (text: string) => void
  err: (text: string) => void
}

/** `check <files or folders…> [--json] [--strict]`. @returns the exit code: 0, 1 or 2. */
export async function runCheck(args: readonly string[], io: Io): Promise<number> {
  io.err(args.join(' '))
  return 2
}
