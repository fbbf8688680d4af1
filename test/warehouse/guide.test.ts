import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Warehouse } from '@/warehouse'
import { schemaGuide, type GuideRelation } from '@/warehouse/guide'
import columnWords from '@/warehouse/guide/columns.json'
import relationWords from '@/warehouse/guide/relations.json'
import { ADAPTERS } from './adapters'

describe.each(ADAPTERS)('the guide to the tables: $adapter', ({ open }) => {
  let w: Warehouse
  let guide: GuideRelation[]
  beforeAll(async () => {
    w = await open()
    guide = await schemaGuide(w)
  })
  afterAll(() => w.close())

  it('has a sentence for every table, view and macro, and a meaning for every column', () => {
    expect(guide.length).toBeGreaterThan(40)
    const silent = guide.flatMap(({ name, meaning, columns }) => [
      ...(meaning ? [] : [name]),
      ...columns.filter((column) => !column.meaning).map((column) => `${name}.${column.name}`),
    ])
    expect(silent, 'write them in src/warehouse/guide/*.json').toEqual([])
  })

  it('explains nothing that is not there', () => {
    const columns = new Set(guide.flatMap(({ columns }) => columns.map(({ name }) => name)))
    const relations = new Set(guide.map(({ name }) => name))
    const gone = [
      ...Object.keys(relationWords).filter((name) => !relations.has(name)),
      ...Object.keys(columnWords).filter((name) => {
        const [relation, column] = name.includes('.') ? name.split('.') : [null, name]
        return !columns.has(column!) || (relation !== null && !relations.has(relation!))
      }),
    ]
    expect(gone).toEqual([])
  })

  it('calls what runs', async () => {
    for (const { call } of guide) await w.ask(['FROM', call].join(' '), { limit: 1 })
  })

  it('speaks both languages', () => {
    const words = [...Object.values(relationWords), ...Object.values(columnWords)]
    expect(words.filter(({ zh, en }) => !/\p{Script=Han}/u.test(zh) || en.trim() === '')).toEqual([])
  })
})
