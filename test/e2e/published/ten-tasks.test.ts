import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe } from 'vitest'
import { openApp } from '../browser'
import { tenTasks } from '../ten-tasks'
import { countingServer, type CountingServer } from './counting-server'
import { ownFolder, publish } from './publish'

const root = ownFolder()
let server: CountingServer | null = null
afterAll(() => {
  server?.stop()
  rmSync(root, { recursive: true })
})

describe('on a published site', () =>
  tenTasks(async () => {
    await publish('data/sample', '--out', join(root, 'site'), '--date', '2026-11-27')
    server = await countingServer(join(root, 'site'))
    return openApp('', { base: server.address })
  }, '关于'))

describe('in a single HTML file', () =>
  tenTasks(async () => {
    const file = join(root, '看板.html')
    await publish('data/sample', '--out', file, '--single-file', '--date', '2026-11-27')
    return openApp('', { base: pathToFileURL(file).href })
  }, '关于'))
