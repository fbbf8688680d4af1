import { describe, expect, it } from 'vitest'
import { splitItems, splitReason } from '@/problems'

const texts = (text: string, measure: string | null = null) =>
  splitItems(text, measure).map((one) => one.text)

describe('splitItems', () => {
  it.each<[title: string, text: string, items: string[]]>([
    ['empty', '', []],
    ['blanks and a stop', ' \n。', []],
    ['no list: the text stays whole', '支付较慢；培训不足。人手紧张。', ['支付较慢；培训不足。人手紧张。']],
    ['一是 / 二是', '一是预算不准；二是支付慢。', ['预算不准', '支付慢。']],
    ['一是 …，二是', '一是预算不准，二是支付慢，', ['预算不准', '支付慢']],
    ['a label before the list', '存在以下问题：一是预算不准；二是支付慢。', ['预算不准', '支付慢。']],
    [
      'a sentence before the list says something',
      '人手紧张。一是预算不准；二是支付慢。',
      ['人手紧张。', '预算不准', '支付慢。'],
    ],
    ['（一）', '（一）支付慢。（二）预算不准。', ['支付慢。', '预算不准。']],
    ['(1) in half width', '(1)支付慢;(2)预算不准', ['支付慢', '预算不准']],
    ['1. 2. 10.', '1.支付慢。2.预算不准。', ['支付慢。', '预算不准。']],
    ['1、2、', '1、支付慢。2、预算不准', ['支付慢。', '预算不准']],
    ['①②', '①支付慢；②预算不准；③公开晚', ['支付慢', '预算不准', '公开晚']],
    ['第一，', '第一，支付慢；第二，预算不准', ['支付慢', '预算不准']],
    ['full-width digits and blanks', '1． 支付慢。\n 2． 预算不准。', ['支付慢。', '预算不准。']],
    [
      'a title with its detail is one problem',
      '（一）支付进度滞后\n由于资金短缺，\n尚未付款。\n（二）制度不全',
      ['支付进度滞后。由于资金短缺，尚未付款。', '制度不全'],
    ],
    [
      'a list below a titled problem is its detail',
      '（一）支付滞后。一是资金短缺；二是批复迟缓。（二）制度不全。',
      ['支付滞后。一是资金短缺；二是批复迟缓。', '制度不全。'],
    ],
    [
      'a list below a mere topic is split',
      '（一）预算方面：一是编制不准；二是执行慢。（二）制度不全。',
      ['编制不准', '执行慢。', '制度不全。'],
    ],
    ['one marker alone at the beginning', '1.支付慢', ['支付慢']],
    [
      'decimals, dates and words are no markers',
      '执行率为68.07%，1.5万元结余；2.5万元未付。统一是关键，一致、合理。',
      ['执行率为68.07%，1.5万元结余；2.5万元未付。统一是关键，一致、合理。'],
    ],
    ['numbers that do not count on', '支付慢。2023.预算不准。', ['支付慢。2023.预算不准。']],
    ['a line, a sentence', '支付较慢。\n预算不准。', ['支付较慢。', '预算不准。']],
    ['lines broken by a page', '支付较\n慢。预算不准。', ['支付较慢。预算不准。']],
  ])('%s', (_, text, items) => {
    expect(texts(text)).toEqual(items)
  })

  it.each<[title: string, text: string, measure: string | null, items: [string, string | null][]]>([
    [
      'a measure of each item',
      '1.支付慢。改进措施：加快支付。2.预算不准。改进措施：细化预算。',
      null,
      [
        ['支付慢。', '加快支付。'],
        ['预算不准。', '细化预算。'],
      ],
    ],
    [
      'measures at the end, one for one',
      '一是支付慢；二是预算不准。改进措施：一是加快支付；二是细化预算。',
      null,
      [
        ['支付慢', '加快支付'],
        ['预算不准。', '细化预算。'],
      ],
    ],
    [
      'measures of another cell, one for one',
      '1.支付慢。2.预算不准。',
      '1.加快支付。2.细化预算。',
      [
        ['支付慢。', '加快支付。'],
        ['预算不准。', '细化预算。'],
      ],
    ],
    [
      'more problems than measures: all with each',
      '1.支付慢。2.预算不准。',
      '加强管理。',
      [
        ['支付慢。', '加强管理。'],
        ['预算不准。', '加强管理。'],
      ],
    ],
    [
      'one problem keeps all measures',
      '支付慢。',
      '一是催办；二是通报。',
      [['支付慢。', '一是催办；二是通报。']],
    ],
    ['下一步措施', '支付慢。下一步措施：催办。', null, [['支付慢。', '催办。']]],
  ])('%s', (_, text, measure, items) => {
    expect(splitItems(text, measure).map((one) => [one.text, one.measure])).toEqual(items)
  })

  it('hostile texts: markers of nothing, lists in lists without end', () => {
    expect(texts('一是、'.repeat(20_000))).toHaveLength(1)
    expect(texts('（一）：'.repeat(20_000)).length).toBeLessThan(3)
    expect(texts('一是慢；'.repeat(20_000))).toHaveLength(1)
  })
})

describe('splitReason', () => {
  it.each<[title: string, text: string, items: [string, string | null][]]>([
    ['empty', '', []],
    ['a reason alone', '资金未到位。', [['资金未到位。', null]]],
    ['改进措施：', '资金未到位。改进措施：积极协调。', [['资金未到位。', '积极协调。']]],
    ['下一步…', '资金未到位。下一步将积极协调。', [['资金未到位。', '下一步将积极协调。']]],
  ])('%s', (_, text, items) => {
    expect(splitReason(text).map((one) => [one.text, one.measure])).toEqual(items)
  })
})
