import { onScopeDispose, onUpdated, shallowRef, watch, type Ref, type ShallowRef } from 'vue'

/** Pixels around the window within which a panel counts as seen: a turn of the wheel away. */
const MARGIN = 100
/** Milliseconds after which a panel out of sight is made anew at the latest. */
const AT_LAST = 300
/** Runs `work` once what is in the window has been painted. Safari has no idle callbacks: there, after a few frames. */
export const whenIdle = (work: () => void): (() => void) => {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(work, AT_LAST / 4)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(work, { timeout: AT_LAST })
  return () => cancelIdleCallback(handle)
}

/** What a part asks that nobody waits for: it changes once the window has been painted. */
export function useWhenIdle<T>(wanted: () => T): Readonly<ShallowRef<T>> {
  const settled = shallowRef(wanted()) as ShallowRef<T>
  let cancel: (() => void) | null = null
  watch(
    () => JSON.stringify(wanted()),
    () => {
      cancel?.()
      cancel = whenIdle(() => (settled.value = wanted()))
    },
  )
  onScopeDispose(() => cancel?.())
  return settled
}

/**
 * Gives an answer on: at once where what shows it is in the window, else once the window has been painted. A choice changes
 * all of a page at a time, and a person waits for the part that they look at.
 *
 * @param data the answer; its first is given on at once
 * @param host an element without a box of its own, whose children show the answer
 */
export function useSeenFirst<T>(
  data: () => T | null,
  host: Readonly<Ref<HTMLElement | null>>,
): ShallowRef<T | null> {
  const shown = shallowRef(data()) as ShallowRef<T | null>
  const visible = new Map<Element, boolean>()
  let cancel: (() => void) | null = null

  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) visible.set(target, isIntersecting)
      if (isSeen() && cancel) giveOn()
    },
    { rootMargin: `${MARGIN}px` },
  )
  const isSeen = () => visible.size === 0 || [...visible.values()].some(Boolean)

  function observe() {
    const children = new Set(host.value?.children)
    for (const child of visible.keys()) {
      if (children.has(child)) continue
      observer.unobserve(child)
      visible.delete(child)
    }
    for (const child of children) {
      if (visible.has(child)) continue
      // Until the browser has looked, it counts as seen.
      visible.set(child, true)
      observer.observe(child)
    }
  }

  function giveOn() {
    cancel?.()
    cancel = null
    shown.value = data()
  }

  watch(data, () => {
    if (shown.value === null || data() === null || isSeen()) giveOn()
    else cancel ??= whenIdle(giveOn)
  })
  watch(host, observe, { flush: 'post' })
  onUpdated(observe)
  onScopeDispose(() => {
    observer.disconnect()
    cancel?.()
  })
  return shown
}
