import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drop, goTo, importByDrop, publishedTable, ready, SHANGJIE } from './as-a-person'
import { axeViolations, closeBrowser, openApp, screenshot, type OpenApp } from './browser'

const NAME = SHANGJIE
/** A list with a row without a department and a number that is none. */
const BROKEN = {
  name: '坏明细.csv',
  bytes: new TextEncoder().encode(
    '年度,部门,三级指标,年度指标值,实际完成值,分值,得分\n' +
      '2022,,=HYPERLINK("http://x"),≥1,1,5,5\n' +
      '2022,甲局,办件量,≥100,90,1O,9\n' +
      '2022,甲局,满意度,≥90%,95%,10,10\n',
  ),
}

afterAll(closeBrowser)

describe('数据 page, as a person uses it', () => {
  let app: OpenApp
  beforeAll(async () => {
    app = await openApp('#/data')
    await ready(app.page)
  })
  afterAll(async () => {
    await app.close()
  })
  const main = () => app.page.getByRole('main')

  it('a table and a broken file are dropped: the ledger accounts for every row', async () => {
    await importByDrop(app.page, [publishedTable(NAME), BROKEN])
    await main().getByText('= 装入').first().waitFor()
    const ledger = main().getByRole('table', { name: '文件台账' })
    const row = ledger.getByRole('row').filter({ hasText: NAME })
    expect(await row.innerText()).toMatch(/部门整体自评表[\s\S]*GB18030[\s\S]*0\.9\d/)
    const broken = await ledger.getByRole('row').filter({ hasText: BROKEN.name }).innerText()
    expect(broken).toMatch(/指标明细/)
    const cells = await ledger
      .getByRole('row')
      .filter({ hasText: BROKEN.name })
      .getByRole('cell')
      .allInnerTexts()
    // rows read = loaded + rejected; one table
    expect(cells.slice(3, 7)).toEqual(['4', '2', '2', '1'])
    await screenshot(app.page, 'data-1440')
  })

  it('every reject has its place as Excel shows it, and leads to the cell', async () => {
    const rejects = main().getByRole('table', { name: '退回', exact: true })
    const malformed = rejects.getByRole('row').filter({ hasText: '1O' })
    expect(await malformed.innerText()).toMatch(/坏明细\.csv[\s\S]*3[\s\S]*F[\s\S]*list\.number-malformed/)
    await malformed.getByRole('link', { name: '3' }).click()
    const grid = main().getByRole('table', { name: `原表：${BROKEN.name}` })
    await grid.getByText('1O', { exact: true }).waitFor()
    expect(new URL(app.page.url()).hash).toContain('/F3')
    expect(await grid.locator('[data-shown]').innerText()).toMatch(/1O/)
    expect(await grid.getByRole('row').nth(3).innerText()).toMatch(/退回/)
    await app.page.goBack()
  })

  it('the rejects are downloaded; no cell of them is a formula', async () => {
    const [download] = await Promise.all([
      app.page.waitForEvent('download'),
      main().getByRole('button', { name: '下载退回清单' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('退回清单.csv')
    const bytes = readFileSync(await download.path())
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const text = bytes.toString('utf8')
    expect(text).toContain('坏明细.csv,,3,F,list.number-malformed')
    expect(text).not.toMatch(/(^|,|")[=+@]/m)
  })

  it('a year is corrected in the preview: only that table is read again; then taken back', async () => {
    await main().getByRole('table', { name: '文件台账' }).getByRole('link', { name: NAME }).click()
    const grid = main().getByRole('table', { name: `原表：${NAME}` })
    await grid.waitFor()
    expect(await main().getByRole('list', { name: '图例' }).innerText()).toMatch(
      /表题[\s\S]*预算行[\s\S]*总分行/,
    )
    await screenshot(app.page, 'source-1440')
    await main().getByLabel('年度', { exact: true }).fill('2021')
    await main().getByRole('button', { name: '按更正重读' }).click()
    await main().getByText('已重读').waitFor()
    await main().getByText('已按您的更正读取').waitFor()
    await main()
      .getByText(/· 2021/)
      .waitFor()

    await goTo(app.page, '数据')
    await main().getByRole('table', { name: '文件台账' }).getByText('部门整体自评表', { exact: true }).click()
    await main().getByText('按您的更正：年度为 2021').waitFor()
    await main().getByRole('table', { name: '文件台账' }).getByRole('link', { name: NAME }).click()
    await main().getByRole('button', { name: '撤销上一次更正' }).click()
    await main()
      .getByText(/· 2022/)
      .waitFor()
  })

  it('a column gets another meaning, and the reading as at first comes back', async () => {
    await main().getByText('各列的含义').click()
    await main().getByLabel('I 列「偏差度」').selectOption({ label: '不读' })
    await main().getByRole('button', { name: '按更正重读' }).click()
    await main().getByText('已按您的更正读取').waitFor()
    await main().getByRole('button', { name: '恢复原读法' }).click()
    await main().getByText('已按您的更正读取').waitFor({ state: 'detached' })
  })

  it('what was imported is still there after a reload', async () => {
    await app.page.goto(`${app.page.url().split('#')[0]}#/data`)
    await app.page.reload()
    await ready(app.page)
    await main().getByRole('table', { name: '文件台账' }).getByText(NAME).waitFor()
  })

  it('the same table again: both side by side, and the officer chooses', async () => {
    const changed = publishedTable(NAME)
    const text = new TextDecoder('gb18030').decode(changed.bytes).replace('208.02', '308.02')
    await importByDrop(app.page, [{ name: '修改稿 2022.csv', bytes: new TextEncoder().encode(text) }])
    const compare = main().getByRole('table', { name: '两张表的不同之处' })
    await compare.waitFor()
    expect(await compare.innerText()).toMatch(/全年执行数\s*208\.02\s*308\.02/)
    await main().getByRole('button', { name: '保留原有的' }).click()
    await compare.waitFor({ state: 'detached' })
  })

  it.each(['light', 'dark'] as const)('is accessible: %s', async (colorScheme) => {
    await app.page.emulateMedia({ colorScheme })
    await app.page.waitForTimeout(300)
    expect(await axeViolations(app.page)).toEqual([])
    await screenshot(app.page, `data-1440-${colorScheme}`)
    await main().getByRole('table', { name: '文件台账' }).getByRole('link', { name: NAME }).click()
    await main()
      .getByRole('table', { name: `原表：${NAME}` })
      .waitFor()
    expect(await axeViolations(app.page)).toEqual([])
    await screenshot(app.page, `source-1440-${colorScheme}`)
    await goTo(app.page, '数据')
  })

  it('nothing was complained about, and nothing left the browser', () => {
    expect(app.complaints).toEqual([])
    expect(app.strangers).toEqual([])
  })
})

describe('names of one unit, on the sample district', () => {
  it('two names are taken as one by hand, the years line up, and it is taken back', async () => {
    const app = await openApp('#/data')
    try {
      const { page } = app
      await ready(page)
      const main = page.getByRole('main')
      await main.getByText('手动指定').click()
      await main.getByLabel('原名称').selectOption('澄川区文化和旅游局')
      await main.getByLabel('现名称').selectOption('澄川区文化旅游体育局')
      await main.getByRole('button', { name: '认作同一单位', exact: true }).click()
      await main.getByText('“澄川区文化和旅游局”认作“澄川区文化旅游体育局”').waitFor()
      await screenshot(page, 'data-alias')

      const address = page.url().split('#')[0]
      await page.goto(`${address}#/departments/${encodeURIComponent('澄川区文化和旅游局')}`)
      const years = page.getByRole('main')
      for (const year of ['2019', '2022', '2024'])
        await years.getByText(year).filter({ visible: true }).first().waitFor()

      await page.goto(`${address}#/data`)
      await main.getByRole('button', { name: /^撤回/ }).click()
      await main.getByText('认作“澄川区文化旅游体育局”').waitFor({ state: 'detached' })
      expect(app.complaints).toEqual([])
    } finally {
      await app.close()
    }
  })
})

describe('a folder is picked', () => {
  it('its files come with their paths; what systems leave behind is left out', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jijing-folder-'))
    const app = await openApp('#/data')
    try {
      const { page } = app
      mkdirSync(join(folder, '2022'))
      writeFileSync(join(folder, '2022', NAME), publishedTable(NAME).bytes)
      writeFileSync(join(folder, BROKEN.name), BROKEN.bytes)
      writeFileSync(join(folder, '.DS_Store'), 'left behind')
      writeFileSync(join(folder, '2022', `~$${NAME}`), 'a lock file')
      await ready(page)
      const main = page.getByRole('main')
      await main.getByLabel('选择文件夹').and(page.locator('input')).setInputFiles(folder)
      await main.getByText(/^已导入 2 个文件/).waitFor()
      const ledger = main.getByRole('table', { name: '文件台账' })
      await ledger.getByText(`/2022/${NAME}`).waitFor()
      expect(await ledger.getByText('DS_Store').count()).toBe(0)
      expect(app.complaints).toEqual([])
    } finally {
      await app.close()
      rmSync(folder, { recursive: true })
    }
  })
})

describe('cancelling', () => {
  it('an import that is cancelled leaves the workspace as it was', async () => {
    const app = await openApp('#/data')
    try {
      const { page } = app
      await ready(page)
      const main = page.getByRole('main')
      const header = '年度,部门,三级指标,年度指标值,实际完成值,分值,得分\n'
      const lines = Array.from({ length: 120_000 }, (_, i) => `2022,单位${i % 400},指标${i},≥${i},${i},5,5\n`)
      const list = { name: '大明细.csv', bytes: new TextEncoder().encode(header + lines.join('')) }
      await drop(page, [list])
      await main.getByRole('button', { name: '取消', exact: true }).click()
      await main.getByText('已取消，工作区保持原样。').waitFor()
      const ledger = main.getByRole('table', { name: '文件台账' })
      await ledger.getByText('指标明细.csv').waitFor()
      expect(await ledger.getByText('大明细.csv').count()).toBe(0)
      expect(app.complaints).toEqual([])
    } finally {
      await app.close()
    }
  })
})
