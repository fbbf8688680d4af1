-- What the figures add up, made anew with every change of the tables, so that a change of a filter adds up few rows instead
-- of all, and plans little. Everything here is a copy of what stands elsewhere: the views of `views.sql` tell how it is made.

-- One row a table that counts, with its total budget line, the unit's rate and total of the year before, the indicators that it lost
-- points on, its findings by severity and their rules.
-- `place` stands for the table, `unit` for its department or project over the years: numbers, because they join fast.
CREATE OR REPLACE TABLE evaluationMart AS
WITH funded AS (
  SELECT evaluationId, list(DISTINCT fundSource ORDER BY fundSource) AS fundedBy
  FROM budget
  WHERE adjustedBudget > 0 OR executed > 0
  GROUP BY evaluationId
), missed AS (
  SELECT evaluationId, count(*) FILTER (verdict = 'mismatch') AS mismatches FROM pointRow GROUP BY evaluationId
), lostOn AS (
  SELECT evaluationId, list(DISTINCT indicator ORDER BY indicator) AS lostOn
  FROM (
    SELECT evaluationId, unnest([level3, coalesce(level1, '未分级')]) AS indicator FROM pointRow WHERE weight > score
  )
  WHERE indicator IS NOT NULL
  GROUP BY evaluationId
), accused AS (
  SELECT evaluationId, list(DISTINCT rule ORDER BY rule) AS rules FROM packed.findingRow GROUP BY evaluationId
), called AS (
  SELECT canonical, list(DISTINCT department ORDER BY department) AS names FROM departmentName GROUP BY canonical
)
SELECT
  CAST(row_number() OVER (ORDER BY e.year, e.importId, e.ordinal) AS INTEGER) AS place,
  CAST(dense_rank() OVER (ORDER BY e.kind, e.department, e.name) AS INTEGER) AS unit,
  e.evaluationId, e.importId, e.ordinal, e.file, e.kind, e.year, e.department, e.writtenDepartment, e.departmentKey, names,
  e.supervisor, e.name, e.scheme, e.reportedTotal, e.total, e.reportedGrade, e.grade, e.manualCount,
  line.initialBudget, line.adjustedBudget, line.executed, line.reportedRate, line.executionRate, line.cells AS lineCells,
  before.total AS previousTotal, before.grade AS previousGrade,
  previous.executionRate AS previousRate, previous.bothBudget AS previousBudget, previous.bothExecuted AS previousExecuted,
  coalesce(fundedBy, []) AS fundedBy, coalesce(lostOn, []) AS lostOn, coalesce(rules, []) AS rules,
  coalesce(mismatches, 0) AS mismatches,
  coalesce(errors, 0) AS errors, coalesce(warnings, 0) AS warnings, coalesce(notes, 0) AS notes
FROM placedEvaluation AS e
LEFT JOIN called ON called.canonical = e.department
LEFT JOIN totalLine AS line USING (evaluationId)
LEFT JOIN unitRate AS previous
  ON previous.kind = e.kind AND previous.department = e.department
  AND previous.name IS NOT DISTINCT FROM e.name AND previous.year = e.year - 1
LEFT JOIN unitTotal AS before
  ON before.kind = e.kind AND before.department = e.department
  AND before.name IS NOT DISTINCT FROM e.name AND before.year = e.year - 1
LEFT JOIN funded USING (evaluationId)
LEFT JOIN lostOn USING (evaluationId)
LEFT JOIN accused USING (evaluationId)
LEFT JOIN missed USING (evaluationId)
LEFT JOIN findingCount USING (evaluationId)
ORDER BY place;

-- Points of each table by level-1 indicator: over the rows that state weight and score (`reportedScore` of them, recomputed
-- beside it), and over those that state a weight and have a score (`scored…`).
CREATE OR REPLACE TABLE level1Mart AS
SELECT
  place, coalesce(level1, '未分级') AS level1,
  sum(weight) FILTER (pointRow.reportedScore IS NOT NULL) AS weight,
  sum(pointRow.reportedScore) FILTER (weight IS NOT NULL) AS reportedScore,
  sum(score) FILTER (weight IS NOT NULL AND pointRow.reportedScore IS NOT NULL) AS score,
  sum(weight) FILTER (score IS NOT NULL) AS scoredWeight,
  sum(score) FILTER (weight IS NOT NULL) AS scoredScore
FROM pointRow
JOIN evaluationMart USING (evaluationId)
GROUP BY ALL
ORDER BY place, level1;

-- The level-3 indicators in which points were lost, each once.
CREATE OR REPLACE TABLE level3Mart AS
SELECT CAST(row_number() OVER (ORDER BY level3) AS INTEGER) AS level3Place, level3
FROM (SELECT DISTINCT level3 FROM pointRow WHERE weight > score AND level3 IS NOT NULL);

-- Points that a table lost by recomputation (weight − score), one row a row of points.
CREATE OR REPLACE TABLE lostMart AS
SELECT place, level3Place, weight - pointRow.score AS lost
FROM pointRow
JOIN evaluationMart USING (evaluationId)
JOIN level3Mart USING (level3)
WHERE weight > pointRow.score;
