import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isInstalled, isNodeSupported, setUp } from '../../src/cli/setup.mjs'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'jijing-setup-'))
})
afterEach(() => rmSync(root, { recursive: true }))

type Packages = Record<string, { version?: string; integrity?: string; optional?: boolean }>

function lock(packages: Packages): void {
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, packages }))
}

function installed(packages: Packages): void {
  mkdirSync(join(root, 'node_modules'), { recursive: true })
  writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages }))
}

const decimal = { version: '10.6.0', integrity: 'sha512-a' }

describe('isNodeSupported', () => {
  it.each([
    ['18.20.8', false],
    ['20.18.3', false],
    ['20.19.0', true],
    ['20.20.2', true],
    ['22.0.0', true],
    ['9.19.0', false],
  ])('%s: %s', (version, expected) => {
    expect(isNodeSupported(version)).toBe(expected)
  })
})

describe('isInstalled', () => {
  it('is false on a fresh clone', () => {
    lock({ '': {}, 'node_modules/decimal.js': decimal })
    expect(isInstalled(root)).toBe(false)
  })

  it('is true when every package of the lock file is there in its version', () => {
    lock({ '': {}, 'node_modules/decimal.js': decimal })
    installed({ 'node_modules/decimal.js': decimal })
    expect(isInstalled(root)).toBe(true)
  })

  it('is false when a package is missing', () => {
    lock({ '': {}, 'node_modules/decimal.js': decimal })
    installed({})
    expect(isInstalled(root)).toBe(false)
  })

  it('is false after the lock file moved to another version', () => {
    lock({ '': {}, 'node_modules/decimal.js': { ...decimal, version: '10.6.1' } })
    installed({ 'node_modules/decimal.js': decimal })
    expect(isInstalled(root)).toBe(false)
  })

  it('does not miss what npm leaves out on this platform', () => {
    lock({
      '': {},
      'node_modules/decimal.js': decimal,
      'node_modules/fsevents': { version: '2.3.3', optional: true },
    })
    installed({ 'node_modules/decimal.js': decimal })
    expect(isInstalled(root)).toBe(true)
  })

  it('is false when npm’s own record is cut off', () => {
    lock({ '': {}, 'node_modules/decimal.js': decimal })
    installed({})
    writeFileSync(join(root, 'node_modules/.package-lock.json'), '{"packages":')
    expect(isInstalled(root)).toBe(false)
  })
})

describe('setUp', () => {
  const stamp = () => readFileSync(join(root, 'node_modules/.jijing-setup.json'), 'utf8')

  it('leaves a folder that someone installed by hand alone, and remembers that it is right', async () => {
    lock({ '': {}, 'node_modules/decimal.js': decimal })
    installed({ 'node_modules/decimal.js': decimal })
    await setUp(root)
    const first = stamp()
    expect(JSON.parse(first)).toMatchObject({ platform: `${process.platform}-${process.arch}` })
    await setUp(root)
    expect(stamp()).toBe(first)
  })

  it('does not install again what `npm install` has just put there', async () => {
    lock({ '': {}, 'node_modules/decimal.js': decimal })
    installed({ 'node_modules/decimal.js': decimal })
    await setUp(root)
    const first = stamp()
    const vue = { version: '3.5.0', integrity: 'sha512-b' }
    lock({ '': {}, 'node_modules/decimal.js': decimal, 'node_modules/vue': vue })
    installed({ 'node_modules/decimal.js': decimal, 'node_modules/vue': vue })
    await setUp(root)
    expect(stamp()).not.toBe(first)
    // npm ci would have taken the made-up record away.
    expect(isInstalled(root)).toBe(true)
  })
})
