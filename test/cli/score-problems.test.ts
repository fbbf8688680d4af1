import { describe, expect, it } from 'vitest'
import { runScoreProblems, type PlantedScore } from '../../src/cli/score-problems'

async function run(...args: string[]) {
  let out = ''
  let said = ''
  const code = await runScoreProblems(args, {
    cwd: '.',
    stdout: (text) => void (out += text),
    stderr: (text) => void (said += text),
  })
  return { code, out, said }
}

describe('score-problems', () => {
  it('finds every planted recurrence, gap, broken promise and copy of the sample, and nothing else', async () => {
    const { code, out, said } = await run('--strict')
    const scores = JSON.parse(out) as Record<string, PlantedScore>
    expect(Object.keys(scores)).toEqual(['recurrences', 'states', 'gaps', 'brokenPromises', 'copies'])
    for (const [name, { planted, found, right, precision, recall }] of Object.entries(scores)) {
      expect(planted, name).toBeGreaterThan(10)
      expect([found, right, precision, recall], name).toEqual([planted, planted, '1', '1'])
    }
    expect(said).toContain('copies: 20/20')
    expect(code).toBe(0)
  }, 120_000)

  it('says what is wrong with its use', async () => {
    expect((await run('src')).code).toBe(2)
    expect((await run('src')).said).toContain('sample')
    expect((await run('--nonsense')).code).toBe(2)
  })
})
