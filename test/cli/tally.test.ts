import { describe, expect, it } from 'vitest'
import { addTallies, tally, tallyLine } from '../../src/cli/tally.mjs'

const passedFile = { status: 'passed', assertionResults: [{ status: 'passed' }] }
const report = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, success: true }

const cases = [
  {
    title: 'all passed',
    report: { ...report, testResults: [passedFile] },
    expected: { passed: 3, failed: 0, skipped: 0 },
  },
  {
    title: 'one failed: its file is not counted again',
    report: {
      ...report,
      numFailedTests: 1,
      success: false,
      testResults: [{ status: 'failed', assertionResults: [{ status: 'failed' }] }],
    },
    expected: { passed: 3, failed: 1, skipped: 0 },
  },
  {
    title: 'a file that did not load has no test to fail, and counts as one',
    report: {
      ...report,
      success: false,
      testResults: [passedFile, { status: 'failed', assertionResults: [] }],
    },
    expected: { passed: 3, failed: 1, skipped: 0 },
  },
  {
    title: 'an error outside every test',
    report: { ...report, success: false, testResults: [passedFile] },
    expected: { passed: 3, failed: 1, skipped: 0 },
  },
  {
    title: 'skipped and to be written',
    report: { ...report, numPendingTests: 2, numTodoTests: 1, testResults: [passedFile] },
    expected: { passed: 3, failed: 0, skipped: 3 },
  },
  {
    title: 'no report at all: the run crashed',
    report: null,
    expected: { passed: 0, failed: 1, skipped: 0 },
  },
]

describe('tally', () => {
  it.each(cases)('$title', ({ report: read, expected }) => {
    expect(tally(read)).toEqual(expected)
  })

  it('closes with one plain line', () => {
    const sum = addTallies({ passed: 40, failed: 0, skipped: 0 }, { passed: 2, failed: 1, skipped: 4 })
    expect(tallyLine(sum)).toBe('42 passed, 1 failed')
  })
})
