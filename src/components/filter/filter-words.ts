import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { categoryOf } from '@/components/problem/category'
import { FINDING_RULES } from '@/engine'
import type { ViewState } from '@/share'
import { useLanguage } from '@/stores/language'
import { useView } from '@/stores/view'

/** An active filter in words, and the change that opens it again. */
export interface ActiveFilter {
  id: string
  text: string
  open: Partial<ViewState>
}

/** What narrows the view beside kind and years, in the language of the view: for chips, announcements and exports. */
export function useFilterWords() {
  const { t } = useI18n()
  const view = useView()
  const { say } = useLanguage()
  // A link may name a rule that does not exist.
  const ruleName = (id: string) => {
    const rule = FINDING_RULES.find((known) => known.id === id)
    return rule ? say(rule.title) : id
  }

  const rateText = (from: string | null, to: string | null) => {
    if (to === null) return t('filter.rateFrom', { from })
    return from === null ? t('filter.rateTo', { to }) : t('filter.rateBetween', { from, to })
  }

  const totalText = (from: string | null, to: string | null) => {
    if (to === null) return t('filter.totalFrom', { from })
    return from === null ? t('filter.totalTo', { to }) : t('filter.totalBetween', { from, to })
  }

  const active = computed<ActiveFilter[]>(() => {
    const { departments, supervisors, grades, rateFrom, rateTo, fundSource, flagged } = view.state
    const { lostOn, totalFrom, totalTo, accused, named } = view.state
    const one = (id: keyof ViewState, text: string): ActiveFilter => ({ id, text, open: { [id]: null } })
    return [
      ...departments.map((name) => ({
        id: `dept:${name}`,
        text: name,
        open: { departments: departments.filter((other) => other !== name) },
      })),
      ...supervisors.map((name) => ({
        id: `sup:${name}`,
        text: t('filter.supervisorIs', { name }),
        open: { supervisors: supervisors.filter((other) => other !== name) },
      })),
      ...grades.map((grade) => ({
        id: `grade:${grade}`,
        text: t('filter.gradeIs', { grade }),
        open: { grades: grades.filter((other) => other !== grade) },
      })),
      ...(rateFrom !== null || rateTo !== null
        ? [{ id: 'rate', text: rateText(rateFrom, rateTo), open: { rateFrom: null, rateTo: null } }]
        : []),
      ...(fundSource
        ? [
            {
              id: 'fund',
              text: t('filter.hasFund', { source: t(`app.fundSource.${fundSource}`) }),
              open: { fundSource: null },
            },
          ]
        : []),
      ...(flagged
        ? [{ id: 'flagged', text: t(`filter.flaggedIs.${flagged}`), open: { flagged: null } }]
        : []),
      ...(lostOn ? [one('lostOn', t('filter.lostOn', { name: lostOn }))] : []),
      ...(totalFrom !== null || totalTo !== null
        ? [
            {
              id: 'total',
              text: totalText(totalFrom, totalTo),
              open: { totalFrom: null, totalTo: null },
            },
          ]
        : []),
      ...(accused ? [one('accused', t('filter.accused', { rule: ruleName(accused) }))] : []),
      ...(named ? [one('named', t('filter.named', { name: say(categoryOf(named).name) }))] : []),
    ]
  })

  return { active }
}
