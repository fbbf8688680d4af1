import type { Severity } from '@/engine'
import type { FindingRuleRow } from '@/warehouse/queries/rows'
import { chartTable, numberColumn, textColumn, type ChartTable } from './chart-table'
import { mark, type Mark } from './datum'
import { formatCount } from './format'
import {
  figureWidth,
  figureAxis,
  frame,
  legend,
  markLabel,
  nameAxis,
  sentenceWidth,
  ROW_HEIGHT,
  tickText,
  valueAxis,
  type ChartContext,
} from './frame'
import { chartLabels, type ChartLabels, type ChartLocale } from './labels'
import { severityStyle, tickStyle } from './marks'
import type { ChartOption } from './register'

export interface FindingRulesContext extends ChartContext {
  /** Name of a rule in the language of the labels. @default the id itself */
  nameOf?: (rule: string) => string
}

/** A rule's findings, with those of the year before where they are told. */
export type RuleCount = FindingRuleRow & { before?: number }

const ABOVE = 52
const BELOW = 28
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note']
const itself = (rule: string) => rule

/** Contradictions first, then doubts, then notes; within each the most frequent first. */
function ordered(rows: readonly RuleCount[]): RuleCount[] {
  return rows
    .filter((row) => row.findings > 0 || (row.before ?? 0) > 0)
    .sort(
      (a, b) =>
        SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
        b.findings - a.findings ||
        (a.rule < b.rule ? -1 : 1),
    )
}

/** Height in CSS pixels that the drawing needs. */
export function heightFindingRules(rows: readonly RuleCount[]): number {
  return ordered(rows).length * ROW_HEIGHT + ABOVE + BELOW
}

/**
 * Findings by rule, contradictions first: bars from 0 with the number at their end, the departments concerned along
 * the right edge. `null` without findings.
 */
export function buildFindingRulesOption(
  rows: readonly RuleCount[],
  context: FindingRulesContext,
): ChartOption | null {
  const shown = ordered(rows)
  if (shown.length === 0) return null
  const { theme, labels, nameOf = itself } = context
  const room = figureWidth(context) + 36
  const names = shown.map((row) => nameOf(row.rule))
  const width = sentenceWidth(context, names)
  const isCompared = shown.some((row) => row.before !== undefined)
  const present = SEVERITIES.filter((severity) => shown.some((row) => row.severity === severity))
  return {
    ...frame(context),
    legend: legend(context, [
      ...present.map((severity) => labels.severities[severity]),
      ...(isCompared ? [labels.previousYear] : []),
    ]),
    grid: { left: width + 12, right: room + 4, top: ABOVE, bottom: BELOW },
    xAxis: { ...valueAxis(context, tickText), min: 0, minInterval: 1 },
    yAxis: [
      nameAxis(context, names, width),
      figureAxis(
        context,
        labels.departments,
        shown.map((row) => formatCount(row.departments)),
        room,
      ),
    ],
    series: [
      ...present.map((severity) => ({
        type: 'bar' as const,
        name: labels.severities[severity],
        stack: 'findings',
        barWidth: 14,
        itemStyle: severityStyle(theme, severity),
        label: {
          ...markLabel(context),
          position: 'right' as const,
          distance: 6,
          formatter: ({ dataIndex }: { dataIndex: number }) => formatCount(shown[dataIndex]?.findings ?? 0),
        },
        data: shown.map((row) => ({
          value: row.severity === severity ? row.findings : null,
          ...datumOf(row, nameOf(row.rule), labels),
        })),
      })),
      ...(isCompared
        ? [
            {
              type: 'scatter' as const,
              name: labels.previousYear,
              symbol: 'rect',
              symbolSize: [4, 20],
              itemStyle: tickStyle(theme),
              z: 5,
              data: shown.map((row, index) => ({
                value: [row.before ?? NaN, index],
                ...datumOf(row, nameOf(row.rule), labels),
              })),
            },
          ]
        : []),
    ],
  }
}

function datumOf(row: RuleCount, title: string, labels: ChartLabels): Mark {
  return mark(() => ({
    key: { rule: row.rule, severity: row.severity },
    tip: {
      title,
      lines: [
        [labels.severity, labels.severities[row.severity]],
        [labels.findings, formatCount(row.findings)],
        ...(row.before === undefined ? [] : [[labels.previousYear, formatCount(row.before)] as const]),
        [labels.departments, formatCount(row.departments)],
      ],
    },
  }))
}

/** One sentence: findings, rules, contradictions among them, the most frequent rule. */
export function describeFindingRules(
  rows: readonly RuleCount[],
  locale: ChartLocale,
  { nameOf = itself }: { nameOf?: (rule: string) => string } = {},
): string {
  const labels = chartLabels(locale)
  const shown = ordered(rows)
  const [first, ...others] = shown
  if (!first) return labels.nothing(labels.charts.findingRules)
  const top = others.reduce((most, row) => (row.findings > most.findings ? row : most), first)
  const count = (of: readonly RuleCount[]) => formatCount(of.reduce((sum, row) => sum + row.findings, 0))
  return labels.describe.findingRules({
    total: count(shown),
    rules: new Set(shown.map((row) => row.rule)).size,
    errors: count(shown.filter((row) => row.severity === 'error')),
    top: { name: nameOf(top.rule), value: formatCount(top.findings) },
  })
}

/** One row a rule and severity. */
export function tableFindingRules(
  rows: readonly RuleCount[],
  labels: ChartLabels,
  { nameOf = itself }: { nameOf?: (rule: string) => string } = {},
): ChartTable {
  const isCompared = rows.some((row) => row.before !== undefined)
  return chartTable(
    [
      textColumn('rule', labels.rule),
      textColumn('severity', labels.severity),
      numberColumn('findings', labels.findings),
      ...(isCompared ? [numberColumn('before', labels.previousYear)] : []),
      numberColumn('departments', labels.departments),
    ],
    ordered(rows),
    (row) => ({
      key: { rule: row.rule, severity: row.severity },
      cells: [
        nameOf(row.rule),
        labels.severities[row.severity],
        formatCount(row.findings),
        ...(isCompared ? [formatCount(row.before ?? 0)] : []),
        formatCount(row.departments),
      ],
    }),
  )
}
