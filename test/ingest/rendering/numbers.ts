import { widened, type Layout } from './layout'

/** 万元 → 元 by moving the point, independently of the code under test. */
export function inYuan(value: string): string {
  const negative = value.startsWith('-')
  const [whole = '0', fraction = ''] = value.replace('-', '').split('.')
  const digits = fraction.padEnd(4, '0')
  const rest = digits.slice(4).replace(/0+$/, '')
  return `${negative ? '-' : ''}${BigInt(whole + digits.slice(0, 4))}${rest === '' ? '' : `.${rest}`}`
}

export function withCommas(value: string): string {
  const [whole = '', fraction] = value.split('.')
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`)
}

/** An amount of 万元 as the layout writes it: unit, commas, zeros, currency, an ending of its own, full width. */
export function amount(value: string, { dice, unit, unitAt, fullWidth }: Layout): string {
  let text = unit === '元' ? inYuan(value) : value
  if (dice.chance(25)) text = text.includes('.') ? `${text}0` : `${text}.00`
  if (dice.chance(30)) text = withCommas(text)
  const plain = text
  if (dice.chance(5)) text = dice.pick(['¥', '￥']) + text
  if (dice.chance(6) && unitAt !== 'nowhere') text += unit === '元' ? '元' : dice.pick(['万', '万元'])
  if (fullWidth && dice.chance(30)) return widened(plain)
  return dice.chance(5) ? ` ${text} ` : text
}

/** Points: 10, 10.00, 10分. */
export function points(value: string, { dice, fullWidth }: Layout): string {
  let text = value
  if (dice.chance(10)) text = text.includes('.') ? text : `${text}.00`
  if (dice.chance(5)) text += '分'
  return fullWidth && dice.chance(30) ? widened(text) : text
}

/** A rate in percent: 56.76, 56.76%, 56.76％, 0.5676; bare and as a ratio only where the figures tell which is meant. */
export function rate(value: string, figures: number | null, { dice }: Layout): string {
  const number = Number(value)
  const asRatio = figures !== null && Math.abs(number - figures) < Math.abs(number / 100 - figures)
  const forms = [`${value}%`, `${value}％`]
  if (number === 0 || (figures === null ? number > 1 : asRatio)) forms.push(value, value)
  if (number !== 0 && asRatio) forms.push(ratio(value))
  return dice.pick(forms)
}

/** 56.76 → 0.5676, 100 → 1, without floats. */
function ratio(value: string): string {
  const [whole = '0', fraction = ''] = value.split('.')
  const padded = whole.padStart(3, '0')
  const digits = `${padded.slice(0, -2)}.${padded.slice(-2)}${fraction}`.replace(/0+$/, '').replace(/\.$/, '')
  return digits.replace(/^0+(?=\d)/, '')
}

/** Nothing, as people type it. */
export function nothing({ dice }: Layout): string {
  return dice.pick(['', '', '', '-', '—', '/'])
}
