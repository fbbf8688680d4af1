import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type Page } from 'playwright-core'
import { build, preview } from 'vite'
import { findBrowser } from '../e2e/find-browser'
import { SCREENS } from './pages'

const HELP = `npm run -s screens -- [--out FOLDER] [--only NAME,NAME] [--widths 1440,390] [--themes light,dark] [--langs zh-CN,en]
Pictures of every page of the built app on the sample district, for a person to look at one by one.`

/**
 * Takes a picture of every page in each width, theme and language. What is drawn below the first screen is on it too.
 * The address of the folder is printed; nothing is written into the project unless asked for.
 */
export default async function screens(args: string[], cwd: string): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      out: { type: 'string', default: join(tmpdir(), 'jijing-screens') },
      only: { type: 'string', default: '' },
      widths: { type: 'string', default: '1440,390' },
      themes: { type: 'string', default: 'light,dark' },
      langs: { type: 'string', default: 'zh-CN,en' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(HELP)
    return 0
  }
  const out = isAbsolute(values.out) ? values.out : resolve(cwd, values.out)
  const only = values.only.split(',').filter(Boolean)
  const shown = SCREENS.filter(({ name }) => only.length === 0 || only.includes(name))
  mkdirSync(out, { recursive: true })
  if (!existsSync('dist/index.html')) await build({ logLevel: 'warn' })
  const server = await preview({ logLevel: 'warn', preview: { host: '127.0.0.1', port: 0, open: false } })
  const { executablePath, env } = await findBrowser()
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu'],
    env: { ...process.env, ...env } as Record<string, string>,
  })
  const base = server.resolvedUrls!.local[0]!
  try {
    for (const width of values.widths.split(',').map(Number)) {
      const context = await browser.newContext({ viewport: { width, height: width < 600 ? 844 : 900 } })
      const page = await context.newPage()
      await page.goto(base)
      await page.locator('main .panel').first().waitFor({ timeout: 120_000 })
      for (const lang of values.langs.split(','))
        for (const theme of values.themes.split(','))
          for (const screen of shown) {
            await open(page, screen.hash, { lang, theme })
            await screen.then?.(page)
            const file = join(out, `${screen.name}-${width}-${theme}-${lang}.png`)
            await whole(page, width, file)
            console.error(file)
          }
      await context.close()
    }
  } finally {
    await browser.close()
    if ('closeAllConnections' in server.httpServer) server.httpServer.closeAllConnections()
    server.httpServer.close()
  }
  console.log(out)
  return 0
}

async function open(page: Page, hash: string, view: { lang: string; theme: string }): Promise<void> {
  const [path, own = ''] = hash.split('?')
  const query = new URLSearchParams(own)
  query.set('v', '1')
  if (view.lang !== 'zh-CN') query.set('lang', view.lang)
  query.set('theme', view.theme)
  // The same hash again is no navigation: another one first.
  await page.evaluate((to) => (location.hash = to), `#/nowhere?theme=${view.theme}`)
  await page.evaluate((to) => (location.hash = to), `#${path}?${query}`)
  await page.locator('main h1, main h2').first().waitFor()
  await page.waitForFunction(() => !document.querySelector('main [aria-busy], main .opening'))
  await page.waitForTimeout(700)
}

/** The whole page as one picture; what is drawn only in view has been in view. */
async function whole(page: Page, width: number, file: string): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width, height: Math.min(height, 6000) })
  await page.waitForTimeout(500)
  await page.screenshot({ path: file, fullPage: true })
  await page.setViewportSize({ width, height: width < 600 ? 844 : 900 })
}
