import { chromium } from 'playwright-core'
import { countingServer } from '/work/wt/share/test/e2e/published/counting-server.ts'
const base = process.argv[2]!, out = '/tmp/share-shots'
import { mkdirSync } from 'node:fs'
mkdirSync(out, { recursive: true })
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-background-networking'] })
const app = await countingServer('/work/wt/share/dist')
const site = await countingServer(base)
for (const [w, scheme] of [[1440,'light'],[390,'dark'],[390,'light'],[1440,'dark']] as const) {
  const c = await b.newContext({ viewport: { width: w, height: 900 }, locale: 'zh-CN', colorScheme: scheme, serviceWorkers: 'block' })
  const p = await c.newPage()
  p.on('console', m => ['error','warning'].includes(m.type()) && console.log(m.text()))
  await p.goto(site.address); await p.locator('main .figure').first().waitFor()
  await p.getByRole('button', { name: '分享本页' }).click(); await p.getByRole('dialog').waitFor(); await p.waitForTimeout(500)
  await p.screenshot({ path: `${out}/qr-${w}-${scheme}.png` })
  await p.keyboard.press('Escape')
  await p.goto(site.address + '#/data'); await p.getByRole('heading',{level:1}).waitFor(); await p.waitForTimeout(500)
  await p.screenshot({ path: `${out}/about-${w}-${scheme}.png`, fullPage: true })
  await p.goto(app.address + '#/publish'); await p.getByRole('region', { name: '将要发布的内容' }).waitFor({ timeout: 60000 }); await p.waitForTimeout(800)
  await p.screenshot({ path: `${out}/publish-${w}-${scheme}.png`, fullPage: true })
  await p.getByRole('radio', { name: /^静态网站/ }).check(); await p.getByRole('radio', { name: '只发布选中的' }).check(); await p.getByRole('checkbox', { name: '复算得分' }).check().catch(()=>0)
  await p.waitForTimeout(300)
  await p.screenshot({ path: `${out}/publish2-${w}-${scheme}.png`, fullPage: true })
  await c.close()
}
{ // update notice
  for (const [w, scheme] of [[1440,'light'],[390,'dark']] as const) {
  const s = await countingServer(base)
  const c = await b.newContext({ viewport: { width: w, height: 900 }, locale: 'zh-CN', colorScheme: scheme })
  const p = await c.newPage(); await p.goto(s.address); await p.waitForFunction(() => navigator.serviceWorker.controller, null, {timeout: 60000})
  s.show(base + '2'); await p.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await p.getByRole('status').filter({ hasText: '有新版本' }).waitFor({timeout: 60000}); await p.screenshot({ path: `${out}/update-${w}-${scheme}.png` })
  await c.close(); s.stop() }
}
await b.close(); process.exit(0)
