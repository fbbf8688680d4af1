import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { goTo, ready } from '../as-a-person'
import { closeBrowser, openApp } from '../browser'
import { countingServer, type ServerKind } from './counting-server'
import { enlarge } from './large-site'
import { ownFolder, publish } from './publish'

const root = ownFolder()
const site = join(root, 'site')
let size = 0
beforeAll(async () => {
  await publish('data/sample', '--out', site, '--date', '2026-11-27')
  size = await enlarge(site, 60)
}, 300_000)
afterAll(async () => {
  await closeBrowser()
  rmSync(root, { recursive: true })
})

/** The departments as DuckDB lists them, and what was read of the snapshot for it. */
async function departments(kind: ServerKind) {
  const server = await countingServer(site, kind)
  const app = await openApp('', { base: server.address })
  await ready(app.page)
  await goTo(app.page, '部门')
  const main = app.page.getByRole('main')
  await main.getByRole('rowheader').first().waitFor({ timeout: 60_000 })
  const said = await main.getByRole('table').innerText()
  await main.getByRole('rowheader').getByRole('link').first().click()
  await app.page.getByRole('heading', { level: 2, name: '核查发现' }).waitFor()
  const table = await main.getByRole('table').first().innerText()
  const read = server.answered.filter(
    ({ path, method }) => method === 'GET' && path.startsWith('data/district'),
  )
  const bytes = read.reduce((sum, one) => sum + one.bytes, 0)
  console.log(`${JSON.stringify(kind)}: ${bytes} bytes of ${size} in ${read.length} answers`)
  expect(app.complaints).toEqual([])
  await app.close()
  server.stop()
  return { said, table, bytes, read }
}

it('a large snapshot is read by ranges of its pieces, as far as it is asked for; whole where the server knows none', async () => {
  const ranged = await departments({ ranges: true })
  const whole = await departments({ ranges: false })
  expect(size).toBeGreaterThan(60_000_000)
  expect(ranged.said).toBe(whole.said)
  expect(ranged.table).toBe(whole.table)
  expect(ranged.said).toContain('澄川区财政局')
  expect(ranged.bytes).toBeLessThan(size / 4)
  expect(ranged.read.every(({ status }) => status === 206)).toBe(true)
  const pieces = (answered: typeof whole.read) => new Set(answered.map(({ path }) => path)).size
  expect(pieces(ranged.read)).toBeGreaterThan(1)
  expect(pieces(whole.read)).toBe(2)
  expect(whole.bytes).toBeGreaterThan(30_000_000)
})
