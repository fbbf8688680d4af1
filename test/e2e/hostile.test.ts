import { afterAll, describe, expect, it } from 'vitest'
import { sheetOf, workbookBytes } from '../ingest/render-containers'
import { goTo, importByDrop, ready } from './as-a-person'
import { closeBrowser, openApp } from './browser'
import { expectText, HOSTILE, hostileLists } from './hostile-lists'

afterAll(closeBrowser)

describe('text of files that is meant to do harm', () => {
  it('is text on every page, in tooltips, in the address and after a reload', async () => {
    const app = await openApp()
    const { page } = app
    const dialogs: string[] = []
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message())
      void dialog.dismiss()
    })
    await ready(page)
    await importByDrop(page, hostileLists())
    for (const name of ['总览', '执行率', '得分', '问题', '核查', '部门', '数据']) {
      await goTo(page, name)
      const main = page.getByRole('main')
      await main.getByRole('table').or(main.getByRole('img')).or(main.getByRole('listitem')).first().waitFor()
      await expectText(app, name)
      // A tooltip is where charts have let HTML in elsewhere.
      const charts = main.getByRole('img')
      for (let index = 0; index < (await charts.count()); index++) {
        // Asked for anew each time: a chart may be drawn again while its rows arrive.
        const chart = charts.nth(index)
        for (const share of [0.3, 0.5, 0.7]) {
          await chart.hover({ position: { x: 400 * share, y: 60 }, force: true })
          await expectText(app, `${name}, tooltip`)
        }
      }
    }
    for (const text of HOSTILE.slice(0, -1)) {
      await page.goto(new URL(`#/departments/${encodeURIComponent(text)}`, page.url()).href)
      await page.getByRole('heading', { level: 1 }).filter({ hasText: '' }).first().waitFor()
      await page.getByText('资金支付进度滞后').first().waitFor()
      await expectText(app, text)
      await page.goto(new URL(`#/execution?v=1&dept=${encodeURIComponent(text)}`, page.url()).href)
      await page.getByRole('main').getByRole('rowheader').first().waitFor()
      expect(await page.getByRole('main').getByRole('rowheader').count()).toBe(1)
    }
    await page.reload()
    await ready(page)
    await expectText(app, 'reload')
    expect(dialogs).toEqual([])
    await app.close()
  })

  it('is text where a workbook is shown as it stands in the file, under a sheet of such a name', async () => {
    const app = await openApp('#/data')
    const { page } = app
    await ready(page)
    const rows = HOSTILE.map((text) => ['2022', text, '产出', text.slice(0, 30_000), '≥1', '1', '10', '10'])
    const header = ['年度', '部门', '一级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分']
    const sheet = sheetOf([header, ...rows.map((row) => row.map((cell) => cell.slice(0, 30_000)))])
    const name = "<svg onload=x>'--.xlsx"
    await importByDrop(page, [{ name, bytes: workbookBytes({ '<img onerror=x>': sheet }, 'xlsx') }])
    await expectText(app, '数据')
    await page.goto(new URL(`#/data/source/${encodeURIComponent(name)}`, page.url()).href)
    await page.getByRole('cell', { name: HOSTILE[0] }).first().waitFor()
    await expectText(app, '原表')
    await app.close()
  })
})
