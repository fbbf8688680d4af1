import { Decimal as Plain } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  schemeById,
  SCHEMES,
  scoreBatch,
  scoreBudgetLine,
  scoreDistinct,
  scoreEvaluation,
  scoreIndicator,
  type ScoreInput,
} from '@/engine'
import { proportion } from '@/engine/quantity-rule'
import { budgetLine, evaluation, indicator, shangjie } from './tables'

/** Raise with `JIJING_RUNS=5000` for a long search. */
const RUNS = { numRuns: Number(process.env.JIJING_RUNS ?? 100) }
const SCHEME = schemeById('national-project-2020')

const cents = (score: string) => {
  const [whole, fraction = ''] = score.split('.')
  return BigInt(whole!) * 100n + BigInt(fraction.padEnd(2, '0'))
}
const halves = (half: number) => (half % 2 ? `${(half - 1) / 2}.5` : String(half / 2))

describe('exactness', () => {
  it('agrees with integer arithmetic in all 435,600 plausible proportions', () => {
    let wrong = 0
    let wrongWhole = 0
    let compared = 0
    const row = indicator('完成率', null, null, null, null)
    for (let target = 1; target <= 120; target++)
      for (let half = 1; half <= 60; half++) {
        const weight = halves(half)
        const [whole, twice] = [String(target), BigInt(2 * target)]
        for (let actual = 0; actual < target; actual++) {
          // weight = half ÷ 2; cents = actual × half × 50 ÷ target, half up.
          const expected = (100n * BigInt(actual) * BigInt(half) + BigInt(target)) / twice
          const exact = proportion(weight, String(actual), whole)
          if (cents(exact.toDecimalPlaces(2, Plain.ROUND_HALF_UP).toString()) !== expected) wrong++
          // Every 41st goes the whole way, from text to score: 41 is prime to the sizes of the loops.
          if (compared++ % 41 === 0) {
            const scored = scoreIndicator({ ...row, target: whole, actual: String(actual), weight }, SCHEME)
            if (cents(scored.score!) !== expected) wrongWhole++
          }
        }
      }
    expect([compared, wrong, wrongWhole]).toEqual([435_600, 0, 0])
  }, 120_000)

  it('dividing first would be wrong, which is why the order is what it is', () => {
    const Few = Plain.clone({ precision: 20 })
    const divided = new Few(7).div(12).times('16.5').toDecimalPlaces(2, Few.ROUND_HALF_UP).toString()
    expect([divided, proportion('16.5', '7', '12').toDecimalPlaces(2).toString()]).toEqual(['9.62', '9.63'])
  })
})

const amount = fc
  .integer({ min: 0, max: 1_000_000 })
  .map((value) => `${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}`)
const weights = fc.integer({ min: 1, max: 60 }).map(halves)
const operators = fc.constantFrom('≥', '≤', '', '=', '>', '<')
const LINES = [
  ...SCHEMES.map(({ id }) => id),
  'linear-department;budget:piecewise-50-0,80-60,95-100;round:1',
  'linear-department;budget:steps-95-2.5-0.5-counts',
]
const BY_LINE = new Map(LINES.map((line) => [line, schemeById(line)]))
/** Named by their lines, so that a counterexample can be read. */
const schemes = fc.constantFrom(...LINES)
const value = (text: string | null) => Number(text)
const score = (target: string, actual: string, weight: string, scheme = SCHEME) =>
  scoreIndicator(indicator('指标', target, actual, weight, null), scheme).score

describe('a score', () => {
  it('is never below 0 nor above its weight, under any scheme', () => {
    fc.assert(
      fc.property(operators, amount, amount, weights, schemes, (operator, target, actual, weight, line) => {
        const scheme = BY_LINE.get(line)!
        const result = value(score(`${operator}${target}`, actual, weight, scheme))
        expect(result).toBeGreaterThanOrEqual(0)
        expect(result).toBeLessThanOrEqual(Number(weight))
      }),
      RUNS,
    )
    fc.assert(
      fc.property(amount, amount, weights, schemes, (adjustedBudget, executed, weight, line) => {
        const scheme = BY_LINE.get(line)!
        const row = budgetLine({ adjustedBudget, executed, weight, reportedScore: null })
        const result = scoreBudgetLine(row, scheme).score
        if (Number(adjustedBudget) === 0) {
          expect(result).toBeNull()
          return
        }
        expect(value(result)).toBeGreaterThanOrEqual(0)
        expect(value(result)).toBeLessThanOrEqual(Number(weight))
      }),
      RUNS,
    )
  })

  it('is never less for a better actual', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('≥', '≤'),
        amount,
        amount,
        amount,
        weights,
        (operator, target, one, other, weight) => {
          const [worse, better] =
            Number(one) < Number(other) === (operator === '≥') ? [one, other] : [other, one]
          const scoreOf = (actual: string) => value(score(`${operator}${target}`, actual, weight))
          expect(scoreOf(better)).toBeGreaterThanOrEqual(scoreOf(worse))
        },
      ),
      RUNS,
    )
    fc.assert(
      fc.property(amount, amount, amount, weights, schemes, (budget, one, other, weight, line) => {
        const scheme = BY_LINE.get(line)!
        fc.pre(Number(budget) > 0)
        const [less, more] = Number(one) < Number(other) ? [one, other] : [other, one]
        const of = (executed: string) =>
          value(scoreBudgetLine(budgetLine({ adjustedBudget: budget, executed, weight }), scheme).score)
        expect(of(more)).toBeGreaterThanOrEqual(of(less))
      }),
      RUNS,
    )
  })

  it('is the same in 元, 万元 and 亿元', () => {
    fc.assert(
      fc.property(operators, amount, amount, weights, (operator, target, actual, weight) => {
        const yuan = `${BigInt(actual.replace('.', '')) * 100n}元`
        const yi = `${new Plain(actual).div(10_000).toFixed()}亿元`
        const inWan = score(`${operator}${target}万元`, `${actual}万元`, weight)
        expect([
          score(`${operator}${target}万元`, yuan, weight),
          score(`${operator}${target}万元`, yi, weight),
        ]).toEqual([inWan, inWan])
      }),
      RUNS,
    )
  })

  it('of a budget line is the same when the whole table is in another unit', () => {
    fc.assert(
      fc.property(amount, amount, weights, schemes, (adjustedBudget, executed, weight, line) => {
        const scheme = BY_LINE.get(line)!
        const times = (text: string) => new Plain(text).times(10_000).toFixed()
        const wan = scoreBudgetLine(budgetLine({ adjustedBudget, executed, weight }), scheme)
        const yuan = scoreBudgetLine(
          budgetLine({ adjustedBudget: times(adjustedBudget), executed: times(executed), weight }),
          scheme,
        )
        expect([yuan.score, yuan.executionRate]).toEqual([wan.score, wan.executionRate])
      }),
      RUNS,
    )
  })
})

/** `(a + b × c) % × d`: the formula as JavaScript would never compute it: in decimals. Numbers, + − × ÷ % and brackets. */
function evaluate(text: string): Plain {
  const Exact = Plain.clone({ precision: 40 })
  const tokens = text.match(/\d+(?:\.\d+)?|[+−×÷%()]/g) ?? []
  let at = 0
  const sum = (): Plain => {
    let left = product()
    while (tokens[at] === '+' || tokens[at] === '−')
      left = tokens[at++] === '+' ? left.plus(product()) : left.minus(product())
    return left
  }
  // Numerators first: the text is read as one fraction, which is what the engine computes.
  const product = (): Plain => {
    let [over, under] = [atom(), new Exact(1)]
    for (; tokens[at] === '×' || tokens[at] === '÷' || tokens[at] === '%';)
      if (tokens[at] === '%') {
        at++
        under = under.times(100)
      } else if (tokens[at++] === '×') over = over.times(atom())
      else {
        under = under.times(atom())
        if (tokens[at] === '%') {
          at++
          over = over.times(100)
        }
      }
    return over.div(under)
  }
  const atom = (): Plain => {
    if (tokens[at] !== '(') return new Exact(tokens[at++]!)
    at++
    const inner = sum()
    at++
    return inner
  }
  return sum()
}

/** The last `… = score` of an explanation, recomputed from its own text. */
function recomputed(explanation: string, digits: number): [said: string, computed: string] | null {
  const match = /([\d(][^：；，。]*?) = (\d+(?:\.\d+)?)(?:（[^）]*）)?$/.exec(explanation)
  if (!match) return null
  const left = match[1]!.replace(/(?<=\d) ?[\p{Script=Han}]+/gu, '')
  const result = evaluate(left).toDecimalPlaces(digits, Plain.ROUND_HALF_UP)
  return [match[2]!, Plain.max(0, result).toString()]
}

describe('an explanation', () => {
  it('recomputed from its own text gives the score: indicators', () => {
    let formulas = 0
    fc.assert(
      fc.property(operators, amount, amount, weights, schemes, (operator, target, actual, weight, line) => {
        const scheme = BY_LINE.get(line)!
        const scored = scoreIndicator(
          indicator('指标', `${operator}${target}件`, `${actual}件`, weight, '1'),
          scheme,
        )
        const found = recomputed(scored.explanation.zh, scheme.scoreDigits)
        if (!found) {
          expect(scored.explanation.zh).toMatch(/得满分|得 0 分/)
          return
        }
        formulas++
        expect(found).toEqual([scored.score, scored.score])
      }),
      RUNS,
    )
    expect(formulas).toBeGreaterThan(10)
  })

  it('recomputed from its own text gives the score: the budget line, each formula', () => {
    let formulas = 0
    fc.assert(
      fc.property(
        amount.filter((text) => Number(text) > 0),
        fc.integer({ min: 0, max: 12_000 }),
        weights,
        schemes,
        (adjustedBudget, share, weight, line) => {
          const scheme = BY_LINE.get(line)!
          const executed = new Plain(adjustedBudget).times(share).div(10_000).toFixed(2)
          const scored = scoreBudgetLine(
            budgetLine({ adjustedBudget, executed, weight, reportedScore: '1' }),
            scheme,
          )
          const found = recomputed(scored.explanation!.zh, scheme.scoreDigits)
          if (!found) {
            expect(scored.explanation!.zh).toMatch(/得满分/)
            return
          }
          formulas++
          expect(found, scored.explanation!.zh).toEqual([scored.score, scored.score])
        },
      ),
      { numRuns: RUNS.numRuns * 4 },
    )
    expect(formulas).toBeGreaterThan(50)
  })
})

describe('order and repetition', () => {
  const texts = fc.constantFrom(
    '≥90%',
    '≤5件',
    '相关',
    '100%',
    '3-5次',
    '95%',
    '4次',
    '7,00.0,77',
    '6件',
    '已完成',
    '50万',
    '',
  )
  const row: fc.Arbitrary<ScoreInput> = fc.record({
    level3: fc.constantFrom('满意度', '投诉数量', '预算调整率', '整编资料审核98%', '培训3次'),
    target: fc.option(texts),
    actual: fc.option(texts),
    measureUnit: fc.constantFrom(null, '%', '件'),
    weight: fc.option(weights),
    reportedScore: fc.option(weights),
  })

  it('each combination scored once and joined back is the same as row by row', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), schemes, (rows, line) => {
        const scheme = BY_LINE.get(line)!
        const { results, index } = scoreDistinct(rows, scheme)
        rows.forEach((one, place) => {
          const { score, verdict, deviation, ruleId, explanation } = scoreIndicator(
            { ...indicator('x', null, null, null, null), ...one },
            { ...scheme },
          )
          expect(results[index[place]!]).toEqual({ score, verdict, deviation, ruleId, explanation })
        })
      }),
      RUNS,
    )
  })

  it('a pair of target and actual with many weights is still told apart', () => {
    const rows = Array.from({ length: 60 }, (_, place) => ({
      level3: '满意度',
      target: '≥90%',
      actual: '45%',
      measureUnit: null,
      weight: halves((place % 30) + 1),
      reportedScore: null,
    }))
    const { results, index } = scoreDistinct(rows, SCHEME)
    expect(results).toHaveLength(30)
    rows.forEach((one, place) =>
      expect(results[index[place]!]!.score).toBe(
        scoreIndicator({ ...indicator('x', null, null, null, null), ...one }, SCHEME).score,
      ),
    )
  })

  it('the order of rows, and of tables, never matters', () => {
    const table = shangjie()
    fc.assert(
      fc.property(
        fc.shuffledSubarray(table.indicators, { minLength: table.indicators.length }),
        (indicators) => {
          const scored = scoreEvaluation({ ...table, indicators }, schemeById('shangjie-department-2022'))
          expect([scored.total, scored.grade]).toEqual(['96.31', '优'])
        },
      ),
      RUNS,
    )
    const one = evaluation({
      id: 'one',
      budget: [budgetLine({ adjustedBudget: '100', executed: '79.27', weight: '10', reportedScore: '7.93' })],
    })
    const forth = scoreBatch([table, one])
    const back = scoreBatch([one, table])
    expect(back.map(({ id, total, scheme }) => [id, total, scheme])).toEqual(
      forth.map(({ id, total, scheme }) => [id, total, scheme]).reverse(),
    )
  })
})
