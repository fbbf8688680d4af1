import { isBlank } from '../blank'
import { looksNumeric } from '../cell-number'
import { compact } from '../normalise'
import { matchField } from '../synonyms'
import budget from '../synonyms/budget.json'

const isValue = (token: string) => isBlank(token) || looksNumeric(compact(token).replace(/(?:万元|元)$/, ''))

/**
 * The tokens of a printed line of the budget block as cells: the name, then a value for each header. Empty cells are not
 * printed: with too few values, amounts fill from the left, a percentage goes under 执行率. Null where it is no such line.
 */
export function budgetRow(tokens: readonly string[], headers: readonly string[]): string[] | null {
  let first = tokens.length
  while (first > 0 && isValue(tokens[first - 1]!)) first--
  const values = tokens.slice(first)
  if (values.length < 2 || values.length > headers.length || !values.some((value) => looksNumeric(value)))
    return null
  const name = tokens.slice(0, first).join('')
  if (name === '') return null
  if (values.length === headers.length) return [name, ...values]
  const cells = headers.map(() => '')
  const rate = headers.findIndex(
    (header) => matchField<keyof typeof budget>(budget, header)?.field === 'reportedRate',
  )
  let column = 0
  for (const value of values) {
    if (value.endsWith('%') && rate >= 0) cells[rate] = value
    else if (column < headers.length) cells[column++] = value
  }
  return [name, ...cells]
}
