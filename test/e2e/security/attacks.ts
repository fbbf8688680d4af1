import type { Page } from 'playwright-core'

/** What code that got into a page would try, by name: to run more code, or to carry something out. */
export const ATTACKS = [
  'inline script',
  'script of another host',
  'handler in an attribute',
  'HTML with a handler',
  'eval',
  'function from text',
  'timer from text',
  'module of another host',
  'module from data:',
  'picture of another host',
  'style sheet of another host',
  'background of another host',
  'fetch',
  'beacon',
  'web socket',
  'event source',
  'frame',
  'base',
  'worker of another host',
  'fetch in a worker',
  'eval in a worker',
] as const

/** Tries one of them in the page, as code of the page. `globalThis.broken` is set where code ran. */
export async function attack(page: Page, name: (typeof ATTACKS)[number], target: string): Promise<void> {
  if (name.startsWith('module')) {
    const module = name === 'module from data:' ? 'data:text/javascript,globalThis.broken = 1' : target
    // As text: Vitest would make the import one of its own.
    await page.evaluate(
      `new Promise((end) => setTimeout(() => import(${JSON.stringify(module)}).catch(() => 0).then(() => end())))`,
    )
    return
  }
  await page.evaluate(
    async ({ name, target }) => {
      const run = 'globalThis.broken = 1'
      const element = <Tag extends keyof HTMLElementTagNameMap>(
        tag: Tag,
        attributes: Record<string, string> = {},
      ) => {
        const made = document.createElement(tag)
        for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
        document.body.append(made)
        return made
      }
      const inWorker = async (code: string) => {
        const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })))
        const ended = new Promise((resolve) => {
          worker.onmessage = ({ data }) => {
            if (data === 'broken') Object.assign(globalThis, { broken: 1 })
            resolve(null)
          }
          worker.onerror = resolve
        })
        await ended
        worker.terminate()
      }
      const global = globalThis as unknown as Record<string, (text: string) => unknown>
      const attempts: Record<string, () => unknown> = {
        'inline script': () => element('script').append(run),
        'script of another host': () => element('script', { src: target }),
        'handler in an attribute': () => element('img', { src: 'x', onerror: run }),
        'HTML with a handler': () => (element('div')['innerHTML'] = `<img src=x onerror="${run}">`),
        eval: () => global.eval!(run),
        'function from text': () => new Function(run)(),
        'timer from text': () => setTimeout(run),
        'picture of another host': () => element('img', { src: target }),
        'style sheet of another host': () => element('link', { rel: 'stylesheet', href: target }),
        'background of another host': () => element('div', { style: `background: url(${target})` }),
        fetch: () => fetch(target, { method: 'POST', body: 'leak', mode: 'no-cors' }),
        beacon: () => navigator.sendBeacon(target, 'leak'),
        'web socket': () => new WebSocket(target.replace('http', 'ws')),
        'event source': () => new EventSource(target),
        frame: () => element('iframe', { src: target }),
        base: () => {
          element('base', { href: target })
          return fetch('assets/leak')
        },
        'worker of another host': () => new Worker(target),
        'fetch in a worker': () =>
          inWorker(`fetch('${target}').catch(() => 0).then(() => postMessage('ended'))`),
        'eval in a worker': () =>
          inWorker(`try { eval('1'); postMessage('broken') } catch { postMessage('') }`),
      }
      // A debugger may evaluate text; what comes in a task of its own is the page's code.
      await new Promise((task) => setTimeout(task))
      try {
        await attempts[name]!()
      } catch {
        // Refused at once: that is what we came for.
      }
      await new Promise((later) => setTimeout(later, 150))
    },
    { name, target },
  )
}

export const wasBroken = (page: Page) => page.evaluate(() => 'broken' in globalThis)
