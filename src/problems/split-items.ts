import { outerList } from './list-markers'
import { splitSentences } from './split-sentences'

/** One problem of a cell, and the measure where the cell states one for it. */
export interface ProblemItem {
  text: string
  measure: string | null
}

/** `改进措施：`, `下一步措施:`, `整改建议：` inside a text: what follows is promised, not wrong. */
const MEASURE_LABEL = /(?:下一步)?(?:改进|整改|解决|应对|工作)?(?:措施|办法|建议|打算|对策)[：:]/gu
/** A title that only says what its list is about: 预算管理方面. */
const TOPIC = /(?:方面|如下|以下(?:几(?:个)?方面)?(?:的)?(?:问题|不足)?)[。，,：:]?$|[：:]$/u
/** A line that is shorter than this and has no stop is the title of what follows. */
const LONGEST_TITLE = 30

/**
 * Splits what a cell of 存在问题 says into its problems: numbered items (一是, （一）, 1., ①, 第一，), each with its title and
 * detail in one piece; lines that are sentences of their own; otherwise the whole. A list below a mere topic
 * (预算方面：一是…) is split too, one below a titled problem is its detail and stays.
 *
 * Measures that the cell states itself (改进措施：…) go with their problem; where they stand together at the end, one for one
 * when there are as many as problems, else all with each.
 *
 * @param measure what another cell promises for the whole text: itemised in the same way
 */
export function splitItems(text: string, measure: string | null = null): ProblemItem[] {
  const labels = [...text.matchAll(MEASURE_LABEL)]
  const [label] = labels
  const atEnd = labels.length === 1 && label!.index > 0
  const stated = atEnd ? text.slice(0, label!.index) : text
  const promised = atEnd ? text.slice(label!.index + label![0].length) : null
  const measures = [promised, measure].filter((one) => one !== null).join('\n')
  const items = itemsOf(stated).map((item) => ownMeasure(item))
  if (items.length < 2) return items.map((item) => ({ ...item, measure: item.measure ?? (measures || null) }))
  const each = measures === '' ? [] : itemsOf(measures)
  const all = measures || null
  return items.map((item, i) => ({
    ...item,
    measure: item.measure ?? (each.length === items.length ? each[i]! : all),
  }))
}

/** `支付慢。改进措施：加快支付` inside one item. */
function ownMeasure(item: string): ProblemItem {
  const label = [...item.matchAll(MEASURE_LABEL)].find(({ index }) => index > 0)
  if (!label) return { text: item, measure: null }
  const measure = tidy(item.slice(label.index + label[0].length))
  return { text: tidy(item.slice(0, label.index)), measure: measure === '' ? null : measure }
}

/** Lists in lists in lists: deeper is no form. */
const DEEPEST = 3

function itemsOf(text: string, depth = 1): string[] {
  const list = outerList(text)
  if (list.length === 0)
    return ownLines(text)
      .map((line) => tidy(line))
      .filter(saysSomething)
  const head = tidy(text.slice(0, list[0]!.at))
  const items = list.flatMap(({ from }, i) => {
    const item = text.slice(from, list[i + 1]?.at ?? text.length)
    const nested = outerList(item)
    const title = nested.length > 1 ? tidy(item.slice(0, nested[0]!.at)) : null
    return title !== null && depth < DEEPEST && (title === '' || TOPIC.test(title))
      ? itemsOf(item, depth + 1)
      : [tidy(item, true)]
  })
  return [...(TOPIC.test(head) ? [] : [head]), ...items].filter(saysSomething)
}

/** Lines are problems of their own where each ends as a sentence does; else they were broken by a page. */
function ownLines(text: string): string[] {
  const lines = text
    .split(/\r\n?|\n/u)
    .map((line) => line.trim())
    .filter(Boolean)
  return lines.every((line) => /[。；;！!]$/u.test(line)) ? lines : [text]
}

/**
 * Closes line breaks and takes away what joined the items.
 * @param listed an item of a list: its title on a line of its own gets its full stop
 */
function tidy(text: string, listed = false): string {
  const lines = text
    .split(/\r\n?|\n/u)
    .map((line) => line.trim())
    .filter(Boolean)
  const [title = '', ...rest] = lines
  const titled = listed && rest.length > 0 && title.length <= LONGEST_TITLE && !/[\p{P}]$/u.test(title)
  return [titled ? `${title}。` : title, ...rest]
    .join('')
    .replace(/[；;，,、]+$/u, '')
    .trim()
}

/** 下一步将…, 今后要…: a sentence of the column 偏差原因分析及改进措施 that promises. */
const PROMISE = /^(?:下一步|今后|后续|下一?年度?|接下来|将|拟|我们?(?:单位|局|部门)?将)/u

/** A text of the column 偏差原因分析及改进措施 as its sentences, each with what the text promises. */
export function splitReason(reason: string): ProblemItem[] {
  const [label] = [...reason.matchAll(MEASURE_LABEL)].filter(({ index }) => index > 0)
  const sentences = splitSentences(label ? reason.slice(0, label.index) : reason)
  const promised = sentences.filter((sentence) => PROMISE.test(sentence))
  if (label) promised.push(tidy(reason.slice(label.index + label[0].length)))
  const measure = promised.join('') || null
  return sentences
    .filter((sentence) => !PROMISE.test(sentence))
    .map((text) => ({ text: text.replace(/[；;]$/u, ''), measure }))
}

const saysSomething = (text: string) => /[\p{L}\p{N}]/u.test(text)
