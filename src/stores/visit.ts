const KEY = 'jijing.visited'

/** Whether this browser has opened Jijing before. A browser that keeps nothing is always new. */
export function visitedBefore(): boolean {
  try {
    return localStorage.getItem(KEY) !== null
  } catch {
    return false
  }
}

/** From now on an emptied workspace stays empty instead of showing the sample again. */
export function rememberVisit(): void {
  try {
    localStorage.setItem(KEY, '1')
  } catch {
    // A browser that refuses to keep this shows the sample again: no harm done.
  }
}
