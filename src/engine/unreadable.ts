import type { Bilingual } from './model'

/** Why a text with a number is not read. */
export type UnreadableCode =
  | 'malformed-number'
  | 'several-numbers'
  | 'approximate'
  | 'negated'
  | 'operator-alone'
  | 'range-order'
  | 'range-units'
  | 'range-operator'
  | 'scientific'
  | 'too-long'
  | 'no-grammar'

const REASONS: Readonly<Record<UnreadableCode, (text: string) => [string, string]>> = {
  'malformed-number': (text) => [
    `“${text}”中的数字写法有误（逗号或小数点的位置不对），不作猜测，请改正`,
    `The number in “${text}” is malformed (a comma or a point in the wrong place); it is not guessed, correct it`,
  ],
  'several-numbers': (text) => [
    `“${text}”里有几个数字，不能确定哪一个是指标值，请只写一个数字和单位`,
    `“${text}” holds several numbers and it cannot be told which one counts; write one number and a unit`,
  ],
  approximate: (text) => [
    `“${text}”是约数，不能按规则计分，请写确切的数字`,
    `“${text}” is approximate; no rule scores it, write the exact number`,
  ],
  negated: (text) => [
    `“${text}”中数字前后的文字表示没有做到或不足，不能当作完成的数字，需人工判定`,
    `The words around the number in “${text}” say that something is missing; it is not read as an achievement`,
  ],
  'operator-alone': (text) => [
    `“${text}”只有比较符号，没有数字，请补上数字和单位`,
    `“${text}” has a sign but no number; add the number and its unit`,
  ],
  'range-order': (text) => [
    `区间“${text}”的下限大于上限，请改正`,
    `The range “${text}” begins above its end; correct it`,
  ],
  'range-units': (text) => [
    `区间“${text}”两端的单位不同，请改成同一单位`,
    `The two ends of “${text}” have different units; use one unit`,
  ],
  'range-operator': (text) => [
    `“${text}”既有比较符号又是区间，不能确定以哪个为准，请只写一种`,
    `“${text}” has a sign and a range; it cannot be told which one counts, write one of them`,
  ],
  scientific: (text) => [
    `“${text}”像是代码或科学计数法，不作猜测，请写成普通数字`,
    `“${text}” looks like a code or scientific notation; it is not guessed, write a plain number`,
  ],
  'too-long': (text) => [
    `“${text}…”太长，不是一个指标值，请只写一个数字加单位`,
    `“${text}…” is too long for a value; write one number and a unit`,
  ],
  'no-grammar': (text) => [
    `“${text}”中的数字写法无法识别，请改成一个数字加单位，如 ≥90%`,
    `The number in “${text}” cannot be read; write one number and a unit, e.g. ≥90%`,
  ],
}

/** Has a number (or a sign for one) that no rule of the grammar reads; said, never repaired. */
export interface Unreadable {
  kind: 'unreadable'
  code: UnreadableCode
  reason: Bilingual
}

export function unreadable(code: UnreadableCode, text: string): Unreadable {
  const [zh, en] = REASONS[code](text.slice(0, 40))
  return { kind: 'unreadable', code, reason: { zh, en } }
}

/** The reason for a text with digits that nothing reads. */
export function unreadableText(text: string): Unreadable {
  const numbers = text.match(/\d[\d,.]*/g) ?? []
  if (numbers.some((number) => !/^(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/.test(number.replace(/[,.]$/, ''))))
    return unreadable('malformed-number', text)
  if (/^\d+(\.\d+)?[eExX][\dA-Fa-f]+$/.test(text)) return unreadable('scientific', text)
  if (numbers.length > 1) return unreadable('several-numbers', text)
  return unreadable('no-grammar', text)
}
