import { describe, expect, it } from 'vitest'
import { suggestAliases, suggestAliasesInSteps } from '@/ingest'

const byYear = (years: Record<number, string[]>) =>
  new Map(Object.entries(years).map(([year, names]) => [Number(year), names]))

describe('suggestAliases', () => {
  it('offers the earlier name as an alias of the later one, with years and reason', () => {
    const suggestions = suggestAliases(
      byYear({
        2017: ['上街区环境保护局', '上街区财政局'],
        2018: ['上街区环境保护局', '上街区财政局'],
        2019: ['上街区生态环境局', '上街区财政局'],
        2020: ['郑州市上街区生态环境局', '上街区财政局'],
      }),
    )
    expect(
      suggestions.map(({ alias, department, aliasYears, departmentYears, confidence }) => ({
        alias,
        department,
        aliasYears,
        departmentYears,
        confidence,
      })),
    ).toEqual([
      {
        alias: '上街区生态环境局',
        department: '郑州市上街区生态环境局',
        aliasYears: [2019],
        departmentYears: [2020],
        confidence: 97,
      },
      {
        alias: '上街区环境保护局',
        department: '上街区生态环境局',
        aliasYears: [2017, 2018],
        departmentYears: [2019],
        confidence: 70,
      },
    ])
  })

  it.each([
    ['both in one year are two departments', { 2021: ['区教育局', '上街区教育体育局', '上街区教育局'] }, 0],
    ['own accounts beside the whole in one year', { 2021: ['上街区教育局', '上街区教育局本级'] }, 0],
    ['in one year, but only the writing differs', { 2021: ['上街区教育局', '001001-上街区教育局'] }, 1],
    [
      'no region, several regions have such a body',
      { 2020: ['教育局'], 2021: ['甲县教育局', '乙县教育局'] },
      0,
    ],
    ['no region, one has it', { 2020: ['教育局'], 2021: ['甲县教育局'] }, 1],
    ['nothing alike', { 2020: ['甲县教育局'], 2021: ['甲县水利局'] }, 0],
    ['no years', {}, 0],
    ['blank names', { 2020: ['', ' '] }, 0],
  ])('%s', (_title, years, count) => {
    expect(suggestAliases(byYear(years as Record<number, string[]>))).toHaveLength(count)
  })

  // All pairs would be 72 million comparisons, minutes long: it would run into the test's time limit.
  it('finds the one among 12,000 names without comparing all with all', () => {
    const names = Array.from({ length: 12_000 }, (_, i) => `第${i}号街道社区服务中心`)
    const suggestions = suggestAliases(
      byYear({ 2018: names, 2019: names.slice(6000), 2020: ['第7号街道社区服务中芯'] }),
    )
    expect(suggestions.map(({ alias, department }) => [alias, department])).toEqual([
      ['第7号街道社区服务中心', '第7号街道社区服务中芯'],
    ])
  })
})

it('gives the same in steps', async () => {
  const names = Array.from(
    { length: 300 },
    (_, i) => `测试市${i % 7}区第${i % 90}号${i % 2 ? '局' : '办公室'}`,
  )
  const byYear = new Map([
    [2022, names.slice(0, 200)],
    [2023, names.slice(150).map((name, i) => (i % 9 === 0 ? name.replace('第', '') : name))],
  ])
  const offered = suggestAliases(byYear)
  expect(offered.length).toBeGreaterThan(0)
  expect(await suggestAliasesInSteps(byYear)).toEqual(offered)
})
