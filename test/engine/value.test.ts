import { describe, expect, it } from 'vitest'
import { parseValue } from '@/engine'

/** `[text, what it must come out as]`: `>=90%`, `3..5次`, `deadline`, `quality:相关`, `blank`, `unreadable`. */
const CASES: [string, string][] = [
  ['≥90%', '>=90%'],
  ['≥ 90 %', '>=90%'],
  ['＞＝90％', '>=90%'],
  ['>=90%', '>=90%'],
  ['=>90%', '>=90%'],
  ['≧735 人次', '>=735人次'],
  ['⩾3次', '>=3次'],
  ['不低于98%', '>=98%'],
  ['不少于12种', '>=12种'],
  ['不小于3公里', '>=3公里'],
  ['至少2次', '>=2次'],
  ['至少全年完成2次', '>=2次'],
  ['达到100%', '>=100%'],
  ['98%以上', '>=98%'],
  ['95%及以上', '>=95%'],
  ['60分或以上', '>=60分'],
  ['大于等于5', '>=5'],
  ['≤5件', '<=5件'],
  ['≦5件', '<=5件'],
  ['<=5', '<=5'],
  ['不超过202.6万元', '<=202.6万元'],
  ['不高于3%', '<=3%'],
  ['不大于10%', '<=10%'],
  ['不多于3人', '<=3人'],
  ['5件以内', '<=5件'],
  ['5%以下', '<=5%'],
  ['3天之内', '<=3天'],
  ['控制在90万元以内', '<=90万元'],
  ['小于等于7', '<=7'],
  ['>90%', '>90%'],
  ['＞90%', '>90%'],
  ['大于90%', '>90%'],
  ['超过90%', '>90%'],
  ['高于3%', '>3%'],
  ['<5', '<5'],
  ['＜5件', '<5件'],
  ['低于控制指标82起', '<82起'],
  ['少于3次', '<3次'],
  ['低于10%', '<10%'],
  ['=100%', '=100%'],
  ['═ 100', '=100'],
  ['﹦72890元', '=72890元'],
  ['＝100％', '=100%'],
  ['==3', '=3'],
  ['100%', '100%'],
  ['100％', '100%'],
  ['１００％', '100%'],
  ['100.00%', '100%'],
  ['0%', '0%'],
  ['0', '0'],
  ['0起', '0起'],
  ['0件', '0件'],
  ['97.30%', '97.3%'],
  ['50', '50'],
  ['.5', '0.5'],
  ['-3', '-3'],
  ['−3', '-3'],
  ['+3', '3'],
  ['100百分比', '100%'],
  ['≥100百分比', '>=100%'],
  ['百分之九十', '90%'],
  ['百分之一百', '100%'],
  ['≥百分之95', '>=95%'],
  ['1,234.50', '1234.5'],
  ['215,457.6元', '215457.6元'],
  ['1，234', '1234'],
  ['150万', '1500000'],
  ['150万元', '150万元'],
  ['5亿元', '5亿元'],
  ['3万人次', '30000人次'],
  ['1.5亿', '150000000'],
  ['38508人', '38508人'],
  ['14种', '14种'],
  ['12个月', '12个月'],
  ['25TB', '25TB'],
  ['266米', '266米'],
  ['1200平方米', '1200平方米'],
  ['400元/人、天', '400元/人、天'],
  ['100%覆盖', '100%'],
  ['三次', '3次'],
  ['十二项', '12项'],
  ['二十五家', '25家'],
  ['一百二十人', '120人'],
  ['约50人左右', 'quality-or-unreadable'],
  ['3-5次', '3..5次'],
  ['3~5次', '3..5次'],
  ['3—5次', '3..5次'],
  ['90%-95%', '90..95%'],
  ['3至5天', '3..5天'],
  ['2022年12月底前', 'deadline'],
  ['2021年12月完成', 'deadline'],
  ['2021年底', 'deadline'],
  ['12月底之前完成', 'deadline'],
  ['2022年12月31日前', 'deadline'],
  ['2022年', 'deadline'],
  ['第四季度完成', 'quality:第四季度完成'],
  ['相关', 'quality:相关'],
  ['科学', 'quality:科学'],
  ['达成预期指标', 'quality:达成预期指标'],
  ['及时', 'quality:及时'],
  ['全天候', 'quality:全天候'],
  ['不超过预算', 'quality:不超过预算'],
  ['严格执行相关制度规定', 'quality:严格执行相关制度规定'],
  ['优', 'quality:优'],
  ['无', 'quality:无'],
  ['部分达成', 'quality:部分达成'],
  ['定性优良中低差', 'quality:定性优良中低差'],
  ['', 'blank'],
  ['  ', 'blank'],
  ['-', 'blank'],
  ['—', 'blank'],
  ['——', 'blank'],
  ['/', 'blank'],
  ['……', 'blank'],
  ['...', 'blank'],
  ['\u200b', 'blank'],
  ['　', 'blank'],
  ['7,00.0,77', 'unreadable'],
  ['12,34', 'unreadable'],
  ['1.2.3', 'unreadable'],
  ['90%/95%', 'unreadable'],
  ['5000吨稻谷、500吨成品粮', 'unreadable'],
  ['≥', 'quality-or-unreadable'],
  ['1e5', 'unreadable'],
  ['0x10', 'unreadable'],
  ['713752e1', 'unreadable'],
  ['完成3项，2项在建', 'unreadable'],
]

function shown(text: string): string {
  const value = parseValue(text)
  if (value.kind === 'quantity') return `${value.operator ?? ''}${value.value}${value.unit ?? ''}`
  if (value.kind === 'range') return `${value.low}..${value.high}${value.unit ?? ''}`
  return value.kind === 'quality' ? `quality:${value.word}` : value.kind
}

describe('the value grammar', () => {
  it.each(CASES)('%s → %s', (text, expected) => {
    if (expected === 'quality-or-unreadable')
      expect(['quality', 'unreadable']).toContain(parseValue(text).kind)
    else expect(shown(text)).toBe(expected)
  })

  it('says why a number is rejected, in both languages, with the number', () => {
    const value = parseValue('7,00.0,77')
    expect(value).toMatchObject({ kind: 'unreadable' })
    if (value.kind === 'unreadable') {
      expect(value.reason.zh).toContain('7,00.0,77')
      expect(value.reason.en).toContain('7,00.0,77')
    }
  })

  it("takes the row's 度量单位 where the text names none, not where it does", () => {
    expect(parseValue('100', '%')).toMatchObject({ value: '100', unit: '%' })
    expect(parseValue('735', '人次')).toMatchObject({ unit: '人次' })
    expect(parseValue('3件', '次')).toMatchObject({ unit: '件' })
  })

  it('reads null as blank', () => {
    expect(parseValue(null)).toEqual({ kind: 'blank' })
  })
})
