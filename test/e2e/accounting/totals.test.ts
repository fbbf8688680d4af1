import { readFileSync } from 'node:fs'
import { Decimal } from 'decimal.js'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { goTo, ready } from '../as-a-person'
import { closeBrowser, openApp, type OpenApp } from '../browser'
import { exported, figures, panelRows } from './shown'

// The totals on the pages, computed a second time from the rows that the app itself exports: decimal.js, no SQL but for the choice
// of the rows, no engine. One year of the sample district.

const YEAR = 2023
type Row = Record<string, string>
let app: OpenApp
let page: Page
let tables: Row[]
let lines: Row[]
let indicators: Row[]
let findings: Row[]
let problems: Row[]

const D = (text: string | undefined) => new Decimal(text || 0)
const sum = (values: Decimal[]) => values.reduce((all, one) => all.plus(one), new Decimal(0))
const percent = (part: Decimal, whole: Decimal) =>
  part.times(100).div(whole).toFixed(2, Decimal.ROUND_HALF_UP)
const number = (text: string) => D(text.replaceAll(',', '').replace('−', '-').replace('%', ''))
const two = (value: Decimal) => value.toFixed(2, Decimal.ROUND_HALF_UP)
const count = <T>(all: readonly T[], is: (one: T) => boolean) => all.filter(is).length
const errorsOf = ({ evaluationId }: Row) =>
  findings.filter((one) => one.evaluationId === evaluationId && one.severity === 'error')
const totalLines = () => lines.filter(({ fundSource }) => fundSource === 'total')
const rateOf = (line: Row) => percent(D(line.executed), D(line.adjustedBudget))
const isSlow = (line: Row) => D(line.adjustedBudget).gt(0) && D(rateOf(line)).lt(90)
const isKind = (table: Row) =>
  table.reportedTotal !== '' && table.total !== '' && D(table.reportedTotal).gt(table.total!)
const byText = (a: unknown, b: unknown) => (String(a) < String(b) ? -1 : 1)
const open = async (path: string) => {
  await page.goto(new URL(`#${path}?v=1&years=${YEAR}&unit=wan`, page.url()).href)
  await ready(page)
}
const main = () => page.getByRole('main')
const said = async (pattern: RegExp) => {
  await main().getByText(pattern).first().waitFor()
  return main().getByText(pattern).first().innerText()
}

beforeAll(async () => {
  app = await openApp('', { acceptDownloads: true })
  page = app.page
  page.setDefaultTimeout(30_000)
  await ready(page)
  const of = (columns: string, from: string) =>
    exported(
      page,
      `SELECT ${columns} FROM ${from} WHERE e.year = ${YEAR} AND e.kind = 'department' AND e.pending IS NULL`,
    )
  tables = await of('evaluationId, department, reportedTotal, total, grade', 'evaluation e')
  lines = await of(
    'evaluationId, fundSource, adjustedBudget, executed, weight, b.reportedScore, score',
    'budget b JOIN evaluation e USING (evaluationId)',
  )
  indicators = await of(
    'evaluationId, level1, level3, weight, i.reportedScore, score',
    'indicator i JOIN evaluation e USING (evaluationId)',
  )
  findings = await of('evaluationId, rule, severity', 'finding f JOIN evaluation e USING (evaluationId)')
  problems = await of('evaluationId, p.ordinal', 'problem p JOIN evaluation e USING (evaluationId)')
  for (const rows of [tables, lines, indicators, findings, problems]) expect(rows.length).toBeGreaterThan(50)
}, 240_000)
afterAll(async () => {
  expect(app.complaints).toEqual([])
  await app.close()
  await closeBrowser()
})

it('总览: tables, budget, rate, unspent, slow, contradictory', async () => {
  await open('/')
  const shown = await figures(page)
  const [budget, executed] = [
    sum(totalLines().map((one) => D(one.adjustedBudget))),
    sum(totalLines().map((one) => D(one.executed))),
  ]
  const first = (name: string) => number(/^[\d,.−%]+/.exec(shown.get(name)!)![0]).toString()
  expect(first('自评表')).toBe(String(tables.length))
  expect(first('全年预算数')).toBe(budget.toString())
  expect(first('未执行')).toBe(budget.minus(executed).toString())
  expect(first('全区执行率')).toBe(D(percent(executed, budget)).toString())
  expect(first('执行率低于 90%')).toBe(String(count(totalLines(), isSlow)))
  expect(first('自相矛盾')).toBe(String(count(tables, (table) => errorsOf(table).length > 0)))
  await expect
    .poll(async () => (await figures(page)).get('自相矛盾'))
    .toContain(`${count(tables, isKind)} 张自评总分高于复算`)
})

it('执行率: slow tables, where the unspent money lies, fund sources, and each table', async () => {
  await open('/execution')
  await expect
    .poll(() => said(/张自评表的执行率低于/))
    .toBe(`${count(totalLines(), isSlow)} 张自评表的执行率低于 90%。`)
  const unspent = totalLines()
    .map((line) => D(line.adjustedBudget).minus(line.executed!))
    .filter((left) => left.gt(0))
    .sort((a, b) => b.comparedTo(a))
  const all = sum(unspent)
  const few = unspent.findIndex((_, at) => D(percent(sum(unspent.slice(0, at + 1)), all)).gte(80)) + 1
  expect(await said(/占全部未执行金额的/)).toBe(
    `${few} 张自评表占全部未执行金额的 80%（共 ${unspent.length} 张有未执行金额）。`,
  )

  const sources = await panelRows(page, '按资金来源')
  const NAMES = {
    合计: 'total',
    政府预算资金: 'government',
    财政专户管理资金: 'fiscalAccount',
    单位资金: 'ownFunds',
    上年结转: 'carryOver',
    其他资金: 'other',
  }
  expect(sources.length).toBe(new Set(lines.map(({ fundSource }) => fundSource)).size)
  for (const row of sources) {
    const own = lines.filter(({ fundSource }) => fundSource === NAMES[row['资金来源'] as keyof typeof NAMES])
    const [budget, executed] = [
      sum(own.map((one) => D(one.adjustedBudget))),
      sum(own.map((one) => D(one.executed))),
    ]
    expect(
      [row['全年预算数 (万元)'], row['已执行 (万元)'], row['未执行 (万元)']].map((text) =>
        number(text!).toString(),
      ),
    ).toEqual([budget, executed, budget.minus(executed)].map(String))
  }
  const detail = await panelRows(page, '执行率明细（万元）', 'export')
  const left = (line: Row) => D(line.adjustedBudget).minus(line.executed!)
  const nameOf = ({ evaluationId }: Row) =>
    tables.find((one) => one.evaluationId === evaluationId)!.department
  expect(
    detail
      .map((row) => [row['部门'], D(row['未执行（万元）']), D(row['执行率（%）'])].map(String))
      .sort(byText),
  ).toEqual(
    totalLines()
      .map((line) => [nameOf(line), left(line), D(rateOf(line))].map(String))
      .sort(byText),
  )
})

it('得分: kind tables, points by level-1 indicator, points lost', async () => {
  await open('/scores')
  await expect
    .poll(() => said(/给自己的总分高于复算/))
    .toBe(`${count(tables, isKind)} 张自评表给自己的总分高于复算总分。`)
  // What no rule scores counts with its self score.
  const points = (row: Row) => (row.score !== '' ? D(row.score) : D(row.reportedScore))
  const stated = [
    ...indicators,
    ...totalLines().map((line): Row => ({ ...line, level1: '预算执行率' })),
  ].filter((row) => row.weight !== '' && row.reportedScore !== '')
  const levels = await panelRows(page, '各一级指标的得分率')
  expect(levels.map((row) => row['指标']).sort()).toEqual(
    [...new Set(stated.map((row) => row.level1))].sort(),
  )
  for (const row of levels) {
    const own = stated.filter(({ level1 }) => level1 === row['指标'])
    expect(
      [row['分值'], row['自评'], row['复算']].map((text) => two(number(text!))),
      row['指标'],
    ).toEqual(
      [
        sum(own.map((one) => D(one.weight))),
        sum(own.map((one) => D(one.reportedScore))),
        sum(own.map(points)),
      ].map(two),
    )
  }
  const lost = sum(
    [...indicators, ...totalLines()]
      .filter((row) => row.weight !== '' && (row.score !== '' || row.reportedScore !== ''))
      .map((row) => D(row.weight).minus(points(row)))
      .filter((left) => left.gt(0)),
  )
  const note = await said(/^按复算得分，共失 [\d,.]+ 分/)
  expect(two(number(/共失 ([\d,.]+) 分/.exec(note)![1]!))).toBe(two(lost))
})

it('核查 and 抽查建议: findings by severity, and the weighted sum of each table', async () => {
  await open('/findings')
  const of = (severity: string) => count(findings, (one) => one.severity === severity)
  await expect
    .poll(() => said(/^矛盾 \d+ 处/))
    .toContain(`矛盾 ${of('error')} 处，存疑 ${of('warning')} 处，提示 ${of('note')} 处。`)
  await open('/findings/spot-check')
  const { rules, softened } = JSON.parse(readFileSync('src/engine/spot-check/weights.json', 'utf8')) as {
    rules: Record<string, { points: string; atMost: number }>
    softened: { points: string }
  }
  const gravity = new Map(
    Object.keys(rules).map((rule) => [
      rule,
      findings.some((one) => one.rule === rule && one.severity === 'error') ? 'error' : '',
    ]),
  )
  const list = await panelRows(page, '抽查名单', 'export')
  expect(list.length).toBeGreaterThan(10)
  for (const row of list) {
    const table = tables.find(({ department }) => department === row['部门'])!
    const own = findings.filter(({ evaluationId }) => evaluationId === table.evaluationId)
    const kinds = new Set(own.map(({ rule, severity }) => `${rule} ${severity}`))
    // The page takes each sum apart, so a summand that is softer than its rule shows as such.
    const parts = row['由哪些发现构成']!.split('；').map((part) =>
      / (\d+) × ([\d.]+) = ([\d.]+)$/.exec(part)!,
    )
    expect(parts.length).toBe(kinds.size)
    const sums = parts.map(
      ([, counted, each, points]) => (expect(D(counted).times(each!).toString()).toBe(points), D(points)),
    )
    expect(sum(sums).toString()).toBe(row['分数'])
    const most = [...kinds].map((kind) => {
      const [rule, severity] = kind.split(' ') as [string, string]
      const counted = Math.min(
        count(own, (one) => one.rule === rule && one.severity === severity),
        rules[rule]!.atMost,
      )
      const isSofter = gravity.get(rule) === 'error' && severity !== 'error'
      return { low: D(softened.points).times(counted), high: D(rules[rule]!.points).times(counted), isSofter }
    })
    expect(D(row['分数']).lte(sum(most.map(({ low, high, isSofter }) => (isSofter ? low : high))))).toBe(true)
    expect(D(row['分数']).gte(sum(most.map(({ low, high }) => Decimal.min(low, high))))).toBe(true)
  }
})

it('问题: the sentences of the year', async () => {
  await open('/problems')
  const heading = main()
    .getByRole('heading', { name: /\d+ 句$/ })
    .first()
  await expect.poll(async () => /(\d+) 句/.exec(await heading.innerText())?.[1]).toBe(String(problems.length))
})

it('部门: each department, and one of them with its own figures', async () => {
  await open('/departments')
  const list = await panelRows(page, '部门', 'export')
  const asRow = (table: Row) => {
    const line = totalLines().find((one) => one.evaluationId === table.evaluationId)!
    return [
      table.department,
      D(rateOf(line)),
      D(table.reportedTotal),
      D(table.total),
      errorsOf(table).length,
    ].map(String)
  }
  const shown = list.map((row) => [
    row['部门']!,
    ...['执行率（%）', '自评总分', '复算总分', '矛盾'].map((name) => D(row[name]).toString()),
  ])
  expect(shown.map(String).sort()).toEqual(tables.map(asRow).map(String).sort())

  const table = tables.find((one) => errorsOf(one).length > 0 && isKind(one))!
  const line = totalLines().find((one) => one.evaluationId === table.evaluationId)!
  await open(`/departments/${encodeURIComponent(table.department!)}`)
  const facts = await figures(page)
  const begins = (name: string) => facts.get(name)!.split(' ')[0]!
  expect(number(begins('执行率（复算）')).toString()).toBe(D(rateOf(line)).toString())
  expect(number(/^[\d,.]+/.exec(begins('未执行'))![0]).toString()).toBe(
    D(line.adjustedBudget).minus(line.executed!).toString(),
  )
  expect([begins('自评总分'), begins('复算总分')].map((text) => D(text).toString())).toEqual(
    [table.reportedTotal, table.total].map((text) => D(text).toString()),
  )
  const own = [line, ...indicators.filter(({ evaluationId }) => evaluationId === table.evaluationId)]
  expect(D(table.total).toString()).toBe(
    sum(own.map((row) => (row.score !== '' ? D(row.score) : D(row.reportedScore)))).toString(),
  )
  expect(/^\d+/.exec(begins('核查发现'))![0]).toBe(String(errorsOf(table).length))
})

it('复核: with the bureau’s own score of one row the total follows', async () => {
  const table = tables.find((one) => D(one.total).gt(60))!
  const row = indicators.find((one) => one.evaluationId === table.evaluationId && D(one.score).gt(1))!
  await open(`/departments/${encodeURIComponent(table.department!)}`)
  await main()
    .getByRole('button', { name: `复核 ${row.level3}`, exact: true })
    .click()
  const form = main().getByRole('form', { name: `${row.level3} 的复核` })
  await form.getByRole('textbox', { name: '复核得分' }).fill(D(row.score).minus('0.37').toString())
  await form.getByRole('button', { name: '记下' }).click()
  const reviewed = async () => (await figures(page)).get('复核总分')?.split(' ')[0]
  await expect.poll(reviewed).toBe(D(table.total).minus('0.37').toString())
  await open('/findings/reviews')
  const [listed, ...others] = await panelRows(page, '复核清单', 'export')
  expect(others).toEqual([])
  expect(D(listed!['复核得分']).toString()).toBe(D(row.score).minus('0.37').toString())
})

it('评分方案: a stricter band moves as many tables as have a total in it', async () => {
  await open('/schemes')
  await main()
    .getByText(/^\d+ 个部门的 \d+ 张表中：/)
    .waitFor()
  await page.getByLabel('优，不低于', { exact: true }).fill('97')
  await page.getByLabel('优，不低于', { exact: true }).press('Tab')
  const moved = tables.filter((table) => table.grade === '优' && D(table.total).lt(97))
  expect(moved.length).toBeGreaterThan(0)
  await expect
    .poll(() => said(/^\d+ 个部门的 \d+ 张表中：/))
    .toContain(`${moved.length} 个部门换等级（${moved.length} 张表），0 张总分变化`)
})

it('数据: rows read are rows loaded and rows rejected', async () => {
  const [files] = [await exported(page, 'SELECT file, rowsRead, rowsLoaded, rowsRejected FROM file')]
  const total = (column: string) =>
    sum(files.map((file) => D(file[column])))
      .toNumber()
      .toLocaleString('en-US')
  await goTo(page, '数据')
  expect(await said(/^共 \d+ 个文件/)).toContain(
    `读到 ${total('rowsRead')} 行 = 装入 ${total('rowsLoaded')} 行 + 退回 ${total('rowsRejected')} 行`,
  )
})
