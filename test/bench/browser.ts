import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { officerPage, onStage, quantile } from './chromium'
import { forms, gbkFile } from './form-files'

const RUNS = 3

/** How an import of 750 forms felt in Chromium; medians of the runs, milliseconds from the choice of the folder. */
export interface BrowserImport {
  files: number
  runs: number
  firstResultsMs: number
  loadedMs: number
  /** Longest task of the page's main thread from the choice to the end; tasks under 50 ms are not told by browsers: 0. */
  longestTaskMs: number
}

/**
 * Picks a folder of 750 forms (150 departments × 5 years) in the built app and watches the page.
 * @throws Error when not every form became a table
 */
export async function benchBrowser(): Promise<BrowserImport> {
  const folder = mkdtempSync(join(tmpdir(), 'jijing-bench-'))
  const files = forms(150, 5).map(gbkFile)
  for (const { name, content } of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  try {
    return await onStage(async ({ base, browser }) => {
      const seen: Seen[] = []
      for (let run = 0; run < RUNS; run++) seen.push(await importOnce(browser, base, folder, files.length))
      const median = (of: (one: Seen) => number) => Math.round(quantile(seen.map(of), 0.5))
      return {
        files: files.length,
        runs: RUNS,
        firstResultsMs: median((one) => one.first),
        loadedMs: median((one) => one.loaded),
        longestTaskMs: median((one) => one.longest),
      }
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

interface Seen {
  first: number
  loaded: number
  longest: number
}

async function importOnce(browser: Browser, base: string, folder: string, count: number): Promise<Seen> {
  const page = await officerPage(browser)
  try {
    await page.goto(`${base}#/data`)
    await page.locator('button:enabled').filter({ hasText: '选择文件夹' }).waitFor({ timeout: 120_000 })
    await page.waitForTimeout(1000)
    await watch(page)
    await page.locator('input[webkitdirectory]').setInputFiles(folder)
    await page
      .getByRole('main')
      .getByText(/^已导入 \d+ 个文件/)
      .waitFor({ timeout: 120_000 })
    const seen = await page.evaluate(
      () => (globalThis as unknown as { bench: Seen & { text: string } }).bench,
    )
    if (!seen.text.includes(`${count} 张自评表`)) throw new Error(`The page says: ${seen.text}`)
    return seen
  } finally {
    await page.context().close()
  }
}

/** Notes when the first results and the end appear, and the longest task between. Runs in the page. */
function watch(page: Page): Promise<void> {
  return page.evaluate(() => {
    const bench = { start: 0, first: 0, loaded: 0, longest: 0, text: '' }
    Object.assign(globalThis, { bench })
    document.addEventListener('change', () => (bench.start = performance.now()), true)
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries())
        if (bench.start > 0 && startTime >= bench.start && bench.loaded === 0)
          bench.longest = Math.max(bench.longest, duration)
    }).observe({ type: 'longtask' })
    new MutationObserver(() => {
      if (bench.start === 0 || bench.loaded > 0) return
      const since = performance.now() - bench.start
      if (bench.first === 0 && document.querySelector('[aria-label="最近读到的自评表"] li'))
        bench.first = since
      const [text] = /已导入 \d+ 个文件[^。]*。/.exec(document.querySelector('main')?.textContent ?? '') ?? []
      if (text) Object.assign(bench, { loaded: since, text })
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
}
