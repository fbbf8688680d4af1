import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { goTo, ready } from '../as-a-person'
import { closeBrowser, openApp } from '../browser'
import { countingServer, type Answered } from './counting-server'
import { ownFolder, publish } from './publish'

const root = ownFolder()
const site = join(root, 'site')
beforeAll(async () => {
  await publish('data/sample', '--out', site, '--date', '2026-11-27')
}, 300_000)
afterAll(async () => {
  await closeBrowser()
  rmSync(root, { recursive: true })
})

/** When the first chart had a pixel, in milliseconds since 1970. */
const firstChart = (page: Page) =>
  page
    .waitForFunction(() => (globalThis as { firstChart?: number }).firstChart, null, { polling: 20 })
    .then((found) => found.jsonValue())

/** Watches for the first chart from before the page is there. */
function watchForChart(): void {
  const look = () => {
    const canvas = document.querySelector<HTMLCanvasElement>('main canvas')
    const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data
    if (pixels?.some((value) => value !== 0)) Object.assign(globalThis, { firstChart: Date.now() })
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

const sum = (answered: readonly Answered[]) => answered.reduce((all, { bytes }) => all + bytes, 0)

/** Files named by their content that went over the wire more than once, themselves or their gzipped twins. */
function twice(answered: readonly Answered[]): string[] {
  const times = new Map<string, number>()
  for (const { path, status } of answered) {
    if (status !== 200 || !/-[\w-]{8,}\.\w/.test(path)) continue
    const thing = path.replace(/(\.(?:js|css))\.gz$/, '$1')
    times.set(thing, (times.get(thing) ?? 0) + 1)
  }
  return [...times].flatMap(([path, count]) => (count > 1 ? [path] : []))
}

it('up to its first chart a reader is sent 350 kB, compressed, and nothing of DuckDB', async () => {
  const server = await countingServer(site, { gzip: true })
  const app = await openApp('about:blank', { base: server.address })
  await app.page.addInitScript(watchForChart)
  await app.page.goto(server.address)
  const at = await firstChart(app.page)
  await ready(app.page)
  const before = server.answered.filter((one) => one.at <= at!)
  console.log(`up to the first chart: ${sum(before)} bytes, ${before.length} answers`)
  expect(before.length).toBeGreaterThan(3)
  expect(sum(before)).toBeLessThanOrEqual(350_000)
  expect(before.filter(({ path }) => /duckdb/.test(path))).toEqual([])
  expect(app.complaints).toEqual([])
  await app.close()
  server.stop()
})

/** A reader's way through the site, over a server that compresses nothing; @returns what went over the wire. */
async function readAll({ waits }: { waits: boolean }): Promise<readonly Answered[]> {
  const server = await countingServer(site)
  const app = await openApp('', { base: server.address, serviceWorkers: 'allow' })
  const { page } = app
  const kept = () => page.waitForFunction(() => navigator.serviceWorker.controller, null, { timeout: 60_000 })
  await ready(page)
  if (waits) await kept()
  for (const name of ['部门', '问题', '执行率']) {
    await goTo(page, name)
    const main = page.getByRole('main')
    await main.getByRole('table').or(main.getByRole('img')).or(main.getByRole('listitem')).first().waitFor()
  }
  await kept()
  console.log(`all: ${server.total()} bytes, ${server.answered.length} answers`)
  expect(server.answered.some(({ path }) => /duckdb-eh-.*wasm/.test(path))).toBe(true)
  expect(app.complaints).toEqual([])
  await app.close()
  server.stop()
  return server.answered
}

it('all that there is, DuckDB too, and kept for offline use, is 8.5 MB on a server that compresses nothing', async () => {
  const answered = await readAll({ waits: true })
  expect(twice(answered)).toEqual([])
  expect(sum(answered)).toBeLessThanOrEqual(8_500_000)
})

it('a reader in a hurry, whose page is kept while DuckDB is fetched, fetches nothing large twice', async () => {
  const answered = await readAll({ waits: false })
  const large = answered.filter(({ bytes }) => bytes > 100_000)
  expect(twice(large)).toEqual([])
  // What the page itself asks for comes as it is; what is kept beforehand comes gzipped.
  expect(sum(answered)).toBeLessThanOrEqual(9_000_000)
})
