/**
 * One statement after the other on the one connection of an adapter, and transactions that may be nested: an inner one
 * is part of the outer. A transaction belongs to one writer; two at once would be taken for a nested pair.
 *
 * Questions need not wait for each other: sent together, the engine has the next before whoever asked has drawn the last.
 */
export class StatementQueue {
  /** When all that was enqueued has ended. */
  #last: Promise<unknown> = Promise.resolve()
  /** When the last step that may change something has ended. */
  #lastChange: Promise<unknown> = Promise.resolve()
  #depth = 0

  /** Runs `step` when all steps before it have ended, however they ended. */
  enqueue<T>(step: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(step)
    this.#last = this.#lastChange = turn.catch(() => undefined)
    return turn
  }

  /** Runs `step`, which changes nothing, when all changes before it have ended. */
  ask<T>(step: () => Promise<T>): Promise<T> {
    const turn = this.#lastChange.then(step)
    const before = this.#last
    this.#last = turn.then(
      () => before,
      () => before,
    )
    return turn
  }

  /**
   * Everything in `work` or nothing.
   * @param execute runs one statement of ours
   * @param committed called after the outermost commit, outside of the transaction
   */
  async transaction<T>(
    work: () => Promise<T>,
    execute: (statement: string) => Promise<void>,
    committed: () => Promise<void>,
  ): Promise<T> {
    if (this.#depth > 0) return this.#inside(work)
    await execute('BEGIN TRANSACTION')
    let result: T
    try {
      result = await this.#inside(work)
      await execute('COMMIT')
    } catch (cause) {
      // A failed COMMIT has rolled back already; the first error is the one to tell.
      await execute('ROLLBACK').catch(() => undefined)
      throw cause
    }
    await committed()
    return result
  }

  async #inside<T>(work: () => Promise<T>): Promise<T> {
    this.#depth++
    try {
      return await work()
    } finally {
      this.#depth--
    }
  }
}
