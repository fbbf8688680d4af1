import { compact, withoutUnitCode } from '../normalise'
import { splitRegions } from './regions'
import words from './words.json'

/** A department's name as it is compared; what is shown stays as written. */
export interface NormalisedDepartment {
  /** Equal keys = the same department, without asking: lowest region and body. */
  key: string
  /** Largest first; `[]` where the name states none. */
  regions: string[]
  /** The name without code, regions, seal and 本级, half-width, without blanks. */
  body: string
  /** The body in short forms: 人力资源和社会保障局 → 人社局. */
  short: string
  /** A code stood in front. */
  hadCode: boolean
  /** 本级 or 机关 stood behind: the unit's own accounts. */
  hadOwnAccounts: boolean
}

const { leads, ownAccounts, seals, abbreviations } = words

/** Names repeat over years and files; what was worked out once is remembered, up to this many. */
const REMEMBERED = 20_000
const remembered = new Map<string, NormalisedDepartment>()

/**
 * A name of a department as it is compared: without code in front (`219001-`, `[219001]`), in half width, without blanks,
 * brackets, seal (`（盖章）`) and a trailing 本级; regions above the lowest one do not count (郑州市上街区X = 上街区X).
 */
export function normaliseDepartment(name: string): NormalisedDepartment {
  let result = remembered.get(name)
  if (!result) {
    if (remembered.size >= REMEMBERED) remembered.clear()
    remembered.set(name, (result = normalised(name)))
  }
  return result
}

function normalised(name: string): NormalisedDepartment {
  const given = compact(name)
  const uncoded = compact(withoutUnitCode(name.trim()))
  let text = withoutEnding(uncoded, seals, true)
  const unmarked = withoutEnding(text, ownAccounts, false)
  const hadOwnAccounts = unmarked !== text
  text = unmarked.replace(/[()"'“”《》<>·.,、:_-]/g, '')
  const lead = leads.find((word) => text.startsWith(word) && text.length > word.length + 3)
  if (lead) text = text.slice(lead.length)
  const { regions, body } = splitRegions(text)
  return {
    key: `${regions.at(-1) ?? ''}|${plainBody(body)}`,
    regions,
    body: plainBody(body),
    short: shortForm(plainBody(body)),
    hadCode: uncoded !== given,
    hadOwnAccounts,
  }
}

/** Joining words carry nothing: 发展和改革 = 发展改革, 委员会 = 委 directly behind a region (上街区委宣传部). */
function plainBody(body: string): string {
  return body.replace(/^委员会(?=.)/u, '委')
}

/** Cuts one of the words off the end: in brackets, or (unless `bracketsOnly`) bare behind at least four characters. */
function withoutEnding(text: string, endings: readonly string[], bracketsOnly: boolean): string {
  for (const ending of endings) {
    if (text.endsWith(`(${ending})`)) return text.slice(0, -ending.length - 2)
    if (!bracketsOnly && text.endsWith(ending) && text.length >= ending.length + 4)
      return text.slice(0, -ending.length)
  }
  return text
}

function shortForm(body: string): string {
  let short = body
  for (const [full, abbreviation] of abbreviations as [string, string][])
    short = short.replaceAll(full, abbreviation)
  return short.replace(/[和与及暨]/gu, '')
}
