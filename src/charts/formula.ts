import { compareDecimal, percentRate, subtract, type DecimalString } from '@/engine'
import { formatCount, formatDecimal, formatExact, formatPercent, formatSigned } from './format'
import type { ChartLabels } from './labels'

/** How a figure of a tooltip came about, in figures that an officer can type into a calculator. */

interface Rated {
  adjustedBudget: DecimalString | null
  executed: DecimalString | null
  executionRate: DecimalString | null
}

/**
 * `1,548.05 ÷ 3,318.44 = 46.65%`. The rate alone where these two amounts do not make it: a sum over tables of which some
 * state only one of them.
 */
export function rateFormula({ adjustedBudget, executed, executionRate }: Rated, labels: ChartLabels): string {
  const rate = percentRate(executed, adjustedBudget)
  if (executionRate === null || rate === null || compareDecimal(rate, executionRate) !== 0)
    return formatPercent(executionRate)
  const unit = labels.unit ?? 'wan'
  return `${formatExact(executed, unit)} ÷ ${formatExact(adjustedBudget, unit)} = ${formatPercent(executionRate)}`
}

/** `97.08 − 95.58 = +1.50`, or of rates `46.65% − 60.23% = −13.58`. */
export function differenceFormula(
  from: DecimalString | null,
  what: DecimalString | null,
  format: (value: DecimalString | null) => string = formatDecimal,
): string {
  const difference = subtract(from, what)
  return difference === null
    ? formatSigned(null)
    : `${format(from)} − ${format(what)} = ${formatSigned(difference)}`
}

/** `306.56 ÷ 400.00 = 76.64%` of exact sums. */
export function shareFormula(
  part: DecimalString,
  whole: DecimalString,
  share: DecimalString | null,
  format: (value: DecimalString) => string = formatDecimal,
): string {
  return share === null ? formatPercent(null) : `${format(part)} ÷ ${format(whole)} = ${formatPercent(share)}`
}

/** `12 ÷ 94 = 12.77%` of counts. */
export function countFormula(part: number, whole: number, share: DecimalString | null): string {
  return share === null
    ? formatPercent(null)
    : `${formatCount(part)} ÷ ${formatCount(whole)} = ${formatPercent(share)}`
}
