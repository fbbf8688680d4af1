import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { finding, FINDING_GROUPS, FINDING_RULES, findingRule } from '@/engine'

/** Findings about texts are made and tested where texts are compared. */
const FROM_TEXTS = ['text.copied-year', 'text.copied-department', 'problem.returned']

describe('the catalogue', () => {
  it.each(FINDING_RULES.map((rule) => [rule.id, rule] as const))(
    '%s says everything in both languages',
    (id, rule) => {
      expect(id).toMatch(/^[a-z]+\.[a-z-]+$/)
      expect(['error', 'warning', 'note']).toContain(rule.severity)
      for (const sentence of [rule.title, rule.meaning, rule.source]) {
        expect(sentence.zh).toMatch(/[一-鿿]/u)
        expect(sentence.en).toMatch(/[A-Za-z]{3}/)
      }
      expect(rule.meaning.zh).toMatch(/。$/)
      expect(rule.meaning.en).toMatch(/\.$/)
    },
  )

  it('has each id once, in one group', () => {
    const ids = FINDING_RULES.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(FINDING_GROUPS.flatMap(({ rules }) => rules.map(({ id }) => id))).toEqual(ids)
  })

  it('every rule has a test on a table that breaks it', async () => {
    const folder = new URL('.', import.meta.url)
    const names = (await readdir(folder)).filter((name) => name.endsWith('.test.ts'))
    const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')))
    const tested = new Set(
      texts.flatMap((text) =>
        [...text.matchAll(/\brule(?:: | === )'([a-z]+\.[a-z-]+)'/g)].map((match) => match[1]),
      ),
    )
    const untested = FINDING_RULES.map(({ id }) => id).filter((id) => !tested.has(id))
    expect(untested).toEqual(FROM_TEXTS)
  })

  it('there is no finding without a rule', () => {
    expect(() => findingRule('no.such')).toThrow('no.such')
    expect(() => finding('no.such', '无', 'none', [])).toThrow('no.such')
  })

  it('a finding names each cell once and leaves out those that the source does not have', () => {
    const cell = { file: '表.csv', row: 3, column: 2 }
    const other = { ...cell, sheet: '第 2 页' }
    expect(finding('total.sum', '和', 'sum', [cell, undefined, { ...cell }, other]).evidence).toEqual([
      cell,
      other,
    ])
  })
})
