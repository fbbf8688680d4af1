import { expect, it } from 'vitest'
import { normaliseDepartment } from '@/ingest'
import { choosePart, medians } from '@/share'
import { batch } from './tables'

const tools = { know: normaliseDepartment }

it('takes the tables of the chosen years', async () => {
  const { batch: chosen } = choosePart(await batch(), { years: [2024] }, tools)
  expect(chosen.evaluations.map(({ year }) => year)).toEqual([2024])
})

it('an edition of one department, by any of its names, has no name of another in it', async () => {
  const { batch: chosen, unknown } = choosePart(
    await batch(),
    { departments: ['教育局', '云溪县教育局'] },
    tools,
  )
  expect(unknown).toEqual(['教育局'])
  expect(chosen.evaluations.map(({ kind, year }) => `${kind} ${year}`)).toEqual([
    'department 2023',
    'project 2023',
    'department 2024',
  ])
  const text = JSON.stringify(chosen)
  expect(['云溪县财政局', '档案馆', '云溪县人民政府'].filter((name) => text.includes(name))).toEqual([])
  expect(text).toContain('其他部门和教育局共同推进')
  expect(chosen.rejects).toEqual([])
  expect(chosen.sheets).toEqual([])
})

it('gives no median of fewer than five tables', async () => {
  const { evaluations } = await batch()
  expect(medians(evaluations, true)).toEqual([])
  const five = Array.from({ length: 5 }, (_, i) => ({
    ...evaluations[0]!,
    total: String(80 + i),
    reportedTotal: null,
  }))
  expect(medians(five, true)).toMatchObject([{ year: 2023, tables: 5, total: '82.00', reportedTotal: null }])
  expect(medians(five, false)[0]!.total).toBeNull()
})
