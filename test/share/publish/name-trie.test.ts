import { describe, expect, it } from 'vitest'
import { NameTrie } from '@/share/publish/name-trie'

const trie = new NameTrie([
  ['澄川区教育局', '部门01'],
  ['教育局', '部门01'],
  ['澄川区教育局招生办', '部门02'],
  ['澄川', '某地'],
])

describe('names in texts', () => {
  it.each([
    ['', ''],
    ['与此无关。', '与此无关。'],
    ['由澄川区教育局牵头', '由部门01牵头'],
    ['澄川区教育局招生办负责', '部门02负责'],
    ['澄 川 区 教 育 局', '部门01'],
    ['澄川区　教育局、教育局', '部门01、部门01'],
    ['澄川路 8 号', '某地路 8 号'],
    ['澄川区教育', '某地区教育'],
    ['教育局教育局', '部门01部门01'],
    ['constructor __proto__', 'constructor __proto__'],
  ])('%s → %s', (text, expected) => {
    expect(trie.replace(text)).toBe(expected)
    expect(trie.replace(text)).toBe(expected)
  })

  it('knows no empty name', () => {
    expect(new NameTrie([['', 'x']]).replace('abc')).toBe('abc')
  })
})
