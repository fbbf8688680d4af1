import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drop, goTo, importByDrop, ready } from '../as-a-person'
import { closeBrowser, openApp, type OpenApp } from '../browser'
import { attack, ATTACKS, wasBroken } from './attacks'
import { ADDRESSES, hoverCharts, oneOfEachKind, routesOfApp, shown } from './every-page'
import { stranger, type Stranger } from './stranger'

let other: Stranger
beforeAll(async () => {
  other = await stranger()
})
afterAll(async () => {
  await closeBrowser()
  await other.close()
})

/** Violations of the policy, as the page hears of them. */
async function watchViolations(app: OpenApp): Promise<() => Promise<string[]>> {
  await app.context.addInitScript(() => {
    const seen: string[] = []
    Object.assign(globalThis, { violations: seen })
    document.addEventListener('securitypolicyviolation', (event) =>
      seen.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`),
    )
  })
  await app.page.reload()
  return () => app.page.evaluate(() => (globalThis as unknown as { violations: string[] }).violations)
}

describe('under the policy of the built page', () => {
  it('every page is used, every kind of file is read, and nothing is refused', async () => {
    expect(Object.keys(ADDRESSES).sort()).toEqual(routesOfApp().sort())
    const app = await openApp('', { acceptDownloads: true })
    const { page } = app
    page.setDefaultTimeout(90_000)
    const violations = await watchViolations(app)
    await ready(page)
    await importByDrop(page, oneOfEachKind())
    for (const address of Object.values(ADDRESSES)) {
      await page.goto(new URL(address, page.url()).href)
      await shown(page)
      await hoverCharts(page)
      expect(await violations(), address).toEqual([])
    }
    await page.goto(new URL('#/execution?v=1&lang=en&theme=dark', page.url()).href)
    await shown(page)
    const save = async (button: RegExp, item: string) => {
      await page.getByRole('button', { name: button }).first().click()
      await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: item }).click()])
    }
    await save(/: export$/i, 'CSV file')
    await save(/: export$/i, 'Excel file (XLSX)')
    await save(/export picture$/i, 'SVG picture')
    await save(/export picture$/i, 'PNG picture')
    await page.keyboard.press('Control+K')
    await page.getByRole('dialog').getByRole('textbox').fill('2022')
    await page.keyboard.press('Escape')
    await page.goto(new URL('#/scores?v=1&theme=light', page.url()).href)
    await shown(page)
    await page.pdf()
    expect(await violations()).toEqual([])
    // The workers' refusals are heard on the console.
    expect(app.complaints).toEqual([])
    expect(app.strangers).toEqual([])
    await app.close()
  }, 300_000)

  it('the SQL editor is typed into, also over coloured words', async () => {
    const app = await openApp('#/query')
    const { page } = app
    const violations = await watchViolations(app)
    await page.getByRole('textbox', { name: 'SQL 查询' }).focus()
    await page.keyboard.type('SELECT 1 FROM evaluation')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+A')
    await page.keyboard.type("SELECT 't' AS word")
    await page.keyboard.press('Control+Enter')
    await page.getByRole('table', { name: '查询结果' }).getByRole('columnheader', { name: 'word' }).waitFor()
    expect(await violations()).toEqual([])
    expect(app.complaints).toEqual([])
    await app.close()
  })
})

describe('code that got into the page', () => {
  let app: OpenApp
  beforeAll(async () => {
    app = await openApp()
    await ready(app.page)
  })
  afterAll(() => app.close())

  it.each(ATTACKS)('neither runs more of it nor reaches another host: %s', async (name) => {
    await attack(app.page, name, `${other.address}${encodeURIComponent(name)}`)
    expect(await wasBroken(app.page)).toBe(false)
    expect(other.heard).toEqual([])
  })

  it('is not seen by the app, which goes on', async () => {
    await goTo(app.page, '执行率')
    await shown(app.page)
    await drop(app.page, oneOfEachKind().slice(0, 1))
    await app.page
      .getByText(/^已导入 1 个文件/)
      .first()
      .waitFor()
  })

  it('would do all that without the policy', async () => {
    const page = await app.context.newPage()
    const did: string[] = []
    for (const name of ATTACKS) {
      await page.goto(`${other.address}page`)
      other.heard.length = 0
      await attack(page, name, `${other.address}${encodeURIComponent(name)}`)
      if (other.heard.some((asked) => asked !== 'GET /favicon.ico') || (await wasBroken(page))) did.push(name)
    }
    expect(did).toEqual(ATTACKS)
    other.heard.length = 0
    await page.close()
  })
})

it('a form that sends the page elsewhere is not sent', async () => {
  const app = await openApp()
  await ready(app.page)
  await app.page.evaluate((action) => {
    const form = Object.assign(document.createElement('form'), { action, method: 'post' })
    document.body.append(form)
    form.submit()
  }, other.address)
  await expect.poll(() => app.complaints.join()).toContain('form-action')
  expect(other.heard).toEqual([])
  await app.close()
})

it('a page that someone has put scripts into on its way runs none of them', async () => {
  const app = await openApp()
  await app.page.route(
    (url) => url.pathname === '/',
    async (route) => {
      const response = await route.fetch()
      const put = `<script>globalThis.broken = 1</script><script src="${other.address}late.js"></script>
        <img src="x" onerror="globalThis.broken = 1"><iframe srcdoc="<script>parent.broken = 1</script>"></iframe>`
      await route.fulfill({
        response,
        body: (await response.text()).replace('</body>', () => `${put}</body>`),
      })
    },
  )
  await app.page.reload()
  await ready(app.page)
  expect(await wasBroken(app.page)).toBe(false)
  expect(other.heard).toEqual([])
  await app.close()
})
