import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { countingServer } from '../e2e/published/counting-server'
import { publish } from '../e2e/published/publish'
import { inBrowser, officerPage, quantile } from './chromium'
import { watchPaints, type Watched } from './latency'

/** The sample district published, opened by an empty browser over a link of 10 Mbit/s and 40 ms. */
export interface SlowLink {
  runs: number
  /** From the navigation to the first chart that is painted, milliseconds. */
  medianMs: number
  longestMs: number
}

const RUNS = 5
/** As the browser's own throttling has it: bytes a second, and milliseconds there and back for each request. */
const LINK = { offline: false, downloadThroughput: 10e6 / 8, uploadThroughput: 10e6 / 8, latency: 40 }

export async function benchSlowLink(): Promise<SlowLink> {
  const folder = mkdtempSync(join(tmpdir(), 'jijing-link-'))
  try {
    await publish('data/sample', '--out', folder, '--date', '2026-11-27')
    const server = await countingServer(folder, { gzip: true })
    try {
      const times = await inBrowser(async (browser) => {
        const seen: number[] = []
        for (let run = 0; run < RUNS; run++) seen.push(await openOnce(browser, server.address))
        return seen
      })
      return {
        runs: RUNS,
        medianMs: Math.round(quantile(times, 0.5)),
        longestMs: Math.round(Math.max(...times)),
      }
    } finally {
      server.stop()
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** In a context of its own: nothing is in its cache. */
async function openOnce(browser: Browser, address: string): Promise<number> {
  const page = await officerPage(browser)
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', LINK)
  // What compiles this file wraps functions in a helper of its own, which the page lacks.
  await page.addInitScript('globalThis.__name = (named) => named')
  await page.addInitScript(watchPaints)
  await page.goto(address)
  await page.waitForFunction(() => (globalThis as unknown as Watched).paints.charts > 0)
  const ms = await page.evaluate(() => (globalThis as unknown as Watched).paints.firstChart)
  await page.context().close()
  return ms
}
