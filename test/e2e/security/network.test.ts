import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { importByDrop, ready } from '../as-a-person'
import { ADDRESSES, hoverCharts, oneOfEachKind, shown } from './every-page'

let proxy: Server
/** Hosts that the browser has asked for, whoever in it asked: page, worker, or the browser itself. */
const asked: string[] = []

beforeAll(async () => {
  proxy = createServer((asking, answering) => {
    const url = new URL(asking.url!)
    asked.push(url.origin)
    if (url.hostname !== '127.0.0.1') return void answering.writeHead(502).end()
    const onward = request(url, { method: asking.method, headers: asking.headers }, (answer) => {
      answering.writeHead(answer.statusCode!, answer.headers)
      answer.pipe(answering)
    })
    onward.on('error', () => answering.destroy())
    asking.pipe(onward)
  })
  proxy.on('connect', (asking, socket) => {
    asked.push(`https://${asking.url}`)
    socket.end('HTTP/1.1 502 Not here\r\n\r\n')
  })
  proxy.on('upgrade', (asking, socket) => {
    asked.push(`ws://${asking.url}`)
    socket.destroy()
  })
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening))
})
afterAll(() => {
  proxy.closeAllConnections()
  proxy.close()
})

it('no byte leaves for another host while every page is used, as the wire sees it', async () => {
  const { executablePath, env } = inject('browser')
  const base = inject('baseUrl')
  const browser = await chromium.launch({
    executablePath,
    env: { ...(process.env as Record<string, string>), ...env },
    // Everything goes through the proxy, this machine's own addresses too; what Chromium does for itself is turned off.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--proxy-server=http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
      '--proxy-bypass-list=<-loopback>',
    ],
  })
  const page = await browser.newPage({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } })
  page.setDefaultTimeout(90_000)
  try {
    await page.goto(base)
    await ready(page)
    await importByDrop(page, oneOfEachKind())
    for (const address of Object.values(ADDRESSES)) {
      await page.goto(new URL(address, base).href)
      await shown(page)
      await hoverCharts(page)
    }
    expect(asked.length).toBeGreaterThan(20)
    // Chromium asks its maker, whatever page is open.
    const others = asked.filter((host) => !/\.google(?:apis)?\.com(?::443)?$/.test(host))
    expect([...new Set(others)]).toEqual([new URL(base).origin])
    // The proxy hears what does leave.
    await page.goto('http://elsewhere.test/').catch(() => undefined)
    expect(asked).toContain('http://elsewhere.test')
  } finally {
    await browser.close()
  }
}, 300_000)
