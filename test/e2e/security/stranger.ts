import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Another host, as the browser sees it: another origin. Whatever reaches it has left the page. */
export interface Stranger {
  /** Ends with a slash. */
  address: string
  /** What was asked of it. */
  heard: string[]
  close(): Promise<void>
}

/** A server that answers everything, to everyone, with a script that says that it ran. */
export async function stranger(): Promise<Stranger> {
  const heard: string[] = []
  const server = createServer((request, response) => {
    heard.push(`${request.method} ${request.url}`)
    const isPage = request.url === '/page'
    response.writeHead(200, {
      'content-type': isPage ? 'text/html' : 'text/javascript',
      'access-control-allow-origin': '*',
    })
    response.end(isPage ? '<!doctype html><title>no policy</title>' : 'globalThis.broken = 1')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    heard,
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
