import { afterAll, expect, it } from 'vitest'
import { drop, importByDrop, publishedTable, ready, SHANGJIE } from '../as-a-person'
import { closeBrowser, openApp } from '../browser'
import { held, longList } from './held'

afterAll(closeBrowser)

/**
 * Gives DuckDB less memory before the app locks its settings, so that it runs out within a test (first tables fit, a list does not): by its own limit, in the
 * browser, in the middle of an import.
 */
const limited = `
  const post = Worker.prototype.postMessage
  Worker.prototype.postMessage = function (message, ...rest) {
    if (message?.type === 'RUN_QUERY' && String(message.data?.[1]).includes('lock_configuration'))
      message.data[1] = "SET memory_limit = '178MB'; " + message.data[1]
    return post.call(this, message, ...rest)
  }`

it('a file that is too large for the memory: a sentence, the data as before; 清空 gives the memory back', async () => {
  const app = await openApp('favicon.svg')
  const { page } = app
  page.setDefaultTimeout(90_000)
  await app.context.addInitScript(limited)
  await page.goto(new URL('#/data', new URL('.', page.url())).href)
  await ready(page)
  await importByDrop(page, [publishedTable(SHANGJIE)])
  const before = await held(page)
  await drop(page, [longList(200_000, { reasons: false })])
  const notDone = page.getByRole('main').getByText(/^导入没有完成，工作区保持原样/)
  await notDone.waitFor()
  expect(await notDone.innerText()).toMatch(/内存不足.*请关闭其他标签页，或把文件分几批导入/)
  expect(await held(page)).toBe(before)

  // WASM gives memory back only with its worker.
  const engines = page.workers()
  await page.getByRole('button', { name: '清空工作区' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: '清空工作区' }).click()
  await page.getByText('还没有导入文件').waitFor()
  expect(page.workers()).not.toContain(engines[0])
  await importByDrop(page, [longList(100)])
  expect(await held(page)).toContain('5 tables')
  await app.close()
}, 300_000)
