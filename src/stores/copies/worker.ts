import { findCopies, findReportCopies, type ComparedText } from '@/problems'
import type { FoundCopies } from './messages'

/** Compares all texts with each other, away from the page: a district takes a fraction of a second, 100,000 texts some. */
self.addEventListener('message', ({ data }: MessageEvent<ComparedText[]>) => {
  const { copies, common, rule } = findCopies(data)
  const found: FoundCopies = { copies, common, rule, reports: findReportCopies(data, copies) }
  self.postMessage(found)
})
