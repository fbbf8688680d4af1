import type { Page } from 'playwright-core'
import { officerPage, onStage } from './chromium'

/**
 * Web vitals of the built app in Chromium, by the browser's own accounts (`PerformanceObserver`), as Google defines them:
 * https://web.dev/articles/vitals. Good is LCP ≤ 2500 ms, CLS ≤ 0.1, INP ≤ 200 ms.
 */
export interface PageVitals {
  page: string
  /** Largest contentful paint after a load of the page, milliseconds. */
  lcpMs: number
  /** Cumulative layout shift from the load until the page is at rest: its worst session window. */
  cls: number
  /** What shifted, largest first; for whoever mends it. */
  shifted: string[]
  /** Slowest interaction (another year, the year before off and on, a sorted column); `null` = nothing to press. */
  inpMs: number | null
}

/** The first is a first visit, with the sample district read; the others load a workspace that is kept. */
const PAGES: readonly [page: string, hash: string][] = [
  ['first visit', '#/'],
  ['总览', '#/'],
  ['执行率', '#/execution'],
  ['得分', '#/scores'],
  ['问题', '#/problems'],
  ['核查', '#/findings'],
  ['抽查建议', '#/findings/spot-check'],
  ['部门', '#/departments'],
  ['评分方案', '#/schemes'],
  ['查询', '#/query'],
  ['数据', '#/data'],
]

/** Loads each page of the sample district and presses what is there. */
export function benchVitals(): Promise<PageVitals[]> {
  return onStage(async ({ base, browser }) => {
    const page = await officerPage(browser)
    // What compiles this file wraps functions in a helper of its own, which the page lacks.
    await page.addInitScript('globalThis.__name = (named) => named')
    await page.addInitScript(watchVitals)
    const all: PageVitals[] = []
    for (const [name, hash] of PAGES) {
      // Through an empty page, because the same address with another hash is no load.
      await page.goto('about:blank')
      await page.goto(base + hash)
      all.push({ page: name, ...(await vitalsOf(page)) })
    }
    return all
  })
}

async function vitalsOf(page: Page): Promise<Omit<PageVitals, 'page'>> {
  await page.locator('main .panel').first().waitFor({ timeout: 120_000 })
  await page.waitForFunction(() => !document.querySelector('main [aria-busy], main .opening'))
  await page.waitForTimeout(1500)
  const loaded = await read(page)
  const pressed = await press(page)
  const { inpMs } = await read(page)
  return { ...loaded, inpMs: pressed ? inpMs : null }
}

/** A few things that an officer presses. @returns how many there were */
async function press(page: Page): Promise<number> {
  const targets = [
    page.getByRole('button', { name: '2023', exact: true }),
    page.getByRole('switch', { name: '对比上年' }),
    page.getByRole('switch', { name: '对比上年' }),
    page.locator('main thead button').nth(1),
  ]
  let count = 0
  for (const target of targets) {
    if ((await target.count()) === 0) continue
    await target.first().click()
    await page.waitForTimeout(700)
    count += 1
  }
  return count
}

interface Vitals {
  lcpMs: number
  cls: number
  shifted: string[]
  inpMs: number
}
const read = (page: Page): Promise<Vitals> =>
  page.evaluate(() => (globalThis as unknown as { vitals: () => Vitals }).vitals())

/** Runs in the page, before the app. */
function watchVitals(): void {
  /** A session window of shifts: less than a second apart, five seconds at most. */
  const window = { begun: 0, last: 0, value: 0 }
  let lcpMs = 0
  let cls = 0
  let inpMs = 0
  const shifts: { value: number; what: string }[] = []
  const nameOf = (node: Node | null) => {
    const element = node instanceof Element ? node : (node?.parentElement ?? null)
    return element ? `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}` : 'gone'
  }
  const observe = (type: string, work: (entry: PerformanceEntry) => void, more: object = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(work)).observe({
      type,
      buffered: true,
      ...more,
    })
  observe('largest-contentful-paint', ({ startTime }) => (lcpMs = startTime))
  observe('layout-shift', (entry) => {
    const { value, hadRecentInput, startTime, sources } = entry as PerformanceEntry & {
      value: number
      hadRecentInput: boolean
      sources: { node: Node | null }[]
    }
    if (hadRecentInput) return
    const isNew = startTime - window.last > 1000 || startTime - window.begun > 5000
    Object.assign(window, {
      begun: isNew ? startTime : window.begun,
      last: startTime,
      value: isNew ? value : window.value + value,
    })
    cls = Math.max(cls, window.value)
    shifts.push({ value, what: sources.map(({ node }) => nameOf(node)).join(', ') })
  })
  observe(
    'event',
    (entry) => {
      const { interactionId, duration } = entry as PerformanceEntry & { interactionId: number }
      if (interactionId > 0) inpMs = Math.max(inpMs, duration)
    },
    { durationThreshold: 16 },
  )
  Object.assign(globalThis, {
    vitals: () => ({
      lcpMs: Math.round(lcpMs),
      cls: Math.round(cls * 10_000) / 10_000,
      shifted: shifts
        .sort((a, b) => b.value - a.value)
        .slice(0, 5)
        .map(({ value, what }) => `${value.toFixed(4)} ${what}`),
      inpMs: Math.round(inpMs),
    }),
  })
}
