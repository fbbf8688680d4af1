import { useI18n } from 'vue-i18n'
import { formatDecimal, formatPercent, inUnit } from '@/charts'
import { useAmounts } from '@/components/figure/use-amounts'
import type { DecimalString } from '@/engine'
import type { Column } from './columns'

/** The columns that the tables of several pages share, with headers in the language of the view. */
export function useCommonColumns() {
  const { t } = useI18n()
  const amounts = useAmounts()

  const department = <Row extends { department: string }>(): Column<Row> => ({
    id: 'department',
    header: t('app.column.department'),
    sticky: true,
    text: (row) => row.department,
    sort: (row) => row.department,
  })

  const year = <Row extends { year: number }>(): Column<Row> => ({
    id: 'year',
    header: t('app.column.year'),
    numeric: true,
    text: (row) => String(row.year),
    sort: (row) => row.year,
  })

  const project = <Row extends { name: string | null }>(): Column<Row> => ({
    id: 'name',
    header: t('app.column.project'),
    text: (row) => row.name ?? t('app.none'),
    sort: (row) => row.name,
  })

  /** An exact decimal, shown with two decimals (or by `format`), compared by value. */
  const decimal = <Row>(
    id: string,
    header: string,
    value: (row: Row) => DecimalString | null,
    more: Partial<Column<Row>> & { format?: (value: DecimalString | null) => string } = {},
  ): Column<Row> => {
    const { format = formatDecimal, ...rest } = more
    return {
      id,
      header,
      numeric: true,
      text: (row) => format(value(row)),
      plain: (row) => value(row) ?? '',
      unit: format === formatPercent ? '%' : undefined,
      sort: value,
      sortAs: 'decimal',
      ...rest,
    }
  }

  /** An amount (万元), shown and exported in the unit of the view, exact in both. */
  const amount = <Row>(
    id: string,
    header: string,
    value: (row: Row) => DecimalString | null,
    more: Partial<Column<Row>> = {},
  ): Column<Row> =>
    decimal(id, header, value, {
      text: (row) => amounts.exact(value(row)),
      plain: (row) => {
        const exact = value(row)
        return exact === null ? '' : inUnit(exact, amounts.tableUnit.value)
      },
      unit: amounts.tableUnitName.value,
      ...more,
    })

  const count = <Row>(
    id: string,
    header: string,
    value: (row: Row) => number,
    more: Partial<Column<Row>> = {},
  ): Column<Row> => ({
    id,
    header,
    numeric: true,
    text: (row) => value(row).toLocaleString('en-US'),
    plain: (row) => String(value(row)),
    sort: value,
    ...more,
  })

  return { department, year, project, decimal, amount, count }
}
