import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { closeBrowser, openApp } from '../browser'
import { ready } from '../as-a-person'
import { everythingIn, findNames, ownFolder, publish } from './publish'
import { pythonServer } from './servers'

const root = ownFolder()
afterAll(async () => {
  await closeBrowser()
  rmSync(root, { recursive: true })
})

/** All departments of the sample district, as written. */
const departments = [
  ...new Set(
    readFileSync('data/sample/预算明细.csv', 'utf8')
      .split('\n')
      .slice(1)
      .flatMap((line) => line.split(',')[1] ?? []),
  ),
]

describe('an anonymous page', () => {
  it('has none of them in one HTML file either', async () => {
    const out = join(root, 'anonymous-file')
    await publish('data/sample', '--out', join(out, 'a.html'), '--single-file', '--anonymise')
    expect(findNames(out, ['部门01']).length).toBeGreaterThan(0)
    expect(findNames(out, [...departments, '澄川', 'data/sample'])).toEqual([])
  })

  it('has none of the original names in any of its bytes, uncompressed', async () => {
    const out = join(root, 'anonymous')
    await publish('data/sample', '--out', out, '--anonymise', '--date', '2026-11-27')
    expect(departments.length).toBeGreaterThan(20)
    expect(findNames(out, [...departments, '澄川', 'data/sample'])).toEqual([])
    const server = await pythonServer(out)
    if (!server) return
    const app = await openApp('', { base: server.address })
    await ready(app.page)
    await app.page
      .getByRole('main')
      .getByRole('link', { name: /^部门\d+$/ })
      .first()
      .waitFor()
    expect(app.complaints).toEqual([])
    await app.close()
    server.stop()
  })
})

describe("one department's edition", () => {
  it('has nothing of the others but the median', async () => {
    const out = join(root, 'edition')
    const own = '澄川区教育局'
    await publish(
      'data/sample',
      '--out',
      out,
      '--departments',
      own,
      '--years',
      '2023,2024',
      '--no-recomputed',
    )
    expect(
      findNames(
        out,
        departments.filter((name) => name !== own),
      ),
    ).toEqual([])
    expect(findNames(out, [own]).length).toBeGreaterThan(0)
    const server = await pythonServer(out)
    if (!server) return
    const app = await openApp('#/data', { base: server.address })
    await app.page.getByRole('heading', { name: '全区中位数' }).waitFor()
    await app.page.getByText(`本看板只含这些部门：${own}`).waitFor()
    const pages = await app.page.getByRole('navigation', { name: '主导航' }).getByRole('link').allInnerTexts()
    expect(pages.map((name) => name.trim())).toEqual(['总览', '执行率', '问题', '部门', '关于'])
    await app.page.goto(`${server.address}#/scores`)
    await app.page.getByRole('heading', { name: '没有这个页面' }).waitFor()
    expect(app.complaints).toEqual([])
    await app.close()
    server.stop()
  })

  it('says which departments it does not know', async () => {
    const publishing = publish('data/sample', '--out', join(root, 'unknown'), '--departments', '没有这个局')
    await expect(publishing).rejects.toThrow('没有这个局')
  })
})

describe('the tool without data', () => {
  it('opens empty, and reads the files of whoever uses it', async () => {
    const out = join(root, 'tool')
    await publish('--shell', '--out', out, '--title', '区县自评核查')
    expect([...everythingIn(out).keys()].filter((path) => /\.csv|^data\//.test(path))).toEqual([])
    const server = await pythonServer(out)
    if (!server) return
    const app = await openApp('', { base: server.address })
    await app.page.getByText('还没有数据').waitFor()
    await app.page.getByRole('main').getByRole('link', { name: '导入自评表' }).click()
    await app.page
      .locator('input[type="file"]')
      .first()
      .setInputFiles(['data/real/2022年度上街区政务服务中心部门整体自评表.csv'])
    await app.page
      .getByRole('main')
      .getByText(/^已导入 1 个文件/)
      .waitFor()
    expect(app.complaints).toEqual([])
    expect(app.strangers).toEqual([])
    await app.close()
    server.stop()
  })
})

it.each([
  { form: 'a site', how: [] },
  { form: 'one HTML file', how: ['--single-file'] },
])('the same input gives the same bytes: $form', async ({ form, how }) => {
  const real = 'data/real/2022年度上街区政务服务中心部门整体自评表.csv'
  const [one, two] = [join(root, `one ${form}`), join(root, `two ${form}`)]
  await publish(real, '--out', one, '--date', '2026-11-27', ...how)
  await publish(real, '--out', two, '--date', '2026-11-27', ...how)
  const [a, b] = [everythingIn(one), everythingIn(two)]
  expect([...a.keys()]).toEqual([...b.keys()])
  expect([...a].filter(([path, bytes]) => !bytes.equals(b.get(path)!)).map(([path]) => path)).toEqual([])
})

it('a folder with something else in it is left alone', async () => {
  await expect(publish('data/sample', '--out', 'src')).rejects.toThrow('不是空文件夹')
})
