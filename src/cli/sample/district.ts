import data from './district.json'

/** What a department does; decides its outputs, benefits and sources of money. */
export type DepartmentType =
  | 'admin'
  | 'window'
  | 'construction'
  | 'livelihood'
  | 'industry'
  | 'culture'
  | 'law'
  | 'health'
  | 'education'
  | 'township'

export interface Department {
  name: string
  supervisor: string
  type: DepartmentType
  /** 万元; the middle of the log-normal distribution that its first budget is drawn from. */
  typicalBudget: string
  /** The typical budget is taken as it is: the few very large departments. */
  fixedSize?: boolean
  firstYear?: number
  lastYear?: number
}

export interface District {
  district: string
  firstYear: number
  lastYear: number
  merger: { from: string[]; into: string; year: number }
  newDepartment: { department: string; year: number }
  departments: Department[]
}

/** The made-up district 澄川区: there is no such place. */
export const DISTRICT = data as District

/** The years for which a department has reported. */
export function yearsOf({ firstYear, lastYear }: Department): number[] {
  const from = firstYear ?? DISTRICT.firstYear
  const to = lastYear ?? DISTRICT.lastYear
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
