import { compareDecimal } from './decimal'
import type { DecimalString, Grade } from './model'
import type { Scheme } from './scheme'

/** 优良中差 of a total, by the scheme's bands (a bound belongs to the better grade). */
export function gradeOf(total: DecimalString, scheme: Scheme): Grade {
  const band = scheme.grades.find(({ from }) => compareDecimal(total, from) >= 0)
  return band?.grade ?? scheme.grades.at(-1)!.grade
}
