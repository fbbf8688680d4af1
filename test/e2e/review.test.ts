import { afterAll, expect, it } from 'vitest'
import { importByDrop, publishedTable, ready, SHANGJIE, SHANGJIE_DEPARTMENT } from './as-a-person'
import { axeViolations, closeBrowser, openApp } from './browser'

afterAll(closeBrowser)

it('the bureau gives its own score and its word on a finding; both are kept, listed, and can be taken back', async () => {
  const app = await openApp()
  const { page } = app
  await ready(page)
  await importByDrop(page, [publishedTable(SHANGJIE)])
  await page.getByRole('link', { name: `查看 ${SHANGJIE_DEPARTMENT}` }).click()
  const main = page.getByRole('main')
  const review = main.getByRole('region', { name: '复核', exact: true })

  await main.getByRole('button', { name: '复核 群众投诉数量' }).click()
  const form = main.getByRole('form', { name: '群众投诉数量 的复核' })
  await form.getByRole('textbox', { name: '复核得分' }).fill('5.5')
  expect(await form.getByRole('alert').textContent()).toBe('不能高于分值 5。')
  await form.getByRole('textbox', { name: '复核得分' }).fill('3.69')
  await form.getByRole('textbox', { name: '复核意见' }).fill('<b>台账</b>不全')
  await form.getByRole('button', { name: '记下' }).click()
  await review.getByText('自评 5 → 复算 5 → 复核 3.69').waitFor()
  await review.getByText('<b>台账</b>不全').waitFor()
  // 96.31 less 1.31.
  await main.getByText('95', { exact: true }).first().waitFor()

  const finding = main.getByRole('region', { name: '核查发现' }).getByRole('listitem').first()
  await finding.getByRole('button', { name: '请部门说明' }).click()
  await finding.getByRole('button', { name: '请部门说明', pressed: true }).waitFor()
  // No row of this contradiction has another score to be corrected to.
  expect(await finding.getByRole('button', { name: '按复算更正' }).count()).toBe(0)
  expect(await axeViolations(page)).toEqual([])

  await page.reload()
  await review.getByText('自评 5 → 复算 5 → 复核 3.69').waitFor()
  await finding.getByRole('button', { name: '请部门说明', pressed: true }).waitFor()

  await page.goto(new URL('#/findings/reviews', page.url()).href)
  await main.getByRole('heading', { level: 1, name: /复核记录/ }).waitFor()
  await main.getByRole('row', { name: /群众投诉数量/ }).waitFor()
  await expect.poll(() => main.getByRole('row').count()).toBe(3)
  expect(await axeViolations(page)).toEqual([])

  await main.getByRole('link', { name: SHANGJIE_DEPARTMENT }).first().click()
  await main.getByRole('button', { name: /^群众投诉数量：复核 3\.69/ }).click()
  await form.getByRole('button', { name: '撤回这一条' }).click()
  await main.getByRole('button', { name: '复核 群众投诉数量' }).waitFor()
  await review.getByRole('button', { name: '撤销上一步' }).click()
  await main.getByRole('button', { name: /^群众投诉数量：复核 3\.69/ }).waitFor()
  expect(app.complaints).toEqual([])
  await app.close()
})
