import { finding, type CellRef, type Finding } from '@/engine'
import { findCopies, type ComparedText } from './copies/find-copies'
import { TAXONOMY } from './taxonomy'

/** What of a checked table the comparison of texts needs; `CheckedEvaluation` of the pipeline is one. */
export interface TableWithProblems {
  id: string
  kind: 'department' | 'project'
  department: string | null
  departmentKey: string | null
  name: string | null
  year: number | null
  classified: readonly {
    text: string
    measure: string | null
    source: string
    categories: readonly { code: string }[]
    cell: CellRef
  }[]
}

/**
 * Findings that only show when the texts of a batch are laid beside each other, by table id, for `addFindings`:
 * `text.copied-year`, `text.copied-department` (said at both tables), `problem.returned`.
 *
 * @param keyOf the unit of a table, where aliases are known; by default the name as it is compared
 */
export function textFindings(
  tables: readonly TableWithProblems[],
  keyOf: (table: TableWithProblems) => string | null = ({ departmentKey, department }) =>
    departmentKey ?? department,
): Map<string, Finding[]> {
  const found = new Map<string, Finding[]>()
  const add = (table: string, one: Finding) => {
    const list = found.get(table)
    if (list) list.push(one)
    else found.set(table, [one])
  }
  copiedTexts(tables, keyOf, add)
  returnedProblems(tables, keyOf, add)
  return found
}

type Add = (table: string, one: Finding) => void
type KeyOf = (table: TableWithProblems) => string | null

function copiedTexts(tables: readonly TableWithProblems[], keyOf: KeyOf, add: Add): void {
  const cells = new Map<string, CellRef>()
  const names = new Map<string, string>()
  const texts: ComparedText[] = []
  for (const table of tables) {
    const department = keyOf(table)
    if (department === null || table.year === null) continue
    names.set(table.id, table.department ?? department)
    for (const [index, { text, measure, cell }] of table.classified.entries()) {
      for (const [field, value] of [
        ['p', text],
        ['m', measure],
      ] as const) {
        if (!value) continue
        const id = `${table.id}/${field}${index}`
        cells.set(id, cell)
        texts.push({ id, text: value, department, year: table.year, table: table.id })
      }
    }
  }
  for (const { kind, text, from, similarity } of findCopies(texts).copies) {
    const evidence = [cells.get(text.id), cells.get(from.id)]
    const quote = shortened(text.text)
    if (kind === 'year')
      add(
        text.table,
        finding(
          'text.copied-year',
          `“${quote}”与本部门 ${from.year} 年度的文字 ${similarity}% 相同，请说明本年的实际情况`,
          `“${quote}” is ${similarity} % the text of the department's own ${from.year}: say what holds this year`,
          evidence,
        ),
      )
    else
      for (const [one, other, order] of [
        [text, from, evidence],
        [from, text, [...evidence].reverse()],
      ] as const) {
        const name = names.get(other.table)!
        add(
          one.table,
          finding(
            'text.copied-department',
            `“${shortened(one.text)}”与${name} ${other.year} 年度的文字 ${similarity}% 相同，请核实是否照抄`,
            `“${shortened(one.text)}” is ${similarity} % the text of ${name}, ${other.year}: check whether it was copied`,
            order,
          ),
        )
      }
  }
}

/** A category with a promised measure in one year, named again in the unit's next table. */
function returnedProblems(tables: readonly TableWithProblems[], keyOf: KeyOf, add: Add): void {
  const series = new Map<string, TableWithProblems[]>()
  for (const table of tables) {
    const department = keyOf(table)
    if (department === null || table.year === null) continue
    const key = JSON.stringify([table.kind, department, table.name])
    const years = series.get(key)
    if (years) years.push(table)
    else series.set(key, [table])
  }
  const names = new Map(TAXONOMY.categories.map(({ code, name }) => [code, name]))
  for (const years of series.values()) {
    years.sort((a, b) => a.year! - b.year!)
    for (const [at, table] of years.entries()) {
      const before = years[at - 1]
      if (!before || before.year !== table.year! - 1) continue
      for (const code of codesOf(table)) {
        if (code === 'OTHER') continue
        const again = table.classified.find((one) => namesIt(one, code))
        const promised = before.classified.find(
          (one) => one.source === 'problem' && one.measure && namesIt(one, code),
        )
        if (!again || !promised) continue
        const name = names.get(code) ?? { zh: code, en: code }
        add(
          table.id,
          finding(
            'problem.returned',
            `“${name.zh}”上年（${before.year}）已承诺“${shortened(promised.measure!)}”，本年度又被列为问题，请说明整改为何未见效`,
            `“${name.en}”: in ${before.year} the promise was “${shortened(promised.measure!)}”, and the problem is named again: say why it was not solved`,
            [again.cell, promised.cell],
          ),
        )
      }
    }
  }
}

const namesIt = (one: TableWithProblems['classified'][number], code: string) =>
  one.categories.some((category) => category.code === code)
const codesOf = (table: TableWithProblems) =>
  new Set(
    table.classified
      .filter(({ source }) => source === 'problem')
      .flatMap(({ categories }) => categories.map(({ code }) => code)),
  )

const LONGEST_QUOTE = 36
function shortened(text: string): string {
  const flat = text.replace(/\s+/gu, '')
  return flat.length > LONGEST_QUOTE ? `${flat.slice(0, LONGEST_QUOTE)}…` : flat
}
