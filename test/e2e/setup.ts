import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, preview } from 'vite'
import type { TestProject } from 'vitest/node'
import { findBrowser, type Browser } from './find-browser'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the built app is served, ends with a slash. */
    baseUrl: string
    browser: Browser
  }
}

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/**
 * Serves the built app on a free port and finds a browser, once for all browser tests. `npm test` has built
 * the app just before; run alone, it is built when `dist/` is missing, and taken as it is when it is there.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const browser = await findBrowser()
  console.log(`browser: ${browser.executablePath} (${browser.origin})`)
  if (!existsSync(join(root, 'dist/index.html'))) await buildForReaders()
  const port = await freePort()
  const server = await preview({
    root,
    logLevel: 'warn',
    preview: { host: '127.0.0.1', port, strictPort: true, open: false, allowedHosts: true },
  })
  project.provide('baseUrl', `http://127.0.0.1:${port}/`)
  project.provide('browser', browser)
  return async () => {
    // Keep-alive connections of the browser would hold the server open.
    if ('closeAllConnections' in server.httpServer) server.httpServer.closeAllConnections()
    await new Promise((closed) => server.httpServer.close(closed))
  }
}

/** Vitest has set `NODE_ENV` to `test`, of which Vite would make a build for developers. */
async function buildForReaders(): Promise<void> {
  const { NODE_ENV } = process.env
  process.env.NODE_ENV = 'production'
  await build({ root, logLevel: 'warn' })
  process.env.NODE_ENV = NODE_ENV
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer()
    probe.once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => found(port))
    })
  })
}
