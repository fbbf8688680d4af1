import {
  compareDecimal,
  inferSchemes,
  spotCheck,
  tallyFindings,
  type CellRef,
  type SchemeInference,
} from '@/engine'
import type { CheckedBatch, CheckedEvaluation } from '@/pipeline'

/**
 * A checked batch as `check --json` prints it: the contract that other tools read. Sentences are Chinese, with the English
 * one beside them (`…En`); amounts, rates and scores are decimal strings, missing is null, cells are 1-based.
 */
export function checkJson({ files, rejects, evaluations }: CheckedBatch) {
  const { inferences, choices } = inferSchemes(evaluations)
  return {
    files: files.map(
      ({
        file,
        encoding,
        layout,
        confidence,
        rowsRead,
        rowsLoaded,
        rowsRejected,
        unknownColumns,
        notes,
      }) => ({
        file,
        encoding,
        layout,
        confidence,
        rowsRead,
        rowsLoaded,
        rowsRejected,
        unknownColumns,
        notes: notes.map(({ zh }) => zh),
      }),
    ),
    rejects: rejects.map(({ file, sheet, row, column, code, message }) => ({
      file,
      ...(sheet === null ? {} : { sheet }),
      row,
      column,
      code,
      message: message.zh,
      messageEn: message.en,
    })),
    schemes: inferences.map(inferenceJson),
    evaluations: evaluations.map((evaluation) =>
      evaluationJson(evaluation, choices.get(evaluation.id)?.confidence ?? null),
    ),
    spotCheck: spotCheckJson(evaluations),
  }
}

/** 抽查建议: the tables that have findings, the heaviest sum first; what makes the sum stands at each table. */
function spotCheckJson(evaluations: readonly CheckedEvaluation[]) {
  return evaluations
    .map(({ file, department, year, kind, name, findings }) => ({
      file,
      department,
      year,
      kind,
      name,
      points: spotCheck(tallyFindings(findings)).points,
    }))
    .filter(({ points }) => points !== '0')
    .sort((a, b) => compareDecimal(b.points, a.points))
}

/** `sheet` only where the container has sheets. */
function cell({ file, sheet, row, column }: CellRef) {
  return { file, ...(sheet === undefined ? {} : { sheet }), row, column }
}

function evaluationJson(evaluation: CheckedEvaluation, schemeConfidence: string | null) {
  const { file, department, year, kind, name, unit, scheme, reportedTotal, total, reportedGrade, grade } =
    evaluation
  return {
    file,
    department,
    supervisor: evaluation.supervisor,
    year,
    kind,
    name,
    unit,
    scheme,
    schemeBasis: evaluation.schemeBasis,
    schemeConfidence,
    budget: evaluation.budget.map((line) => ({
      fundSource: line.fundSource,
      initialBudget: line.initialBudget,
      adjustedBudget: line.adjustedBudget,
      executed: line.executed,
      reportedRate: line.reportedRate,
      executionRate: line.executionRate,
      weight: line.weight,
      reportedScore: line.reportedScore,
      reviewedScore: line.reviewedScore ?? null,
      score: line.score,
      verdict: line.verdict,
      explanation: line.explanation?.zh ?? null,
      explanationEn: line.explanation?.en ?? null,
    })),
    indicators: evaluation.indicators.map((indicator) => ({
      level1: indicator.level1,
      level2: indicator.level2,
      level3: indicator.level3,
      target: indicator.target,
      actual: indicator.actual,
      weight: indicator.weight,
      reportedScore: indicator.reportedScore,
      reviewedScore: indicator.reviewedScore ?? null,
      score: indicator.score,
      verdict: indicator.verdict,
      reportedDeviation: indicator.reportedDeviation,
      deviation: indicator.deviation,
      reason: indicator.reason,
      explanation: indicator.explanation.zh,
      explanationEn: indicator.explanation.en,
      cell: cell(indicator.cell),
    })),
    reportedTotal,
    total,
    reportedGrade,
    grade,
    findings: evaluation.findings.map(({ rule, severity, message, evidence }) => ({
      rule,
      severity,
      message: message.zh,
      messageEn: message.en,
      evidence: evidence.map(cell),
    })),
    spotCheck: spotCheck(tallyFindings(evaluation.findings)),
    report: evaluation.report && {
      ...evaluation.report,
      statements: evaluation.report.statements.map((statement) => ({
        ...statement,
        cell: cell(statement.cell),
      })),
    },
    problems: evaluation.classified.map((problem) => ({
      text: problem.text,
      measure: problem.measure,
      source: problem.source,
      category: problem.categories[0]?.code ?? null,
      matched: problem.categories[0]?.matched ?? [],
      categories: problem.categories,
      cell: cell(problem.cell),
    })),
  }
}

/** How the scheme of the tables of one kind and year was found: what was tried, what each candidate reproduces. */
function inferenceJson({ candidates, chosen, besides, unexplained, ...counts }: SchemeInference) {
  return {
    ...counts,
    chosen: chosen?.id ?? null,
    besides: besides.map(({ id }) => id),
    candidates: candidates.map(({ scheme, reproduced }) => ({
      scheme: scheme.id,
      title: scheme.title.zh,
      titleEn: scheme.title.en,
      reproduced,
    })),
    unexplained: unexplained.map(({ file, department, reportedScore }) => ({
      file,
      department,
      reportedScore,
    })),
  }
}
