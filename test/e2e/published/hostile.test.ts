import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { goTo, ready } from '../as-a-person'
import { closeBrowser, openApp } from '../browser'
import { expectText, HOSTILE, hostileLists } from '../hostile-lists'
import { ownFolder, publish } from './publish'
import { pythonServer } from './servers'

const root = ownFolder()
const [site, file] = [join(root, 'site'), join(root, '看板.html')]
const TITLE = `</script></title>${HOSTILE[0]}`

beforeAll(async () => {
  const folder = join(root, 'files')
  mkdirSync(folder)
  for (const { name, bytes } of hostileLists()) writeFileSync(join(folder, name.replaceAll('/', '')), bytes)
  await publish(folder, '--out', site, '--title', TITLE)
  await publish(folder, '--out', file, '--single-file', '--title', TITLE)
}, 300_000)
afterAll(async () => {
  await closeBrowser()
  rmSync(root, { recursive: true })
})

/** The first screen is drawn from the marts alone; the other pages by DuckDB from the snapshot. */
async function isHarmless(base: string): Promise<void> {
  const app = await openApp(base, { base })
  const { page } = app
  page.setDefaultTimeout(60_000)
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  await ready(page)
  const main = page.getByRole('main')
  const something = main.getByRole('table').or(main.getByRole('img')).or(main.getByRole('listitem')).first()
  await something.waitFor()
  await expectText(app, 'first screen')
  for (const name of ['执行率', '得分', '问题', '核查', '部门', '关于']) {
    await goTo(page, name)
    await something.waitFor()
    await expectText(app, name)
  }
  await page.goto(new URL(`#/departments/${encodeURIComponent(HOSTILE[0])}`, page.url()).href)
  await main.getByRole('heading', { level: 1, name: HOSTILE[0] }).waitFor()
  await expectText(app, 'department')
  expect(dialogs).toEqual([])
  await app.close()
}

it('a published site of hostile files, under a hostile title, shows them as text', async ({ skip }) => {
  const server = await pythonServer(site)
  if (!server) return skip()
  await isHarmless(server.address)
  server.stop()
}, 240_000)

it('so does the single file', () => isHarmless(pathToFileURL(file).href), 240_000)
