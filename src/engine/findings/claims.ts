import { Decimal, plain } from '../decimal'
import type {
  BudgetField,
  DecimalString,
  Finding,
  Indicator,
  ScoredBudgetLine,
  ScoredEvaluation,
} from '../model'
import { costFindings } from './cost'
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
  /** A second reading of the name that is right as well: then only what fits neither is a contradiction. */
  or?: (line: ScoredBudgetLine) => BlockFigure | null
}

const HUNDRED = new Decimal(100)

const amounts = (...values: (DecimalString | null)[]) =>
  values.every((value) => value !== null) ? values.map((value) => new Decimal(value)) : null

const executedOf = (line: ScoredBudgetLine, base: 'adjustedBudget' | 'initialBudget'): BlockFigure | null => {
  const known = amounts(line.executed, line[base])
  if (!known) return null
  return {
    part: known[0]!,
    whole: known[1]!,
    formula: `${plain(line.executed!)} ÷ ${plain(line[base]!)}`,
    cells: ['executed', base],
  }
}

const spentOfAdjusted = (line: ScoredBudgetLine): BlockFigure | null =>
  executedOf(line, 'adjustedBudget') ??
  byStatedRate(
    line,
    (rate) => rate,
    (rate) => `${rate}%`,
  )

/** What stands before and behind the name of a rate without changing what it is a rate of. */
const named = (core: string) =>
  new RegExp(
    `^(部门|单位|本部门|本单位)?(整体)?(全年|年度|本年|本年度|年末)?(总体)?(支出)?(部门)?${core}(\\(.*\\)|%)?$`,
  )

const CLAIMS: readonly Claim[] = [
  {
    rule: 'claim.execution-rate',
    names: named('(预算|资金|预算资金|预算支出|支出预算|项目资金|项目预算)(资金)?执行率'),
    from: spentOfAdjusted,
  },
  {
    // 预算完成率 is executed ÷ 部门预算数, which some read as the initial, some as the adjusted budget.
    rule: 'claim.execution-rate',
    names: named('(预算|预算资金|预算支出|支出预算)完成率'),
    from: spentOfAdjusted,
    or: (line) => executedOf(line, 'initialBudget'),
  },
  {
    rule: 'claim.adjustment-rate',
    names: named('预算调整率'),
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
    names: named('(预算|资金|财政资金)?(结转结余率|结转结余资金率|结余结转率)'),
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

type Stated = Extract<ReturnType<typeof parseValue>, { kind: 'quantity' }>

/** Whether a claim fits what the block gives (percent). */
function fits(stated: Stated, exact: Decimal): boolean {
  // Overspending leaves nothing to carry over, and a rate above 100 % may be claimed as 100 %.
  const within = Decimal.max(0, exact)
  if (within.greaterThan(100) && new Decimal(stated.value).equals(100)) return true
  if (stated.operator === '>=' || stated.operator === '>') return within.greaterThanOrEqualTo(stated.value)
  if (stated.operator === '<=' || stated.operator === '<') return within.lessThanOrEqualTo(stated.value)
  // A claim rounded to fewer digits is a rounding, not a contradiction.
  const digits = Math.min(new Decimal(stated.value).decimalPlaces(), 2)
  return within.toDecimalPlaces(digits, Decimal.ROUND_HALF_UP).equals(stated.value)
}

const percentOf = (figure: BlockFigure | null): Decimal | null =>
  figure === null || figure.whole.isZero() ? null : figure.part.times(100).div(figure.whole)

const NAMED = new Map<string, readonly Claim[]>()
/** So many names are remembered: those of a list repeat. */
const REMEMBERED = 50_000

/** What an indicator of this name claims. */
function claimsOf(name: string): readonly Claim[] {
  let known = NAMED.get(name)
  if (!known) {
    const plainName = name.normalize('NFKC').replace(/\s/g, '')
    known = CLAIMS.filter(({ names }) => names.test(plainName))
    if (NAMED.size >= REMEMBERED) NAMED.clear()
    NAMED.set(name, known)
  }
  return known
}

function check(claim: Claim, indicator: Indicator, line: ScoredBudgetLine): Finding | null {
  const stated = parseValue(indicator.actual, indicator.measureUnit ?? '%')
  if (stated.kind !== 'quantity' || (stated.unit !== '%' && stated.unit !== null)) return null
  const block = claim.from(line)
  const exact = percentOf(block)
  if (!block || exact === null || fits(stated, exact)) return null
  const other = claim.or ? percentOf(claim.or(line)) : null
  if (other !== null && fits(stated, other)) return null
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
  const rates = evaluation.indicators.flatMap((indicator) =>
    claimsOf(indicator.level3)
      .map((claim) => check(claim, indicator, line))
      .filter((found) => found !== null),
  )
  return [...rates, ...costFindings(evaluation, line)]
}
