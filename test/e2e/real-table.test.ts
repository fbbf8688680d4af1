import { afterAll, describe, expect, it } from 'vitest'
import { importByDrop, publishedTable, ready, SHANGJIE, SHANGJIE_DEPARTMENT } from './as-a-person'
import { closeBrowser, openApp, screenshot } from './browser'

afterAll(closeBrowser)

/** The three places where the table contradicts itself: sentence, and the cells that show it. */
const CONTRADICTIONS = [
  ['自报 100%，按本表预算数 208.02 ÷ 366.48 = 56.76%', ['第19行6列', '第4行6列', '第4行5列']],
  ['自报 0%，按本表预算数 |366.48 − 317.27| ÷ 317.27 = 15.51%', ['第20行6列', '第4行5列', '第4行4列']],
  ['自报 0%，按本表预算数 (366.48 − 208.02) ÷ 366.48 = 43.24%', ['第21行6列', '第4行5列', '第4行6列']],
] as const

describe('the real table of 上街区政务服务中心, dropped on the app', () => {
  it('is opened without a question, recomputed, and shown to contradict itself; a reload keeps it', async () => {
    const app = await openApp()
    const { page } = app
    await ready(page)
    await page.getByText('模拟数据', { exact: true }).first().waitFor()

    await importByDrop(page, [publishedTable(SHANGJIE)])
    // Said of this import, and by the ledger of all files.
    await page.getByText('读到 40 行 = 装入 40 行 + 退回 0 行。').first().waitFor()
    // The person's own table takes the sample's place, and its mark goes.
    expect(await page.getByText('模拟数据', { exact: true }).count()).toBe(0)

    await page.getByRole('link', { name: `查看 ${SHANGJIE_DEPARTMENT}` }).click()
    const shown = async () => {
      const main = page.getByRole('main')
      await main.getByRole('heading', { level: 1, name: SHANGJIE_DEPARTMENT }).waitFor()
      // Each budget row and each indicator is a row of a real table.
      const totalLine = main.getByRole('row', { name: /317\.27.*366\.48.*208\.02/ }).first()
      expect(await totalLine.innerText()).toContain('6.31')
      await main.getByText('208.02 ÷ 366.48 = 56.76 %；56.76 % ÷ 90 % × 10 = 6.31').first().waitFor()
      expect(await main.getByText('96.31', { exact: true }).count()).toBeGreaterThanOrEqual(2)
      const findings = main.getByRole('region', { name: '核查发现' })
      for (const [sentence, cells] of CONTRADICTIONS) {
        const finding = findings.getByRole('listitem').filter({ hasText: sentence })
        expect(await finding.count()).toBe(1)
        const text = (await finding.innerText()).replaceAll(/\s/g, '')
        for (const cell of cells) expect(text).toContain(cell)
      }
    }
    await shown()
    await screenshot(page, 'shangjie')

    await page.reload()
    await shown()

    expect(app.complaints).toEqual([])
    expect(app.strangers).toEqual([])
    await app.close()
  })

  it('explains a score where the person asks for it', async () => {
    const app = await openApp()
    const { page } = app
    await ready(page)
    await importByDrop(page, [publishedTable(SHANGJIE)])
    await page.getByRole('link', { name: `查看 ${SHANGJIE_DEPARTMENT}` }).click()
    await page.getByRole('button', { name: /^群众投诉数量：复算 5/ }).click()
    await page
      .getByText(/0 ?件 ≤ 5 ?件/)
      .first()
      .waitFor()
    expect(app.complaints).toEqual([])
    await app.close()
  })
})
