import type { Severity } from '@/engine'
import type { CheckedBatch } from '@/pipeline'

const SEVERITY: Record<Severity, string> = { error: '严重', warning: '注意', note: '提示' }
const HEADER = ['部门', '年度', '项目', '自评总分', '复算总分', '等级', '核查发现']

/** A checked batch for reading in a terminal: one line a table, its contradictions below. */
export function checkTable({ evaluations }: CheckedBatch): string {
  if (evaluations.length === 0) return ''
  const rows = evaluations.map((evaluation) => [
    evaluation.department ?? '（未写）',
    evaluation.year?.toString() ?? '（未写）',
    evaluation.kind === 'department' ? '部门整体' : (evaluation.name ?? '（未写）'),
    evaluation.reportedTotal ?? '—',
    evaluation.total ?? '—',
    evaluation.reportedGrade ?? evaluation.grade ?? '—',
    `${evaluation.findings.length} 项`,
  ])
  const widths = HEADER.map((title, i) => Math.max(width(title), ...rows.map((row) => width(row[i]!))))
  const line = (cells: readonly string[]) =>
    cells
      .map((text, i) => pad(text, widths[i]!))
      .join('  ')
      .trimEnd()
  const out = [line(HEADER)]
  evaluations.forEach((evaluation, i) => {
    out.push(line(rows[i]!))
    for (const { severity, message, evidence } of evaluation.findings) {
      const places = evidence.slice(0, 3).map(({ row, column }) => `第 ${row} 行第 ${column} 列`)
      out.push(
        `  [${SEVERITY[severity]}] ${message.zh}${places.length > 0 ? `（${places.join('，')}）` : ''}`,
      )
    }
  })
  return `${out.join('\n')}\n`
}

/** Columns that a text takes in a terminal: Chinese characters and full-width forms take two. */
function width(text: string): number {
  return [...text].reduce(
    (sum, character) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(
        character,
      )
        ? 2
        : 1),
    0,
  )
}

const pad = (text: string, to: number) => text + ' '.repeat(Math.max(0, to - width(text)))
