import type { FundSource } from '@/engine'
import { compact, labelText } from '../normalise'
import { matchField, type Synonyms } from '../synonyms'
import fundSources from '../synonyms/fund-source.json'
import expenditure from '../synonyms/expenditure.json'

/** A label without what stands before every source: `其中：`, `资金来源：（1）`. */
function sourceName(label: string): string {
  return labelText(compact(label).replace(/^(?:其中|资金来源|来源)[:：]?/, ''))
}

/** 资金来源 by its label, e.g. `资金来源：（1）政府预算资金` → government; null for what names none. */
export function recogniseFundSource(label: string): FundSource | null {
  const isPart = compact(label).startsWith('其中')
  const match = matchField<FundSource>(fundSources, sourceName(label))
  if (!match) return null
  // `其中：财政拨款总额` is a part, whatever it is called.
  return isPart && match.field === 'total' ? 'government' : match.field
}

const EXPENDITURE: { expenditure: Synonyms } = expenditure

/** 基本支出, 人员经费, 按支出性质分: what the money was spent on, which is no source of it. */
export function isExpenditure(label: string): boolean {
  const name = sourceName(label).replace(/[:：].*$/s, '')
  return matchField(EXPENDITURE, name) !== null
}
