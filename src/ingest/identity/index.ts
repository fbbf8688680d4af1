export { normaliseDepartment, type NormalisedDepartment } from './normalise-department'
export { likelySame, type Likeness } from './likely-same'
export { suggestAliases, suggestAliasesInSteps, type AliasSuggestion } from './suggest-aliases'
