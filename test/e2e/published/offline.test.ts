import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { goTo, ready } from '../as-a-person'
import { closeBrowser, openApp } from '../browser'
import { ownFolder, publish } from './publish'
import { pythonServer, type Server } from './servers'

const root = ownFolder()
const SITE = 'bureau/2024'
let server: Server | null
beforeAll(async () => {
  await publish('data/sample', '--out', join(root, SITE), '--title', '示范区看板', '--date', '2026-11-27')
  server = await pythonServer(root)
}, 300_000)
afterAll(async () => {
  server?.stop()
  await closeBrowser()
  rmSync(root, { recursive: true })
})

it('a published site under a sub-path opens with its server gone, DuckDB too, and can be installed', async ({
  skip,
}) => {
  if (!server) return skip()
  const app = await openApp('', { base: `${server.address}${SITE}/`, serviceWorkers: 'allow' })
  const { page } = app
  await ready(page)
  const manifest = await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="manifest"]')!
    const { name, icons } = (await (await fetch(link.href)).json()) as {
      name: string
      icons: { src: string }[]
    }
    const found = await Promise.all(icons.map(async ({ src }) => (await fetch(new URL(src, link.href))).ok))
    return { name, found }
  })
  expect(manifest).toEqual({ name: '示范区看板', found: [true, true, true] })
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  server.stop()
  await expect
    .poll(() =>
      fetch(server!.address).then(
        () => true,
        () => false,
      ),
    )
    .toBe(false)

  await page.reload()
  await ready(page)
  await page.getByRole('main').getByRole('img').first().waitFor()
  // What nothing was written down for, on a page that was never opened: engine, snapshot and code come from the browser.
  await goTo(page, '部门')
  await page.getByRole('main').getByRole('rowheader').first().waitFor({ timeout: 60_000 })
  expect(app.complaints).toEqual([])
  await app.close()
})
