export {
  CATEGORIES,
  TAXONOMY,
  type Category,
  type CounterWords,
  type PairRule,
  type Taxonomy,
} from './taxonomy'
export { classify, createClassifier, type CategoryMatch } from './classify'
export { splitSentences } from './split-sentences'
