import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { publish } from '../e2e/published/publish'
import { officerPage, onStage, quantile } from './chromium'

/** The sample district as one HTML file, opened from disk by an empty profile. */
export interface SingleFileTimes {
  megabytes: number
  /** From the start of the navigation to the first paint that says something (the browser's first contentful paint), ms. */
  firstPaintMs: number
  /** … to the figures of the first screen, ms. */
  figuresMs: number
  /** … to rows that DuckDB has answered, on a page that nothing was written down for, ms. */
  usableMs: number
}

const RUNS = 5

/** Medians of five openings; the wait between what is awaited and what is seen is one frame. */
export async function benchSingleFile(): Promise<SingleFileTimes> {
  const folder = mkdtempSync(join(tmpdir(), 'jijing-single-'))
  try {
    const file = join(folder, '看板.html')
    await publish('data/sample', '--out', file, '--single-file', '--date', '2026-11-27')
    const address = pathToFileURL(file).href
    return await onStage(async ({ browser }) => {
      const opened: Opened[] = []
      for (let run = 0; run < RUNS; run++) opened.push(await open(browser, address))
      const median = (of: (one: Opened) => number) => Math.round(quantile(opened.map(of), 0.5))
      return {
        megabytes: Math.round(statSync(file).size / 100_000) / 10,
        firstPaintMs: median((one) => one.paint),
        figuresMs: median((one) => one.figures),
        usableMs: median((one) => one.usable),
      }
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

interface Opened {
  paint: number
  figures: number
  usable: number
}

async function open(browser: Browser, address: string): Promise<Opened> {
  const page = await officerPage(browser)
  const appears = async (selector: string, view = '') => {
    await page.goto('about:blank')
    await page.goto(address + view, { waitUntil: 'commit' })
    await page.locator(selector).first().waitFor()
    return page.evaluate(() => performance.now())
  }
  const figures = await appears('main .figure, main canvas')
  const paint = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
  )
  const usable = await appears('main tbody th', '#/departments')
  await page.context().close()
  return { paint, figures, usable }
}
