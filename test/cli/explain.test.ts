import { describe, expect, it } from 'vitest'
import { runExplain } from '@/cli/explain'

const CASES = 'test/fixtures/cases'
const SHANGJIE = `${CASES}/2022年度上街区政务服务中心部门整体自评表.csv`

async function explain(...args: string[]) {
  let [out, err] = ['', '']
  const code = await runExplain(args, {
    stdout: (text) => void (out += text),
    stderr: (text) => void (err += text),
    cwd: process.cwd(),
  })
  return { code, out, err }
}

describe('explain', () => {
  it('reads out the budget line, 26 indicators, the total 96.31 and the three contradictions of Shangjie', async () => {
    const { code, out } = await explain(SHANGJIE)
    expect(code).toBe(0)
    const rows = out.split('\n').filter((line) => /^ ?\d+ {2}/.test(line))
    expect(rows).toHaveLength(27)
    for (const row of rows) expect(row).toMatch(/。规则：.+。依据：.*《.+》/)
    expect(rows[0]).toContain('208.02 ÷ 366.48 = 56.76 %；56.76 % ÷ 90 % × 10 = 6.31')
    expect(out).toContain('总分 96.31，等级 优')
    for (const rate of ['56.76%', '15.51%', '43.24%']) expect(out).toContain(`= ${rate}`)
  })

  it('as JSON and in English', async () => {
    const { out } = await explain(SHANGJIE, '--json')
    const [told] = JSON.parse(out) as { total: string; budget: { score: string }[]; indicators: unknown[] }[]
    expect([told!.total, told!.budget[0]!.score, told!.indicators.length]).toEqual(['96.31', '6.31', 26])
    expect((await explain(SHANGJIE, '--en')).out).toContain('Total 96.31, grade 优')
  })

  it('under a scheme that is named, changed, or in a file', async () => {
    expect((await explain(SHANGJIE, '--scheme', 'linear-department')).out).toContain('56.76 % × 10 = 5.68')
    expect((await explain(SHANGJIE, '--scheme', 'linear-department;budget:threshold-80')).out).toContain(
      '56.76 % ÷ 80 % × 10 = 7.1',
    )
    const file = 'src/engine/schemes/hunan-department-2018.json'
    expect((await explain(SHANGJIE, '--scheme', file)).out).toContain('hunan-department-2018')
  })

  it.each([
    [[], '用法'],
    [['--scheme'], '用法'],
    [[SHANGJIE, '--loud'], '用法'],
    [[SHANGJIE, '--scheme', 'nowhere'], '没有评分方案 nowhere'],
    [[SHANGJIE, '--scheme', 'linear-department;budget:cubic'], '$.budget'],
    [[SHANGJIE, '--scheme', 'package.json'], '$.'],
    [[SHANGJIE, '--scheme', 'no-such-file.json'], 'ENOENT'],
    [[`${CASES}/problems.csv`], '没有可读的自评表'],
  ])('%j: exit 2, %s', async (args, says) => {
    const { code, err } = await explain(...args)
    expect(code).toBe(2)
    expect(err).toContain(says)
  })
})
