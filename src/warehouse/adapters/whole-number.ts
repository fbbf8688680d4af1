/**
 * A BIGINT as a number.
 * @throws Error beyond 2⁵³, where a number would no longer be exact
 */
export function wholeNumber(value: bigint): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number))
    throw new Error(`${value} is too large for a number; cast it to text in SQL.`)
  return number
}
