import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bareLoad } from './bare'
import { officerPage, onStage } from './chromium'
import { listText } from './form-files'
import { peakOfTab } from './peak'

/** How the import of one large list felt in Chromium, milliseconds from its choice. */
export interface ListImport {
  rows: number
  megabytes: number
  /** Until it is read, scored, audited, stored and said. */
  loadedMs: number
  rowsPerSecond: number
  /** Longest task of the page's main thread until then; browsers tell none under 50 ms: 0. */
  longestTaskMs: number
  /** The most memory of the tab until its first page of charts is drawn, MB. */
  peakMb: number
  /** Bare DuckDB-WASM, `read_csv` of the same file from its handle. */
  bareMs: number
  barePeakMb: number
  /** Ours ÷ bare. */
  timesBare: number
  timesBarePeak: number
}

/**
 * Picks the list that the peers load (`benchPeers`) in the built app, with an empty workspace.
 * @throws Error when the app does not account for every row
 */
export async function benchListImport(rows: number): Promise<ListImport> {
  const folder = mkdtempSync(join(tmpdir(), 'jijing-bench-'))
  const file = join(folder, '批量明细.csv')
  const text = listText(rows)
  writeFileSync(file, text)
  try {
    const ours = await importOnce(file, rows)
    const bare = await bareLoad(file, rows)
    return {
      rows,
      megabytes: Math.round(Buffer.byteLength(text) / 1e6),
      rowsPerSecond: Math.round((rows / ours.loadedMs) * 1000),
      ...ours,
      bareMs: bare.ms,
      barePeakMb: bare.peakMb,
      timesBare: ratio(ours.loadedMs, bare.ms),
      timesBarePeak: ratio(ours.peakMb, bare.peakMb),
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const ratio = (ours: number, bare: number) => Math.round((ours / bare) * 100) / 100

function importOnce(file: string, rows: number) {
  return onStage(async ({ base, browser }) => {
    const page = await officerPage(browser)
    await page.goto(`${base}#/data`)
    await page.locator('button:enabled').filter({ hasText: '选择文件夹' }).waitFor({ timeout: 120_000 })
    await page.waitForTimeout(2000)
    await page.evaluate(() => {
      const seen = { start: performance.now(), longest: 0 }
      Object.assign(globalThis, { seen })
      new PerformanceObserver((list) => {
        for (const { startTime, duration } of list.getEntries())
          if (startTime >= seen.start) seen.longest = Math.max(seen.longest, duration)
      }).observe({ type: 'longtask' })
    })
    const begun = performance.now()
    await page.locator('input[type=file]').first().setInputFiles(file)
    const main = page.getByRole('main')
    await main.getByText(/^(?:已导入 1 个文件|导入失败)/).waitFor({ timeout: 600_000 })
    const loadedMs = Math.round(performance.now() - begun)
    const longest = await page.evaluate(
      () => (globalThis as unknown as { seen: { longest: number } }).seen.longest,
    )
    const said = (
      await main
        .getByText(/^读到 \d+ 行 = /)
        .first()
        .innerText()
    )
      .match(/\d+/g)!
      .map(Number)
    // The header is a row of the file too.
    if (said[0] !== rows + 1 || said[1] !== rows + 1 || said[2] !== 0)
      throw new Error(`the app accounts for ${said.join(', ')} rows of ${rows + 1}`)
    await page.evaluate(() => void (location.hash = '/scores'))
    await page.getByRole('main').locator('canvas').first().waitFor()
    return { loadedMs, longestTaskMs: Math.round(longest), peakMb: peakOfTab() }
  })
}
