/**
 * Counts the tests of one report of Vitest's JSON reporter. A run that left no report, and a file that failed
 * before its first test, count as one failure each: otherwise a crash would read as "0 failed".
 * @param {object | null} report parsed report, null when there is none
 * @returns {{ passed: number, failed: number, skipped: number }}
 */
export function tally(report) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  ).length
  const failed = report.numFailedTests + broken
  return {
    passed: report.numPassedTests,
    // An error outside every test (an unhandled rejection) fails the run without failing a test.
    failed: failed === 0 && !report.success ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** Adds two tallies. */
export function addTallies(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }
}

/** The closing line of `npm test`: plain, so that a program can read it too. */
export function tallyLine({ passed, failed }) {
  return `${passed} passed, ${failed} failed`
}
