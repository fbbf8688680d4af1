import { compareDecimal } from './decimal'
import type { BudgetFormula, Scheme } from './scheme'
import { SchemeError } from './scheme'

const fail = (path: string, zh: string, en: string): never => {
  throw new SchemeError(path, { zh, en })
}

const realDate = (text: string) => {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** Each value above the one before it (or below it). */
function inOrder(values: readonly string[], path: (index: number) => string, ascending: boolean) {
  values.forEach((value, index) => {
    const before = values[index - 1]
    if (before === undefined || compareDecimal(value, before) === (ascending ? 1 : -1)) return
    if (ascending) fail(path(index), `应大于前一项的 ${before}`, `must be above the ${before} before it`)
    else fail(path(index), `应小于前一项的 ${before}`, `must be below the ${before} before it`)
  })
}

function upTo(value: string, limit: string, path: string) {
  if (compareDecimal(value, limit) > 0) fail(path, `不能大于 ${limit}`, `must not be above ${limit}`)
}

function formulaMeaning(formula: BudgetFormula) {
  const path = '$.budget.formula'
  if (formula.type === 'threshold') upTo(formula.threshold, '100', `${path}.threshold`)
  if (formula.type === 'steps') upTo(formula.full, '100', `${path}.full`)
  if (formula.type !== 'piecewise') return
  const { knots } = formula
  inOrder(
    knots.map(({ rate }) => rate),
    (index) => `${path}.knots[${index}].rate`,
    true,
  )
  knots.forEach(({ share }, index) => {
    const at = `${path}.knots[${index}].share`
    upTo(share, '100', at)
    const before = knots[index - 1]
    if (before && compareDecimal(share, before.share) < 0)
      fail(at, '执行率更高，得分比例不能更低', 'a higher rate must not have a lower share')
  })
}

function qualityMeaning({ bands }: Scheme['quality']) {
  bands.forEach(({ from, to }, index) => {
    const at = `$.quality.bands[${index}]`
    upTo(to, '100', `${at}.to`)
    if (compareDecimal(from, to) >= 0) fail(`${at}.from`, `应小于 ${to}`, `must be below ${to}`)
    const before = bands[index - 1]
    if (before && compareDecimal(to, before.from) !== 0)
      fail(
        `${at}.to`,
        `应等于上一档的下限 ${before.from}`,
        `must be where the band above ends, ${before.from}`,
      )
  })
  const words = new Map<string, number>()
  bands.forEach((band, index) =>
    band.words.forEach((word, place) => {
      if (words.has(word))
        fail(
          `$.quality.bands[${index}].words[${place}]`,
          `“${word}”已经在第 ${words.get(word)! + 1} 档里`,
          `“${word}” is already in band ${words.get(word)! + 1}`,
        )
      words.set(word, index)
    }),
  )
}

/**
 * What a JSON Schema cannot say: dates that exist, bands that follow each other, grades in order.
 * @throws SchemeError with the path of the first contradiction
 */
export function checkMeaning(scheme: Scheme): void {
  const { inForce, budget, quantity, quality, grades, caps, weights, fullPoints } = scheme
  for (const end of ['from', 'to'] as const) {
    const date = inForce[end]
    if (date !== null && !realDate(date))
      fail(`$.inForce.${end}`, `没有 ${date} 这一天`, `there is no day ${date}`)
  }
  if (inForce.to !== null && inForce.to < inForce.from)
    fail('$.inForce.to', '不能早于 from', 'must not be before from')
  formulaMeaning(budget.formula)
  qualityMeaning(quality)
  quantity.rateBands.forEach(({ bands, beyond }, index) => {
    const at = `$.quantity.rateBands[${index}]`
    inOrder(
      bands.map((band) => band.upTo),
      (place) => `${at}.bands[${place}].upTo`,
      true,
    )
    bands.forEach(({ share }, place) => upTo(share, '100', `${at}.bands[${place}].share`))
    upTo(beyond, '100', `${at}.beyond`)
  })
  inOrder(
    grades.map(({ from }) => from),
    (index) => `$.grades[${index}].from`,
    false,
  )
  const twice = grades.findIndex(({ grade }, index) => grades.findIndex((one) => one.grade === grade) < index)
  if (twice > 0) fail(`$.grades[${twice}].grade`, '等级重复', 'the grade is there twice')
  if (compareDecimal(grades.at(-1)!.from, '0') !== 0)
    fail(`$.grades[${grades.length - 1}].from`, '最低一档应从 0 开始', 'the lowest grade must begin at 0')
  grades.forEach(({ from }, index) => upTo(from, fullPoints, `$.grades[${index}].from`))
  const overAchievement = quantity.overAchievement
  if (overAchievement && compareDecimal(overAchievement.from, '100') <= 0)
    fail('$.quantity.overAchievement.from', '应大于 100', 'must be above 100')
  if (caps)
    for (const field of ['below', 'atMost'] as const) {
      inOrder(
        caps.bands.map((band) => band[field]),
        (index) => `$.caps.bands[${index}].${field}`,
        true,
      )
      caps.bands.forEach((band, index) =>
        upTo(band[field], field === 'below' ? '100' : fullPoints, `$.caps.bands[${index}].${field}`),
      )
    }
  weights.level1.forEach(({ weight }, index) => upTo(weight, fullPoints, `$.weights.level1[${index}].weight`))
}
