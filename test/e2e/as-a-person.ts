import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import type { Page } from 'playwright-core'

/** A real published table, by the name under which it was published. */
export const SHANGJIE = '2022年度上街区政务服务中心部门整体自评表.csv'
export const SHANGJIE_DEPARTMENT = '郑州市上街区政务服务中心'

/** Bytes of a published table of `test/fixtures/cases`. */
export function publishedTable(name: string): { name: string; bytes: Buffer } {
  return { name: basename(name), bytes: readFileSync(resolve('test/fixtures/cases', name)) }
}

/** Waits until the workspace is open: the first page shows figures, or says that there are none. */
export async function ready(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
  await page.getByText('正在打开工作区').waitFor({ state: 'detached' })
  await page.getByText('正在读入示例数据').waitFor({ state: 'detached' })
}

/** Drops files on the page, as the browser hands them over when a person lets go of the mouse. */
export async function drop(page: Page, files: readonly { name: string; bytes: Uint8Array }[]): Promise<void> {
  const transfer = await page.evaluateHandle(
    (dropped) => {
      const data = new DataTransfer()
      for (const { name, base64 } of dropped) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
        data.items.add(new File([bytes], name))
      }
      return data
    },
    files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') })),
  )
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('body', type, { dataTransfer: transfer })
}

/** Drops files and waits for the sentence that says what became of them. */
export async function importByDrop(
  page: Page,
  files: readonly { name: string; bytes: Uint8Array }[],
): Promise<void> {
  await drop(page, files)
  await page
    .getByRole('main')
    .getByText(/^已导入 \d+ 个文件/)
    .waitFor()
}

/** Goes to a page by the main navigation. */
export async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name, exact: true }).click()
  // The title changes with the page: before that, the main part is still the page that is left.
  await page.waitForFunction((title) => document.title.startsWith(title), name)
}
