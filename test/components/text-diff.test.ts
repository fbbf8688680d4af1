import { describe, expect, it } from 'vitest'
import { diffSides } from '../../src/components/problem/text-diff'

const marked = (before: string, after: string) => {
  const sides = diffSides(before, after)
  const show = (parts: { text: string; changed: boolean }[]) =>
    parts.map(({ text, changed }) => (changed ? `[${text}]` : text)).join('')
  return [show(sides.before), show(sides.after)]
}

describe('diffSides', () => {
  it.each<[title: string, before: string, after: string, marks: [string, string]]>([
    ['nothing', '', '', ['', '']],
    ['the same', '支付进度慢', '支付进度慢', ['支付进度慢', '支付进度慢']],
    ['a figure as a whole', '涉及17项', '涉及11项', ['涉及[17]项', '涉及[11]项']],
    ['decimals', '执行率68.07%', '执行率68.7%', ['执行率[68.07]%', '执行率[68.7]%']],
    ['a word more', '支付慢', '支付较慢', ['支付慢', '支付[较]慢']],
    ['against nothing', '', '支付慢', ['', '[支付慢]']],
  ])('%s', (_, before, after, marks) => {
    expect(marked(before, after)).toEqual(marks)
  })

  it('very long texts are not taken apart, and are given back whole', () => {
    const long = '资'.repeat(5000)
    expect(diffSides(long, `${long}金`).after).toEqual([{ text: `${long}金`, changed: true }])
    expect(diffSides(long, long).after).toEqual([{ text: long, changed: false }])
  })
})
