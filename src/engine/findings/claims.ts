import { Decimal, plain } from '../decimal'
import type {
  BudgetField,
  DecimalString,
  Finding,
  Indicator,
  ScoredBudgetLine,
  ScoredEvaluation,
} from '../model'
import { parseValue } from '../value'
import { finding, totalLine } from './finding'

/** What the budget block gives for a claimed rate: `part ÷ whole`, written out, and the cells that it comes from. */
interface BlockFigure {
  part: Decimal
  whole: Decimal
  formula: string
  cells: readonly BudgetField[]
}

/** A rate that a department claims as an indicator and that its own budget block gives as well. */
interface Claim {
  rule: string
  names: RegExp
  /** Null where the block does not state it. */
  from: (line: ScoredBudgetLine) => BlockFigure | null
}

const HUNDRED = new Decimal(100)

const amounts = (...values: (DecimalString | null)[]) =>
  values.every((value) => value !== null) ? values.map((value) => new Decimal(value)) : null

const CLAIMS: readonly Claim[] = [
  {
    rule: 'claim.execution-rate',
    names: /^(部门)?(整体)?(预算|资金|部门预算|预算资金|支出预算)(执行率|完成率)$/,
    from: (line) => {
      const known = amounts(line.executed, line.adjustedBudget)
      if (!known)
        return byStatedRate(
          line,
          (rate) => rate,
          (rate) => `${rate}%`,
        )
      return {
        part: known[0]!,
        whole: known[1]!,
        formula: `${plain(line.executed!)} ÷ ${plain(line.adjustedBudget!)}`,
        cells: ['executed', 'adjustedBudget'],
      }
    },
  },
  {
    rule: 'claim.adjustment-rate',
    names: /^(部门)?(整体)?预算调整率$/,
    from: (line) => {
      const known = amounts(line.adjustedBudget, line.initialBudget)
      if (!known) return null
      return {
        part: known[0]!.minus(known[1]!).abs(),
        whole: known[1]!,
        formula: `|${plain(line.adjustedBudget!)} − ${plain(line.initialBudget!)}| ÷ ${plain(line.initialBudget!)}`,
        cells: ['adjustedBudget', 'initialBudget'],
      }
    },
  },
  {
    rule: 'claim.carryover-rate',
    names: /^(预算|资金|财政资金)?(结转结余率|结转结余资金率|结余结转率)$/,
    from: (line) => {
      const known = amounts(line.adjustedBudget, line.executed)
      if (!known)
        return byStatedRate(
          line,
          (rate) => HUNDRED.minus(rate),
          (rate) => `100% − ${rate}%`,
        )
      return {
        part: known[0]!.minus(known[1]!),
        whole: known[0]!,
        formula: `(${plain(line.adjustedBudget!)} − ${plain(line.executed!)}) ÷ ${plain(line.adjustedBudget!)}`,
        cells: ['adjustedBudget', 'executed'],
      }
    },
  },
]

/** Where a block states only the rate, the rate decides. */
function byStatedRate(
  line: ScoredBudgetLine,
  value: (rate: Decimal) => Decimal,
  formula: (rate: string) => string,
): BlockFigure | null {
  if (line.reportedRate === null) return null
  return {
    part: value(new Decimal(line.reportedRate)),
    whole: HUNDRED,
    formula: formula(plain(line.reportedRate)),
    cells: ['reportedRate'],
  }
}

function check(claim: Claim, indicator: Indicator, line: ScoredBudgetLine): Finding | null {
  if (!claim.names.test(indicator.level3.normalize('NFKC').replace(/\s/g, ''))) return null
  const stated = parseValue(indicator.actual, indicator.measureUnit ?? '%')
  if (stated.kind !== 'quantity' || (stated.unit !== '%' && stated.unit !== null)) return null
  const block = claim.from(line)
  if (!block || block.whole.isZero()) return null
  const exact = block.part.times(100).div(block.whole)
  // A claim rounded to fewer digits is a rounding, not a contradiction; nor is a rate above 100 % claimed as 100 %.
  const digits = Math.min(new Decimal(stated.value).decimalPlaces(), 2)
  const agrees = exact.toDecimalPlaces(digits, Decimal.ROUND_HALF_UP).equals(stated.value)
  if (agrees || (exact.greaterThan(100) && new Decimal(stated.value).equals(100))) return null
  const shown = exact.toFixed(2, Decimal.ROUND_HALF_UP)
  const said = plain(stated.value)
  return finding(
    claim.rule,
    `指标“${indicator.level3}”自报 ${said}%，按本表预算数 ${block.formula} = ${shown}%`,
    `Indicator “${indicator.level3}” says ${said} %; the budget block gives ${block.formula} = ${shown} %`,
    [indicator.cells.actual ?? indicator.cell, ...block.cells.map((field) => line.cells[field])],
  )
}

/** Claims that the table's own budget block contradicts. */
export function claimFindings(evaluation: ScoredEvaluation): Finding[] {
  const line = totalLine(evaluation)
  if (!line) return []
  return evaluation.indicators.flatMap((indicator) =>
    CLAIMS.map((claim) => check(claim, indicator, line)).filter((found) => found !== null),
  )
}
