import { execFile } from 'node:child_process'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { resolve } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'

const door = resolve('src/cli/run.mjs')

interface Outcome {
  code: number
  stdout: string
  stderr: string
}

function run(...args: string[]): Promise<Outcome> {
  return new Promise((done) => {
    execFile(process.execPath, [door, ...args], (error, stdout, stderr) => {
      done({ code: error ? Number(error.code) : 0, stdout, stderr })
    })
  })
}

let server: Server | null = null
afterEach(() => new Promise<void>((closed) => (server ? server.close(() => closed()) : closed())))

function occupyPort(): Promise<number> {
  return new Promise((listening) => {
    const other = createServer().listen(0, '127.0.0.1', () =>
      listening((other.address() as AddressInfo).port),
    )
    server = other
  })
}

describe('jijing', () => {
  it('--help prints every command and ends with 0', async () => {
    const { code, stdout, stderr } = await run('jijing', '--help')
    expect(code).toBe(0)
    for (const command of ['check', 'classify', 'sample']) expect(stdout).toContain(`  ${command} `)
    expect(stderr).toBe('')
  })

  it('keeps stdout empty and ends with 2 when the command is misspelt', async () => {
    const { code, stdout, stderr } = await run('jijing', 'chekc', 'a.csv')
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain('没有「chekc」这个命令')
  })

  it('does not take a name of Object.prototype for a command', async () => {
    const { code, stderr } = await run('jijing', 'constructor')
    expect(code).toBe(2)
    expect(stderr).toContain('there is no command')
  })

  it('ends with 2 and the usage when no command is given', async () => {
    const { code, stdout, stderr } = await run('jijing')
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain('npm run -s jijing -- <command>')
  })
})

describe('start', () => {
  it('says in a sentence that the port is taken, before it builds', async () => {
    const port = await occupyPort()
    const { code, stdout, stderr } = await run('start', '--port', String(port))
    expect(code).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toContain(`端口 ${port} 已被其他程序占用`)
    expect(stderr).toContain(`Port ${port} is taken`)
    expect(stderr).not.toMatch(/\n\s+at /)
  })

  it.each(['0', '65536', '-1', '80a', ''])('refuses the port “%s”', async (port) => {
    const { code, stderr } = await run('start', `--port=${port}`)
    expect(code).toBe(2)
    expect(stderr).toContain('1–65535')
  })

  it('names an option that it does not know', async () => {
    const { code, stderr } = await run('start', '--prot', '5000')
    expect(code).toBe(2)
    expect(stderr).toContain('--prot')
    expect(stderr).toContain('npm start -- [--port N]')
  })
})

describe('an unknown script', () => {
  it('prints the usage and ends with 2', async () => {
    const { code, stderr } = await run('strat')
    expect(code).toBe(2)
    for (const name of ['start', 'dev', 'build', 'check', 'test', 'bench', 'jijing'])
      expect(stderr).toMatch(new RegExp(`[<| ]${name}[ >]`))
  })
})
