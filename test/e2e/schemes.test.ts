import { readFile } from 'node:fs/promises'
import { afterAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { ready } from './as-a-person'
import { axeViolations, closeBrowser, openApp } from './browser'

afterAll(closeBrowser)

/** The sentence that says what a change comes to. */
const sentence = (page: Page) => page.getByRole('main').getByText(/^\d+ 个部门的 \d+ 张表中：/)
const regraded = async (page: Page) =>
  Number(/(\d+) 个部门换等级/.exec((await sentence(page).textContent()) ?? '')?.[1] ?? NaN)
const startFrom = (page: Page) => page.getByLabel('从哪个方案开始')
const chosen = (page: Page) =>
  startFrom(page).evaluate((select: HTMLSelectElement) => select.selectedOptions[0]!.textContent!.trim())

async function openSchemes(query = '') {
  const app = await openApp(`#/schemes?v=1${query}`)
  await ready(app.page)
  await sentence(app.page).waitFor({ timeout: 60_000 })
  return app
}
async function change(page: Page, label: string, value: string) {
  await page.getByLabel(label, { exact: true }).fill(value)
  await page.getByLabel(label, { exact: true }).press('Tab')
}

describe('评分方案', () => {
  it('a changed grade band says how many departments change grade, and how the distribution moves', async () => {
    const app = await openSchemes()
    const { page } = app
    expect(await regraded(page)).toBe(0)
    await change(page, '优，不低于', '97')
    await expect.poll(() => regraded(page)).toBeGreaterThan(0)
    const count = await regraded(page)
    expect(await page.url()).toContain('scheme=')
    // The list names each of them once in a year, with both grades.
    const list = page.getByRole('region', { name: '换等级的表' })
    expect(await list.getByRole('row').count()).toBe(count + 1)
    expect(await list.getByRole('row').nth(1).textContent()).toMatch(/优.*良/s)
    const picture = page.getByRole('img', { name: /优/ }).first()
    expect(await picture.getAttribute('aria-label')).toMatch(/\d/)
    // Back is the scheme as it was.
    await page.goBack()
    await expect.poll(() => regraded(page)).toBe(0)
    expect([app.complaints, app.strangers]).toEqual([[], []])
    await app.close()
  })

  it('a changed threshold moves the mean total', async () => {
    const app = await openSchemes()
    const { page } = app
    await page.getByRole('combobox', { name: /^执行率得分/ }).selectOption('threshold')
    await change(page, '满分线（%）', '50')
    await expect
      .poll(() => sentence(page).textContent())
      .toMatch(/平均总分 \d+\.\d\d → \d+\.\d\d（\+\d+\.\d+）/)
    await change(page, '满分线（%）', '0')
    await page.getByRole('status').getByText('看不懂').waitFor()
    expect([app.complaints, app.strangers]).toEqual([[], []])
    await app.close()
  })

  it('is saved under its own name, exported, imported, and opens from a link with that name', async () => {
    const app = await openSchemes()
    const { page } = app
    await change(page, '优，不低于', '96')
    await page.getByLabel('另存为').fill('严一点的方案')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByRole('status').getByText('已保存“严一点的方案”').waitFor()
    await expect.poll(() => chosen(page)).toBe('严一点的方案（自存）')
    const count = await regraded(page)
    const link = page.url()

    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出 JSON' }).click()
    const file = await readFile(await (await download).path())

    await page.reload()
    await sentence(page).waitFor({ timeout: 60_000 })
    expect(await chosen(page)).toBe('严一点的方案（自存）')
    await expect.poll(() => regraded(page)).toBe(count)
    expect([app.complaints, app.strangers]).toEqual([[], []])
    await app.close()

    // On another machine: the link has the name, the file brings the scheme.
    const other = await openApp(link.slice(link.indexOf('#')))
    await ready(other.page)
    await sentence(other.page).waitFor({ timeout: 60_000 })
    expect(await chosen(other.page)).toBe('严一点的方案（来自链接）')
    await expect.poll(() => regraded(other.page)).toBe(count)
    await other.page.getByLabel('导入 JSON').setInputFiles({
      name: '方案.json',
      mimeType: 'application/json',
      buffer: file,
    })
    await other.page.getByRole('status').getByText('已导入“严一点的方案”').waitFor()
    await expect.poll(() => chosen(other.page)).toBe('严一点的方案（自存）')
    await other.page
      .getByLabel('导入 JSON')
      .setInputFiles({ name: '坏.json', mimeType: 'application/json', buffer: Buffer.from('{"id": 3}') })
    await other.page.getByRole('status').getByText('坏.json $').waitFor()
    expect([other.complaints, other.strangers]).toEqual([[], []])
    await other.close()
  })

  it('a scheme in the link that makes no sense is named and left out', async () => {
    const app = await openSchemes('&scheme=linear-department;budget:threshold-0')
    const { page } = app
    await page
      .getByText(/链接中有看不懂的内容，已忽略：scheme=linear-department;budget:threshold-0/)
      .waitFor()
    expect(await regraded(page)).toBe(0)
    expect([app.complaints, app.strangers]).toEqual([[], []])
    await app.close()
  })

  it('how the scheme was inferred stands here and on 核查', async () => {
    const app = await openSchemes()
    const { page } = app
    for (const path of ['schemes', 'findings']) {
      await page.evaluate((hash) => (location.hash = hash), `#/${path}?v=1`)
      const panel = page.getByRole('region', { name: '方案是怎样推断的' })
      await panel
        .getByText(/\d+ 张表，\d+ 张能分辨，试了 \d+ 个候选/)
        .first()
        .waitFor()
      expect(await panel.getByRole('listitem').first().textContent()).toMatch(/复现 \d+ \/ \d+/)
    }
    expect([app.complaints, app.strangers]).toEqual([[], []])
    await app.close()
  })

  it.each(['light', 'dark'])('axe-core finds nothing: %s', async (theme) => {
    const app = await openSchemes(
      `&theme=${theme}&scheme=linear-department;name:试算;grades:优97,良80,中60,差0`,
    )
    expect(await axeViolations(app.page)).toEqual([])
    await app.page.setViewportSize({ width: 390, height: 844 })
    expect(await axeViolations(app.page)).toEqual([])
    expect(await app.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    expect(app.complaints).toEqual([])
    await app.close()
  })
})
