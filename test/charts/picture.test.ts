import { expect, test } from 'vitest'
import { buildRateRankingOption, chartLabels, chartPicture } from '@/charts'
import { framed } from '@/charts/picture'
import { EXECUTION, executionRow, HOSTILE_NAMES } from './rows'
import { TEST_THEME } from './theme'

const labels = chartLabels('zh-CN')
const frame = { title: '执行率 <最低> & "部门"', theme: TEST_THEME, width: 600, height: 300 }

test('a picture carries title, filters and source around its drawing', async () => {
  const option = buildRateRankingOption(EXECUTION, { theme: TEST_THEME, labels, width: 600 })!
  const lines = ['模拟数据：虚构的“澄川区”', '筛选：执行率 ≥ 40%']
  const { svg, width, height } = await chartPicture(option, { ...frame, lines })
  expect({ width, height }).toEqual({ width: 648, height: 424 })
  expect(svg).toContain('执行率 &lt;最低&gt; &amp; &quot;部门&quot;')
  for (const line of lines) expect(svg).toContain(`>${line}</text>`)
  expect(svg).toContain('上街区政务服务中心')
  expect(svg.match(/<svg /g)).toHaveLength(2)
})

test.each(HOSTILE_NAMES)('%j in title, line and drawing stays text', async (name) => {
  const option = buildRateRankingOption([executionRow(name, '50')], {
    theme: TEST_THEME,
    labels,
    width: 600,
  })!
  const { svg } = await chartPicture(option, { ...frame, title: name, lines: [name] })
  expect(svg).not.toMatch(/<(img|script|iframe|foreignObject)/i)
})

test('a long line is wrapped, Chinese by its full width, and nothing of it is lost', () => {
  const line = '部门'.repeat(60) + 'x'.repeat(60)
  const { svg, height } = framed('<svg ></svg>', { ...frame, lines: [line] })
  const texts = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text!).slice(1)
  expect(texts.join('')).toBe(line)
  expect(texts.length).toBeGreaterThan(1)
  expect(height).toBe(52 + 300 + 12 + texts.length * 18 + 24)
})
