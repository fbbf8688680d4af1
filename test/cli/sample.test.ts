import { createHash } from 'node:crypto'
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Decimal } from 'decimal.js'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { runSample } from '@/cli/sample'
import { DEFAULT_SEED, generateSample } from '@/cli/sample/generate'
import texts from '@/cli/sample/problem-texts.json'
import { classify } from '@/problems'

const files = generateSample(DEFAULT_SEED)
const rowsOf = (name: string) => {
  const text = files.get(name) ?? ''
  return Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true }).data
}
function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row])
  return groups
}
const digest = (all: Map<string, string>) =>
  [...all].map(([name, text]) => [name, createHash('sha256').update(text).digest('hex')])

function recorder(cwd: string) {
  const said = { out: '', err: '' }
  const io = {
    cwd,
    stdout: (text: string) => void (said.out += text),
    stderr: (text: string) => void (said.err += text),
  }
  return { said, io }
}

describe('generateSample', () => {
  it('gives the same bytes for the same seed, others for another', () => {
    expect(digest(generateSample(DEFAULT_SEED))).toEqual(digest(files))
    expect(generateSample(1).get('预算明细.csv')).not.toBe(files.get('预算明细.csv'))
  })

  it('is what lies in data/sample', async () => {
    const written = new Map<string, string>()
    for (const name of files.keys()) written.set(name, await readFile(join('data/sample', name), 'utf8'))
    expect(digest(written)).toEqual(digest(files))
  })

  it('has 96 departments, six years, one merger and one new department', () => {
    const years = groupBy(rowsOf('预算明细.csv'), (row) => row.部门 ?? '')
    expect(years.size).toBe(96)
    const of = (name: string) => [...new Set(years.get(name)?.map((row) => row.年度))]
    expect(of('澄川区教育局')).toEqual(['2019', '2020', '2021', '2022', '2023', '2024'])
    expect(of('澄川区体育发展中心')).toEqual(['2019', '2020', '2021'])
    expect(of('澄川区文化旅游体育局')).toEqual(['2022', '2023', '2024'])
    expect(of('澄川区大数据发展局')).toEqual(['2022', '2023', '2024'])
  })

  it('adds up: sources make the total, weights make 100, nothing is executed above its budget', () => {
    const planted = JSON.parse(files.get('planted.json') ?? '{}') as {
      contradictions: { department: string; year: number; rule: string }[]
    }
    const tables = groupBy(rowsOf('预算明细.csv'), (row) => `${row.部门}${row.年度}`)
    const broken = new Set(
      planted.contradictions
        .filter(({ rule }) => rule === 'budget.sources-sum')
        .map(({ department, year }) => `${department}${year}`),
    )
    for (const [key, [total, ...sources]] of tables) {
      for (const column of ['年初预算数', '全年预算数', '全年执行数']) {
        const parts = sources.reduce((sum, row) => sum.plus(row[column] ?? 0), new Decimal(0))
        if (broken.has(key) && column === '年初预算数')
          expect(parts.eq(total?.[column] ?? 0), key).toBe(false)
        else expect(parts.toFixed(2), key).toBe(total?.[column])
      }
      for (const row of sources) {
        expect(new Decimal(row.全年执行数 ?? 0).lte(row.全年预算数 ?? 0), key).toBe(true)
        expect(new Decimal(row.全年执行数 ?? 0).gte(0), key).toBe(true)
      }
    }
    for (const [key, rows] of groupBy(rowsOf('指标明细.csv'), (row) => `${row.部门}${row.年度}`)) {
      expect(rows.reduce((sum, row) => sum.plus(row.分值 ?? 0), new Decimal(10)).toNumber(), key).toBe(100)
    }
  })

  it('writes every problem sentence so that it names the category it was written for', () => {
    for (const [code, { sentences }] of Object.entries(texts.categories)) {
      for (const sentence of sentences)
        expect(
          classify(sentence).map((one) => one.code),
          sentence,
        ).toEqual([code])
    }
    for (const sentence of texts.none) expect(classify(sentence)).toEqual([])
  })
})

describe('planted.json', () => {
  const planted = JSON.parse(files.get('planted.json') ?? '{}') as {
    recurrences: { department: string; category: string; years: number[] }[]
    copies: { department: string; year: number; text: string; from: { department: string; year: number } }[]
  }
  const problems = rowsOf('问题清单.csv')

  it('lists exactly the recurrences that stand in the problem list', () => {
    const found = new Map<string, Set<number>>()
    for (const row of problems) {
      for (const { code } of classify(row.问题 ?? '')) {
        const key = `${row.部门} ${code}`
        found.set(key, (found.get(key) ?? new Set()).add(Number(row.年度)))
      }
    }
    const recurring = [...found]
      .filter(([, years]) => years.size > 1)
      .map(([key, years]) => `${key} ${[...years].sort().join(' ')}`)
    const listed = planted.recurrences.map(
      (one) => `${one.department} ${one.category} ${one.years.join(' ')}`,
    )
    expect(recurring.sort()).toEqual(listed.sort())
    expect(listed.length).toBeGreaterThan(150)
  })

  it('lists copies that stand word for word in both lists', () => {
    expect(planted.copies).toHaveLength(20)
    for (const { department, year, text, from } of planted.copies) {
      const holders = problems
        .filter((row) => row.问题 === text && row.年度 === String(year))
        .map((row) => row.部门 ?? '')
      expect(holders).toEqual(expect.arrayContaining([department, from.department]))
    }
  })
})

describe('runSample', () => {
  it('writes all files, with the mark by which Excel knows UTF-8, and says so', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sample-'))
    try {
      const { said, io } = recorder(folder)
      expect(await runSample(['--out', 'out', '--seed', '7'], io)).toBe(0)
      expect((await readdir(join(folder, 'out'))).sort()).toEqual([...files.keys()].sort())
      const bytes = await readFile(join(folder, 'out', '预算明细.csv'))
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
      expect(JSON.parse(said.out)).toMatchObject({ seed: 7 })
      expect(await readFile(join(folder, 'out', 'README.md'), 'utf8')).toContain('模拟数据')
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it.each([
    ['--seed', 'x'],
    ['--seed', '-1'],
    ['--seed', '4294967296'],
    ['--out', ''],
    ['--color'],
    ['extra'],
  ])('refuses %s %s', async (...args) => {
    const { said, io } = recorder('/nowhere')
    expect(await runSample(args, io)).toBe(2)
    expect(said.err).toContain('用法')
    expect(said.out).toBe('')
  })
})
