import type { EvaluationKind } from '@/engine'
import { filledCells } from '../grid'
import { compact, tidyName } from '../normalise'
import { onceARow } from '../once-a-row'

export interface Title {
  row: number
  column: number
  text: string
  /** Null where the title names neither a department as a whole nor a project. */
  kind: EvaluationKind | null
  /** `2022年度共享工程项目自评表` → `共享工程`: used where the table has no project name. */
  projectName: string | null
  /** `某市图书馆2022年度部门整体绩效自评表` → `某市图书馆`: used where no label names the unit. */
  unit: string | null
}

const TITLE =
  /自评(?:报告)?(?:表|汇总表)|绩效(?:目标)?(?:评价|完成情况|自评)[^。;]{0,12}表|自我评价表|绩效自评$/
/** A title may end with the unit of the amounts: `（单位：万元）`. */
const UNIT = /\(?(?:金额)?单位:(?:人民币)?(?:万元|元)\)?/
const GENERIC =
  /^(?:部门预算|财政|市级|县级|区级|省级|本级|市直|预算|重点|专项资金|县级专项资金|市级专项资金|专项|部门|.{1,5}[省市县区])+$/

/** 部门整体 or 项目, by the words of a title or a file's name. */
export function kindOf(text: string): EvaluationKind | null {
  const title = compact(text)
  if (/部门整体|整体支出|整体绩效|单位整体|整体自评/.test(title)) return 'department'
  return /项目|专项|转移支付/.test(title) ? 'project' : null
}

/** `项目支出绩效自评表（续表）`: the table above goes on. */
export function isContinued(title: Title): boolean {
  return /续|接上[页表]/.test(title.text)
}

/** A row whose one telling cell is the title of a self-evaluation table. */
export const recogniseTitle = onceARow((grid, row): Title | null => {
  const cells = filledCells(grid, row)
  const found = cells.find(({ text }) => {
    const title = compact(text).replace(UNIT, '')
    return title.length <= 50 && TITLE.test(title) && !/[。;:]/.test(title)
  })
  // A merged title may be repeated in each column; other texts beside it make it a row of something else.
  if (!found || cells.filter(({ text }) => text !== found.text).length > 2) return null
  return {
    row,
    column: found.column,
    text: found.text,
    kind: kindOf(found.text),
    projectName: projectNameOf(found.text),
    unit: unitNameOf(found.text),
  }
})

/** What names of units end with, before the year or 部门整体 of a title. */
const UNIT_NAME =
  /^(.{2,30}(?:局|委|委员会|办公室|厅|院|馆|学校|中学|小学|幼儿园|大学|学院|中心|站|所|支队|大队|总队|办事处|人民政府|政府|镇|街道|公司|联合会|协会|工会|总会|研究院|医院))(?:关于)?(?=\(?(?:19|20)\d{2}年|(?:部门|单位)?整体)/
const YEAR_IN_FRONT = /^\(?(?:19|20)\d{2}年度?\)?/

function unitNameOf(text: string): string | null {
  const title = compact(text)
  // Behind a year stands what is evaluated: a unit as a whole, or a project, which may be named after a unit.
  const name = kindOf(text) === 'department' ? title.replace(YEAR_IN_FRONT, '') : title
  const found = UNIT_NAME.exec(name)?.[1]
  return found && !/(?:市级|省级|县级|区级)(?:部门)?$/.test(found) ? tidyName(found) : null
}

function projectNameOf(text: string): string | null {
  const name = compact(text)
    .replace(/^\(?(?:\d{4}|[〇○零一二三四五六七八九]{4})年度?\)?/, '')
    .replace(/\(?\d{4}年度?\)?$/, '')
    .replace(
      /(?:项目)?(?:支出)?(?:绩效)?(?:目标)?(?:评价)?(?:完成情况)?(?:自评|自我评价)(?:报告|结果|评分|汇总)?表$/,
      '',
    )
    .replace(/(?:项目|支出|绩效|资金)+$/, '')
  return name.length >= 2 && !GENERIC.test(name) && kindOf(text) === 'project' ? tidyName(name) : null
}
