import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'vitest'
import { FILES } from './files'

const FOLDER = 'test/fixtures/finds'

describe('what the fuzzer has found', () => {
  it.each(readdirSync(FOLDER))('%s is read or refused', async (name) => {
    await FILES.holds({ name, bytes: new Uint8Array(readFileSync(join(FOLDER, name))) } as never)
  })
})
