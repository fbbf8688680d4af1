import { nextTick } from 'vue'

/**
 * How long a choice takes to be seen: `performance` holds a mark `filter-start` where the person chose, `filter-painted` in
 * the frame after which every answer stands on the screen, and a measure `filter` between them. For the bench, and for
 * whoever looks into the browser's profiler; nothing leaves the page.
 */
const START = 'filter-start'
const PAINTED = 'filter-painted'
const MEASURE = 'filter'

let asked = 0
let isWaiting = false
/** Who waits for all answers. */
const waiters: (() => void)[] = []

/** A choice was made. One that changes no question is forgotten with the next. */
export function choiceMade(): void {
  performance.clearMarks(START)
  performance.mark(START)
  isWaiting = true
}

/** A question is asked. @returns to be called once it is answered, refused or overtaken */
export function questionAsked(): () => void {
  asked += 1
  return () => {
    asked -= 1
    if (asked > 0) return
    for (const go of waiters.splice(0)) go()
    if (isWaiting) void painted()
  }
}

/** Whether an answer is on its way: until it has come, the page shows what was asked before. */
export const isAsking = (): boolean => asked > 0

/** Resolves once every question is answered, refused or overtaken. */
export async function allAnswered(): Promise<void> {
  while (asked > 0) await new Promise<void>((go) => waiters.push(go))
}

/** What the answers change is put into the page, then drawn in the next frame: two frames later it is seen. */
async function painted(): Promise<void> {
  await nextTick()
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      // A question that another answer has raised: its answer will come here.
      if (asked > 0 || !isWaiting) return
      isWaiting = false
      performance.clearMarks(PAINTED)
      performance.mark(PAINTED)
      performance.measure(MEASURE, START, PAINTED)
    }),
  )
}
