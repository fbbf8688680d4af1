export { Dice } from './dice'
export { randomEvaluation } from './random-evaluation'
export { renderSheet, type RenderedSheet } from './render-sheet'
export { ENCODINGS, toBytes, toCsv, type Encoding } from './to-bytes'
