import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildEngine } from '../../src/cli/pack-engine.mjs'
import { shangjie } from '../engine/tables'
import { closeBrowser, openApp } from './browser'

const PAGE = `<!doctype html><meta charset="utf-8"><title>engine</title><p id="total"></p>
<script type="module">
  import { scoreBatch } from './engine.js'
  const [scored] = scoreBatch([${JSON.stringify(shangjie())}])
  document.getElementById('total').textContent = scored.total + ' ' + scored.grade
</script>`

let folder: string
let server: Server
beforeAll(async () => {
  folder = await buildEngine(process.cwd(), mkdtempSync(join(tmpdir(), 'jijing-engine-page-')))
  server = createServer((request, response) => {
    const module = request.url === '/engine.js'
    response.setHeader('content-type', module ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8')
    response.end(module ? readFileSync(join(folder, 'engine.js')) : PAGE)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
})
afterAll(async () => {
  await closeBrowser()
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

it('a page without a bundler scores the Shangjie table with the packed engine', async () => {
  const app = await openApp()
  const page = await app.context.newPage()
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  await page.locator('#total', { hasText: '96.31 优' }).waitFor()
  await app.close()
  expect(app.complaints).toEqual([])
})
