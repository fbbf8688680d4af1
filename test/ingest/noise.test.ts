import { describe, expect, it } from 'vitest'
import { readFile } from '@/ingest'
import type { CellRef, SelfEvaluation } from '@/engine'
import { decodeBytes } from '../../src/ingest/bytes'
import { parseCsv } from '../../src/ingest/csv'
import { caseBytes, caseFile, input } from './inputs'
import { toCsv } from './rendering'

const FORMS = [
  '2022年度上街区政务服务中心部门整体自评表.csv',
  '219001委托业务项目自评表.csv',
  '普陀体育中心结算费用2022.csv',
  '青神县发改局工资性支出.csv',
  '02-yongde-minglang-2022.csv',
  '03-tianchang-slj-2022.csv',
  '07-ezhou-xzspj-2021.csv',
  '10-huangshi-library-2022.csv',
  '14-jishan-zhaidian-2021.csv',
  '17-hengshan-liangshi-2020.csv',
  '20-chongqing-rongmeiti-zhengti-2021.csv',
]

function rowsOf(file: string): string[][] {
  const decoded = decodeBytes(caseBytes(file))
  if (!('text' in decoded)) throw new Error(file)
  return parseCsv(decoded.text).rows
}

/** An evaluation without its places and file name. */
function content(evaluation: SelfEvaluation): unknown {
  const dropped = new Set(['cell', 'cells', 'instructions', 'file', 'id'])
  return JSON.parse(
    JSON.stringify(evaluation, (key, value: unknown) => (dropped.has(key) ? undefined : value)),
  )
}

/** The text that a cell reference points at. */
function pointedAt(rows: string[][], { row, column }: CellRef): string {
  return rows[row - 1]?.[column - 1] ?? '(outside)'
}

describe.each(FORMS)('%s', (file) => {
  it.each([
    ['a blank column at the left', (row: string[]) => ['', ...row]],
    ['a blank column after each column', (row: string[]) => row.flatMap((cell) => [cell, ''])],
    [
      'trailing blank cells cut off',
      (row: string[]) => row.join('\u0000').replace(/\0+$/, '').split('\u0000'),
    ],
  ])('reads the same with %s', async (_title, change) => {
    const original = (await readFile(caseFile(file))).evaluations[0]!
    const rows = rowsOf(file).map(change)
    const { evaluations, rejects } = await readFile(input(file, toCsv(rows, ',', '\r\n')))
    expect(rejects).toEqual([])
    expect(content(evaluations[0]!)).toEqual(content(original))
  })

  it('reads the same with a blank row before each row, and points at the cells where they now stand', async () => {
    const original = (await readFile(caseFile(file))).evaluations[0]!
    const rows = rowsOf(file).flatMap((row) => [[''], ['', ...row]])
    const { evaluations, rejects } = await readFile(input(file, toCsv(rows, ',', '\n')))
    expect(rejects).toEqual([])
    const read = evaluations[0]!
    expect(content(read)).toEqual(content(original))
    const before = rowsOf(file)
    read.indicators.forEach((indicator, i) => {
      const known = original.indicators[i]!
      expect(indicator.cell).toMatchObject({ row: known.cell.row * 2, column: known.cell.column + 1 })
      for (const [field, cell] of Object.entries(indicator.cells))
        expect(pointedAt(rows, cell)).toBe(pointedAt(before, known.cells[field as keyof typeof known.cells]!))
    })
  })
})
