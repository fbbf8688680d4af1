import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCheck } from '../../src/cli/check'

const CASES = fileURLToPath(new URL('../fixtures/cases/', import.meta.url))
const SHANGJIE = '2022年度上街区政务服务中心部门整体自评表.csv'

async function check(args: string[], cwd = CASES) {
  let out = ''
  let err = ''
  const code = await runCheck(args, {
    cwd,
    stdout: (text) => void (out += text),
    stderr: (text) => void (err += text),
  })
  return { code, out, err }
}

describe('check --json', () => {
  it('prints the contract for the Shangjie table', async () => {
    const { code, out, err } = await check([SHANGJIE, '--json'])
    expect(code).toBe(0)
    const { files, rejects, evaluations } = JSON.parse(out) as {
      files: unknown[]
      rejects: unknown[]
      evaluations: Record<string, unknown>[]
    }
    expect(files).toEqual([
      {
        file: SHANGJIE,
        encoding: 'GB18030',
        layout: 'form-department',
        confidence: '0.98', // the year stands in the file's name only
        rowsRead: 40,
        rowsLoaded: 40,
        rowsRejected: 0,
        unknownColumns: [],
        notes: [],
      },
    ])
    expect(rejects).toEqual([])
    const [evaluation] = evaluations
    expect(evaluation).toMatchObject({
      file: SHANGJIE,
      department: '郑州市上街区政务服务中心',
      year: 2022,
      kind: 'department',
      name: null,
      unit: '万元',
      reportedTotal: '96.31',
      total: '96.31',
      reportedGrade: null,
      grade: '优',
      problems: [],
    })
    expect((evaluation!.budget as unknown[])[0]).toMatchObject({
      fundSource: 'total',
      initialBudget: '317.27',
      adjustedBudget: '366.48',
      executed: '208.02',
      reportedRate: '56.76',
      executionRate: '56.76',
      weight: '10',
      reportedScore: '6.31',
      score: '6.31',
    })
    expect((evaluation!.indicators as unknown[])[5]).toMatchObject({
      level1: '投入管理指标',
      level3: '预算执行率',
      target: '≥90%',
      actual: '100%',
      verdict: 'match',
      cell: { file: SHANGJIE, row: 19, column: 4 },
    })
    const findings = evaluation!.findings as { severity: string }[]
    expect(findings.map(({ severity }) => severity)).toEqual(['error', 'error', 'error', 'note', 'note'])
    expect(evaluation!.spotCheck).toMatchObject({ points: '31' })
    expect((JSON.parse(out) as { spotCheck: unknown }).spotCheck).toMatchObject([
      { department: '郑州市上街区政务服务中心', year: 2022, points: '31' },
    ])
    expect(err).toContain('读 40 行 = 载入 40 + 退回 0')
  })

  it('holds no float anywhere but in row and column numbers', async () => {
    const { out } = await check(['.', '--json'])
    const numbers = [...out.matchAll(/"(\w+)": (-?[\d.]+)/g)].map((match) => match[1])
    expect(new Set(numbers)).toEqual(
      new Set([
        'rowsRead',
        'rowsLoaded',
        'rowsRejected',
        'year',
        'row',
        'column',
        'count',
        'counted',
        'tables',
        'telling',
        'reproduced',
      ]),
    )
  })
})

describe('exit codes', () => {
  it.each([
    ['done', [SHANGJIE], 0],
    ['errors found under --strict', [SHANGJIE, '--strict'], 1],
    ['nothing wrong under --strict', ['17-hengshan-liangshi-2020.csv', '--strict'], 0],
    ['no arguments', [], 2],
    ['an unknown option', [SHANGJIE, '--jsno'], 2],
    ['nothing readable', ['problems.csv'], 2],
    ['no such file', ['没有.csv'], 2],
  ])('%s', async (_title, args, code) => {
    expect((await check(args)).code).toBe(code)
  })
})

describe('folders', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jijing-check-'))
    await mkdir(join(folder, '水利局'))
    const list = '部门,资金来源,全年预算数,全年执行数\n区水利局,总额,10,9\n'
    await writeFile(join(folder, '水利局', '预算.csv'), list)
    await writeFile(join(folder, '水利局', '报告.pdf'), '%PDF-1.7')
    await writeFile(join(folder, '水利局', '~$预算.xlsx'), 'x')
    await writeFile(join(folder, '说明.md'), '# x')
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('are walked; what cannot be read is named; a missing year is asked for, never assumed', async () => {
    const { code, out, err } = await check(['.', '--json'], folder)
    expect(code).toBe(0)
    const result = JSON.parse(out) as {
      files: { file: string }[]
      rejects: { file: string; code: string }[]
      evaluations: { year: unknown; department: string }[]
    }
    expect(result.files.map(({ file }) => file)).toEqual(['水利局/报告.pdf', '水利局/预算.csv'])
    expect(result.rejects).toMatchObject([{ file: '水利局/报告.pdf', code: 'file.damaged' }])
    expect(result.evaluations).toMatchObject([{ department: '区水利局', year: null }])
    expect(err).toContain('请问 水利局/预算.csv 是哪一年度的？')
    expect(err).toContain('说明.md')
  })
})

describe('without --json', () => {
  it('prints a table for people', async () => {
    const { out } = await check([SHANGJIE])
    expect(out).toContain('郑州市上街区政务服务中心  2022  部门整体  96.31     96.31     优    5 项')
    expect(out).toContain('[严重]')
  })
})
