import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { goTo, ready } from '../as-a-person'
import { closeBrowser, openApp } from '../browser'
import { ownFolder, publish } from './publish'
import { pythonServer, type Server } from './servers'

const root = ownFolder()
let server: Server | null
beforeAll(async () => {
  await publish('data/sample', '--out', join(root, 'site'), '--date', '2026-11-27')
  server = await pythonServer(join(root, 'site'))
}, 300_000)
afterAll(async () => {
  server?.stop()
  await closeBrowser()
  rmSync(root, { recursive: true })
})

it('opens in another profile to the same figures', async ({ skip }) => {
  if (!server) return skip()
  const base = server.address
  const one = await openApp('', { base, permissions: ['clipboard-read', 'clipboard-write'] })
  await ready(one.page)
  await goTo(one.page, '执行率')
  await one.page.getByRole('main').getByRole('button', { name: '2023', exact: true }).click()
  await one.page
    .getByRole('main')
    .getByRole('heading', { level: 1, name: /^2023 年/ })
    .waitFor()
  await one.page
    .getByRole('spinbutton')
    .or(one.page.getByRole('textbox', { name: /执行率低于/ }))
    .first()
    .fill('60')
  await one.page.keyboard.press('Enter')
  await one.page
    .getByText(/执行率低于 60%/)
    .first()
    .waitFor()
  await one.page.getByRole('heading', { level: 1 }).click()
  await one.page.keyboard.press('l')
  await one.page.getByText('链接已复制。').first().waitFor()
  const link = await one.page.evaluate(() => navigator.clipboard.readText())
  expect(link).toMatch(/#\/execution\?v=1&years=2023&threshold=60$/)
  // What the ranking says of itself, figures and all, and the sentence above it; a table shows the rows that are in view.
  const said = async ({ page }: typeof one) => [
    await page.getByRole('main').getByRole('img').first().getAttribute('aria-label'),
    await page
      .getByText(/执行率低于 60%/)
      .first()
      .innerText(),
  ]
  expect((await said(one)).join()).toMatch(/\d%/)

  const two = await openApp(link, { base })
  await ready(two.page)
  await expect
    .poll(async () => JSON.stringify(await said(two)) === JSON.stringify(await said(one)))
    .toBe(true)
  for (const app of [one, two]) {
    expect(app.complaints).toEqual([])
    await app.close()
  }
})

it('is drawn as a QR code, here', async ({ skip }) => {
  if (!server) return skip()
  const app = await openApp('#/execution?v=1&years=2023', { base: server.address })
  await app.page.getByRole('button', { name: '分享本页' }).click()
  const dialog = app.page.getByRole('dialog', { name: '分享本页' })
  await dialog.getByRole('img', { name: '本页链接的二维码' }).waitFor()
  expect(await dialog.getByRole('textbox', { name: '本页链接' }).inputValue()).toMatch(/years=2023$/)
  expect(app.strangers).toEqual([])
  expect(app.complaints).toEqual([])
  await app.close()
})

it('of an older version opens, and says what was dropped', async ({ skip }) => {
  if (!server) return skip()
  const app = await openApp('#/execution?v=0&years=2023&quarter=3', { base: server.address })
  await app.page
    .getByRole('main')
    .getByRole('heading', { level: 1, name: /^2023 年/ })
    .waitFor()
  await app.page.getByRole('status').filter({ hasText: 'v=0' }).filter({ hasText: 'quarter=3' }).waitFor()
  await app.close()
})
