import { useI18n } from 'vue-i18n'
import { download, useExportNotes } from '@/components/table/table-export'
import {
  PROBLEM_LIST_COLUMNS,
  problemListTable,
  tableCsv,
  tableXlsx,
  type ProblemListWords,
  type TableFile,
} from '@/share'
import { useAnnouncer } from '@/stores/announcer'
import { useLanguage } from '@/stores/language'
import { useView } from '@/stores/view'
import { useWorkspace } from '@/stores/workspace'
import { problemRows, problemStateRows, type Filter } from '@/warehouse'
import { categoryOf } from './category'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export type ProblemListForm = 'csv' | 'xlsx' | 'zip'

/** Writes the 问题清单 of what is chosen: one file for all, or a ZIP with one workbook a department. */
export function useProblemList() {
  const { t } = useI18n()
  const { say } = useLanguage()
  const view = useView()
  const workspace = useWorkspace()
  const announcer = useAnnouncer()
  const notes = useExportNotes()

  async function tableOf(filter: Filter): Promise<TableFile> {
    const warehouse = workspace.warehouse!
    const [rows, states, about] = await Promise.all([
      problemRows(warehouse, filter),
      problemStateRows(warehouse, { ...filter, years: [] }),
      notes(),
    ])
    const silent = rows.filter(({ categories }) => categories.length === 0).length
    const table = problemListTable(rows, states, {
      title: t('problems.list.title'),
      headers: Object.fromEntries(
        PROBLEM_LIST_COLUMNS.map((column) => [column, t(`problems.list.${column}`)]),
      ) as ProblemListWords['headers'],
      category: (code) => say(categoryOf(code).name),
      state: (state, run) =>
        run > 1
          ? t('problems.list.run', { state: t(`problems.state.${state}`), n: run })
          : t(`problems.state.${state}`),
      source: (source) => t(`department.source.${source}`),
    })
    const own: TableFile['about'] = [
      [t('problems.list.leftOut'), t('problems.list.leftOutText', { n: silent })],
    ]
    return { ...table, about: [...about, ...own] }
  }

  const book = (table: TableFile) =>
    tableXlsx(table, { table: t('problems.list.title'), about: t('app.export.about') })

  /** @param department the list of one department; else of all that the filter chooses */
  return async function save(form: ProblemListForm, filter: Filter, department?: string): Promise<void> {
    const table = await tableOf(department ? { ...filter, departments: [department] } : filter)
    const years = filter.years.length > 0 ? filter.years.join('、') : view.yearsLabel
    const name = [t('problems.list.title'), department, years].filter(Boolean).join('-')
    if (form === 'csv') download(`${name}.csv`, tableCsv(table), 'text/csv;charset=utf-8')
    else if (form === 'xlsx') download(`${name}.xlsx`, (await book(table)) as BlobPart, XLSX)
    else {
      const { zipSync } = await import('fflate')
      const files: Record<string, Uint8Array> = {}
      for (const [unit, own] of byDepartment(table))
        files[`${unit.replace(/[\\/:*?"<>|]/g, '_')}-${t('problems.list.title')}.xlsx`] = await book(own)
      // Workbooks are compressed already.
      download(`${name}.zip`, zipSync(files, { level: 0 }) as BlobPart, 'application/zip')
    }
    announcer.show(t('problems.list.saved', { n: table.rows.length }))
  }
}

/** The same table for each department, numbered from 1 again. */
function byDepartment(table: TableFile): Map<string, TableFile> {
  const lists = new Map<string, string[][]>()
  for (const [, department, ...rest] of table.rows) {
    const rows = lists.get(department!) ?? []
    rows.push([String(rows.length + 1), department!, ...rest])
    lists.set(department!, rows)
  }
  return new Map([...lists].map(([department, rows]) => [department, { ...table, rows }]))
}
