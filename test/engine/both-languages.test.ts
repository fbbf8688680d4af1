import { describe, expect, it } from 'vitest'
import { parseSchemeChange, parseValue, schemeById, scoreEvaluation, scoreIndicator } from '@/engine'
import { unreadable } from '@/engine/unreadable'
import { expectBothLanguages } from './both-languages'
import { budgetLine, evaluation, indicator } from './tables'

const NATIONAL = schemeById('national-project-2020')
const EXCESS = { ...NATIONAL, quantity: { ...NATIONAL.quantity, lessIsBetterFormula: 'excess' as const } }

describe('an explanation says the same in both languages', () => {
  it.each([
    ['met', '≥90%', '95%', '5', '5'],
    ['missed', '≥90%', '45%', '5', '5'],
    ['below 0', '≥90%', '-4%', '5', '5'],
    ['target 0', '≤0件', '3件', '5', '5'],
    ['less is better', '≤5件', '10件', '5', '5'],
    ['within a range', '3-5次', '4次', '5', '5'],
    ['outside a range', '3-5次', '7次', '5', '5'],
    ['in time', '2022年12月底前', '2022年11月', '5', '5'],
    ['late', '2022年6月底前', '2022年11月', '5', '5'],
    ['a degree', '相关', '80%', '5', '4'],
    ['a degree above all', '相关', '120%', '5', '5'],
    ['a band', '完成', '部分达成', '10', '7'],
    ['outside its band', '完成', '部分达成', '10', '10'],
    ['a change against a value', '下降5%', '95%', '5', '5'],
    ['other units', '≥5件', '5米', '5', '5'],
    ['converted', '≥5000元', '0.4万元', '5', '4'],
    ['no actual', '≥5件', null, '5', '5'],
    ['no target', null, '5件', '5', '5'],
    ['no weight', '≥5件', '5件', null, '5'],
    ['unreadable target', '7,00.0,77', '5件', '5', '5'],
    ['unreadable actual', '≥5件', '7,00.0,77', '5', '5'],
    ['word against number', '≥5件', '良好', '5', '5'],
    ['no self score', '≥90%', '95%', '5', null],
  ])('%s', (_title, target, actual, weight, score) => {
    for (const scheme of [NATIONAL, EXCESS, parseSchemeChange('national-project-2020;over:130-2')])
      expectBothLanguages(
        scoreIndicator(indicator('办结', target, actual, weight, score), scheme).explanation,
      )
  })

  it.each(['linear', 'threshold-90', 'steps-100-5-2-free', 'steps-100-5-2-counts', 'piecewise-50-0,100-100'])(
    'budget line: %s',
    (formula) => {
      for (const scheme of ['', ';round:1', ';round:0'].map((round) =>
        parseSchemeChange(`linear-department;budget:${formula}${round}`),
      ))
        for (const [adjustedBudget, executed] of [
          ['366.48', '208.02'],
          ['100', '100'],
          ['100', '-5'],
          ['100', '10'],
          ['0', '0'],
          ['0', '7'],
          [null, null],
          [null, '7'],
          ['7', null],
        ] as const)
          for (const reportedRate of [null, '56.76'])
            for (const statedRule of [null, { text: '得分（20分*执行率）', cell: null }]) {
              const line = budgetLine({
                adjustedBudget,
                executed,
                reportedRate,
                weight: '10',
                reportedScore: '8',
                statedRule,
              })
              expectBothLanguages(
                scoreEvaluation(evaluation({ budget: [line] }), scheme).budget[0]!.explanation!,
              )
            }
    },
  )
})

describe('a text that is not read says why, and quotes it', () => {
  it.each([
    ['malformed-number', '7,00.0,77', '写法有误'],
    ['malformed-number', '1,23', '写法有误'],
    ['malformed-number', '5..6', '写法有误'],
    ['several-numbers', '3个村5个社区', '几个数字'],
    ['several-numbers', '1,234,567个甲2.25个乙', '几个数字'],
    ['several-numbers', '甲3,乙5', '几个数字'],
    ['approximate', '约50人', '约数'],
    ['approximate', '50人左右', '约数'],
    ['negated', '3项未完成', '没有做到'],
    ['operator-alone', '≥', '只有比较符号'],
    ['operator-alone', '≥%', '只有比较符号'],
    ['range-order', '5-3次', '下限大于上限'],
    ['range-units', '3件-5米', '单位不同'],
    ['range-operator', '≥3-5次', '又是区间'],
    ['scientific', '713752e1', '科学计数法'],
    ['scientific', '7.25E3', '科学计数法'],
    ['no-grammar', 'A3', '无法识别'],
    ['too-long', '3'.repeat(201), '太长'],
  ])('%s: %s', (code, text, says) => {
    const value = parseValue(text)
    expect(value).toMatchObject({ kind: 'unreadable', code })
    const { reason } = value as Extract<typeof value, { kind: 'unreadable' }>
    expect(reason.zh).toContain(says)
    expect(reason.zh).toContain(text.slice(0, 40))
    expect(reason.en).toContain(text.slice(0, 40))
    expect(reason.en).toMatch(/ (guessed|write|correct|read as|read;|add|use) /)
  })

  it('quotes no more than 40 characters, and a long text without a number is a phrase', () => {
    expect(unreadable('too-long', '长'.repeat(50)).reason.zh).toBe(
      `“${'长'.repeat(40)}…”太长，不是一个指标值，请只写一个数字加单位`,
    )
    expect(parseValue('好'.repeat(201))).toEqual({ kind: 'quality', word: '好'.repeat(201) })
    expect(parseValue('3'.repeat(200))).not.toMatchObject({ code: 'too-long' })
  })
})
