import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { amountUnit, formatExact, formatInUnit } from '@/charts'
import type { DecimalString } from '@/engine'
import { useView } from '@/stores/view'

/** Amounts (万元) in the unit that the person chose; else cards in the one that reads best, tables in 万元. */
export function useAmounts() {
  const { t } = useI18n()
  const view = useView()
  const tableUnit = computed(() => view.state.unit ?? 'wan')
  const name = (unit: 'wan' | 'yi') => t(`app.unit.${unit}`)
  return {
    /** The unit of amounts in tables, and its name. */
    tableUnit,
    tableUnitName: computed(() => name(tableUnit.value)),
    /** For a cell of a table, with all its digits. */
    exact: (amount: DecimalString | null) => formatExact(amount, tableUnit.value),
    /** For a card: figure and unit apart. `like` gives the unit where several figures are to be compared. */
    card: (amount: DecimalString | null, like: DecimalString | null = amount) => {
      const unit = amountUnit([like], view.state.unit)
      return { value: formatInUnit(amount, unit), unit: amount === null ? undefined : name(unit) }
    },
    /** `1,770.39 万元`, for a sentence. */
    words: (amount: DecimalString | null) => {
      const unit = tableUnit.value
      return amount === null ? t('app.none') : `${formatInUnit(amount, unit)} ${name(unit)}`
    },
  }
}
