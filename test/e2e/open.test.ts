import { afterAll, describe, expect, it } from 'vitest'
import { closeBrowser, openApp } from './browser'

afterAll(closeBrowser)

describe('the built app, opened for the first time', () => {
  it('draws its shell, says nothing on the console and asks nothing of another host', async () => {
    const app = await openApp()
    await app.page.getByRole('main').waitFor()
    await app.page.waitForLoadState('networkidle')
    expect(await app.page.title()).toContain('绩镜')
    expect(await app.page.getByRole('navigation').count()).toBeGreaterThan(0)
    expect(app.complaints).toEqual([])
    expect(app.strangers).toEqual([])
    await app.close()
  })
})
