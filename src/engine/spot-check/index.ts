export { spotCheck, tallyFindings, type RuleTally, type SpotCheck, type SpotCheckPart } from './spot-check'
export { SPOT_CHECK_WEIGHTS, type SpotCheckWeight, type SpotCheckWeights } from './weights'
