import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { build, preview } from 'vite'
import { findBrowser } from '../e2e/find-browser'

/** The built app on a server of this machine, and a Chromium. */
export interface Stage {
  /** Address of the app, with a slash at its end. */
  base: string
  browser: Browser
}

/** Builds the app once a process, in a folder of its own: a `dist` that stands about may be of another day. */
let built: Promise<string> | null = null
async function buildOnce(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'jijing-bench-dist-'))
  process.on('exit', () => rmSync(outDir, { recursive: true, force: true }))
  await build({ logLevel: 'warn', build: { outDir, emptyOutDir: true } })
  return outDir
}

/** Runs `work` with the app as it stands, built, in a Chromium, and clears both away. */
export async function onStage<T>(work: (stage: Stage) => Promise<T>): Promise<T> {
  const outDir = await (built ??= buildOnce())
  const server = await preview({
    logLevel: 'warn',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0, open: false },
  })
  try {
    return await inBrowser((browser) => work({ base: server.resolvedUrls!.local[0]!, browser }))
  } finally {
    server.httpServer.close()
    if ('closeAllConnections' in server.httpServer) server.httpServer.closeAllConnections()
  }
}

/** Runs `work` with a Chromium, and closes it. */
export async function inBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const { executablePath, env } = await findBrowser()
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu'],
    env: { ...process.env, ...env } as Record<string, string>,
  })
  try {
    return await work(browser)
  } finally {
    await browser.close()
  }
}

/** A page as an officer's: Chinese, 1440 wide. */
export async function officerPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } })
  return context.newPage()
}

/** What lies at `share` of the sorted values, e.g. 0.95; the nearest rank, no value that was not measured. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!
}
