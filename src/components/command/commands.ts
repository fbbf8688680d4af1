import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter, type RouteLocationRaw } from 'vue-router'
import { PAGES } from '@/components/app/pages'
import { useAnnouncer } from '@/stores/announcer'
import { forReaders, isWithheld } from '@/stores/publication'
import { useView } from '@/stores/view'
import { useWorkspace } from '@/stores/workspace'
import { useCopyLink } from './copy-link'

/** Something that the palette can do. */
export interface Command {
  id: string
  group: 'page' | 'department' | 'year' | 'action'
  label: string
  run: () => unknown
}

/** Everything that can be done from the palette, in the language of the view. */
export function useCommands() {
  const { t } = useI18n()
  const router = useRouter()
  const view = useView()
  const workspace = useWorkspace()
  const announcer = useAnnouncer()
  const go = (to: RouteLocationRaw) => router.push(to)

  const copyLink = useCopyLink()
  /** Opens the menu of the first export that the page has. */
  function exportHere() {
    const button = document.querySelector<HTMLElement>('main [data-export]')
    button?.scrollIntoView({ block: 'center' })
    button?.focus()
    button?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
    if (!button) announcer.show(t('command.nothingToExport'))
  }

  return computed<Command[]>(() => {
    const action = (id: string, label: string, run: () => unknown): Command => ({
      id: `action:${id}`,
      group: 'action',
      label,
      run,
    })
    const other = view.state.lang === 'en' ? 'zh-CN' : 'en'
    return [
      ...PAGES.map(({ name, path }) => ({
        id: `page:${name}`,
        group: 'page' as const,
        label: t(`app.pages.${name}`),
        run: () => go(view.to(path)),
      })),
      ...['all' as const, ...[...view.knownYears].reverse()].map((year) => ({
        id: `year:${year}`,
        group: 'year' as const,
        label: year === 'all' ? t('command.allYears') : t('command.year', { year }),
        run: () => view.update({ years: year === 'all' ? 'all' : [year] }),
      })),
      ...(['system', 'light', 'dark'] as const).map((theme) =>
        action(theme, `${t('app.theme.label')}: ${t(`app.theme.${theme}`)}`, () =>
          view.update({ theme }, { replace: true }),
        ),
      ),
      action('language', other === 'en' ? 'English' : '中文', () =>
        view.update({ lang: other }, { replace: true }),
      ),
      action('link', t('command.copyLink'), copyLink),
      ...(forReaders ? [] : [action('import', t('command.import'), () => go(view.to('/data')))]),
      ...(isWithheld('exports') ? [] : [action('export', t('command.export'), exportHere)]),
      action('print', t('command.print'), () => window.print()),
      ...(workspace.info?.departments ?? []).map(({ department }) => ({
        id: `department:${department}`,
        group: 'department' as const,
        label: department,
        run: () => go(view.toDepartment(department)),
      })),
    ]
  })
}
