import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { onStage, officerPage, quantile, type Stage } from './chromium'
import { citySize, writeCity } from './city/city'

/** How long a stored workspace takes to open, and each of its pages to show another year, in Chromium. */
export interface Latency {
  rows: number
  tables: number
  /** From the navigation to the first chart that is painted, milliseconds. */
  reloadMs: number
  pages: PageLatency[]
}

export interface PageLatency {
  page: string
  changes: number
  /** From the change of the address to the last paint that it brought to the part in view, milliseconds. */
  medianMs: number
  p95Ms: number
  /** Longest task of the main thread; under 50 ms browsers tell none: 0. */
  longestTaskMs: number
}

const PAGES: readonly [page: string, address: string][] = [
  ['总览', '#/?'],
  ['执行率', '#/execution?'],
  ['得分', '#/scores?'],
  ['问题', '#/problems?'],
  ['核查', '#/findings?'],
  ['部门', '#/departments?'],
]
const YEARS = [2016, 2018, 2020, 2022, 2024, 2017, 2019, 2021, 2023, 2015]

/** Puts a made-up city into the browser's private file system, as an import would have, and uses it. */
export async function benchLatency(rows: number): Promise<Latency> {
  const folder = mkdtempSync(join(tmpdir(), 'jijing-bench-'))
  try {
    const path = join(folder, 'city.duckdb')
    const size = citySize(rows)
    const written = await writeCity(path, size)
    return await onStage(async ({ base, browser }) => {
      const page = await officerPage(browser)
      page.setDefaultTimeout(180_000)
      await keep(page, base, path)
      // What compiles this file wraps functions in a helper of its own, which the page lacks.
      await page.addInitScript('globalThis.__name = (named) => named')
      await page.addInitScript(watchPaints)
      const reloadMs = await reload(page, base)
      const pages: PageLatency[] = []
      for (const [name, address] of PAGES) pages.push({ page: name, ...(await changeYears(page, address)) })
      return { rows: written, tables: size.departments * size.years, reloadMs, pages }
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Writes a file into OPFS, from a page of the same origin that does not open the workspace. */
async function keep(page: Page, base: Stage['base'], path: string): Promise<void> {
  await page.route('**/bench-empty', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<input type="file" multiple>' }),
  )
  await page.goto(`${base}bench-empty`)
  await page.setInputFiles('input', [path, `${path}.wal`])
  await page.evaluate(async () => {
    localStorage.setItem('jijing.visited', '1')
    const root = await navigator.storage.getDirectory()
    const files = [...document.querySelector('input')!.files!]
    for (const name of ['jijing.duckdb', 'jijing.duckdb.wal']) {
      const file = files.find((one) => one.name.endsWith('.wal') === name.endsWith('.wal'))!
      const kept = await root.getFileHandle(name, { create: true })
      await file.stream().pipeTo(await kept.createWritable())
    }
  })
}

async function reload(page: Page, base: string): Promise<number> {
  await page.goto(`${base}#/execution?years=2020`)
  await page.waitForFunction(() => (globalThis as unknown as Watched).paints.charts > 0)
  return page.evaluate(() => Math.round((globalThis as unknown as Watched).paints.firstChart))
}

/** Another year, again and again; the first change warms up and is not counted. */
export async function changeYears(
  page: Page,
  address: string,
  changed: readonly number[] = YEARS,
): Promise<Omit<PageLatency, 'page'>> {
  await page.evaluate((hash) => void (location.hash = hash), `${address}years=2020`)
  await page.waitForTimeout(3000)
  const times: number[] = []
  let longest = 0
  for (const year of changed) {
    const seen = await page.evaluate(
      (hash) => (globalThis as unknown as Watched).paints.change(hash),
      `${address}years=${year}`,
    )
    times.push(seen.ms)
    longest = Math.max(longest, seen.task)
  }
  const counted = times.slice(1)
  return {
    changes: counted.length,
    medianMs: Math.round(quantile(counted, 0.5)),
    p95Ms: Math.round(quantile(counted, 0.95)),
    longestTaskMs: Math.round(longest),
  }
}

export interface Watched {
  paints: {
    charts: number
    firstChart: number
    change(hash: string): Promise<{ ms: number; task: number }>
  }
}

/**
 * Runs in the page, before the app: notes each change of the document and each stroke on a canvas in view, so that it
 * can tell when the last paint of a change was. Knows nothing of the app.
 */
export function watchPaints(): void {
  const QUIET = 1500
  let last = 0
  let task = 0
  const paints = {
    charts: 0,
    firstChart: 0,
    /** Changes the address, and resolves when nothing has been painted for a while. */
    change(hash: string): Promise<{ ms: number; task: number }> {
      const begun = performance.now()
      last = begun
      task = 0
      location.hash = hash
      return new Promise((resolve) => {
        const look = () => {
          const isBusy = document.querySelector('main [aria-busy=true], main .opening') !== null
          if (isBusy || performance.now() - Math.max(last, begun) < QUIET) return void setTimeout(look, 20)
          resolve({ ms: last - begun, task })
        }
        setTimeout(look, QUIET)
      })
    },
  }
  Object.assign(globalThis, { paints })
  // A change is painted with the next frame; the frame after it begins when that has been done.
  let waiting = false
  const painted = () => {
    if (waiting) return
    waiting = true
    requestAnimationFrame(() => {
      waiting = false
      const channel = new MessageChannel()
      channel.port1.onmessage = () => (last = performance.now())
      channel.port2.postMessage(null)
    })
  }
  const inView = (element: Element) => {
    const { top, bottom, width } = element.getBoundingClientRect()
    return width > 0 && bottom > 0 && top < innerHeight
  }
  for (const stroke of ['fill', 'stroke', 'fillRect', 'fillText'] as const) {
    const draw = CanvasRenderingContext2D.prototype[stroke] as (...args: unknown[]) => void
    Object.assign(CanvasRenderingContext2D.prototype, {
      [stroke](this: CanvasRenderingContext2D, ...args: unknown[]) {
        if (this.canvas.isConnected && inView(this.canvas)) {
          if (paints.charts++ === 0) paints.firstChart = performance.now()
          painted()
        }
        draw.apply(this, args)
      },
    })
  }
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) task = Math.max(task, duration)
  }).observe({ type: 'longtask' })
  new MutationObserver((changes) => {
    const seen = changes.some(({ target }) => {
      const element = target instanceof Element ? target : target.parentElement
      return element !== null && element.isConnected && inView(element)
    })
    if (seen) painted()
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
}
