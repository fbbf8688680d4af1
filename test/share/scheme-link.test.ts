import { expect, it } from 'vitest'
import { parseSchemeChange } from '@/engine'
import { DEFAULT_VIEW, formatView, parseView } from '@/share'

it.each([
  ['shangjie-department-2022', 'shangjie-department-2022'],
  ['shangjie-department-2022;budget:threshold-95', 'shangjie-department-2022;budget:threshold-95'],
  ['shangjie-department-2022;budget:threshold-90.0', 'shangjie-department-2022'],
])('a changed scheme in a link: %s', (line, kept) => {
  const { state, ignored } = parseView({ v: '1', scheme: line }, parseSchemeChange)
  expect([state.scheme, ignored]).toEqual([kept, []])
  expect(formatView(state)).toEqual({ v: '1', scheme: kept })
})

it.each(['', 'nowhere', 'shangjie-department-2022;budget:threshold-0', 'linear-department;grades:优10,良90'])(
  'a line that makes no sense is dropped and named: %s',
  (line) => {
    const { state, ignored } = parseView({ scheme: line }, parseSchemeChange)
    expect(state).toEqual(DEFAULT_VIEW)
    expect(ignored).toEqual([{ name: 'scheme', value: line }])
  },
)
