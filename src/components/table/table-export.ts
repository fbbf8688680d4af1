import { nextTick, onUnmounted } from 'vue'
import { useI18n } from 'vue-i18n'
import { useFilterWords } from '@/components/filter/filter-words'
import { whenIdle } from '@/components/state/seen-first'
import type { TableFile } from '@/share'
import { useLanguage } from '@/stores/language'
import { allAnswered, isAsking } from '@/stores/repaint'
import { useView } from '@/stores/view'
import { useWorkspace } from '@/stores/workspace'
import { fileRows, scoreRows } from '@/warehouse'
import type { Column } from './columns'

/** What made a figure, for everything that leaves the app: 模拟数据, filters, schemes, ledger, date. */
export function useExportNotes() {
  const { t } = useI18n()
  const { say } = useLanguage()
  const view = useView()
  const workspace = useWorkspace()
  const { active } = useFilterWords()

  /** @param instead what made the table where it was not the filters */
  return async (instead?: TableFile['about']): Promise<TableFile['about']> => {
    const warehouse = workspace.warehouse
    if (!warehouse) return []
    // As it is now: the person may choose something else while this is being written.
    const { kind, yearsLabel, filter } = view
    const parted = say({ zh: '；', en: '; ' })
    const filters = active.value.map((one) => one.text).join(parted) || t('app.export.noFilters')
    const files = await fileRows(warehouse)
    const total = (field: 'rowsRead' | 'rowsLoaded' | 'rowsRejected') =>
      files.reduce((sum, file) => sum + file[field], 0)
    const schemes = [...new Set((await scoreRows(warehouse, filter)).map((row) => row.scheme))]
    // Eight schemes with their validator: not for the first screen.
    const { schemeById } = await import('./scheme-words')
    const named = schemes.map((id) => {
      const { title, version } = schemeById(id)
      return `${say(title)} (${id} ${version})`
    })
    const chosen: TableFile['about'] = instead ?? [
      [t('app.export.kind'), t(`app.kind.${kind}`)],
      [t('app.export.years'), yearsLabel],
      [t('app.export.filters'), filters],
      [t('app.export.scheme'), named.join(parted)],
    ]
    return [
      ...(workspace.isSample ? [[t('app.sample.badge'), t('app.sample.explain')] as const] : []),
      ...chosen,
      [
        t('app.export.ledger'),
        t('app.export.ledgerLine', {
          files: files.length,
          read: total('rowsRead'),
          loaded: total('rowsLoaded'),
          rejected: total('rowsRejected'),
        }),
      ],
      [t('app.export.date'), localTime(new Date())],
      [t('app.export.by'), t('app.name')],
    ]
  }
}

/**
 * For what exports what it shows: waits for the answer to what was chosen last, which would else go out under the new filters
 * with the rows of the old ones.
 * @returns false where there is nothing to export any more: the question was refused (the page says so), or the page left
 */
export function useShownAnswer(): () => Promise<boolean> {
  let isGone = false
  onUnmounted(() => (isGone = true))
  return async () => {
    if (!isAsking()) return true
    await allAnswered()
    // What is put into the page is drawn first (`useSeenFirst`).
    await new Promise<void>(whenIdle)
    await nextTick()
    return !isGone
  }
}

/** `2026-11-25 10:30`, in the officer's own time. */
function localTime(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-')
  return `${day} ${two(now.getHours())}:${two(now.getMinutes())}`
}

/** The table as it stands, without what made it. */
export function tableFile<Row>(
  title: string,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
): TableFile {
  return {
    title,
    columns: columns.map(({ header, unit, numeric = false }) => ({
      header: unit ? `${header}（${unit}）` : header,
      numeric,
    })),
    rows: rows.map((row) => columns.map((column) => (column.plain ?? column.text)(row))),
    about: [],
  }
}

/** Hands a file to the browser's downloads. */
export function download(name: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name.replace(/[\\/:*?"<>|]/g, '_')
  link.click()
  // The browser reads the blob after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
