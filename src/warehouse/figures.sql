-- Figures of execution and scores: views with parameters (table macros), e.g.
--   FROM yearFigures('department', '2022', '', '90');
-- Parameters: kindIs = 'department' | 'project'; yearsIn, departmentsIn = the chosen ones, joined by chr(31) where
-- there are several, '' = all (further conditions: see chosenEvaluation); thresholdIs = percent. Sums and counts leave
-- SQL exactly; quotients (rates, averages) are made outside, because DuckDB divides and averages DECIMAL as DOUBLE.

-- One of the conditions that chr(29) parts, as a list; empty where it is not stated.
CREATE OR REPLACE MACRO conditionOf(conditions, place) AS
  list_filter(string_split(coalesce(string_split(conditions, chr(29))[place], ''), chr(31)), lambda one: one <> '');

-- departmentsIn is departments, and behind them, each after a chr(29): supervisors, grades (recomputed), lowest and
-- highest execution rate (percent, included), fund source, severity of findings ('error' | 'any'), an indicator (level 1 or
-- 3) that points were lost on, lowest (included) and highest (excluded) recomputed total, a rule that has a finding, a
-- problem category that is named (looked up where it stands: another taxonomy changes no mart).
CREATE OR REPLACE MACRO chosenEvaluation(kindIs, yearsIn, departmentsIn) AS TABLE
SELECT *
FROM evaluationMart
WHERE kind = kindIs
  AND (yearsIn = '' OR list_contains(string_split(yearsIn, chr(31)), CAST(year AS VARCHAR)))
  AND (len(conditionOf(departmentsIn, 1)) = 0 OR list_has_any(names, conditionOf(departmentsIn, 1)))
  AND (len(conditionOf(departmentsIn, 2)) = 0 OR list_contains(conditionOf(departmentsIn, 2), supervisor))
  AND (len(conditionOf(departmentsIn, 3)) = 0 OR list_contains(conditionOf(departmentsIn, 3), grade))
  AND (
    len(conditionOf(departmentsIn, 4)) = 0
    OR executionRate >= CAST(conditionOf(departmentsIn, 4)[1] AS DECIMAL(18,6))
  )
  AND (
    len(conditionOf(departmentsIn, 5)) = 0
    OR executionRate <= CAST(conditionOf(departmentsIn, 5)[1] AS DECIMAL(18,6))
  )
  AND (len(conditionOf(departmentsIn, 6)) = 0 OR list_contains(fundedBy, conditionOf(departmentsIn, 6)[1]))
  AND (
    len(conditionOf(departmentsIn, 7)) = 0
    OR CASE conditionOf(departmentsIn, 7)[1]
      WHEN 'error' THEN errors
      WHEN 'warning' THEN warnings
      WHEN 'note' THEN notes
      WHEN 'any' THEN errors + warnings + notes
    END > 0
  )
  AND (len(conditionOf(departmentsIn, 8)) = 0 OR list_contains(lostOn, conditionOf(departmentsIn, 8)[1]))
  AND (
    len(conditionOf(departmentsIn, 9)) = 0 OR total >= CAST(conditionOf(departmentsIn, 9)[1] AS DECIMAL(18,6))
  )
  AND (
    len(conditionOf(departmentsIn, 10)) = 0 OR total < CAST(conditionOf(departmentsIn, 10)[1] AS DECIMAL(18,6))
  )
  AND (len(conditionOf(departmentsIn, 11)) = 0 OR list_contains(rules, conditionOf(departmentsIn, 11)[1]))
  AND (
    len(conditionOf(departmentsIn, 12)) = 0
    OR evaluationId IN (SELECT evaluationId FROM problem_category WHERE category = conditionOf(departmentsIn, 12)[1])
  );

-- The workspace at a glance: which departments, when, in which kind of table.
CREATE OR REPLACE VIEW departmentSpan AS
SELECT
  department,
  arg_max(supervisor, year) AS supervisor,
  list(DISTINCT kind ORDER BY kind) AS kinds,
  list(DISTINCT year ORDER BY year) AS years
FROM evaluationMart
GROUP BY department;

CREATE OR REPLACE VIEW kindYear AS
SELECT DISTINCT kind, year FROM evaluationMart ORDER BY kind, year;

-- The years of the district. bothExecuted ÷ bothBudget is its rate: over the tables that state both.
CREATE OR REPLACE MACRO yearFigures(kindIs, yearsIn, departmentsIn, thresholdIs) AS TABLE
SELECT
  year,
  count(*) AS evaluations,
  coalesce(sum(initialBudget), 0) AS initialBudget,
  coalesce(sum(adjustedBudget), 0) AS adjustedBudget,
  coalesce(sum(executed), 0) AS executed,
  coalesce(sum(adjustedBudget - executed), 0) AS unspent,
  sum(adjustedBudget) FILTER (executed IS NOT NULL) AS bothBudget,
  sum(executed) FILTER (adjustedBudget IS NOT NULL) AS bothExecuted,
  count(*) FILTER (executionRate < CAST(thresholdIs AS DECIMAL(18,6))) AS slow,
  sum(reportedTotal) AS reportedTotalSum,
  count(reportedTotal) AS reportedTotalCount,
  sum(total) AS totalSum,
  count(total) AS totalCount,
  count(*) FILTER (errors > 0) AS withErrors,
  count(*) FILTER (warnings > 0) AS withWarnings,
  CAST(coalesce(sum(errors), 0) AS BIGINT) AS errors,
  CAST(coalesce(sum(warnings), 0) AS BIGINT) AS warnings,
  CAST(coalesce(sum(notes), 0) AS BIGINT) AS notes
FROM chosenEvaluation(kindIs, yearsIn, departmentsIn) AS e
GROUP BY year
ORDER BY year;

-- Unbroken runs of years in which a unit (department, or project of a department) was below the threshold: year − place
-- is the same within a run. One window over all rows: one a unit costs a hundred times more.
CREATE OR REPLACE MACRO slowRun(kindIs, thresholdIs) AS TABLE
SELECT unit, min(year) AS since, max(year) AS until
FROM (
  SELECT unit, year, row_number() OVER (ORDER BY unit, year) AS place
  FROM (
    SELECT DISTINCT unit, year
    FROM evaluationMart
    WHERE kind = kindIs AND executionRate < CAST(thresholdIs AS DECIMAL(18,6))
  )
)
GROUP BY unit, year - place;

-- Budget execution, one row a table. A run of slow years may begin before the chosen years.
CREATE OR REPLACE MACRO executionFigures(kindIs, yearsIn, departmentsIn, thresholdIs) AS TABLE
SELECT
  e.evaluationId, e.department, e.supervisor, e.year, e.name, e.file,
  initialBudget, adjustedBudget, executed, adjustedBudget - executed AS unspent, reportedRate, executionRate,
  previousRate, previousBudget, previousExecuted, coalesce(e.year - since + 1, 0) AS slowYears, lineCells AS cells
FROM chosenEvaluation(kindIs, yearsIn, departmentsIn) AS e
LEFT JOIN slowRun(kindIs, thresholdIs) AS run
  ON run.unit = e.unit AND e.year BETWEEN since AND until AND executionRate < CAST(thresholdIs AS DECIMAL(18,6));

-- Money by fund source. `total` is a row of its own and is never added to its parts.
CREATE OR REPLACE MACRO fundSourceFigures(kindIs, yearsIn, departmentsIn) AS TABLE
SELECT
  year, line.fundSource,
  coalesce(sum(line.adjustedBudget), 0) AS adjustedBudget,
  coalesce(sum(line.executed), 0) AS executed,
  coalesce(sum(line.adjustedBudget - line.executed), 0) AS unspent,
  sum(line.adjustedBudget) FILTER (line.executed IS NOT NULL) AS bothBudget,
  sum(line.executed) FILTER (line.adjustedBudget IS NOT NULL) AS bothExecuted
FROM chosenEvaluation(kindIs, yearsIn, departmentsIn) AS e
JOIN budget AS line USING (evaluationId)
GROUP BY year, line.fundSource
ORDER BY year, line.fundSource;

-- Totals as handed in and as recomputed, one row a table, with the recomputed ones of the year before.
CREATE OR REPLACE MACRO scoreFigures(kindIs, yearsIn, departmentsIn) AS TABLE
SELECT
  evaluationId, department, year, name, reportedTotal, total, reportedTotal - total AS difference,
  reportedGrade, grade, previousTotal, previousGrade, mismatches, manualCount, scheme
FROM chosenEvaluation(kindIs, yearsIn, departmentsIn);

-- Points by level-1 indicator, over rows that state both weight and score, so that the three sums compare.
CREATE OR REPLACE MACRO level1Figures(kindIs, yearsIn, departmentsIn) AS TABLE
SELECT
  year, level1, count(*) AS tables,
  sum(points.weight) AS weight, sum(points.reportedScore) AS reportedScore, sum(points.score) AS score
FROM chosenEvaluation(kindIs, yearsIn, departmentsIn) AS e
JOIN level1Mart AS points USING (place)
WHERE points.weight IS NOT NULL
GROUP BY ALL
ORDER BY year, level1;

-- Points of each department by level-1 indicator, over the chosen years together.
CREATE OR REPLACE MACRO departmentLevel1Figures(kindIs, yearsIn, departmentsIn) AS TABLE
SELECT department, level1, count(*) AS tables, sum(scoredWeight) AS weight, sum(scoredScore) AS score
FROM chosenEvaluation(kindIs, yearsIn, departmentsIn) AS e
JOIN level1Mart USING (place)
WHERE scoredWeight IS NOT NULL
GROUP BY ALL
ORDER BY department, level1;

-- The same year by year: a department beside the middle of all, and beside itself in other years.
CREATE OR REPLACE MACRO yearLevel1Figures(kindIs, yearsIn, departmentsIn) AS TABLE
SELECT department, year, level1, count(*) AS tables, sum(scoredWeight) AS weight, sum(scoredScore) AS score
FROM chosenEvaluation(kindIs, yearsIn, departmentsIn) AS e
JOIN level1Mart USING (place)
WHERE scoredWeight IS NOT NULL
GROUP BY ALL
ORDER BY department, year, level1;

-- Points lost by recomputation (weight − score), by level-3 indicator.
CREATE OR REPLACE MACRO lostPoints(kindIs, yearsIn, departmentsIn) AS TABLE
SELECT level3, tables, lost
FROM (
  SELECT level3Place, count(DISTINCT place) AS tables, sum(lost) AS lost
  FROM chosenEvaluation(kindIs, yearsIn, departmentsIn) AS e
  JOIN lostMart USING (place)
  GROUP BY level3Place
)
JOIN level3Mart USING (level3Place)
ORDER BY lost DESC, level3;
