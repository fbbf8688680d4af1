import type { Bilingual } from '@/engine'
import data from './taxonomy.json'

/** 问题类别: one kind of problem, with the patterns that recognise it. */
export interface Category {
  code: string
  name: Bilingual
  definition: string
  patterns: string[]
}

/** All categories, in the order in which they are shown. */
export const CATEGORIES: readonly Category[] = data.categories
