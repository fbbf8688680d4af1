import { describe, expect, it } from 'vitest'
import { groupSimilar } from '@/problems'

describe('groupSimilar', () => {
  it.each<[title: string, texts: string[]]>([
    ['nothing', []],
    ['one sentence, twice', ['停车位紧张', '停车位紧张']],
    ['nothing shared', ['停车位紧张', '电梯老旧']],
    ['only common words shared', ['部分项目工作', '相关项目工作']],
  ])('%s: no group', (_, texts) => {
    expect(groupSimilar(texts)).toEqual([])
  })

  it('groups by the longest shared words, largest first, each sentence once', () => {
    const texts = [
      '办事大厅停车位紧张',
      '电梯老旧需更换',
      '周边停车位紧张',
      '群众反映停车位紧张问题',
      '办公楼电梯老旧',
      '食堂口味一般',
    ]
    expect(groupSimilar(texts)).toEqual([
      { phrase: '停车位紧张', texts: [texts[0], texts[2], texts[3]] },
      { phrase: '电梯老旧', texts: [texts[1], texts[4]] },
    ])
    expect(groupSimilar(texts)).toEqual(groupSimilar(texts))
  })
})
