import { createClassifier, parseTaxonomy, TaxonomyError } from '@/problems'
import type { ClassifyAnswer, ClassifyTask } from './messages'

/** So many texts between two signs of life. */
const STEP = 100
const post = (answer: ClassifyAnswer) => self.postMessage(answer)

self.addEventListener('message', ({ data }: MessageEvent<ClassifyTask>) => {
  try {
    const classify = createClassifier(parseTaxonomy(data.taxonomy))
    for (let at = 0; at < data.texts.length; at += STEP)
      post({ type: 'some', categories: data.texts.slice(at, at + STEP).map(classify) })
    post({ type: 'done' })
  } catch (cause) {
    if (cause instanceof TaxonomyError) post({ type: 'failed', path: cause.path, ...cause.sentence })
    else post({ type: 'failed', path: '', zh: String(cause), en: String(cause) })
  }
})
