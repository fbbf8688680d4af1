import { onScopeDispose } from 'vue'
import type { Scheme } from '@/engine'
import type { WhatIfData } from '@/warehouse'
import type { Answers, Question, Response } from './messages'
import { startWorker } from '../start-worker'
import workerAddress from './worker.ts?worker&url'

/** A worker that scores and infers for one component, and ends with it: on the page itself a district takes a quarter of a second. */
export function useScoring() {
  let worker: Worker | null = null
  let turns = 0
  let loaded = ''
  const waiting = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>()

  function start(): Worker {
    const started = startWorker(workerAddress)
    started.onmessage = ({ data }: MessageEvent<Response>) => {
      const asked = waiting.get(data.turn)
      waiting.delete(data.turn)
      if ('failed' in data) asked?.reject(new Error(data.failed))
      else asked?.resolve(data.answer as never)
    }
    started.onerror = ({ message }) => end(new Error(message || 'worker failed to start'))
    return started
  }

  function ask<Type extends Question['type']>(
    question: Extract<Question, { type: Type }>,
  ): Promise<Answers[Type]> {
    worker ??= start()
    const turn = ++turns
    worker.postMessage({ ...question, turn })
    return new Promise<Answers[Type]>((resolve, reject) => waiting.set(turn, { resolve, reject }))
  }

  function end(error: Error) {
    worker?.terminate()
    worker = null
    loaded = ''
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }

  onScopeDispose(() => end(new DOMException('left', 'AbortError')))

  return {
    /** Gives the worker the tables, unless it has them already under this key. */
    async load(key: string, data: WhatIfData) {
      if (key === loaded) return
      await ask({ type: 'data', data })
      loaded = key
    },
    /** The totals of the tables that were loaded last. */
    totals: (scheme: Scheme) => ask<'totals'>({ type: 'totals', scheme }),
    infer: (tables: Extract<Question, { type: 'infer' }>['tables']) =>
      ask<'infer'>({ type: 'infer', tables }),
  }
}
