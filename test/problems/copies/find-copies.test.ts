import { describe, expect, it } from 'vitest'
import { comparable, findCopies, findReportCopies, type ComparedText } from '@/problems'

const LONG = '由于年初对工作统筹考虑较少，部分项目资金支付进度滞后，未达到序时进度要求'
let next = 0
const text = (
  department: string,
  year: number,
  words: string,
  table = `${department}${year}`,
): ComparedText => ({
  id: `t${next++}`,
  text: words,
  department,
  year,
  table,
})
const found = (...texts: ComparedText[]) =>
  findCopies(texts).copies.map(
    ({ kind, text: at, from, similarity }) =>
      `${kind} ${at.department}${at.year}←${from.department}${from.year} ${similarity}`,
  )

describe('comparable', () => {
  it.each([
    ['', ''],
    ['（一）支付率为 68.07%，偏低。', '支付率为0偏低'],
    ['一是支付率为 1,268 万元，\n偏低', '支付率为0万元偏低'],
    ['（２）２０２２年', '0年'],
  ])('%j → %j', (before, after) => {
    expect(comparable(before)).toBe(after)
  })
})

describe('findCopies', () => {
  it.each<[title: string, texts: ComparedText[], copies: string[]]>([
    ['nothing', [], []],
    ['one text', [text('甲', 2022, LONG)], []],
    [
      'short set phrases prove nothing',
      [text('甲', 2022, '支付进度滞后'), text('乙', 2022, '支付进度滞后')],
      [],
    ],
    [
      'another department, the same year',
      [text('甲', 2022, LONG), text('乙', 2022, LONG)],
      ['department 乙2022←甲2022 100'],
    ],
    ['last year', [text('甲', 2023, LONG), text('甲', 2022, LONG)], ['year 甲2023←甲2022 100']],
    ['the same table twice is no copy', [text('甲', 2022, LONG), text('甲', 2022, LONG)], []],
    [
      'new figures in an old sentence',
      [text('甲', 2022, `${LONG}，执行率为56.76%`), text('甲', 2023, `${LONG}，执行率为81.2%`)],
      ['year 甲2023←甲2022 100'],
    ],
    [
      'both kinds at once',
      [text('甲', 2021, LONG), text('乙', 2022, LONG), text('甲', 2022, LONG)],
      ['department 乙2022←甲2021 100', 'year 甲2022←甲2021 100', 'department 甲2022←乙2022 100'],
    ],
    [
      'different sentences about the same thing',
      [
        text('甲', 2022, LONG),
        text('乙', 2022, '受财政资金调度影响，年底前提交的支付申请未能全部办理，执行率低于上年'),
      ],
      [],
    ],
  ])('%s', (_, texts, copies) => {
    expect(found(...texts)).toEqual(copies)
  })

  it('says how much is the same where words were changed', () => {
    const [copy] = findCopies([
      text('甲', 2022, LONG),
      text('乙', 2022, LONG.replace('统筹考虑', '整体谋划')),
    ]).copies
    expect(copy?.similarity).toBeGreaterThanOrEqual(60)
    expect(copy?.similarity).toBeLessThan(100)
  })

  it('takes what many departments use for given, and shows it', () => {
    const texts = Array.from({ length: 12 }, (_, n) => text(`部门${n}`, 2022, LONG))
    const { copies, common } = findCopies(texts)
    expect(copies).toEqual([])
    expect(common).toEqual([{ text: LONG, departments: 12, times: 12 }])
  })

  it('finds each planted copy among 20,000 different texts', () => {
    const words = [...'资金项目预算绩效管理进度支付资产采购制度监督评价目标人员培训信息公开内控核算凭证']
    let state = 7
    const draw = () => {
      state = (state + 0x6d2b79f5) >>> 0
      const mixed = Math.imul(state ^ (state >>> 15), state | 1)
      return words[((mixed ^ (mixed >>> 14)) >>> 0) % words.length]!
    }
    const texts = Array.from({ length: 20_000 }, (_, n) =>
      text(`部门${n % 400}`, 2015 + (n % 8), Array.from({ length: 40 }, draw).join('')),
    )
    const planted = [3, 5_000, 12_345].map((n) => ({
      ...texts[n]!,
      id: `copy${n}`,
      department: `抄${n}`,
      year: 2024,
    }))
    const { copies } = findCopies([...texts, ...planted])
    expect(copies.map(({ text: at, from }) => `${at.id} ${from.id}`)).toEqual(
      planted.map(({ id }, i) => `${id} ${texts[[3, 5_000, 12_345][i]!]!.id}`),
    )
  })
})

describe('findReportCopies', () => {
  it('adds copied sentences up to a copied report', () => {
    const sentences = [
      LONG,
      `${LONG}，其中民生项目尤为明显`,
      '人员变动频繁，新接手的同志对绩效管理政策不熟悉，自评材料整理不及时，质量不高',
    ]
    const texts = [
      ...sentences.map((one) => text('甲', 2022, one)),
      ...sentences.map((one) => text('甲', 2023, one)),
    ]
    const { copies } = findCopies(texts)
    expect(findReportCopies(texts, copies)).toMatchObject([
      { kind: 'year', table: '甲2023', from: '甲2022', copied: 3, compared: 3, share: 100 },
    ])
    expect(findReportCopies(texts, copies.slice(0, 1))).toEqual([])
  })
})
