import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ready } from './as-a-person'
import { axeViolations, closeBrowser, openApp, type OpenApp } from './browser'

let app: OpenApp
beforeAll(async () => {
  app = await openApp()
  await ready(app.page)
})
afterAll(async () => {
  await app.close()
  await closeBrowser()
})
const open = async (path: string, heading: RegExp) => {
  await app.page.goto(new URL(`#/${path}`, app.page.url()).href)
  await app.page.getByRole('heading', { level: 1, name: heading }).waitFor()
  return app.page.getByRole('main')
}

describe('核查', () => {
  it('lists findings with cells that lead to their row', async () => {
    const main = await open('findings?v=1&rule=claim.execution-rate', /核查发现/)
    const card = main.getByRole('article').first()
    await card.getByRole('heading', { name: '自报预算执行率与预算数矛盾' }).waitFor()
    const cell = card.getByRole('link', { name: /^第.*\d.*行/ }).first()
    const place = /\d+/.exec(await cell.innerText())![0]
    await cell.click()
    await app.page.waitForURL(new RegExp(`row=${place}`))
    expect(app.complaints).toEqual([])
  })

  it('ranks tables for the spot check, each sum taken apart', async () => {
    const main = await open('findings/spot-check', /抽查建议/)
    const first = main.getByRole('row').nth(1)
    await first.getByRole('rowheader').waitFor()
    const points = Number(await first.getByRole('cell').nth(2).innerText())
    const sums = await first.getByText(/^\d+ × [\d.]+ = [\d.]+$/).allInnerTexts()
    expect(sums.reduce((total, sum) => total + Number(sum.split(' = ')[1]), 0)).toBe(points)
    expect(points).toBeGreaterThan(0)
    expect(await axeViolations(app.page)).toEqual([])
  })

  it('lists every rule with meaning and source; a rule that a link names wrongly is no crash', async () => {
    const main = await open('findings/rules', /核查规则/)
    await main.getByRole('heading', { level: 3 }).first().waitFor()
    expect(await main.getByRole('article').count()).toBeGreaterThan(35)
    expect(await axeViolations(app.page)).toEqual([])
    await open('findings?v=1&rule=no.such', /核查发现/)
    expect(app.complaints).toEqual([])
  })

  it('is free of axe violations', async () => {
    await open('findings', /核查发现/)
    await app.page.getByRole('main').getByRole('article').first().waitFor()
    expect(await axeViolations(app.page)).toEqual([])
  })
})
