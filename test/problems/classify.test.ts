import { describe, expect, it } from 'vitest'
import { CATEGORIES, TAXONOMY, classify, createClassifier } from '@/problems'
import { measure, readLabelled } from './measure'

const codes = (text: string) => classify(text).map(({ code }) => code)

describe('classify', () => {
  it.each<[text: string, expected: string[]]>([
    ['', []],
    ['无', []],
    ['0', []],
    ['存在问题 无 改进措施 无', []],
    ['（200字以内）', []],
    ['（此处填写存在的主要问题，限300字）', []],
    ['本年度不存在预算执行偏差较大的问题。', []],
    ['未发现账实不符，但信息公开时间滞后。', ['DISCLOSE']],
    ['资金支付滞后的问题已全部整改到位。', []],
    ['资金支付滞后的问题未得到整改。', ['PAY']],
    ['资金支付进度较慢，财务人员身兼数职。', ['PAY', 'STAFF']],
    ['公务用车运行维护费超出预算。', ['OTHER']],
    ['疫情防控工作扎实有效。', []],
    ['强化绩效评价结果应用，将绩效自评结果应用于完善预算管理。', []],
    ['在岗人员年龄偏大。', ['STAFF']],
    ['工作经费太少，难以满足日常需要。', ['FUND']],
  ])('%s → %j', (text, expected) => {
    expect(codes(text)).toEqual(expected)
  })

  it('shows the words that decided, as they stand in the text', () => {
    expect(classify('部分项目资金支付进度滞后。')).toEqual([{ code: 'PAY', matched: ['资金支付进度滞后'] }])
  })

  it('finds a word that a line break of a PDF tears apart, and shows it with the break', () => {
    expect(classify('固定资产账实不\n符')).toEqual([{ code: 'ASSET', matched: ['固定资产账实不\n符'] }])
  })

  it('takes the subject beside the fault before it says OTHER', () => {
    const byRules = createClassifier(TAXONOMY, null)
    expect(byRules('会计工作一直难以开展')).toEqual([{ code: 'VOUCHER', matched: ['会计', '难以'] }])
    expect(byRules('停车场一直难以建成')).toEqual([{ code: 'OTHER', matched: ['难以'] }])
  })

  it('gives only words of the text as evidence', () => {
    for (const { text } of [
      ...readLabelled('test/fixtures/problems.csv'),
      ...readLabelled('test/problems/held-out.csv'),
    ]) {
      for (const { matched } of classify(text)) {
        expect(matched.length).toBeGreaterThan(0)
        for (const word of matched) expect(text).toContain(word)
      }
    }
  })

  it('comes through a text written to slow it down', () => {
    for (const [text, most] of [
      ['预算编制'.repeat(2_000), 1],
      ['未按'.repeat(2_000), 2],
      ['支付，'.repeat(2_000), 1],
    ] as const) {
      const begun = performance.now()
      expect(codes(text).length).toBeLessThanOrEqual(most)
      expect(performance.now() - begun).toBeLessThan(5_000)
    }
  })
})

describe('taxonomy', () => {
  it('has 23 categories, each code once, OTHER last', () => {
    expect(new Set(CATEGORIES.map(({ code }) => code)).size).toBe(23)
    expect(CATEGORIES.at(-1)?.code).toBe('OTHER')
  })

  it('can be edited: a new word decides at once', () => {
    const [first, ...rest] = TAXONOMY.categories
    const edited = createClassifier({
      ...TAXONOMY,
      categories: [{ ...first!, words: [...first!.words, '钱没花出去'] }, ...rest],
    })
    expect(edited('钱没花出去')).toEqual([{ code: 'PAY', matched: ['钱没花出去'] }])
  })

  it('names the category of an expression that is not valid', () => {
    const [first, ...rest] = TAXONOMY.categories
    expect(() =>
      createClassifier({ ...TAXONOMY, categories: [{ ...first!, words: ['('] }, ...rest] }),
    ).toThrow(/PAY/)
    expect(() =>
      createClassifier({ ...TAXONOMY, categories: [{ ...first!, words: ['{nowhere}'] }, ...rest] }),
    ).toThrow(/nowhere/)
  })
})

describe('measured', () => {
  // The model has learnt from all of these: the floors guard against loss and are no estimate for new sentences
  // (that is `jijing train --cross-validate`, and the figures at first sight in the README).
  it.each([
    ['test/fixtures/problems.csv', 0.97],
    ...['', '-2', '-3', '-4', '-5', '-6', '-7', '-8', '-9'].map((set): [string, number] => [
      `test/problems/held-out${set}.csv`,
      0.95,
    ]),
  ])('%s: micro-F1 ≥ %d', (path, floor) => {
    const { precision, recall, f1 } = measure(readLabelled(path))
    expect(f1, `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`).toBeGreaterThanOrEqual(floor)
  })
})
