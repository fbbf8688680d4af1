import { expect, it } from 'vitest'
import { normaliseDepartment } from '@/ingest'
import { anonymise, choosePart } from '@/share'
import { batch, NAMES } from './tables'

const tools = { know: normaliseDepartment }

it('no name of a unit, a project, a place or a file is left anywhere in the batch', async () => {
  const { batch: chosen } = choosePart(await batch(), {}, tools)
  const text = JSON.stringify(anonymise(chosen, tools))
  expect(NAMES.filter((name) => text.includes(name))).toEqual([])
})

it('one unit has one number: in its column, under another name of its, in texts', async () => {
  const { evaluations } = anonymise(choosePart(await batch(), {}, tools).batch, tools)
  const education = evaluations.filter(({ year, kind }) => year === 2024 || kind === 'project')
  expect(new Set(evaluations.map(({ department }) => department)).size).toBe(3)
  expect(new Set(education.map(({ department }) => department)).size).toBe(1)
  const [later] = evaluations.filter(({ year }) => year === 2024)
  expect(later!.indicators[0]!.reason).toBe(`${later!.department}按期完成`)
  expect(new Set(evaluations.map(({ id }) => id)).size).toBe(evaluations.length)
})

it('figures and scores stay', async () => {
  const { batch: chosen } = choosePart(await batch(), {}, tools)
  const figures = ({ evaluations }: typeof chosen) =>
    evaluations.map(({ total, year, indicators }) => [
      total,
      year,
      indicators.map(({ score, target }) => [score, target]),
    ])
  expect(figures(anonymise(chosen, tools))).toEqual(figures(chosen))
})

it('an empty batch stays empty', () => {
  const none = { files: [], rejects: [], evaluations: [], sheets: [] }
  expect(anonymise(none, tools)).toEqual(none)
})
