import type { Page } from 'playwright-core'
import { countingServer, type CountingServer } from '../e2e/published/counting-server'
import { inBrowser, officerPage, quantile } from './chromium'
import { changeYears, watchPaints, type PageLatency, type Watched } from './latency'

/** A published site as a reader opens it, over HTTP with ranges on this machine: no network between. */
export interface SiteReading {
  /** From the navigation to the first chart that is painted, milliseconds; and what had come over the wire by then. */
  firstChartMs: number
  firstChartBytes: number
  /** The first question that nothing was written down for: DuckDB starts, and the snapshot is opened. */
  openedMs: number
  openedBytes: number
  years: Read[]
  /** The page of one department after the other, with all the rows of its tables. */
  drill: Read
  /** Bytes of everything, and how many answers. */
  bytes: number
  answers: number
}

interface Read extends PageLatency {
  /** Of all changes, the first included. */
  bytes: number
}

/** The first warms up. */
const YEARS = [2018, 2016, 2022, 2020, 2017]
const PAGES: readonly [page: string, address: string][] = [
  ['总览', '#/?'],
  ['执行率', '#/execution?'],
  ['得分', '#/scores?'],
]

/** @param departments names of units, far from each other in the snapshot */
export async function openSite(
  folder: string,
  departments: readonly string[],
  say: (result: unknown) => void = () => undefined,
): Promise<SiteReading> {
  const server = await countingServer(folder, { ranges: true })
  try {
    return await inBrowser(async (browser) => {
      const page = await officerPage(browser)
      page.setDefaultTimeout(120_000)
      // What compiles this file wraps functions in a helper of its own, which the page lacks.
      await page.addInitScript('globalThis.__name = (named) => named')
      await page.addInitScript(watchPaints)
      await page.goto(server.address)
      await page.locator('main .figure, main canvas').first().waitFor()
      const firstChartMs = Math.round(await page.evaluate(() => performance.now()))
      const firstChartBytes = server.total()
      await page.waitForTimeout(3000)
      const [openedMs, openedBytes] = await counted(server, () => first(page, '#/execution?years=2019'))
      say({ firstChartMs, firstChartBytes, openedMs, openedBytes })
      const years: Read[] = []
      for (const [name, address] of PAGES) {
        const [latency, bytes] = await counted(server, () => changeYears(page, address, YEARS))
        say({ page: name, ...latency, bytes })
        years.push({ page: name, ...latency, bytes })
      }
      const [drill, bytes] = await counted(server, () => drillDown(page, departments, say))
      return {
        firstChartMs,
        firstChartBytes,
        openedMs,
        openedBytes,
        years,
        drill: { ...drill, bytes },
        bytes: server.total(),
        answers: server.answered.length,
      }
    })
  } finally {
    server.stop()
  }
}

async function counted<T>(server: CountingServer, work: () => Promise<T>): Promise<[T, number]> {
  const before = server.total()
  const result = await work()
  return [result, server.total() - before]
}

/** Goes to an address; the page is busy until DuckDB has answered. */
async function first(page: Page, address: string): Promise<number> {
  const { ms } = await page.evaluate(
    (hash) => (globalThis as unknown as Watched).paints.change(hash),
    address,
  )
  return Math.round(ms)
}

async function drillDown(
  page: Page,
  departments: readonly string[],
  say: (result: unknown) => void,
): Promise<PageLatency> {
  const times: number[] = []
  let longest = 0
  for (const name of departments) {
    const seen = await page.evaluate(
      (hash) => (globalThis as unknown as Watched).paints.change(hash),
      `#/departments/${encodeURIComponent(name)}`,
    )
    // Of another unit nothing was measured.
    await page.getByRole('heading', { name }).first().waitFor()
    times.push(seen.ms)
    say({ name, ...seen })
    longest = Math.max(longest, seen.task)
  }
  return {
    page: '部门页',
    changes: times.length,
    medianMs: Math.round(quantile(times, 0.5)),
    p95Ms: Math.round(quantile(times, 0.95)),
    longestTaskMs: Math.round(longest),
  }
}
