import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, preview } from 'vite'
import { inBrowser } from '../chromium'
import { peakOfTab } from '../peak'

/** DuckDB-WASM alone in Chromium, with the list that the app is given. */
export interface BareLoad {
  ms: number
  peakMb: number
}

/**
 * `read_csv` of a list into a table, in a page that holds nothing else.
 * @throws Error when not every row came in
 */
export async function bareLoad(file: string, rows: number): Promise<BareLoad> {
  const outDir = mkdtempSync(join(tmpdir(), 'jijing-bench-bare-'))
  const root = dirname(fileURLToPath(import.meta.url))
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: { outDir, target: 'esnext', emptyOutDir: true },
  })
  const server = await preview({
    root,
    configFile: false,
    logLevel: 'warn',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0, open: false },
  })
  try {
    return await inBrowser(async (browser) => {
      const page = await browser.newPage()
      await page.goto(server.resolvedUrls!.local[0]!)
      await page.waitForFunction(() => 'load' in globalThis)
      await page.setInputFiles('input', file)
      const seen = await page.evaluate(() =>
        (globalThis as unknown as { load: () => Promise<{ ms: number; rows: number }> }).load(),
      )
      if (seen.rows !== rows) throw new Error(`bare read_csv has ${seen.rows} rows of ${rows}`)
      return { ms: Math.round(seen.ms), peakMb: peakOfTab() }
    })
  } finally {
    server.httpServer.close()
    rmSync(outDir, { recursive: true })
  }
}
