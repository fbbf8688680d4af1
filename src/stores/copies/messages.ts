import type { CopyResult, ReportCopy } from '@/problems'

/** What the worker answers: copied sentences, and the tables that are copied as a whole. */
export interface FoundCopies extends CopyResult {
  reports: ReportCopy[]
}
