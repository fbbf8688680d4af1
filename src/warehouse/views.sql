-- All figures of the app: views, and views with parameters (table macros), e.g.
--   FROM yearFigures('department', '2022', '', '90');
-- Parameters: kindIs = 'department' | 'project'; yearsIn, departmentsIn = the chosen ones, joined by chr(31) where
-- there are several, '' = all (further conditions: see chosenEvaluation); thresholdIs = percent. Sums and counts leave
-- SQL exactly; quotients (rates, averages) are made outside, because DuckDB divides and averages DECIMAL as DOUBLE.

-- The name that stands for another by the officer's word, followed to its end: 甲 → 乙 → 丙 is 丙 for 甲 and for 乙.
CREATE OR REPLACE VIEW aliasEnd AS
WITH RECURSIVE step AS (
  SELECT departmentKey, canonicalKey, 1 AS hops FROM alias WHERE same
  UNION ALL
  SELECT step.departmentKey, alias.canonicalKey, hops + 1
  FROM step JOIN alias ON alias.departmentKey = step.canonicalKey
  WHERE alias.same AND hops < 30
)
SELECT departmentKey, arg_max(canonicalKey, hops) AS canonicalKey FROM step GROUP BY departmentKey;

-- 同一单位: what each name as written is called in the figures: the name of the unit's latest year. Names are one unit
-- when they are equal as compared, or when the officer said so.
CREATE OR REPLACE VIEW departmentName AS
SELECT
  department, canonicalKey,
  first_value(department) OVER (PARTITION BY canonicalKey ORDER BY latest DESC, tables DESC, department) AS canonical
FROM (
  SELECT
    department, coalesce(canonicalKey, departmentKey) AS canonicalKey, max(year) AS latest, count(*) AS tables
  FROM evaluation
  LEFT JOIN aliasEnd USING (departmentKey)
  WHERE pending IS NULL
  GROUP BY ALL
);

-- Tables that count: those without a year or a department, and second copies, wait for the officer's word. From here on
-- `department` is the canonical name, so that the years of a renamed unit line up; as written: `writtenDepartment`.
CREATE OR REPLACE VIEW placedEvaluation AS
SELECT evaluation.* REPLACE (canonical AS department), evaluation.department AS writtenDepartment
FROM evaluation
JOIN departmentName USING (department)
WHERE pending IS NULL;

-- The years of each unit.
CREATE OR REPLACE VIEW canonicalYear AS
SELECT DISTINCT canonical, canonicalKey, year
FROM evaluation
JOIN departmentName USING (department)
WHERE pending IS NULL
ORDER BY canonical, year;

-- The line 部门预算总额 / 年度资金总额 of each table that has one.
CREATE OR REPLACE VIEW totalLine AS
SELECT * FROM budget WHERE fundSource = 'total'
QUALIFY row_number() OVER (PARTITION BY evaluationId ORDER BY ordinal) = 1;

-- One of the conditions that chr(29) parts, as a list; empty where it is not stated.
CREATE OR REPLACE MACRO conditionOf(conditions, place) AS
  list_filter(string_split(coalesce(string_split(conditions, chr(29))[place], ''), chr(31)), lambda one: one <> '');

-- departmentsIn is departments, and behind them, each after a chr(29): supervisors, grades (recomputed), lowest and
-- highest execution rate (percent, included), fund source, severity of findings ('error' | 'any').
CREATE OR REPLACE MACRO chosenEvaluation(kindIs, yearsIn, departmentsIn) AS TABLE
SELECT *
FROM placedEvaluation
WHERE kind = kindIs
  AND (yearsIn = '' OR list_contains(string_split(yearsIn, chr(31)), CAST(year AS VARCHAR)))
  AND (len(conditionOf(departmentsIn, 1)) = 0 OR department IN (
    SELECT canonical FROM departmentName AS named
    WHERE list_contains(conditionOf(departmentsIn, 1), named.department)
  ))
  AND (len(conditionOf(departmentsIn, 2)) = 0 OR list_contains(conditionOf(departmentsIn, 2), supervisor))
  AND (len(conditionOf(departmentsIn, 3)) = 0 OR list_contains(conditionOf(departmentsIn, 3), grade))
  AND (
    len(conditionOf(departmentsIn, 4)) + len(conditionOf(departmentsIn, 5)) = 0
    OR evaluationId IN (
      SELECT evaluationId
      FROM totalLine
      WHERE executionRate >= coalesce(CAST(conditionOf(departmentsIn, 4)[1] AS DECIMAL(18,6)), executionRate)
        AND executionRate <= coalesce(CAST(conditionOf(departmentsIn, 5)[1] AS DECIMAL(18,6)), executionRate)
    )
  )
  AND (
    len(conditionOf(departmentsIn, 6)) = 0
    OR evaluationId IN (
      SELECT evaluationId
      FROM budget
      WHERE fundSource = conditionOf(departmentsIn, 6)[1] AND (adjustedBudget > 0 OR executed > 0)
    )
  )
  AND (
    len(conditionOf(departmentsIn, 7)) = 0
    OR evaluationId IN (
      SELECT evaluationId
      FROM finding
      WHERE conditionOf(departmentsIn, 7)[1] = 'any' OR severity = conditionOf(departmentsIn, 7)[1]
    )
  );

-- Findings of each table by severity.
CREATE OR REPLACE VIEW findingCount AS
SELECT
  evaluationId,
  count(*) FILTER (severity = 'error') AS errors,
  count(*) FILTER (severity = 'warning') AS warnings,
  count(*) FILTER (severity = 'note') AS notes
FROM finding
GROUP BY evaluationId;

-- All rows that carry points; the budget line counts as level 1 预算执行率. What no rule decides counts with the
-- reported score, as it does in the recomputed total.
CREATE OR REPLACE VIEW pointRow AS
SELECT
  evaluationId, level1, level3, weight, reportedScore, coalesce(score, reportedScore) AS score, verdict
FROM indicator
UNION ALL
SELECT evaluationId, '预算执行率', '预算执行率', weight, reportedScore, coalesce(score, reportedScore), verdict
FROM totalLine;

-- The workspace at a glance: which departments, when, in which kind of table.
CREATE OR REPLACE VIEW departmentSpan AS
SELECT
  department,
  arg_max(supervisor, year) AS supervisor,
  list(DISTINCT kind ORDER BY kind) AS kinds,
  list(DISTINCT year ORDER BY year) AS years
FROM placedEvaluation
GROUP BY department;

CREATE OR REPLACE VIEW kindYear AS
SELECT DISTINCT kind, year FROM placedEvaluation ORDER BY kind, year;

CREATE OR REPLACE VIEW workspaceCount AS
SELECT
  (SELECT any_value(origin) FROM workspace) AS origin,
  (SELECT count(*) FROM file) AS files,
  (SELECT count(*) FROM evaluation) AS evaluations,
  (SELECT count(*) FROM indicator) AS indicators,
  (SELECT count(*) FROM reject) AS rejects,
  (SELECT CAST(coalesce(sum(rowsRead), 0) AS BIGINT) FROM file) AS rowsRead,
  (SELECT CAST(coalesce(sum(rowsLoaded), 0) AS BIGINT) FROM file) AS rowsLoaded,
  (SELECT CAST(coalesce(sum(rowsRejected), 0) AS BIGINT) FROM file) AS rowsRejected,
  (SELECT count(*) FROM evaluation WHERE pending IS NOT NULL) AS pending;

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
LEFT JOIN totalLine USING (evaluationId)
LEFT JOIN findingCount USING (evaluationId)
GROUP BY year
ORDER BY year;

-- Years in which a unit (department, or project of a department) was below the threshold, with the first year of
-- the unbroken run that the year belongs to: year − rank is the same within a run.
CREATE OR REPLACE MACRO slowRun(kindIs, thresholdIs) AS TABLE
SELECT department, name, year, min(year) OVER (PARTITION BY department, name, year - place) AS since
FROM (
  SELECT department, name, year, dense_rank() OVER (PARTITION BY department, name ORDER BY year) AS place
  FROM placedEvaluation
  JOIN totalLine USING (evaluationId)
  WHERE kind = kindIs AND executionRate < CAST(thresholdIs AS DECIMAL(18,6))
  GROUP BY department, name, year
);

-- The rate of each unit in each year. Two units that were merged have two tables in one year: then bothExecuted ÷
-- bothBudget is the rate.
CREATE OR REPLACE VIEW unitRate AS
SELECT
  kind, department, name, year,
  CASE WHEN count(*) = 1 THEN any_value(executionRate) END AS executionRate,
  sum(adjustedBudget) FILTER (executed IS NOT NULL) AS bothBudget,
  sum(executed) FILTER (adjustedBudget IS NOT NULL) AS bothExecuted
FROM placedEvaluation
JOIN totalLine USING (evaluationId)
GROUP BY kind, department, name, year;

-- Budget execution, one row a table. A run of slow years may begin before the chosen years.
CREATE OR REPLACE MACRO executionFigures(kindIs, yearsIn, departmentsIn, thresholdIs) AS TABLE
SELECT
  e.evaluationId, e.department, e.supervisor, e.year, e.name, e.file,
  line.initialBudget, line.adjustedBudget, line.executed,
  line.adjustedBudget - line.executed AS unspent,
  line.reportedRate, line.executionRate, previous.executionRate AS previousRate,
  previous.bothBudget AS previousBudget, previous.bothExecuted AS previousExecuted,
  coalesce(run.year - run.since + 1, 0) AS slowYears,
  line.cells
FROM chosenEvaluation(kindIs, yearsIn, departmentsIn) AS e
LEFT JOIN totalLine AS line USING (evaluationId)
LEFT JOIN unitRate AS previous
  ON previous.kind = e.kind AND previous.department = e.department
  AND previous.name IS NOT DISTINCT FROM e.name AND previous.year = e.year - 1
LEFT JOIN slowRun(kindIs, thresholdIs) AS run
  ON run.department = e.department AND run.name IS NOT DISTINCT FROM e.name AND run.year = e.year
  AND line.executionRate < CAST(thresholdIs AS DECIMAL(18,6));

-- Money by fund source. `total` is a row of its own and is never added to its parts.
CREATE OR REPLACE MACRO fundSourceFigures(kindIs, yearsIn, departmentsIn) AS TABLE
SELECT
  year, fundSource,
  coalesce(sum(adjustedBudget), 0) AS adjustedBudget,
  coalesce(sum(executed), 0) AS executed,
  coalesce(sum(adjustedBudget - executed), 0) AS unspent,
  sum(adjustedBudget) FILTER (executed IS NOT NULL) AS bothBudget,
  sum(executed) FILTER (adjustedBudget IS NOT NULL) AS bothExecuted
FROM chosenEvaluation(kindIs, yearsIn, departmentsIn) AS e
JOIN budget USING (evaluationId)
GROUP BY year, fundSource
ORDER BY year, fundSource;

-- Totals as handed in and as recomputed, one row a table.
CREATE OR REPLACE MACRO scoreFigures(kindIs, yearsIn, departmentsIn) AS TABLE
SELECT
  e.evaluationId, department, year, name, reportedTotal, total, reportedTotal - total AS difference,
  reportedGrade, grade, coalesce(mismatches, 0) AS mismatches, manualCount, scheme
FROM chosenEvaluation(kindIs, yearsIn, departmentsIn) AS e
LEFT JOIN (
  SELECT evaluationId, count(*) FILTER (verdict = 'mismatch') AS mismatches FROM pointRow GROUP BY evaluationId
) USING (evaluationId);

-- Points by level-1 indicator, over rows that state both weight and score, so that the three sums compare.
CREATE OR REPLACE MACRO level1Figures(kindIs, yearsIn, departmentsIn) AS TABLE
SELECT
  year, coalesce(level1, '未分级') AS level1, count(DISTINCT evaluationId) AS tables,
  sum(weight) AS weight, sum(reportedScore) AS reportedScore, sum(score) AS score
FROM chosenEvaluation(kindIs, yearsIn, departmentsIn) AS e
JOIN pointRow USING (evaluationId)
WHERE weight IS NOT NULL AND reportedScore IS NOT NULL
GROUP BY ALL
ORDER BY year, level1;

-- Points of each department by level-1 indicator, over the chosen years together.
CREATE OR REPLACE MACRO departmentLevel1Figures(kindIs, yearsIn, departmentsIn) AS TABLE
SELECT
  department, coalesce(level1, '未分级') AS level1, count(DISTINCT evaluationId) AS tables,
  sum(weight) AS weight, sum(score) AS score
FROM chosenEvaluation(kindIs, yearsIn, departmentsIn) AS e
JOIN pointRow USING (evaluationId)
WHERE weight IS NOT NULL AND score IS NOT NULL
GROUP BY ALL
ORDER BY department, level1;

-- Points lost by recomputation (weight − score), by level-3 indicator.
CREATE OR REPLACE MACRO lostPoints(kindIs, yearsIn, departmentsIn) AS TABLE
SELECT level3, count(DISTINCT evaluationId) AS tables, sum(weight - score) AS lost
FROM chosenEvaluation(kindIs, yearsIn, departmentsIn) AS e
JOIN pointRow USING (evaluationId)
WHERE weight > score AND level3 IS NOT NULL
GROUP BY level3
ORDER BY lost DESC, level3;

-- Which department named which category in which year.
CREATE OR REPLACE MACRO namedCategory(kindIs, yearsIn, departmentsIn) AS TABLE
SELECT evaluationId, department, year, category
FROM chosenEvaluation(kindIs, yearsIn, departmentsIn) AS e
JOIN problem_category USING (evaluationId);

-- Categories by year: sentences, and departments of those that handed in.
CREATE OR REPLACE MACRO problemYearFigures(kindIs, yearsIn, departmentsIn) AS TABLE
SELECT category, year, count(DISTINCT department) AS departments, count(*) AS sentences, any_value(ofDepartments) AS ofDepartments
FROM namedCategory(kindIs, yearsIn, departmentsIn)
JOIN (
  SELECT year, count(DISTINCT department) AS ofDepartments
  FROM chosenEvaluation(kindIs, yearsIn, departmentsIn)
  GROUP BY year
) USING (year)
GROUP BY category, year
ORDER BY category, year;

-- Departments × categories: in how many years, and in how many sentences.
CREATE OR REPLACE MACRO problemMatrix(kindIs, yearsIn, departmentsIn) AS TABLE
SELECT department, category, count(DISTINCT year) AS years, count(*) AS sentences
FROM namedCategory(kindIs, yearsIn, departmentsIn)
GROUP BY department, category
ORDER BY department, category;

-- The state of each category that a department has named, in each year from its first naming on (of the years in which
-- anybody handed in): new 新增, continuing 持续, back 复发, gone 已消除, unreported 未报告. `run` = years named in a row. A
-- year without a report neither breaks a run nor counts in it: not handed in is not gone.
CREATE OR REPLACE MACRO problemState(kindIs, yearsIn, departmentsIn) AS TABLE
WITH named AS (
  SELECT DISTINCT department, category, year FROM namedCategory(kindIs, yearsIn, departmentsIn)
), series AS (
  SELECT department, category, min(year) AS since FROM named GROUP BY ALL
), anyYear AS (
  SELECT DISTINCT year FROM chosenEvaluation(kindIs, yearsIn, '')
), reported AS (
  SELECT DISTINCT department, year FROM chosenEvaluation(kindIs, yearsIn, departmentsIn)
), grid AS (
  SELECT
    series.department, series.category, anyYear.year,
    reported.year IS NOT NULL AS isReported, named.year IS NOT NULL AS isNamed
  FROM series
  JOIN anyYear ON anyYear.year >= since
  LEFT JOIN reported ON reported.department = series.department AND reported.year = anyYear.year
  LEFT JOIN named
    ON named.department = series.department AND named.category = series.category AND named.year = anyYear.year
), marked AS (
  SELECT
    *, count(*) FILTER (isReported AND NOT isNamed) OVER (PARTITION BY department, category ORDER BY year) AS gaps
  FROM grid
), counted AS (
  SELECT *, count(*) FILTER (isNamed) OVER (PARTITION BY department, category, gaps ORDER BY year) AS inRow
  FROM marked
)
SELECT
  department, category, year,
  CASE
    WHEN NOT isReported THEN 'unreported'
    WHEN NOT isNamed THEN 'gone'
    WHEN inRow > 1 THEN 'continuing'
    WHEN gaps > 0 THEN 'back'
    ELSE 'new'
  END AS state,
  CASE WHEN isNamed THEN inRow ELSE 0 END AS run
FROM counted
ORDER BY department, category, year;

-- How many departments are in each state, by category and year.
CREATE OR REPLACE MACRO problemStateFigures(kindIs, yearsIn, departmentsIn) AS TABLE
SELECT category, year, state, count(*) AS departments
FROM problemState(kindIs, yearsIn, departmentsIn)
GROUP BY ALL
ORDER BY category, year, state;

-- Categories that a department named in at least two years; `run` = of the latest chosen year, 0 = not named then.
CREATE OR REPLACE MACRO recurrence(kindIs, yearsIn, departmentsIn) AS TABLE
SELECT
  department, category, list(year ORDER BY year) FILTER (run > 0) AS years, arg_max(run, year) AS run
FROM problemState(kindIs, yearsIn, departmentsIn)
GROUP BY department, category
HAVING count(*) FILTER (run > 0) > 1
ORDER BY run DESC, len(years) DESC, department, category;

-- 落实情况: what was promised for a category in one year, and what the department's next year says and shows.
CREATE OR REPLACE MACRO promise(kindIs, yearsIn, departmentsIn) AS TABLE
WITH sentence AS (
  SELECT e.evaluationId, department, year, category, p.ordinal, text, measure
  FROM chosenEvaluation(kindIs, '', departmentsIn) AS e
  JOIN problem AS p USING (evaluationId)
  JOIN problem_category AS c ON c.evaluationId = p.evaluationId AND c.problemOrdinal = p.ordinal
), promised AS (
  SELECT
    department, category, year, min(evaluationId) AS evaluationId, arg_min(text, ordinal) AS text,
    arg_min(measure, ordinal) AS measure
  FROM sentence
  WHERE measure IS NOT NULL
  GROUP BY ALL
), again AS (
  SELECT department, category, year, min(evaluationId) AS evaluationId, arg_min(text, ordinal) AS text
  FROM sentence
  GROUP BY ALL
), figure AS (
  SELECT
    department, year, sum(initialBudget) AS initialBudget, sum(adjustedBudget) AS adjustedBudget, sum(executed) AS executed
  FROM chosenEvaluation(kindIs, '', departmentsIn) AS e
  LEFT JOIN totalLine USING (evaluationId)
  GROUP BY ALL
), satisfaction AS (
  SELECT department, year, count(*) AS asked, count(*) FILTER (deviation < 0) AS missed
  FROM chosenEvaluation(kindIs, '', departmentsIn) AS e
  JOIN indicator USING (evaluationId)
  WHERE contains(level3, '满意')
  GROUP BY ALL
), following AS (
  SELECT department, year, lead(year) OVER (PARTITION BY department ORDER BY year) AS nextYear FROM figure
)
SELECT
  promised.department, promised.category, promised.year, promised.evaluationId, promised.text, promised.measure,
  following.nextYear, again.evaluationId AS nextEvaluationId, again.text AS nextText,
  before.initialBudget, before.adjustedBudget, before.executed,
  after.initialBudget AS nextInitialBudget, after.adjustedBudget AS nextAdjustedBudget, after.executed AS nextExecuted,
  asked.missed, asked.asked, nextAsked.missed AS nextMissed, nextAsked.asked AS nextAskedCount
FROM promised
JOIN following ON following.department = promised.department AND following.year = promised.year
LEFT JOIN again
  ON again.department = promised.department AND again.category = promised.category AND again.year = following.nextYear
LEFT JOIN figure AS before ON before.department = promised.department AND before.year = promised.year
LEFT JOIN figure AS after ON after.department = promised.department AND after.year = following.nextYear
LEFT JOIN satisfaction AS asked ON asked.department = promised.department AND asked.year = promised.year
LEFT JOIN satisfaction AS nextAsked ON nextAsked.department = promised.department AND nextAsked.year = following.nextYear
WHERE yearsIn = '' OR list_contains(string_split(yearsIn, chr(31)), CAST(following.nextYear AS VARCHAR))
ORDER BY promised.year DESC, promised.department, promised.category;

-- Sentences with their table.
CREATE OR REPLACE MACRO problemSentence(kindIs, yearsIn, departmentsIn) AS TABLE
SELECT p.evaluationId, p.ordinal, department, year, file, text, measure, source, cell
FROM chosenEvaluation(kindIs, yearsIn, departmentsIn) AS e
JOIN problem AS p USING (evaluationId);

-- Findings with their table.
CREATE OR REPLACE MACRO chosenFinding(kindIs, yearsIn, departmentsIn) AS TABLE
SELECT f.evaluationId, f.ordinal, rule, severity, messageZh, messageEn, department, year, name, file, evidence
FROM chosenEvaluation(kindIs, yearsIn, departmentsIn) AS e
JOIN finding AS f USING (evaluationId);

CREATE OR REPLACE MACRO findingByRule(kindIs, yearsIn, departmentsIn) AS TABLE
SELECT rule, severity, count(*) AS findings, count(DISTINCT department) AS departments
FROM chosenFinding(kindIs, yearsIn, departmentsIn)
GROUP BY rule, severity
ORDER BY findings DESC, rule;

CREATE OR REPLACE MACRO findingByDepartment(kindIs, yearsIn, departmentsIn) AS TABLE
SELECT
  department,
  count(*) FILTER (severity = 'error') AS errors,
  count(*) FILTER (severity = 'warning') AS warnings,
  count(*) FILTER (severity = 'note') AS notes
FROM chosenFinding(kindIs, yearsIn, departmentsIn)
GROUP BY department
ORDER BY errors DESC, warnings DESC, notes DESC, department;

-- Findings in groups, one group = the findings of one rule and severity in one table: 30 rows of a table that break the
-- same rule are one thing to read. Gravest first, newest year, departments in the order of namesIn (joined by chr(31);
-- by pinyin, which DuckDB cannot do without ICU). `groupPlace` counts the groups from 1. ruleIs, severityIs = NULL: all.
CREATE OR REPLACE MACRO findingGroup(kindIs, yearsIn, departmentsIn, namesIn, ruleIs, severityIs) AS TABLE
WITH named AS (
  SELECT unnest(names) AS department, generate_subscripts(names, 1) AS namePlace
  FROM (SELECT string_split(namesIn, chr(31)) AS names)
)
SELECT
  f.*,
  dense_rank() OVER (
    ORDER BY
      CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END,
      year DESC, namePlace, evaluationId, rule
  ) AS groupPlace
FROM chosenFinding(kindIs, yearsIn, departmentsIn) AS f
LEFT JOIN named USING (department)
WHERE (ruleIs IS NULL OR rule = ruleIs) AND (severityIs IS NULL OR severity = severityIs);

-- What the spot check adds up: findings of each table by rule and severity. The weights are the engine's.
CREATE OR REPLACE MACRO spotCheckTally(kindIs, yearsIn, departmentsIn) AS TABLE
SELECT
  e.evaluationId, e.department, e.year, e.name, e.reportedTotal, any_value(line.adjustedBudget) AS adjustedBudget,
  f.rule, f.severity, count(*) AS count
FROM chosenEvaluation(kindIs, yearsIn, departmentsIn) AS e
JOIN finding AS f USING (evaluationId)
LEFT JOIN totalLine AS line USING (evaluationId)
GROUP BY ALL
ORDER BY e.evaluationId, f.rule, f.severity;

-- What makes two tables one submission: a table that is handed in again has the same.
CREATE OR REPLACE MACRO tableKeyOf(kind, departmentKey, year, name) AS
  concat_ws(chr(31), kind, coalesce(departmentKey, ''), coalesce(CAST(year AS VARCHAR), ''), coalesce(name, ''));

-- Tables with a word of the bureau: said here, or in the form's own column 复核分.
CREATE OR REPLACE MACRO reviewedTables(kindIs, yearsIn, departmentsIn) AS TABLE
SELECT evaluationId
FROM chosenEvaluation(kindIs, yearsIn, departmentsIn)
WHERE tableKeyOf(kind, departmentKey, year, name) IN (SELECT tableKey FROM review)
  OR evaluationId IN (
    SELECT evaluationId FROM indicator WHERE reviewedScore IS NOT NULL
    UNION ALL
    SELECT evaluationId FROM budget WHERE reviewedScore IS NOT NULL
  );

-- Everything of some tables that may be reviewed, by a name that stays when the table is handed in again, with the
-- bureau's word on it. evaluationsIn = ids joined by chr(31). The word said here is the later one.
CREATE OR REPLACE MACRO reviewableRows(evaluationsIn) AS TABLE
WITH asked AS (
  SELECT evaluationId, tableKeyOf(kind, departmentKey, year, name) AS tableKey, scheme
  FROM evaluation WHERE evaluationId IN (SELECT unnest(string_split(evaluationsIn, chr(31))))
), reviewable AS (
  SELECT
    evaluationId, 'budget' AS part, ordinal,
    concat_ws(chr(31), 'total', row_number() OVER (PARTITION BY evaluationId ORDER BY ordinal)) AS rowKey,
    label, weight, reportedScore, reviewedScore AS formScore, score, executionRate, reportedRate
  FROM budget SEMI JOIN asked USING (evaluationId)
  WHERE fundSource = 'total'
  UNION ALL
  SELECT
    evaluationId, 'indicator', ordinal,
    concat_ws(chr(31), coalesce(level1, ''), coalesce(level2, ''), coalesce(level3, ''),
      row_number() OVER (PARTITION BY evaluationId, level1, level2, level3 ORDER BY ordinal)),
    level3, weight, reportedScore, reviewedScore, score, NULL, NULL
  FROM indicator SEMI JOIN asked USING (evaluationId)
  UNION ALL
  SELECT
    evaluationId, 'finding', ordinal,
    concat_ws(chr(31), rule, row_number() OVER (PARTITION BY evaluationId, rule ORDER BY ordinal)),
    rule, NULL, NULL, NULL, NULL, NULL, NULL
  FROM finding SEMI JOIN asked USING (evaluationId)
)
SELECT
  reviewable.*, scheme, asked.tableKey, coalesce(review.score, formScore) AS reviewedScore, decision, remark, decidedAt,
  decidedAt IS NOT NULL OR formScore IS NOT NULL AS isReviewed
FROM reviewable
JOIN asked USING (evaluationId)
LEFT JOIN review ON review.tableKey = asked.tableKey AND review.part = reviewable.part AND review.rowKey = reviewable.rowKey;
