import type { Page } from 'playwright-core'
import { officerPage, onStage, quantile } from './chromium'

/** How smoothly a table of 100,000 rows is scrolled, in Chromium. */
export interface Scrolling {
  rows: number
  /** Between one frame and the next while the wheel turns, milliseconds; 16.7 is 60 frames a second. */
  medianFrameMs: number
  p95FrameMs: number
  /** Longest task of the main thread meanwhile; under 50 ms browsers tell none: 0. */
  longestTaskMs: number
}

const ROWS = 100_000
const QUESTION = `SELECT range AS n, '部门' || range AS department, range / 8::DECIMAL(18,6) AS amount FROM range(${ROWS})`
/** Turns of the wheel, and how far each goes, in CSS pixels. */
const TURNS = 120
const FAR = 400

/** Asks for as many rows as 查询 shows, and turns the wheel over them. */
export function benchScrolling(): Promise<Scrolling> {
  return onStage(async ({ base, browser }) => {
    const page = await officerPage(browser)
    // What compiles this file wraps functions in a helper of its own, which the page lacks.
    await page.addInitScript('globalThis.__name = (named) => named')
    await page.goto(`${base}#/query?v=1&sql=${encodeURIComponent(QUESTION)}`)
    const table = page.getByRole('region').getByRole('table')
    await table.and(page.locator(`[aria-rowcount="${ROWS + 1}"]`)).waitFor({ timeout: 120_000 })
    await table.hover()
    await page.waitForTimeout(1000)
    return { rows: ROWS, ...(await whileTurning(page)) }
  })
}

async function whileTurning(page: Page): Promise<Omit<Scrolling, 'rows'>> {
  await page.evaluate(() => {
    const seen = { frames: [] as number[], task: 0 }
    Object.assign(globalThis, { seen })
    let last = performance.now()
    const frame = (now: number) => {
      seen.frames.push(now - last)
      last = now
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.task = Math.max(seen.task, duration)
    }).observe({ type: 'longtask' })
  })
  for (let turn = 0; turn < TURNS; turn++) {
    await page.mouse.wheel(0, FAR)
    await page.waitForTimeout(16)
  }
  const { frames, task } = await page.evaluate(
    () => (globalThis as unknown as { seen: { frames: number[]; task: number } }).seen,
  )
  const round = (ms: number) => Math.round(ms * 10) / 10
  return {
    medianFrameMs: round(quantile(frames, 0.5)),
    p95FrameMs: round(quantile(frames, 0.95)),
    longestTaskMs: Math.round(task),
  }
}
