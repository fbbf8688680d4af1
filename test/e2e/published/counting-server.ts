import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Server } from './servers'

/** What was asked of the server and answered, in bytes on the wire: heads and bodies. */
export interface Answered {
  path: string
  method: string
  status: number
  bytes: number
  /** When it was asked, in milliseconds since 1970. */
  at: number
}

export interface CountingServer extends Server {
  answered: Answered[]
  /** Bytes of all answers so far. */
  total(): number
  /** From now on another folder stands at the same address. */
  show(folder: string): void
}

export interface ServerKind {
  /** Compresses what servers usually compress. @default false */
  gzip?: boolean
  /** Answers range requests. @default false */
  ranges?: boolean
}

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
  '.json': 'application/json',
}

/** A static file server that counts what goes over the wire, and does as much as it is told: compression, ranges. */
export async function countingServer(
  folder: string,
  { gzip = false, ranges = false }: ServerKind = {},
): Promise<CountingServer> {
  const answered: Answered[] = []
  let shown = folder
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url!, 'http://here').pathname).slice(1) || 'index.html'
    const [at, before] = [Date.now(), request.socket.bytesWritten]
    response.on('close', () =>
      answered.push({
        path,
        method: request.method ?? '',
        status: response.statusCode,
        bytes: request.socket.bytesWritten - before,
        at,
      }),
    )
    answer(join(shown, path), request, response, { gzip, ranges })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    address: `http://127.0.0.1:${port}/`,
    answered,
    total: () => answered.reduce((sum, { bytes }) => sum + bytes, 0),
    show: (next) => (shown = next),
    stop: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

function answer(file: string, request: IncomingMessage, response: ServerResponse, kind: ServerKind): void {
  if (!existsSync(file) || !statSync(file).isFile()) return void response.writeHead(404).end()
  const type = TYPES[extname(file)] ?? 'application/octet-stream'
  const { size } = statSync(file)
  const asked = kind.ranges ? /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') : null
  const head = { 'content-type': type, ...(kind.ranges ? { 'accept-ranges': 'bytes' } : {}) }
  if (asked) {
    const start = Number(asked[1])
    const end = Math.min(asked[2] ? Number(asked[2]) : size - 1, size - 1)
    response.writeHead(206, {
      ...head,
      'content-length': end - start + 1,
      'content-range': `bytes ${start}-${end}/${size}`,
    })
    return void createReadStream(file, { start, end }).pipe(response)
  }
  if (kind.gzip && TYPES[extname(file)] && type !== 'image/png') {
    const body = gzipSync(readFileSync(file))
    response.writeHead(200, { ...head, 'content-encoding': 'gzip', 'content-length': body.length })
    return void response.end(request.method === 'HEAD' ? undefined : body)
  }
  response.writeHead(200, { ...head, 'content-length': size })
  if (request.method === 'HEAD') response.end()
  else createReadStream(file).pipe(response)
}
