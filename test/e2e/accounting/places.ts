/** Where one case states what, as a person sees it in a spreadsheet: rows and columns from 1, written down by hand. */
export interface Places {
  file: string
  /** Of its amounts. */
  unit: '元' | '万元'
  /** Typed by the officer where the published table names no unit. */
  typed?: string
  /** The cells of the head: row, column. */
  head: Partial<Record<'department' | 'supervisor' | 'name' | 'reportedTotal', readonly [number, number]>>
  budget: Block
  /** To the last row that is no foot of the form. */
  indicators: Block
}

/** Rows, and the columns of their fields; several columns where the form spreads a value over them. */
export interface Block {
  rows: readonly [first: number, last: number]
  columns: Partial<Record<Field, number | readonly number[]>>
  /** Columns that the form has and the page of a department has not: the page of the sheet shows them. */
  besides?: readonly number[]
  /** A field that stands elsewhere, such as points in the heading of the block. */
  elsewhere?: Partial<Record<Field, readonly [number, number]>>
}

export const BUDGET = [
  'label',
  'initialBudget',
  'adjustedBudget',
  'executed',
  'reportedRate',
  'weight',
  'reportedScore',
] as const
export const INDICATOR = [
  'level1',
  'level2',
  'level3',
  'target',
  'actual',
  'weight',
  'reportedScore',
  'reportedDeviation',
  'reason',
] as const
export type Field = (typeof BUDGET)[number] | (typeof INDICATOR)[number]

const block = (rows: Block['rows'], fields: readonly Field[], columns: Block['columns'][Field][]): Block => ({
  rows,
  columns: Object.fromEntries(fields.map((field, at) => [field, columns[at]])),
})
const budget = (rows: Block['rows'], ...columns: Block['columns'][Field][]) => block(rows, BUDGET, columns)
const indicators = (rows: Block['rows'], ...columns: Block['columns'][Field][]) =>
  block(rows, INDICATOR, columns)
/** Not in this form. */
const none = undefined

export const CASES: readonly Places[] = [
  {
    file: '02-yongde-minglang-2022.csv',
    unit: '元',
    head: { department: [4, 7], supervisor: [4, 3], name: [3, 3], reportedTotal: [25, 9] },
    budget: budget([6, 9], 2, 4, 5, 6, 8, 7, 9),
    indicators: indicators([14, 23], 1, 2, 3, [4, 5, 6], 7, 8, 9, none, 10),
  },
  {
    file: '03-tianchang-slj-2022.csv',
    unit: '万元',
    head: { department: [4, 6], name: [3, 3], reportedTotal: [40, 8] },
    budget: budget([6, 9], 2, 4, 5, 6, 8, 7, 9),
    indicators: indicators([13, 39], 2, 3, 4, 5, 6, 7, 8, none, 9),
  },
  {
    file: '07-ezhou-xzspj-2021.csv',
    unit: '万元',
    typed: '鄂州市行政审批局',
    head: { name: [3, 3] },
    budget: budget([6, 9], 2, 4, 5, 6, 8, 7, 9),
    indicators: indicators([13, 28], 2, 3, 4, 5, 6, 7, 8, none, 9),
  },
  {
    file: '10-huangshi-library-2022.csv',
    unit: '万元',
    head: { department: [6, 6], supervisor: [6, 2], name: [5, 2] },
    budget: {
      ...budget([11, 11], 2, none, 4, 5, 6, none, 7),
      elsewhere: { weight: [10, 1] },
    },
    indicators: indicators([13, 25], 2, 3, 4, 5, 6, none, 7),
  },
  {
    file: '14-jishan-zhaidian-2021.csv',
    unit: '万元',
    head: { department: [4, 7], supervisor: [4, 3], name: [3, 3] },
    budget: budget([6, 9], 2, 4, 5, 6, 8, 7, 9),
    indicators: indicators([12, 37], 2, 3, 4, 5, 6, 7, 8, none, 9),
  },
  {
    file: '17-hengshan-liangshi-2020.csv',
    unit: '万元',
    head: { department: [3, 6], supervisor: [3, 3], name: [2, 3] },
    budget: budget([5, 8], 2, none, 4, 5, 6),
    indicators: indicators([12, 27], 2, 3, 4, 5, 6, none, none, none, 7),
  },
  {
    file: '20-chongqing-rongmeiti-zhengti-2021.csv',
    unit: '万元',
    typed: '重庆高新区融媒体中心',
    head: { reportedTotal: [2, 6] },
    budget: budget([5, 5], none, 3, 4, 5, 6, 7, 8),
    indicators: {
      ...indicators([9, 28], none, none, 2, 6, 7, 9, 10),
      besides: [3, 4, 8, 11],
    },
  },
  {
    file: '2022年度上街区政务服务中心部门整体自评表.csv',
    unit: '万元',
    head: { department: [2, 3], reportedTotal: [40, 8] },
    budget: budget([4, 7], 2, 4, 5, 6, 8, 7, 9),
    indicators: indicators([14, 39], 2, 3, 4, 5, 6, 7, 8, 9, 10),
  },
  {
    file: '219001委托业务项目自评表.csv',
    unit: '万元',
    head: { department: [5, 7], supervisor: [5, 3], name: [4, 3] },
    budget: budget([7, 10], 3, 4, 5, 6, 8, 7, 9),
    indicators: indicators([14, 23], 2, 3, 4, 6, 7, 8, 9, none, 10),
  },
  {
    file: '普陀体育中心结算费用2022.csv',
    unit: '元',
    head: { department: [4, 7], supervisor: [4, 3], name: [3, 3], reportedTotal: [18, 8] },
    budget: budget([6, 9], 3, 4, 5, 6, 8, 7, 9),
    indicators: indicators([13, 17], 2, 3, 4, 5, 6, 7, 8, none, 9),
  },
  {
    file: '青神县发改局工资性支出.csv',
    unit: '万元',
    head: { department: [4, 9], supervisor: [4, 3], name: [3, 3] },
    // What the form itself asks in the column 原因 is said as a finding, not as a value.
    budget: { ...budget([10, 14], 2, 4, 5, 6, 7, 8, 9), besides: [10] },
    indicators: indicators([16, 17], 2, 3, 4, [5, 6, 7], 8, 9, 10, none, 11),
  },
]
