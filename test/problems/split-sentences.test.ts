import { describe, expect, it } from 'vitest'
import { splitSentences } from '@/problems'

describe('splitSentences', () => {
  it.each<[title: string, text: string, sentences: string[]]>([
    ['empty', '', []],
    ['only blanks and a stop', ' \n 。', []],
    ['one sentence without an end', '支付进度较慢', ['支付进度较慢']],
    [
      'full stops, semicolons, exclamation marks',
      '支付较慢。培训不足；人手紧张！',
      ['支付较慢。', '培训不足；', '人手紧张！'],
    ],
    [
      '一是 / 二是 behind a heading',
      '绩效自评工作问题：一是培训不足；二是资金批复迟缓，影响进度。',
      ['绩效自评工作问题：', '培训不足；', '资金批复迟缓，影响进度。'],
    ],
    ['一是 … ，二是', '一是预算不准，二是支付慢。', ['预算不准', '支付慢。']],
    ['numbers', '1.支付慢。2.预算不准。10、公开晚', ['支付慢。', '预算不准。', '公开晚']],
    ['full-width brackets', '（一）支付慢。（二）预算不准。', ['支付慢。', '预算不准。']],
    [
      'decimals survive',
      '执行率为68.07%，结余1.5万元。1.5倍于上年。',
      ['执行率为68.07%，结余1.5万元。', '1.5倍于上年。'],
    ],
    ['a marker needs a break before it', '统一是关键，目标一致、合理。', ['统一是关键，目标一致、合理。']],
    ['closing quotes stay', '存在“重投入、轻绩效。”现象。', ['存在“重投入、轻绩效。”', '现象。']],
    [
      'a PDF: hard breaks inside words, a numbered title on its own line',
      '（一）部分项目资金支付进度滞后\n\n由于财政资金短缺、项目资金批复迟缓等问题，导致办事大\n\n厅设备无法及时维修。\n（二）财务制度需进一步完善',
      [
        '部分项目资金支付进度滞后',
        '由于财政资金短缺、项目资金批复迟缓等问题，导致办事大厅设备无法及时维修。',
        '财务制度需进一步完善',
      ],
    ],
    ['Windows line ends', '1.支付慢\r\n2.预算不准', ['支付慢', '预算不准']],
  ])('%s', (_, text, sentences) => {
    expect(splitSentences(text)).toEqual(sentences)
  })
})
