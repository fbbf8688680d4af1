/** Where a command reads and writes. Commands take it as an argument, so tests run them without a process. */
export interface Io {
  /** Writes to standard output. JSON only: another program reads it. */
  stdout(text: string): void
  /** Writes to standard error: progress and messages for people. No line break is added. */
  stderr(text: string): void
  /** The folder that relative paths of the arguments are resolved against: the caller's, not the package's. */
  cwd: string
}

/** Exit codes of every command: done; rejects or errors found and `--strict` given; bad use or nothing readable. */
export const exitCode = { done: 0, strict: 1, badUse: 2 } as const

/**
 * One subcommand of `jijing`. Takes the arguments after its own name and resolves with the exit code of the
 * process. It never calls `process.exit` and never throws for bad input: it says so on `io.stderr`.
 */
export type Command = (args: readonly string[], io: Io) => Promise<number>
