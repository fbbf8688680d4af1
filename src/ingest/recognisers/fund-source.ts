import type { FundSource } from '@/engine'
import { labelText, compact } from '../normalise'
import { matchField } from '../synonyms'
import fundSources from '../synonyms/fund-source.json'

/** 资金来源 by its label, e.g. `资金来源：（1）政府预算资金` → government; null for what names none. */
export function recogniseFundSource(label: string): FundSource | null {
  const whole = compact(label)
  const isPart = whole.startsWith('其中')
  const name = labelText(whole.replace(/^(?:其中|资金来源|来源)[:：]?/, ''))
  const match = matchField<FundSource>(fundSources, name)
  if (!match) return null
  // `其中：财政拨款总额` is a part, whatever it is called.
  return isPart && match.field === 'total' ? 'government' : match.field
}
