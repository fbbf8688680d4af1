import type { AmountUnit } from '../cell-number'
import { filledCells, type Grid } from '../grid'
import { compact } from '../normalise'

/** 万元 or 元 where a text states it in brackets or after 单位. */
export function unitOf(text: string): AmountUnit | null {
  const cell = compact(text)
  const found =
    /\((?:(?:金额)?单位[:为]?)?(?:人民币)?(万元|元)\)|单位[:为]?(?:人民币)?(万元|元)|^(万元|元)$/.exec(cell)
  return (found?.[1] ?? found?.[2] ?? found?.[3] ?? null) as AmountUnit | null
}

export interface UnitFound {
  unit: AmountUnit
  row: number
  column: number
}

/**
 * The unit of the amounts: said in the budget block (its header first, then its labels), else anywhere in the rows given as
 * `elsewhere` (`单位：万元` above the table). Null where the table says none.
 */
export function recogniseUnit(
  grid: Grid,
  block: readonly number[],
  elsewhere: readonly number[],
): UnitFound | null {
  for (const row of [...block, ...elsewhere])
    for (const { column, text } of filledCells(grid, row)) {
      const unit = text.length <= 60 ? unitOf(text) : null
      if (unit) return { unit, row, column }
    }
  return null
}
