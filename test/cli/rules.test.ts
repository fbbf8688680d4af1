import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FINDING_RULES } from '@/engine'
import { catalogueMarkdown, runRules } from '../../src/cli/rules'

describe('rules', () => {
  it('prints what stands in the README beside the rules, with every rule in it', async () => {
    let out = ''
    const io = { cwd: '.', stdout: (text: string) => void (out += text), stderr: () => undefined }
    expect(await runRules([], io)).toBe(0)
    expect(out).toBe(catalogueMarkdown())
    // Where this fails, the catalogue was changed: npm run -s jijing -- rules > src/engine/findings/README.md
    expect(out).toBe(readFileSync(new URL('../../src/engine/findings/README.md', import.meta.url), 'utf8'))
    for (const { id } of FINDING_RULES) expect(out).toContain(`\`${id}\``)
  })

  it('takes no arguments', async () => {
    const io = { cwd: '.', stdout: () => undefined, stderr: () => undefined }
    expect(await runRules(['x'], io)).toBe(2)
  })
})
