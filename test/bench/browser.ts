import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { build, preview } from 'vite'
import { findBrowser } from '../e2e/find-browser'
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
  if (!existsSync('dist/index.html')) await build({ logLevel: 'warn' })
  const folder = mkdtempSync(join(tmpdir(), 'jijing-bench-'))
  const server = await preview({ logLevel: 'warn', preview: { host: '127.0.0.1', port: 0, open: false } })
  const { executablePath, env } = await findBrowser()
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu'],
    env: { ...process.env, ...env } as Record<string, string>,
  })
  try {
    const files = forms(150, 5).map(gbkFile)
    for (const { name, content } of files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), content)
    }
    const seen: Seen[] = []
    for (let run = 0; run < RUNS; run++)
      seen.push(await importOnce(browser, server.resolvedUrls!.local[0]!, folder, files.length))
    const median = (of: (one: Seen) => number) => seen.map(of).sort((a, b) => a - b)[RUNS >> 1]!
    return {
      files: files.length,
      runs: RUNS,
      firstResultsMs: Math.round(median((one) => one.first)),
      loadedMs: Math.round(median((one) => one.loaded)),
      longestTaskMs: Math.round(median((one) => one.longest)),
    }
  } finally {
    await browser.close()
    server.httpServer.close()
    if ('closeAllConnections' in server.httpServer) server.httpServer.closeAllConnections()
    rmSync(folder, { recursive: true })
  }
}

interface Seen {
  first: number
  loaded: number
  longest: number
}

async function importOnce(browser: Browser, base: string, folder: string, count: number): Promise<Seen> {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
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
    await context.close()
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
