/** Cells of forms repeat (`100%`, `得分`, `10`): a third of the time of reading a batch went into comparing them anew. */
const REMEMBERED = 20_000
const LONGEST_REMEMBERED = 40
const remembered = new Map<string, string>()

/** For comparing: NFKC (full-width to half-width, brackets included), no white space at all. */
export function compact(text: string): string {
  if (text.length > LONGEST_REMEMBERED) return compacted(text)
  let result = remembered.get(text)
  if (result === undefined) {
    if (remembered.size >= REMEMBERED) remembered.clear()
    remembered.set(text, (result = compacted(text)))
  }
  return result
}

function compacted(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[【〔[]/g, '(')
    .replace(/[】〕\]]/g, ')')
}

const BRACKETED = /\([^()]*\)/g
const NUMBERING = /^(?:\(?[一二三四五六七八九十]+\)?[、.,)]|\(\d{1,2}\)|[①-⑳]|\d{1,2}[、.](?!\d))/

/**
 * A header or label as it is matched against synonyms: compact, without bracketed parts (`（盖章）`, `(A)`, `（万元）`),
 * leading numbering (`1.`, `（一）`) and closing colon.
 */
export function labelText(text: string): string {
  let label = compact(text)
  for (let before = ''; before !== label;) {
    before = label
    label = label.replace(BRACKETED, '')
  }
  return label
    .replace(NUMBERING, '')
    .replace(/[:*]+$/, '')
    .replace(/^\*+/, '')
}

const CJK = '\\u3000-\\u303f\\u3400-\\u9fff\\uff00-\\uffef'
const BLANK_AT_CJK = new RegExp(`(?<=[${CJK}])\\s+|\\s+(?=[${CJK}])`, 'gu')

/** A name as it is shown: line breaks and the blanks that justified text leaves between Chinese characters are gone. */
export function tidyName(text: string): string {
  return text.trim().replace(BLANK_AT_CJK, '').replace(/\s+/g, ' ')
}

const DIGIT = '[\\d０-９]'
const CODE = `[A-Za-zＡ-Ｚａ-ｚ]{0,3}${DIGIT}{3,}[\\dA-Za-z０-９Ａ-Ｚａ-ｚ]*`
const CODE_AND_SIGN = new RegExp(
  `^(${CODE})(?:\\s*[-－—–_:：]+\\s*|\\s+)(?=[\\p{Script=Han}“‘"《（(]|(?:19|20)\\d{2}年)`,
  'u',
)
const CODE_IN_BRACKETS = new RegExp(
  `^[[(（【［](${CODE})[\\])）】］]\\s*[-－—–_:：]*\\s*(?=[\\p{Script=Han}\\d“‘"《（(A-Z])`,
  'u',
)

/** The name without a code in front of it (`219001-`, `[0012]`, `51000021R000000019951-`); a year in front is no code. */
export function withoutCode(name: string): string {
  const code = CODE_IN_BRACKETS.exec(name) ?? CODE_AND_SIGN.exec(name)
  if (!code || /^(?:19|20)\d\d$/.test(code[1]!.normalize('NFKC'))) return name
  return name.slice(code[0].length)
}

/** Six digits and more in front of a unit's name are a code, also without a sign; fewer (120急救中心) only in front of a region. */
const UNIT_CODE =
  /^(?:[\d０-９]{6,}(?=\p{Script=Han})|[\d０-９]{3,5}(?=\p{Script=Han}{1,8}[省市县区州旗盟].))/u

export function withoutUnitCode(name: string): string {
  const uncoded = withoutCode(name)
  return uncoded === name ? name.replace(UNIT_CODE, '') : uncoded
}
