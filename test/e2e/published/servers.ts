import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A file server that somebody else wrote, and its address; ends with a slash. */
export interface Server {
  address: string
  stop(): void
}

/** Serves a folder with `python3 -m http.server`: no compression, no ranges. Null where there is no Python. */
export async function pythonServer(folder: string): Promise<Server | null> {
  if (spawnSync('python3', ['--version']).status !== 0) return skip('python3')
  const port = await freePort()
  return started(
    spawn('python3', ['-m', 'http.server', String(port), '--bind', '127.0.0.1'], {
      cwd: folder,
      stdio: 'ignore',
    }),
    port,
  )
}

/** Serves a folder with Debian's nginx and `gzip on`. Null where there is none and we may not install it. */
export async function nginxServer(folder: string): Promise<Server | null> {
  const program = '/usr/sbin/nginx'
  if (!existsSync(program) && !installNginx()) return skip('nginx')
  const port = await freePort()
  const own = mkdtempSync(join(tmpdir(), 'jijing-nginx-'))
  writeFileSync(
    join(own, 'nginx.conf'),
    `daemon off; worker_processes 1; pid ${own}/pid; error_log ${own}/error.log;
     events { worker_connections 64; }
     http {
       include /etc/nginx/mime.types; access_log off; client_body_temp_path ${own};
       proxy_temp_path ${own}; fastcgi_temp_path ${own}; uwsgi_temp_path ${own}; scgi_temp_path ${own};
       gzip on; gzip_static on; gzip_types text/css application/javascript text/javascript application/json image/svg+xml;
       server { listen 127.0.0.1:${port}; root ${folder}; }
     }
     user ${process.getuid?.() === 0 ? 'root' : 'nobody'};`,
  )
  const server = await started(spawn(program, ['-c', join(own, 'nginx.conf')], { stdio: 'ignore' }), port)
  return {
    address: server.address,
    stop: () => {
      server.stop()
      rmSync(own, { recursive: true, force: true })
    },
  }
}

/** As for the browser: on Debian, as root, by apt. */
function installNginx(): boolean {
  const debian =
    existsSync('/etc/os-release') && /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'))
  if (process.getuid?.() !== 0 || !debian) return false
  console.error('Installing nginx with apt…')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'nginx-light'],
  ].every((args) => spawnSync('apt-get', args, { env, stdio: ['ignore', 2, 2] }).status === 0)
}

function skip(what: string): null {
  console.warn(`skipped: there is no ${what} here to serve a published page with`)
  return null
}

async function started(child: ChildProcess, port: number): Promise<Server> {
  const address = `http://127.0.0.1:${port}/`
  for (let attempt = 0; ; attempt++) {
    const answer = await fetch(address).catch(() => null)
    if (answer) {
      await answer.body?.cancel()
      return { address, stop: () => void child.kill() }
    }
    if (attempt === 100 || child.exitCode !== null) throw new Error(`The server on ${port} did not start.`)
    await new Promise((again) => setTimeout(again, 100))
  }
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
