import type { Mark } from '@/charts/datum'

const isMark = (value: object): value is Mark => typeof (value as Partial<Mark>).datum === 'function'

/** A copy of an option in which each mark says at once what it stands for and what its tooltip says, as `key` and `tip`. */
export function told(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(told)
  if (typeof value !== 'object' || value === null) return value
  const parts = Object.entries(value).map(([name, part]) => [name, told(part)] as const)
  return { ...Object.fromEntries(parts), ...(isMark(value) ? value.datum() : {}) }
}
