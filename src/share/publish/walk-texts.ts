/** What becomes of the texts of a value: by the key that they stand under. */
export interface TextChanges {
  text: (text: string) => string
  /** Texts under these keys are changed by a rule of their own. */
  byKey: Readonly<Record<string, (text: string) => string>>
}

/** A copy of a value of plain objects and arrays with every text in it changed; everything else stays. */
export function changeTexts<T>(value: T, changes: TextChanges): T {
  return walk(value, changes, changes.text) as T
}

function walk(value: unknown, changes: TextChanges, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((one) => walk(one, changes, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      walk(one, changes, Object.hasOwn(changes.byKey, key) ? changes.byKey[key]! : changes.text),
    ]),
  )
}
