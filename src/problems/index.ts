export { CATEGORIES, type Category } from './taxonomy'
export { classify, type CategoryMatch } from './classify'
export { splitSentences } from './split-sentences'
