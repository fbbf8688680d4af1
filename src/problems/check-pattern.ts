import type { Bilingual } from '@/engine'

/** Longer expressions are no words any more. The longest of the shipped taxonomy has 231 characters. */
const LONGEST = 400

/**
 * Says why an expression cannot be used, `null` where it can: not valid, too long, or of a kind that may take for ever on some
 * text (a repetition of a repetition, a reference back). Such an expression in an imported file must not stop the app.
 *
 * @param vocabulary the entries that `{name}` stands for
 */
export function checkPattern(source: string, vocabulary: Record<string, string>): Bilingual | null {
  if (source.trim() === '') return { zh: '是空的。', en: 'is empty.' }
  if (source.length > LONGEST)
    return {
      zh: `超过 ${LONGEST} 个字符，请拆成几条。`,
      en: `is longer than ${LONGEST} characters; make several of it.`,
    }
  const unknown = [...source.matchAll(/\{([a-z]+)\}/gu)].find(([, name]) => !Object.hasOwn(vocabulary, name!))
  if (unknown)
    return { zh: `词表中没有 ${unknown[0]}。`, en: `uses ${unknown[0]}, which the vocabulary does not have.` }
  const expanded = source.replace(/\{([a-z]+)\}/gu, (_, name: string) => `(?:${vocabulary[name]})`)
  try {
    new RegExp(expanded, 'g')
  } catch {
    return { zh: '不是有效的正则表达式。', en: 'is no valid regular expression.' }
  }
  if (/\\(?:[1-9]|k<)/u.test(source))
    return {
      zh: '用了反向引用，可能会卡住，请改写。',
      en: 'refers back to a group, which may take for ever; write it otherwise.',
    }
  if (repeatsARepetition(source))
    return {
      zh: '在重复里套了重复（如 (a+)+），可能会卡住，请改写。',
      en: 'repeats a repetition, as (a+)+ does, which may take for ever; write it otherwise.',
    }
  return null
}

/** Whether a group that is repeated without end holds a repetition without end, or a choice: (a+)+, (a|aa)*. */
function repeatsARepetition(source: string): boolean {
  const endless = /^(?:[*+]|\{\d+,\}|\{\d*,?\d{3,}\})/u
  const open: boolean[] = []
  for (let at = 0; at < source.length; at++) {
    const char = source[at]!
    if (char === '\\') at++
    else if (char === '[') {
      while (at < source.length && source[at] !== ']') at += source[at] === '\\' ? 2 : 1
    } else if (char === '(') open.push(false)
    else if (char === ')') {
      const risky = open.pop() ?? false
      if (endless.test(source.slice(at + 1))) {
        if (risky) return true
        if (open.length > 0) open[open.length - 1] = true
      } else if (risky && open.length > 0) open[open.length - 1] = true
    } else if (open.length > 0 && (char === '|' || endless.test(source.slice(at))))
      open[open.length - 1] = true
  }
  return false
}
