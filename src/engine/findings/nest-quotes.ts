/** Quotes inside quotes become single ones, as a typesetter sets them: `“‘三公经费’控制率”`, not `““三公经费”控制率”`. */
export function nestQuotes(sentence: string): string {
  let depth = 0
  return sentence.replaceAll(/[“”]/g, (mark) => {
    if (mark === '“') return depth++ > 0 ? '‘' : '“'
    if (depth === 0) return mark
    return --depth > 0 ? '’' : '”'
  })
}
