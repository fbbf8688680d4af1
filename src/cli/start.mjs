import { existsSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { parseArgs, stripVTControlCharacters } from 'node:util'
import { build, createServer as createDevServer, preview } from 'vite'

const USAGE = 'npm start -- [--port N] [--host H] [--no-build]'
const DEFAULT_PORT = 4173

/**
 * Builds the app and serves it until Ctrl-C. A port that is taken is told before the build, not after it.
 * @param {string} root folder of package.json
 * @param {string[]} args `--port N`, `--host H`, `--no-build`
 * @returns {Promise<number>} exit code: 0 after Ctrl-C, 1 when it cannot serve, 2 for bad arguments
 */
export async function start(root, args) {
  const options = readOptions(args)
  if (!options) return 2
  const { host, port } = options
  const obstacle = await whyNotListen(host, port)
  if (obstacle) return fail(1, ...obstacle)
  if (options.build) {
    const code = await buildApp(root)
    if (code !== 0) return code
  } else if (!existsSync(join(root, 'dist', 'index.html'))) {
    return fail(
      1,
      '还没有构建好的页面（dist/），请去掉 --no-build 再运行。',
      'There is no built app in dist/ yet: run it again without --no-build.',
    )
  }
  let server
  try {
    server = await preview({ root, logLevel: 'warn', preview: { host, port, strictPort: true } })
  } catch (error) {
    // Someone may have taken the port while the app was being built.
    return fail(1, ...((await whyNotListen(host, port)) ?? [`无法启动服务：${error.message}`, error.message]))
  }
  const shown = host.includes(':') ? `[${host}]` : host
  console.log(`\n绩镜已就绪 · Jijing is ready:  http://${shown}:${port}/\n按 Ctrl-C 停止 · Ctrl-C stops it\n`)
  await untilStopped()
  server.httpServer.closeAllConnections?.()
  await new Promise((closed) => server.httpServer.close(closed))
  return 0
}

/**
 * Vite's development server, with reload on save, until Ctrl-C.
 * @param {string} root folder of package.json
 * @param {string[]} args `--port N`, `--host H`
 */
export async function dev(root, args) {
  const options = readOptions(args, 5173)
  if (!options) return 2
  const { host, port } = options
  const obstacle = await whyNotListen(host, port)
  if (obstacle) return fail(1, ...obstacle)
  const server = await createDevServer({ root, server: { host, port, strictPort: true } })
  await server.listen()
  server.printUrls()
  await untilStopped()
  await server.close()
  return 0
}

/** Builds the app into `dist/`. Vite names the file and the line of what it could not build. */
export async function buildApp(root) {
  try {
    await build({ root, logLevel: 'warn' })
    return 0
  } catch (error) {
    // The bundler colours its messages for a terminal, whether there is one or not.
    console.error(process.stderr.isTTY ? error.message : stripVTControlCharacters(error.message))
    return fail(1, '页面构建失败，原因见上。', 'The app could not be built: see above.')
  }
}

function readOptions(args, defaultPort = DEFAULT_PORT) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        port: { type: 'string', default: String(defaultPort) },
        host: { type: 'string', default: 'localhost' },
        'no-build': { type: 'boolean', default: false },
      },
    })
    const port = /^\d+$/.test(values.port) ? Number(values.port) : 0
    if (port < 1 || port > 65535) {
      fail(
        2,
        `端口须为 1–65535 的整数，收到「${values.port}」。`,
        `--port takes 1 to 65535, not “${values.port}”.`,
      )
      return null
    }
    return { host: values.host, port, build: !values['no-build'] }
  } catch (error) {
    fail(2, `参数有误：${error.message}`, USAGE)
    return null
  }
}

/** Why nothing can listen there, as a sentence in Chinese and one in English; null when it can. */
async function whyNotListen(host, port) {
  const code = (await listenError(host, port)) ?? (await answers(host, port))
  if (!code) return null
  if (code === 'EADDRINUSE') {
    return [
      `端口 ${port} 已被其他程序占用，请换一个：npm start -- --port ${port === 65535 ? port - 1 : port + 1}`,
      `Port ${port} is taken by another program; choose another with --port.`,
    ]
  }
  if (code === 'EACCES') {
    return [`没有权限使用端口 ${port}，请用 1024 以上的端口。`, `Port ${port} needs rights that you lack.`]
  }
  return [`无法在 ${host} 上监听（${code}）。`, `Cannot listen on ${host} (${code}).`]
}

function listenError(host, port) {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error) => resolve(error.code))
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(null)))
  })
}

/**
 * `localhost` is two addresses. A program on the one that we do not listen on would answer the browser in our
 * place, although both can listen.
 */
async function answers(host, port) {
  if (host !== 'localhost') return null
  const taken = await Promise.all(['127.0.0.1', '::1'].map((address) => accepts(address, port)))
  return taken.includes(true) ? 'EADDRINUSE' : null
}

function accepts(host, port) {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 300 })
    const end = (accepted) => {
      socket.destroy()
      resolve(accepted)
    }
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
    socket.once('timeout', () => end(false))
  })
}

function untilStopped() {
  return new Promise((stopped) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stopped)
  })
}

function fail(code, ...sentences) {
  console.error(sentences.join('\n'))
  return code
}
