/** What finds a name by how it sounds: `jyj` and `jiaoyuju` find 教育局. */
export type PinyinMatch = (name: string, typed: string) => boolean

const LATIN = /[a-z]/

/** Whether what was typed could be pinyin at all. */
export const looksLikePinyin = (typed: string) => LATIN.test(typed)

/**
 * Loads the pinyin dictionary: 320 kB, wanted only once somebody types Latin letters, so a chunk of its own.
 * Initials and full syllables may be mixed (`cjiaoyj`); what a character with several readings may be, it knows.
 */
export async function loadPinyin(): Promise<PinyinMatch> {
  const { match } = await import('pinyin-pro')
  return (name, typed) => match(name, typed.replace(/\s/g, ''), { continuous: true }) !== null
}
