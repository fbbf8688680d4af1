/** A date or a time limit: `2022年12月底前`. */
export interface Deadline {
  kind: 'deadline'
  text: string
  /** First and last day that it may mean, ISO; `0000` for the year where none is stated; null where no day can be told. */
  span: { from: string; to: string } | null
}

const WORDS = String.raw`(?:于|在|截至|截止)?`
const YEAR = String.raw`(?:(\d{4})年(?:度)?)?`
const QUARTER = String.raw`(?:第?([一二三四1-4])季度)?`
const MONTH = String.raw`(?:(\d{1,2})月(?:份)?)?`
const DAY = String.raw`(?:(\d{1,2})[日号])?`
const PART = String.raw`(年底|年末|月底|月末|底|末|上旬|中旬|下旬|初)?`
const DONE = String.raw`(?:(?:之?前|以前|内|为止|止)?(?:按时|按期|全部|已|如期)*(?:完成|完工|竣工|交付|投入使用|建成)?(?:之?前)?)`
const DEADLINE = new RegExp(`^${WORDS}${YEAR}${QUARTER}${MONTH}${DAY}${PART}${DONE}$`)
/** 2022.12 is a number; a date with points has three parts. */
const ISO = /^(\d{4})(?:-(\d{1,2})|[-/.](\d{1,2})[-/.](\d{1,2}))$/
const YEARS = /^((?:19|20)\d{2})年?(?:-|~|至|到|—)((?:19|20)\d{2})年(?:度)?$/
const QUARTERS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4 }

const two = (value: number) => String(value).padStart(2, '0')
const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

function spanOf(
  year: string | undefined,
  first: number,
  last: number,
  day: number | null,
  part: string | undefined,
) {
  if (first < 1 || last > 12) return null
  const years = year ?? '0000'
  // Without a year a February has 29 days: a limit of that month includes the day where it exists.
  const end = lastDay(year === undefined ? 2000 : Number(year), last)
  if (day !== null && (day < 1 || day > end)) return null
  const whole: [number, number] = [1, end]
  const days: Record<string, [number, number]> = { 上旬: [1, 10], 中旬: [11, 20], 下旬: [21, end] }
  const [from, to] = day !== null ? [day, day] : (days[part ?? ''] ?? whole)
  return { from: `${years}-${two(first)}-${two(from)}`, to: `${years}-${two(last)}-${two(to)}` }
}

/**
 * Reads a date or a time limit in plain (half-width, no blanks) text.
 * @returns null for anything else, such as a duration (`12个月`)
 */
export function readDeadline(text: string): Deadline | null {
  const iso = ISO.exec(text)
  if (iso) {
    const month = Number(iso[2] ?? iso[3])
    const span = spanOf(iso[1], month, month, iso[4] === undefined ? null : Number(iso[4]), undefined)
    return span && Number(iso[1]) >= 1900 && Number(iso[1]) < 2100 ? { kind: 'deadline', text, span } : null
  }
  const years = YEARS.exec(text)
  if (years) return { kind: 'deadline', text, span: { from: `${years[1]}-01-01`, to: `${years[2]}-12-31` } }
  const match = DEADLINE.exec(text)
  if (!match || !/[年月日号季]/.test(text)) return null
  const [, year, quarter, month, day, part] = match
  if (year === undefined && quarter === undefined && month === undefined && !/年(底|末)/.test(part ?? ''))
    return null
  if (year !== undefined && !/^(19|20)/.test(year)) return null
  return { kind: 'deadline', text, span: meant() }

  function meant() {
    if (quarter !== undefined) {
      const last = (QUARTERS[quarter] ?? Number(quarter)) * 3
      return month === undefined ? spanOf(year, last - 2, last, null, undefined) : null
    }
    if (month !== undefined)
      return spanOf(year, Number(month), Number(month), day === undefined ? null : Number(day), part)
    if (part === '年底' || part === '年末' || part === '底' || part === '末')
      return spanOf(year, 12, 12, null, undefined)
    return part === undefined ? spanOf(year, 1, 12, null, undefined) : null
  }
}

/**
 * Whether a completion is in time. Only days that are certain decide: a completion `2022年12月` against a limit of
 * 15 December cannot tell.
 */
export function compareDeadlines(limit: Deadline, done: Deadline): 'in-time' | 'late' | 'unknown' {
  if (!limit.span || !done.span) return 'unknown'
  if (limit.span.to.startsWith('0000') !== done.span.to.startsWith('0000')) return 'unknown'
  if (done.span.to <= limit.span.to) return 'in-time'
  return done.span.from > limit.span.to ? 'late' : 'unknown'
}
