import type { Scheme, SchemeInference, TableForChoice, WhatIfScore } from '@/engine'
import type { WhatIfData } from '@/warehouse'

/** Page → worker. The data of a what-if stays there: only what changes is sent again. */
export type Question =
  | { type: 'data'; data: WhatIfData }
  | { type: 'totals'; scheme: Scheme }
  | { type: 'infer'; tables: TableForChoice[] }

/** What the worker gives back to each. */
export interface Answers {
  data: null
  totals: WhatIfScore[]
  infer: SchemeInference[]
}

export type Request = Question & { turn: number }
export type Response = { turn: number; answer: Answers[keyof Answers] } | { turn: number; failed: string }
