import { describe, expect, it } from 'vitest'
import {
  checkPattern,
  classifyBy,
  classify,
  createClassifier,
  parseTaxonomy,
  TAXONOMY,
  TaxonomyError,
} from '@/problems'

const own = {
  code: 'OWNA',
  name: { zh: '停车难', en: '' },
  definition: { zh: '', en: '' },
  words: ['停车位不足'],
  rules: [],
}
const withOwn = (patch: object) =>
  JSON.stringify({ ...TAXONOMY, categories: [{ ...own, ...patch }, ...TAXONOMY.categories] })
const faultOf = (text: string) => {
  try {
    parseTaxonomy(text)
    return null
  } catch (cause) {
    return cause instanceof TaxonomyError ? cause.path : cause
  }
}

describe('parseTaxonomy', () => {
  it('takes the shipped taxonomy as it is', () => {
    expect(parseTaxonomy(JSON.stringify(TAXONOMY))).toEqual(TAXONOMY)
  })

  it.each<[title: string, text: string, path: string]>([
    ['no JSON', '{', ''],
    ['a list', '[]', ''],
    ['no categories', '{}', 'categories'],
    ['no OTHER', '{"categories": []}', 'categories'],
    ['a code in small letters', withOwn({ code: 'own' }), 'categories[0].code'],
    ['a code twice', withOwn({ code: 'PAY' }), 'categories[1].code'],
    ['no name', withOwn({ name: { zh: ' ' } }), 'categories[0].name.zh'],
    ['words that are no list', withOwn({ words: 'x' }), 'categories[0].words'],
    ['a number among the words', withOwn({ words: [1] }), 'categories[0].words[0]'],
    ['no expression', withOwn({ words: ['停', '('] }), 'categories[0].words[1]'],
    ['an expression without end', withOwn({ words: ['(停+)+车'] }), 'categories[0].words[0]'],
    [
      'a pair without a fault',
      withOwn({ rules: [{ about: ['停车'], wrong: [], gap: 3 }] }),
      'categories[0].rules[0]',
    ],
    [
      'a gap of words',
      withOwn({ rules: [{ about: ['a'], wrong: ['b'], gap: '3' }] }),
      'categories[0].rules[0].gap',
    ],
  ])('%s', (_, text, path) => {
    expect(faultOf(text)).toBe(path)
  })
})

describe('checkPattern', () => {
  it.each(['停车', '停车位(?:不足|紧张)', '第[一二(+]+季度', '(?:停|行)车{slow}', '(?<!不)足', '.{0,5}停'])(
    '%s can be used',
    (source) => {
      expect(checkPattern(source, TAXONOMY.vocabulary)).toBeNull()
    },
  )

  it.each([
    '',
    '(',
    '(a+)+',
    '(a|aa)*b',
    '((a|b){2,})+',
    '(?:x(?:y*)z)*',
    '(a)\\1',
    '{nosuch}',
    'x'.repeat(500),
  ])('%s cannot', (source) => {
    expect(checkPattern(source, TAXONOMY.vocabulary)).toMatchObject({
      zh: expect.any(String),
      en: expect.any(String),
    })
  })
})

describe('an own taxonomy', () => {
  it('its words decide alone, with their evidence; a deleted category is gone', () => {
    const codes = createClassifier(parseTaxonomy(withOwn({})))('办事大厅停车位不足。')
    expect(codes).toContainEqual({ code: 'OWNA', matched: ['停车位不足'] })
    const fewer = { ...TAXONOMY, categories: TAXONOMY.categories.filter(({ code }) => code !== 'PAY') }
    expect(createClassifier(fewer)('资金支付进度滞后。').map(({ code }) => code)).not.toContain('PAY')
  })

  it('is what classify goes by until told otherwise', () => {
    classifyBy(parseTaxonomy(withOwn({})))
    expect(classify('停车位不足').map(({ code }) => code)).toContain('OWNA')
    classifyBy(null)
    expect(classify('停车位不足').map(({ code }) => code)).not.toContain('OWNA')
  })
})
