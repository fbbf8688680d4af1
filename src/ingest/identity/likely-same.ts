import type { Bilingual } from '@/engine'
import { normaliseDepartment, type NormalisedDepartment } from './normalise-department'
import words from './words.json'

/** Why two names may mean one department. An offer to the officer; nothing is joined without a word from them. */
export interface Likeness {
  reason: Bilingual
  /** 1 to 100; 95 and more: the names differ in writing only. */
  confidence: number
}

/** Characters whose difference makes another unit: 第一小学 and 第二小学, 东城 and 西城, 小学 and 中学. */
const DISTINGUISHING = /[\d一二三四五六七八九十甲乙丙丁东南西北中上下前后左右内外大小新老男女幼初高a-z]/iu

/** Whether two names, of different years or files, may mean one department, and why. Null where nothing speaks for it. */
export function likelySame(a: string, b: string): Likeness | null {
  if (a.trim() === b.trim()) return likeness(100, '写法完全相同', 'written alike')
  const one = normaliseDepartment(a)
  const two = normaliseDepartment(b)
  if (one.body === '' || two.body === '') return null
  const regions = compareRegions(one.regions, two.regions)
  if (regions === 'different') return null
  return (
    sameName(one, two, regions) ??
    shortened(one, two, regions) ??
    renamed(one, two, regions) ??
    misspelt(one, two, regions) ??
    extended(one, two, regions)
  )
}

type Regions = 'same' | 'lowest' | 'oneMissing' | 'different'

/** `lowest`: 郑州市上街区 and 上街区. A city and a district of it are different; a missing region contradicts nothing. */
function compareRegions(a: readonly string[], b: readonly string[]): Regions {
  if (a.join() === b.join()) return 'same'
  if (a.length === 0 || b.length === 0) return 'oneMissing'
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return long.slice(-short.length).join() === short.join() ? 'lowest' : 'different'
}

/** Less sure by this much where one of the names does not say whose it is. */
const MISSING_REGION = 15

function likeness(confidence: number, zh: string, en: string): Likeness {
  return { confidence, reason: { zh, en } }
}

/** A likeness of the bodies, with what the regions add to it. */
function inRegions(regions: Regions, confidence: number, zh: string, en: string): Likeness {
  return regions === 'oneMissing'
    ? likeness(
        confidence - MISSING_REGION,
        `${zh}，其中一个没有写行政区划`,
        `${en}; one of them does not state its region`,
      )
    : likeness(confidence, zh, en)
}

function sameName(one: NormalisedDepartment, two: NormalisedDepartment, regions: Regions): Likeness | null {
  if (one.body !== two.body) return null
  const zh: string[] = []
  const en: string[] = []
  const differs = (yes: boolean, chinese: string, english: string) => {
    if (!yes) return
    zh.push(chinese)
    en.push(english)
  }
  differs(one.hadCode !== two.hadCode, '单位编码', 'the code in front')
  differs(regions === 'lowest', '上级行政区划', 'the region above')
  differs(one.hadOwnAccounts !== two.hadOwnAccounts, '“本级”字样', 'the word 本级 (own accounts)')
  if (zh.length === 0 && regions !== 'oneMissing')
    return likeness(99, '只差全半角、括号或空格', 'they differ in width, brackets or blanks only')
  const confidence = one.hadOwnAccounts === two.hadOwnAccounts ? 97 : 95
  if (zh.length === 0)
    return likeness(
      97 - MISSING_REGION,
      '只差行政区划：其中一个没有写',
      'one of them does not state its region',
    )
  return inRegions(regions, confidence, `只差${zh.join('和')}`, `they differ in ${en.join(' and ')} only`)
}

function shortened(one: NormalisedDepartment, two: NormalisedDepartment, regions: Regions): Likeness | null {
  return one.short === two.short
    ? inRegions(
        regions,
        92,
        `“${one.body}”与“${two.body}”是全称与简称`,
        `“${one.body}” and “${two.body}” are full and short form`,
      )
    : null
}

function renamed(one: NormalisedDepartment, two: NormalisedDepartment, regions: Regions): Likeness | null {
  const found = RENAMES.get(one.short)?.get(two.short) ?? RENAMES.get(two.short)?.get(one.short)
  if (!found) return null
  const { from, to, year, reform, merged } = found
  const { name, document } = words.reforms[reform as keyof typeof words.reforms]
  return inRegions(
    regions,
    70,
    merged
      ? `${name}中“${from}”与其他部门合并为“${to}”（依据：${document}）`
      : `${name}中“${from}”改为“${to}”（依据：${document}）`,
    merged
      ? `“${from}” was merged with others into “${to}” in the reform of ${year} (by ${document})`
      : `“${from}” became “${to}” in the reform of ${year} (by ${document})`,
  )
}

interface Rename {
  from: string
  to: string
  year: number
  reform: string
  merged?: boolean
}

/** Renames by the short forms of both names. */
const RENAMES = new Map<string, Map<string, Rename>>()
for (const rename of words.renames as readonly Rename[]) {
  const from = normaliseDepartment(rename.from).short
  const to = normaliseDepartment(rename.to).short
  const known = RENAMES.get(from) ?? new Map<string, Rename>()
  RENAMES.set(from, known)
  // 文化和旅游局 and 文化广电和旅游局 have one short form: the first of the list gives its name.
  if (!known.has(to)) known.set(to, rename)
}

/** What a name of before or after a reform may have become, as short forms: for finding candidates without comparing all. */
export function renamesOf(short: string): string[] {
  return [...(RENAMES.get(short)?.keys() ?? [])]
}

/** One character more, less, or other than in the other name; long names only, and none that tells two units apart. */
function misspelt(one: NormalisedDepartment, two: NormalisedDepartment, regions: Regions): Likeness | null {
  if (Math.min(one.body.length, two.body.length) < 5) return null
  const [left, right] = differingPart(one.body, two.body)
  if (left.length > 1 || right.length > 1 || DISTINGUISHING.test(left + right)) return null
  return inRegions(
    regions,
    60,
    `只差一个字：“${left || '（无）'}”与“${right || '（无）'}”`,
    `they differ in one character: “${left || 'none'}” and “${right || 'none'}”`,
  )
}

/** A word more inside the name: 教育局 and 教育体育局. The beginning and the kind of body (局, 中心) must agree. */
function extended(one: NormalisedDepartment, two: NormalisedDepartment, regions: Regions): Likeness | null {
  if (one.body[0] !== two.body[0] || one.body.at(-1) !== two.body.at(-1)) return null
  const [left, right] = differingPart(one.body, two.body)
  const added = left || right
  if ((left && right) || added.length < 2 || added.length > 5 || DISTINGUISHING.test(added)) return null
  return inRegions(
    regions,
    50,
    `一个名称多出“${added}”，可能是职能合并后的更名`,
    `one name has “${added}” more: it may have been renamed when duties were merged`,
  )
}

/** What is left of two names without their common beginning and end. */
function differingPart(a: string, b: string): [string, string] {
  let start = 0
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)]
}
