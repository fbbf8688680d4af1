-- Figures of execution and scores: views with parameters (table macros), e.g.
--   FROM yearFigures('department', '2022', '', '90');
-- departmentsIn may be left out: planning its conditions takes longer than most answers. short-forms.ts writes these forms.
-- Parameters: kindIs = 'department' | 'project'; yearsIn, departmentsIn = the chosen ones, joined by chr(31) where
-- there are several, '' = all (further conditions: see chosenEvaluation); thresholdIs = percent. Sums and counts leave
-- SQL exactly; quotients (rates, averages) are made outside, because DuckDB divides and averages DECIMAL as DOUBLE.

-- One of the conditions that chr(29) parts; empty where it is open.
CREATE OR REPLACE MACRO conditionOf(conditions, place) AS split_part(conditions, chr(29), place);

-- Whether a condition is open or names the value.
CREATE OR REPLACE MACRO isAmong(value, conditions, place) AS
  conditionOf(conditions, place) = '' OR list_contains(string_split(conditionOf(conditions, place), chr(31)), value);

CREATE OR REPLACE MACRO chosenYears(kindIs, yearsIn) AS TABLE
SELECT *
FROM evaluationMart
WHERE kind = kindIs AND (yearsIn = '' OR list_contains(string_split(yearsIn, chr(31)), CAST(year AS VARCHAR)));

-- departmentsIn is departments, and behind them, each after a chr(29): supervisors, grades (recomputed), lowest and
-- highest execution rate (percent, included), fund source, severity of findings ('error' | 'any'), an indicator (level 1 or
-- 3) that points were lost on, lowest (included) and highest (excluded) recomputed total, a rule that has a finding, a
-- problem category that is named (looked up where it stands: another taxonomy changes no mart).
CREATE OR REPLACE MACRO chosenEvaluation(kindIs, yearsIn, departmentsIn) AS TABLE
SELECT *
FROM chosenYears(kindIs, yearsIn)
WHERE (
    conditionOf(departmentsIn, 1) = ''
    OR list_has_any(names, string_split(conditionOf(departmentsIn, 1), chr(31)))
  )
  AND isAmong(supervisor, departmentsIn, 2)
  AND isAmong(grade, departmentsIn, 3)
  AND (
    conditionOf(departmentsIn, 4) = ''
    OR executionRate >= CAST(nullif(conditionOf(departmentsIn, 4), '') AS DECIMAL(18,6))
  )
  AND (
    conditionOf(departmentsIn, 5) = ''
    OR executionRate <= CAST(nullif(conditionOf(departmentsIn, 5), '') AS DECIMAL(18,6))
  )
  AND (conditionOf(departmentsIn, 6) = '' OR list_contains(fundedBy, conditionOf(departmentsIn, 6)))
  AND CASE conditionOf(departmentsIn, 7)
    WHEN '' THEN true
    WHEN 'error' THEN errors > 0
    WHEN 'warning' THEN warnings > 0
    WHEN 'note' THEN notes > 0
    ELSE errors + warnings + notes > 0
  END
  AND (conditionOf(departmentsIn, 8) = '' OR list_contains(lostOn, conditionOf(departmentsIn, 8)))
  AND (
    conditionOf(departmentsIn, 9) = ''
    OR total >= CAST(nullif(conditionOf(departmentsIn, 9), '') AS DECIMAL(18,6))
  )
  AND (
    conditionOf(departmentsIn, 10) = ''
    OR total < CAST(nullif(conditionOf(departmentsIn, 10), '') AS DECIMAL(18,6))
  )
  AND (conditionOf(departmentsIn, 11) = '' OR list_contains(rules, conditionOf(departmentsIn, 11)))
  AND (
    conditionOf(departmentsIn, 12) = ''
    OR evaluationId IN (SELECT evaluationId FROM problem_category WHERE category = conditionOf(departmentsIn, 12))
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

-- Budget execution, one row a table. A run of slow years may begin before the chosen years. The join names no condition of `e`
-- alone: with one DuckDB compares each table with each run, ten seconds at a hundred thousand tables.
CREATE OR REPLACE MACRO executionFigures(kindIs, yearsIn, departmentsIn, thresholdIs) AS TABLE
SELECT
  e.evaluationId, e.department, e.supervisor, e.year, e.name, e.file,
  initialBudget, adjustedBudget, executed, adjustedBudget - executed AS unspent, reportedRate, executionRate,
  previousRate, previousBudget, previousExecuted,
  CASE WHEN executionRate < CAST(thresholdIs AS DECIMAL(18,6)) THEN coalesce(e.year - since + 1, 0) ELSE 0 END AS slowYears,
  lineCells AS cells
FROM chosenEvaluation(kindIs, yearsIn, departmentsIn) AS e
LEFT JOIN slowRun(kindIs, thresholdIs) AS run
  ON run.unit = e.unit AND e.year BETWEEN since AND until;

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

-- part ÷ whole in percent, half up to 2 decimals, exact: in whole numbers, because DuckDB divides decimals as floats. NULL where
-- the whole is 0.
CREATE OR REPLACE MACRO percentOf(part, whole) AS CASE WHEN whole <> 0 THEN
  CAST(
    sign(part) * sign(whole) * (
      (abs(CAST(part * 1000000 AS HUGEINT)) * 20000 + abs(CAST(whole * 1000000 AS HUGEINT)))
      // (2 * abs(CAST(whole * 1000000 AS HUGEINT)))
    ) AS DECIMAL(18,0)
  ) * 0.01
END;

-- One department year by year on the level-1 indicators that it has in any of its years, beside the middle of all departments:
-- how many have the indicator in the year, and the shares of the points (percent) of the one in the middle, or of the two.
CREATE OR REPLACE MACRO yearLevel1Figures(kindIs, departmentIs) AS TABLE
WITH points AS MATERIALIZED (
  SELECT department, year, level1, sum(scoredWeight) AS weight, sum(scoredScore) AS score
  FROM chosenYears(kindIs, '')
  JOIN level1Mart USING (place)
  WHERE scoredWeight IS NOT NULL
  GROUP BY ALL
), own AS (
  SELECT year, level1, weight, score FROM points WHERE department = departmentIs
), asked AS (
  SELECT year, level1 FROM (SELECT DISTINCT year FROM own) CROSS JOIN (SELECT DISTINCT level1 FROM own)
), middle AS (
  SELECT year, level1, list_sort(list(percentOf(score, weight))) AS shares
  FROM points
  JOIN asked USING (year, level1)
  WHERE weight <> 0
  GROUP BY year, level1
)
SELECT
  year, level1, weight, score, coalesce(len(shares), 0) AS departments,
  shares[(len(shares) + 1) // 2] AS middleBelow, shares[len(shares) // 2 + 1] AS middleAbove
FROM asked
LEFT JOIN own USING (year, level1)
LEFT JOIN middle USING (year, level1)
ORDER BY level1, year;

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
