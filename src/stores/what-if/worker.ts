import { inferSchemes, scoreTotals } from '@/engine'
import type { WhatIfData } from '@/warehouse'
import type { Answers, Question, Request, Response } from './messages'

/** Scores a filter's tables under another scheme, and infers which scheme they follow: a second of work for a district. */
let data: WhatIfData = { tables: [], rows: [] }

function answer(question: Question): Answers[keyof Answers] {
  switch (question.type) {
    case 'data':
      data = question.data
      return null
    case 'totals':
      return scoreTotals(data.tables, data.rows, question.scheme)
    case 'infer':
      return inferSchemes(question.tables).inferences
  }
}

self.addEventListener('message', ({ data: request }: MessageEvent<Request>) => {
  const { turn } = request
  let response: Response
  try {
    response = { turn, answer: answer(request) }
  } catch (error) {
    response = { turn, failed: error instanceof Error ? error.message : String(error) }
  }
  self.postMessage(response)
})
