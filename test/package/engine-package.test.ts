import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packEngine } from '../../src/cli/pack-engine.mjs'
import { shangjie } from '../engine/tables'

let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jijing-engine-'))
  const tarball = await packEngine(process.cwd(), folder, join(folder, 'built'))
  writeFileSync(join(folder, 'package.json'), '{ "name": "consumer", "type": "module" }')
  const offline = ['install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', tarball]
  execFileSync('npm', offline, { cwd: folder, stdio: 'pipe' })
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const installed = (path: string) => join(folder, 'node_modules/jijing', path)

describe('the engine as a package, installed offline into an empty folder', () => {
  it('scores the Shangjie table from Node.js as an ES module', () => {
    const script = `
      import { scoreBatch, readOutBudget, schemeById } from 'jijing/engine'
      const [scored] = scoreBatch([${JSON.stringify(shangjie())}])
      const said = readOutBudget(scored.budget[0], schemeById(scored.scheme)).formula.zh
      console.log(JSON.stringify([scored.total, scored.grade, said, scored.findings.length]))`
    writeFileSync(join(folder, 'use.js'), script)
    const out = execFileSync(process.execPath, ['use.js'], { cwd: folder, encoding: 'utf8' })
    const [total, grade, said, findings] = JSON.parse(out) as [string, string, string, number]
    expect([total, grade]).toEqual(['96.31', '优'])
    expect(said).toBe('208.02 ÷ 366.48 = 56.76 %；56.76 % ÷ 90 % × 10 = 6.31')
    expect(findings).toBeGreaterThanOrEqual(3)
  })

  it('is one module that imports nothing: no Vue, no DuckDB, no DOM', () => {
    const code = readFileSync(installed('engine.js'), 'utf8')
    expect(code).not.toMatch(/^import\s|\bimport\(|require\(/m)
    expect(code).not.toMatch(/duckdb|from ['"]vue|\bdocument\.(create|query)/)
    expect(JSON.parse(readFileSync(installed('package.json'), 'utf8'))).not.toHaveProperty('dependencies')
    expect(JSON.parse(readFileSync(installed('schemes/scheme.schema.json'), 'utf8'))).toHaveProperty(
      '$schema',
    )
  })

  it('its types hold for a consumer with Node’s own resolution', () => {
    const file = join(folder, 'use.ts')
    writeFileSync(
      file,
      `import { scoreIndicator, schemeById, type Indicator, type ScoredIndicator } from 'jijing/engine'
       export const score = (row: Indicator): ScoredIndicator => scoreIndicator(row, schemeById('linear-department'))
       // @ts-expect-error a score is a decimal text, never a float
       export const float: number = score({} as Indicator).score`,
    )
    const program = ts.createProgram([file], {
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      target: ts.ScriptTarget.ES2022,
      strict: true,
      noEmit: true,
      types: [],
    })
    const said = ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
    expect(said).toEqual([])
  })

  it('its public API is what the snapshot says: a change shows as a diff', async () => {
    const entry = installed('types/index.d.ts')
    const program = ts.createProgram([entry], {
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      module: ts.ModuleKind.ESNext,
    })
    const checker = program.getTypeChecker()
    const module = checker.getSymbolAtLocation(program.getSourceFile(entry)!)!
    const printer = ts.createPrinter({ removeComments: true })
    const lines = checker.getExportsOfModule(module).map((symbol) => {
      const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
      const texts = (target.declarations ?? []).map((declaration) => {
        const source = declaration.getSourceFile()
        return printer.printNode(ts.EmitHint.Unspecified, declaration, source)
      })
      return `// ${symbol.name}\n${texts.join('\n')}`
    })
    await expect(`${lines.sort().join('\n\n')}\n`).toMatchFileSnapshot('./engine-api.txt')
  })
})
