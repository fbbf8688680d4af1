/** How long a page that is gone back to may take to become as tall as it was, in milliseconds. */
const PATIENCE = 2000

interface Place {
  left: number
  top: number
}

/**
 * Waits until the page is tall enough for a scroll position: a page that is gone back to asks its questions again,
 * and would else be scrolled while it is still short. Gives up after two seconds and scrolls as far as it goes.
 */
export function whenTallEnough({ left, top }: Place): Promise<Place> {
  const deadline = performance.now() + PATIENCE
  return new Promise((resolve) => {
    const look = () => {
      const reached = document.documentElement.scrollHeight - window.innerHeight >= top
      if (reached || performance.now() > deadline) resolve({ left, top })
      else requestAnimationFrame(look)
    }
    look()
  })
}

const inner = new Map<string, number>()

/**
 * Names a scrolling part of the page as it stands in the browser's history. Two visits of one address are two
 * places: the router numbers its history entries.
 */
export function placeInHistory(part: string): string {
  const position = (history.state as { position?: number } | null)?.position ?? 0
  return `${position}|${location.hash}|${part}`
}

/** Remembers how far a part of the page was scrolled, until the page is closed. */
export function rememberScroll(place: string, top: number): void {
  inner.set(place, top)
}

/**
 * Scrolls a part of the page to where it was left, once it is long enough: its rows come and are measured in later
 * frames. Gives up after two seconds and scrolls as far as it goes; a place never seen stays at the top.
 */
export function restoreScroll(place: string, part: () => HTMLElement | null): void {
  const top = inner.get(place) ?? 0
  if (top === 0) return
  const deadline = performance.now() + PATIENCE
  const look = () => {
    const element = part()
    if (!element) return
    const reached = element.scrollHeight - element.clientHeight >= top
    if (reached || performance.now() > deadline) element.scrollTo({ top })
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
