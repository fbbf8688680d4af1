import type { ChartLabels } from './labels'

const list = (parts: readonly { name: string; value: string }[]) =>
  parts.map(({ name, value }) => `${name} ${value}`).join(', ')
const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`

export const EN: ChartLabels = {
  locale: 'en',
  unit: null,
  wan: '10k yuan',
  yi: '100m yuan',
  points: 'points',
  year: 'Year',
  department: 'Department',
  fundSource: 'Fund source',
  indicator: 'Indicator',
  category: 'Problem category',
  grade: 'Grade',
  rule: 'Rule',
  severity: 'Severity',
  adjustedBudget: 'Adjusted budget',
  executed: 'Executed',
  unspent: 'Unspent',
  executionRate: 'Execution rate',
  rateShort: 'Rate',
  previousRate: 'Rate the year before',
  reportedRate: 'Reported rate',
  slowYears: 'Years in a row below',
  self: 'Self-reported',
  recomputed: 'Recomputed',
  selfTotal: 'Self-reported total',
  recomputedTotal: 'Recomputed total',
  difference: 'Self − recomputed',
  tables: 'Tables',
  departments: 'Departments',
  sentences: 'Sentences',
  findings: 'Findings',
  lost: 'Points lost',
  lostPerTable: 'Lost per table',
  cumulative: 'Cumulative',
  share: 'Share',
  shareOfDepartments: 'Share of departments',
  weight: 'Weight',
  median: 'Median',
  lowest: 'Lowest',
  highest: 'Highest',
  quartiles: 'Quartiles',
  districtMedian: 'District median',
  againstMedian: 'Against it',
  tooKind: 'Scored itself too kindly',
  slow: 'Below threshold',
  fine: 'At or above threshold',
  slowTables: 'Tables below threshold',
  noGrade: 'None',
  otherGrade: 'Other',
  noName: '(no department)',
  fallen: 'Lower than last year',
  risen: 'Not lower',
  previousYear: 'Last year',
  thisYear: 'This year',
  change: 'Change (points)',
  atMost: 'Total at most',
  range: (from, to) => `${from}–${to} points`,
  threshold: (rate) => `Threshold ${rate}`,
  restDepartments: (count) => `${count} more departments not drawn`,
  rest: (count) => `${plural(count, 'more table')} not drawn`,
  withoutRate: (count) => `no rate for ${plural(count, 'table')}`,
  fundSources: {
    total: 'Total',
    government: 'Government budget',
    fiscalAccount: 'Fiscal special account',
    ownFunds: 'Own funds',
    carryOver: 'Carried over',
    other: 'Other',
  },
  severities: { error: 'Contradiction', warning: 'Doubtful', note: 'Note' },
  nothing: (chart) => `${chart}: no data to draw.`,
  charts: {
    rateTrend: 'Execution rate by year',
    rateRanking: 'Departments by execution rate',
    rateDistribution: 'Distribution of execution rates',
    fundSources: 'Execution by fund source',
    scoreHistogram: 'Distribution of totals',
    scoreDumbbell: 'Greatest differences, self-reported to recomputed',
    level1Loss: 'Share of points by level-1 indicator',
    lostPoints: 'Indicators that lost most points',
    problemHeatmap: 'Problem categories by year',
    findingRules: 'Findings by rule',
    departmentYears: 'The department over the years',
    gradeBars: 'Grades',
    unspentPareto: 'Where the unspent money lies',
    budgetScatter: 'Budget and execution rate',
    rateSlope: 'Execution rate against last year',
    scoreCurve: 'Cumulative distribution of totals',
    scoreDistribution: 'Spread of recomputed totals',
    level1Median: 'Level-1 indicators against the district median',
    level1Years: 'Level-1 indicators over the years',
    level1Heatmap: 'Share of points by department and level-1 indicator',
  },
  describe: {
    rateTrend: ({ from, to, lowest, highest, last }) =>
      from === to
        ? `The execution rate of ${from} is ${last.value}.`
        : `Line chart of the execution rate ${from}–${to}: highest ${highest.value} in ${highest.name}, lowest ${lowest.value} in ${lowest.name}, most recently ${last.value} in ${last.name}.`,
    rateRanking: ({ count, lowest, highest, slow }) =>
      `Bar chart of ${plural(count, 'table')} by execution rate: lowest ${lowest.name} ${lowest.value}, highest ${highest.name} ${highest.value}` +
      (slow ? `; ${slow.count} below the threshold of ${slow.rate}.` : '.'),
    rateDistribution: ({ count, years, lowest, highest }) =>
      `Distribution of ${plural(count, 'execution rate')}. Medians: ${list(years)}. Lowest ${lowest.name} ${lowest.value}, highest ${highest.name} ${highest.value}.`,
    fundSources: ({ span, parts, leastExecuted }) =>
      `Stacked bars of money executed and unspent, ${span}. Adjusted budget: ${list(parts)}.` +
      (leastExecuted ? ` Lowest execution rate: ${leastExecuted.name}, ${leastExecuted.value}.` : ''),
    scoreHistogram: ({ count, self, recomputed }) =>
      `Histogram of the totals of ${plural(count, 'table')}. ` +
      (self ? `Self-reported, most are at ${self.name}: ${self.value}. ` : 'No self-reported total. ') +
      (recomputed
        ? `Recomputed, most are at ${recomputed.name}: ${recomputed.value}.`
        : 'No recomputed total.'),
    scoreDumbbell: ({ count, over, under, largest }) =>
      `Self-reported and recomputed totals differ in ${plural(count, 'table')}: ${over} scored themselves too high, ${under} too low; the greatest difference is ${largest.name}, ${largest.value} points.`,
    level1Loss: ({ count, lowest, highest }) =>
      `Recomputed share of points by ${plural(count, 'level-1 indicator')}: lowest ${lowest.name} ${lowest.value}, highest ${highest.name} ${highest.value}.`,
    lostPoints: ({ count, total, top }) =>
      `The ${plural(count, 'indicator')} that lost most, ${total} points together; most on ${top.name}, ${top.value} points.`,
    problemHeatmap: ({ categories, years, top, latest }) =>
      `Heat map of ${plural(categories, 'problem category', 'problem categories')} by ${plural(years, 'year')}: the share of departments that name it. Highest: ${top.name}, ${top.value}. Most named in the latest year: ${list(latest)}.`,
    findingRules: ({ total, rules, errors, top }) =>
      `${total} findings by ${plural(rules, 'rule')}, ${errors} of them contradictions; most by ${top.name}: ${top.value}.`,
    departmentYears: ({ department, from, to, rate, self, recomputed }) =>
      `${department}, ${from === to ? from : `${from}–${to}`}: ` +
      [
        rate && `execution rate ${rate.value} in ${rate.name}`,
        self && `self-reported ${self.value} points in ${self.name}`,
        recomputed && `recomputed ${recomputed.value} points in ${recomputed.name}`,
      ]
        .filter(Boolean)
        .join(', ') +
      '.',
    gradeBars: ({ count, grades }) =>
      `Grades of ${plural(count, 'table')}: ` +
      grades
        .map(({ name, self, recomputed }) => `${name} self-reported ${self}, recomputed ${recomputed}`)
        .join('; ') +
      '.',
    unspentPareto: ({ few, of, share, total, top }) =>
      `${total} unspent; ${few} of ${of} tables hold ${share} of it; most is ${top.name}'s, ${top.value}.`,
    budgetScatter: ({ count, largest, slow }) =>
      `Scatter of budget and execution rate of ${count} tables, bubbles by unspent money. Largest budget: ${largest.name}, rate ${largest.value}` +
      (slow ? `; largest below the threshold: ${slow.name}, rate ${slow.value}.` : '.'),
    rateSlope: ({ count, fallen, risen, worst, best }) =>
      `Execution rate of ${count} tables against last year: ${fallen} fell, ${risen} rose; lowest change ${worst.name} ${worst.value} points, highest ${best.name} ${best.value} points.`,
    scoreDistribution: ({ count, years, lowest, highest }) =>
      `Spread of ${plural(count, 'recomputed total')}. Medians: ${list(years)}. Lowest ${lowest.name} ${lowest.value}, highest ${highest.name} ${highest.value} points.`,
    level1Median: ({ department, year, parts, lowest, highest }) =>
      `Share of points that ${department} obtained on each level-1 indicator in ${year}, recomputed: ${list(parts)}. ` +
      (lowest && highest
        ? `Against the district median: ${lowest.name} ${lowest.value}, ${highest.name} ${highest.value} percentage points.`
        : 'Too few departments for a median.'),
    level1Years: ({ department, parts }) =>
      `Share of points that ${department} obtained on each level-1 indicator over the years, recomputed: ${list(parts)}.`,
    level1Heatmap: ({ departments, level1, lowest, highest }) =>
      `Heat map of the share of points of ${departments} departments on ${level1} level-1 indicators; darker is more lost. Lowest ${lowest.name}, ${lowest.value}; highest ${highest.name}, ${highest.value}.`,
    scoreCurve: ({ self, recomputed }) =>
      `Cumulative distribution of totals; half of the tables have at most: ${[
        self && `${self} self-reported`,
        recomputed && `${recomputed} recomputed`,
      ]
        .filter(Boolean)
        .join(', ')}.`,
  },
}
