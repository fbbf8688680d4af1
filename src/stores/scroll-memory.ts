import type { VirtualItem } from '@tanstack/vue-virtual'
import { useWorkspace } from './workspace'

/** How long a list that is gone back to may take to become as long as it was, in milliseconds. */
const PATIENCE = 3000
/** A page whose answers have come and whose height has not changed for so long has become what it was, in milliseconds. */
const SETTLED = 400
/** What a person does who wants to be elsewhere. A bar that is dragged is pressed first. */
const MOVES = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const

interface Place {
  left: number
  top: number
}

let letGo = new AbortController()

/**
 * Keeps a page that is gone back to at the place where it was left: it asks its questions again, and until all answers have come
 * it is shorter, or taller, than it was. Over when the page has settled, when the person moves, or when the page is left
 * (`letGoOfPlace`).
 */
export function keepAtPlace({ left, top }: Place): void {
  letGoOfPlace()
  const { signal } = (letGo = new AbortController())
  const workspace = useWorkspace()
  for (const move of MOVES) addEventListener(move, letGoOfPlace, { signal, capture: true, passive: true })
  let height = 0
  let since = performance.now()
  const look = () => {
    if (signal.aborted) return
    const now = document.documentElement.scrollHeight
    const isWaiting =
      workspace.phase === 'opening' || document.querySelector('main [aria-busy="true"]') !== null
    if (isWaiting || now !== height) since = performance.now()
    height = now
    // Fractions of a pixel are the same place.
    if (Math.abs(window.scrollY - top) > 1) scrollTo({ left, top, behavior: 'instant' })
    if (performance.now() - since > SETTLED) letGoOfPlace()
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

/** Leaves the page where it is. */
export const letGoOfPlace = (): void => letGo.abort()

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
