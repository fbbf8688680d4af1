import type { ProblemText } from '@/engine'
import { saysNothing } from '../blank'
import { withoutNumber, headingLevel } from './headings'
import { placeAt, type Paragraph } from './paragraphs'
import { allSections, type Section } from './sections'

type Role = 'problems' | 'measures' | 'both'
interface Piece {
  text: string
  measure: string | null
  paragraph: Paragraph
  at: number
}

const PROBLEM = /问题|困难|(?:存在的?|主要|工作)不足|不足之处|薄弱环节|偏差原因/
const MEASURE = /措施|建议|对策|打算|整改|改进/
/** Named like a section of problems, and is none. */
const NO_PROBLEM = /(?:其他)?(?:需要|应当?)?说明的?(?:其他)?(?:问题|事项)|问题导向/

/** What the title of a section, or the label in front of a list, announces. */
function roleOf(title: string): Role | null {
  if (title.length > 40 || NO_PROBLEM.test(title)) return null
  const problem = PROBLEM.test(title)
  const measure = MEASURE.test(title)
  if (problem && measure) return 'both'
  return problem ? 'problems' : measure ? 'measures' : null
}

/** Words that a mere label of problems or measures is made of: `自评工作中存在的主要问题`; a problem says more. */
const LABEL_WORDS =
  /绩效|自评|评价|工作|项目|资金|部门|单位|整体|目前|当前|发现|存在|主要|突出|有关|相关|下一步|后续|原因|分析|情况|问题|困难|不足|薄弱环节|之处|改进|整改|措施|建议|对策|打算|思路|[的中及和与、]/g

/** Of a part in a section of problems: whether it announces a list, rather than being a problem with its title. */
function partRole(title: string): Role | null {
  return title.replace(LABEL_WORDS, '') === '' ? roleOf(title) : null
}

/**
 * Problems and measures that a report states: from 「发现的主要问题和改进措施」, 「…的经验、问题和建议」 and sections of such
 * names. A part （一） with a title is one problem, title and detail; a list 一是…；二是… is one for each item. Measures go
 * with the problems of their section: as many as those, one for one; else all of them with each.
 */
export function reportProblems(root: Section): ProblemText[] {
  const found: ProblemText[] = []
  const done = new Set<Section>()
  for (const section of allSections(root)) {
    if (done.has(section)) continue
    const role = roleOf(section.title)
    if (role !== 'both' && role !== 'problems') continue
    for (const part of allSections(section)) done.add(part)
    found.push(...problemsOf(section, role, measuresBeside(root, section, done)))
  }
  return found
}

/** A section of nothing but measures that follows directly: 四、存在的问题 · 五、改进措施. */
function measuresBeside(root: Section, section: Section, done: Set<Section>): Piece[] {
  const parent = [root, ...allSections(root)].find((one) => one.sections.includes(section))!
  const next = parent.sections[parent.sections.indexOf(section) + 1]
  if (!next || roleOf(section.title) === 'both' || roleOf(next.title) !== 'measures') return []
  done.add(next)
  for (const part of allSections(next)) done.add(part)
  return [...items(next), ...next.sections.flatMap(wholePart)]
}

function problemsOf(section: Section, role: Role, beside: readonly Piece[]): ProblemText[] {
  const problems: Piece[] = []
  const measures: Piece[] = [...beside]
  for (const paragraph of section.paragraphs)
    for (const { role: own, pieces } of labelled(paragraph, role))
      (own === 'measures' ? measures : problems).push(...pieces)
  for (const part of section.sections) {
    const own = partRole(part.title)
    if (own === null || own === 'both') problems.push(...wholePart(part))
    else (own === 'measures' ? measures : problems).push(...items(part), ...part.sections.flatMap(wholePart))
  }
  const told = problems.filter(({ text }) => !saysNothing(text))
  const all = measures.map(({ text }) => text).join('\n') || null
  const paired = measures.length === told.length
  if (told.length === 0 && all !== null) {
    // Suggestions without a problem: the section's own name stands for it, so that they are not lost.
    const { paragraph, at } = measures[0]!
    return [{ text: section.title, measure: all, cell: placeAt(paragraph, at) }]
  }
  return told.map(({ text, measure, paragraph, at }, i) => ({
    text,
    measure: measure ?? (paired ? measures[i]!.text : all),
    cell: placeAt(paragraph, at),
  }))
}

/** A part with a title: one problem; what its text calls 改进措施 is its measure. */
function wholePart(part: Section): Piece[] {
  const paragraphs = [...part.paragraphs, ...[...allSections(part)].flatMap(flattened)]
  let measure = ''
  let detail = ''
  for (const { text } of paragraphs) {
    const cut = /(?:下一步)?(?:改进|整改|解决)?(?:措施|办法|建议)[：:]/.exec(text)
    if (cut && cut.index < 12) measure += text.slice(cut.index + cut[0].length)
    else if (cut) {
      detail += text.slice(0, cut.index)
      measure += text.slice(cut.index + cut[0].length)
    } else detail += text
  }
  const title = part.title.replace(/[。；;]$/, '')
  const text = detail === '' ? title : `${title}。${detail}`
  return [{ text, measure: measure === '' ? null : measure, paragraph: part.heading!, at: 0 }]
}

const flattened = (part: Section): Paragraph[] => [
  ...(part.heading ? [part.heading] : []),
  ...part.paragraphs,
]

function items(section: Section): Piece[] {
  return section.paragraphs.flatMap((paragraph) =>
    labelled(paragraph, 'problems').flatMap(({ pieces }) => pieces),
  )
}

/** `绩效自评工作问题：一是…；二是…`: the label says what the list is; without one it is what the section is about. */
function labelled(paragraph: Paragraph, role: Role): { role: Role; pieces: Piece[] }[] {
  const { text } = paragraph
  const parts: { role: Role; pieces: Piece[] }[] = []
  const label = /^[^。；;：:]{2,24}[：:]/.exec(text)
  const own = label ? roleOf(withoutNumber(label[0])) : null
  // 经验、做法 in a section of 经验、问题和建议 are neither.
  if (label && own === null && /经验|做法|成效/.test(label[0])) return []
  const from = label && own !== null ? label[0].length : 0
  const body = text.slice(from)
  const cut = /(?<=[。；;])(?:下一步)?(?:改进|整改)(?:措施|建议)[：:]/.exec(body)
  const main: Role = own === null ? (role === 'both' ? 'problems' : role) : own
  parts.push({ role: main, pieces: listed(cut ? body.slice(0, cut.index) : body, paragraph, from) })
  if (cut) {
    const after = cut.index + cut[0].length
    parts.push({ role: 'measures', pieces: listed(body.slice(after), paragraph, from + after) })
  }
  return parts
}

const ITEM = /(?:[一二三四五六七八九十]{1,2}是|其[一二三四五六]，|第[一二三四五六七八九]，|[①-⑳])/g

/** A text as the items that it counts up, without 一是; one that counts nothing up is one item. */
function listed(text: string, paragraph: Paragraph, offset: number): Piece[] {
  const starts = [...text.matchAll(ITEM)]
    .filter(({ index }) => index === 0 || /[。；;：:，,]/.test(text[index - 1]!))
    .map((match) => ({ at: match.index, skip: match[0].length }))
  const piece = (from: number, to: number): Piece[] => {
    const said = text
      .slice(from, to)
      .replace(/[；;，,]$/, '')
      .trim()
    const bare = headingLevel(said) === null ? said : withoutNumber(said)
    return bare === '' ? [] : [{ text: bare, measure: null, paragraph, at: offset + from }]
  }
  if (starts.length === 0) return piece(0, text.length)
  return starts.flatMap(({ at, skip }, i) => piece(at + skip, starts[i + 1]?.at ?? text.length))
}
