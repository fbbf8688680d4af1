import { expect } from 'vitest'
import type { Bilingual } from '@/engine'

/** Every number of a sentence but 0, which either language may say in words; 10k yuan is 万元. */
const numbers = (text: string) =>
  (text.replaceAll('10k', '').match(/\d+(\.\d+)?/g) ?? []).filter((number) => Number(number) !== 0).sort()

/** Both languages say something, and name the same numbers. */
export function expectBothLanguages({ zh, en }: Bilingual): void {
  expect(zh).toMatch(/[一-鿿=]/u)
  expect(en).toMatch(/[a-z=]/)
  expect(numbers(en)).toEqual(numbers(zh))
  expect(zh + en).not.toMatch(/undefined|null|NaN|\[object/)
}
