import type { VirtualItem } from '@tanstack/vue-virtual'

/** How long a page that is gone back to may take to become as it was, in milliseconds. */
const PATIENCE = 3000

interface Place {
  left: number
  top: number
}

/**
 * Waits until the page is tall enough for a scroll position and its answers have come: a page that is gone back to asks its
 * questions again, and would else be scrolled while it is still short, or to what then moves. Gives up after three seconds
 * and scrolls as far as it goes.
 */
export function whenTallEnough({ left, top }: Place): Promise<Place> {
  const deadline = performance.now() + PATIENCE
  return new Promise((resolve) => {
    const look = () => {
      const reached = document.documentElement.scrollHeight - window.innerHeight >= top
      const isWaiting = document.querySelector('main [aria-busy="true"]') !== null
      if ((reached && !isWaiting) || performance.now() > deadline) resolve({ left, top })
      else requestAnimationFrame(look)
    }
    look()
  })
}

/** How a scrolling list was left: how far down, and how tall the rows were that had been seen. */
export interface ScrollState {
  top: number
  heights: VirtualItem[]
}

const inner = new Map<string, ScrollState>()

/**
 * Names a scrolling part of the page as it stands in the browser's history. Two visits of one address are two
 * places: the router numbers its history entries.
 */
export function placeInHistory(part: string): string {
  const position = (history.state as { position?: number } | null)?.position ?? 0
  return `${position}|${location.hash}|${part}`
}

/** Remembers how a list was left, until the page is closed. */
export function rememberScroll(place: string, left: ScrollState): void {
  inner.set(place, left)
}

/** How a list was left; null when this place in the history was never seen. */
export function recallScroll(place: string): ScrollState | null {
  return inner.get(place) ?? null
}

/**
 * Scrolls a list to where it was left, once it is long enough: its rows come in later frames. Gives up after three
 * seconds and scrolls as far as it goes; a place never seen stays at the top.
 */
export function restoreScroll(left: ScrollState | null, part: () => HTMLElement | null): void {
  const top = left?.top ?? 0
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
