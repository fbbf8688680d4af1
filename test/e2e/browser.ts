import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AxeResults, RunOptions } from 'axe-core'
import {
  chromium,
  type Browser as PlaywrightBrowser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core'
import { inject } from 'vitest'

/** A name of this machine that the browser does not know as such, unlike `localhost`. */
const PLAIN_HOST = 'jijing.test'

/**
 * No sandbox, because containers run as root; the rest keeps the browser itself from talking to the network,
 * so that a request that a test sees is the app's.
 */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--host-resolver-rules=MAP ${PLAIN_HOST} 127.0.0.1`,
]

let running: Promise<PlaywrightBrowser> | null = null

/** One browser for a test file; call `closeBrowser` in `afterAll`. */
async function launch(): Promise<PlaywrightBrowser> {
  const { executablePath, env } = inject('browser')
  running ??= chromium.launch({ executablePath, args: FLAGS, env: { ...definedEnv(), ...env } })
  return running
}

function definedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  )
}

/** Closes the browser of this test file, with every page in it. */
export async function closeBrowser(): Promise<void> {
  const browser = await running
  running = null
  await browser?.close()
}

/** What the page has said and asked for since it was opened. */
export interface Witness {
  /** Errors and warnings of the console, uncaught errors, failed requests: empty in a healthy app. */
  complaints: string[]
  /** Every address asked for outside the app's own origin: empty, because nothing leaves the browser. */
  strangers: string[]
}

/** An open app, and what it has done. */
export interface OpenApp extends Witness {
  page: Page
  context: BrowserContext
  close(): Promise<void>
}

/** How to open the app. */
export interface OpenOptions extends BrowserContextOptions {
  /** An existing context: a second tab that shares storage with the first. Default: a fresh one. */
  context?: BrowserContext
  /**
   * `none` opens the app as another machine's plain http address, such as a server in the bureau's own network:
   * browsers give such a page no OPFS, no Web Locks, no crypto.subtle, in workers neither. @default 'opfs'
   */
  storage?: 'opfs' | 'none'
  /** Where another page is served, such as a published one; ends with a slash. @default the app */
  base?: string
  /** Hears of each request, of the page and of its workers, before the page is opened. */
  onRequest?: (url: string) => void
}

/**
 * A context with a profile on disk. The contexts of other tests are private windows, whose storage is in memory: Chromium
 * does not tell such a page when its quota is reached.
 */
export async function contextOnDisk(): Promise<{ context: BrowserContext; clear(): Promise<void> }> {
  const { executablePath, env } = inject('browser')
  const profile = mkdtempSync(join(tmpdir(), 'jijing-profile-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: FLAGS,
    env: { ...definedEnv(), ...env },
    locale: 'zh-CN',
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'block',
  })
  const clear = async () => {
    await context.close()
    rmSync(profile, { recursive: true, force: true })
  }
  return { context, clear }
}

/**
 * Opens the app in a fresh context: no storage, nothing remembered.
 * @param path what stands after the base address, such as `#/departments?v=1`
 */
export async function openApp(path = '', options: OpenOptions = {}): Promise<OpenApp> {
  const {
    context: shared,
    storage = 'opfs',
    base = baseAddress(storage),
    onRequest,
    ...contextOptions
  } = options
  const browser = await launch()
  const context =
    shared ??
    (await browser.newContext({
      locale: 'zh-CN',
      viewport: { width: 1440, height: 900 },
      serviceWorkers: 'block',
      ...contextOptions,
    }))
  const page = await context.newPage()
  const witness = watch(page, context, base)
  if (onRequest) context.on('request', (request) => onRequest(request.url()))
  await page.goto(new URL(path, base).href)
  return { page, context, ...witness, close: () => (shared ? page.close() : context.close()) }
}

function baseAddress(storage: 'opfs' | 'none'): string {
  const url = new URL(inject('baseUrl'))
  if (storage === 'none') url.hostname = PLAIN_HOST
  return url.href
}

function watch(page: Page, context: BrowserContext, base: string): Witness {
  const complaints: string[] = []
  const strangers: string[] = []
  const { origin } = new URL(base)
  page.on('console', (message) => {
    // What keeps pages offline is looked at in its own test; elsewhere it would only fetch everything.
    if (message.text() === 'Service Worker registration blocked by Playwright') return
    if (['error', 'warning'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`))
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? ''
    // A page that is left drops its open requests: that is no failure.
    if (reason !== 'net::ERR_ABORTED') complaints.push(`failed: ${request.url()} ${reason}`)
  })
  // The context hears workers too; a page hears only itself.
  context.on('request', (request) => {
    const url = new URL(request.url())
    const own = url.origin === origin || ['data:', 'blob:', 'about:'].includes(url.protocol)
    if (!own) strangers.push(url.href)
  })
  return { complaints, strangers }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * Runs axe-core on the page as it stands.
 * @returns one line for each violation: rule, help, the elements; empty when there is none
 */
export async function axeViolations(page: Page, options: RunOptions = {}): Promise<string[]> {
  await page.evaluate(axeSource)
  const results = await page.evaluate(
    (runOptions) => (globalThis as unknown as { axe: AxeGlobal }).axe.run(document, runOptions),
    options,
  )
  return results.violations.map(
    ({ id, help, nodes }) => `${id}: ${help} — ${nodes.map((node) => node.target.join(' ')).join('; ')}`,
  )
}

interface AxeGlobal {
  run(root: Document, options: RunOptions): Promise<AxeResults>
}

/** Saves `test-results/<name>.png`, for a person to look at. @returns its path */
export async function screenshot(page: Page, name: string, fullPage = true): Promise<string> {
  mkdirSync('test-results', { recursive: true })
  const path = `test-results/${name}.png`
  await page.screenshot({ path, fullPage })
  return path
}
