import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join, normalize } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { closeBrowser, openApp } from '../browser'
import { ownFolder, publish } from './publish'

const root = ownFolder()
/** A view that DuckDB answers. */
const VIEW = '#/execution?v=1&years=2023&rate=40..60'
const PIECES = 3
let snapshotSize = 0

/** As a publication of a large district is written: the snapshot plain, in several files, beside the gzipped one. */
beforeAll(async () => {
  await publish('data/sample', '--out', root, '--date', '2026-11-27')
  const page = readFileSync(join(root, 'index.html'), 'utf8')
  const element = /(<script type="application\/json" id="jijing-publication">)(.*?)(<\/script>)/s.exec(page)!
  const publication = JSON.parse(element[2]!) as { data: { whole: string[]; ranged: unknown } }
  const zipped = readFileSync(join(root, publication.data.whole[0]!))
  const snapshot = gunzipSync(zipped)
  snapshotSize = snapshot.length
  const cut = (bytes: Buffer, name: string) => {
    const size = Math.ceil(bytes.length / PIECES)
    return Array.from({ length: PIECES }, (_, i) => {
      const piece = bytes.subarray(i * size, (i + 1) * size)
      const path = `data/${name}-${i}`
      writeFileSync(join(root, path), piece)
      return { path, size: piece.length }
    })
  }
  publication.data.whole = cut(zipped, 'whole').map(({ path }) => path)
  publication.data.ranged = { pieces: cut(snapshot, 'ranged'), size: snapshot.length }
  writeFileSync(
    join(root, 'index.html'),
    page.replace(element[2]!, () => JSON.stringify(publication)),
  )
})
afterAll(async () => {
  await closeBrowser()
  rmSync(root, { recursive: true })
})

/** A plain file server that counts what it sends, and knows ranges or not. */
async function counting(knowsRanges: boolean) {
  const sent = new Map<string, number>()
  const types: Record<string, string> = {
    html: 'text/html',
    js: 'text/javascript',
    css: 'text/css',
    svg: 'image/svg+xml',
  }
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url!, 'http://x').pathname).replace(/^\/$/, '/index.html')
    let bytes: Buffer
    try {
      bytes = readFileSync(join(root, path))
    } catch {
      response.writeHead(404).end()
      return
    }
    const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '')
    const type = { 'content-type': types[path.split('.').at(-1)!] ?? 'application/octet-stream' }
    if (range && knowsRanges) {
      const from = Number(range[1])
      const part = bytes.subarray(from, range[2] ? Number(range[2]) + 1 : undefined)
      response.writeHead(206, {
        ...type,
        'content-length': part.length,
        'content-range': `bytes ${from}-${from + part.length - 1}/${bytes.length}`,
      })
      sent.set(path, (sent.get(path) ?? 0) + part.length)
      response.end(part)
      return
    }
    sent.set(path, (sent.get(path) ?? 0) + bytes.length)
    response.writeHead(200, { ...type, 'content-length': bytes.length }).end(bytes)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    base: `http://127.0.0.1:${port}/`,
    sentOf: (word: string) =>
      [...sent].reduce((sum, [path, bytes]) => sum + (path.includes(word) ? bytes : 0), 0),
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

async function rows(page: Page): Promise<string[]> {
  const table = page.getByRole('main').getByRole('table').last()
  await table.getByRole('rowheader').first().waitFor({ timeout: 60_000 })
  return table.getByRole('row').allInnerTexts()
}

it('a large snapshot is read by ranges of its pieces, not whole; without ranges whole, with the same figures', async () => {
  const able = await counting(true)
  const one = await openApp(VIEW, { base: able.base })
  const said = await rows(one.page)
  expect(said.length).toBeGreaterThan(2)
  expect(able.sentOf('data/whole')).toBe(0)
  expect(able.sentOf('data/ranged')).toBeGreaterThan(0)
  expect(able.sentOf('data/ranged')).toBeLessThan(snapshotSize)
  expect(one.complaints).toEqual([])
  await one.close()
  able.stop()

  const plain = await counting(false)
  const two = await openApp(VIEW, { base: plain.base })
  expect(await rows(two.page)).toEqual(said)
  expect(plain.sentOf('data/whole')).toBeGreaterThan(0)
  expect(two.complaints).toEqual([])
  await two.close()
  plain.stop()
})
