-- What the tables of `schema.sql` mean, as views: which tables count, under which name, with which lines. `marts.sql` and the
-- figures are made of them. Quotients (rates, averages) are made outside, because DuckDB divides and averages DECIMAL as
-- DOUBLE.

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

-- What a finding of `packed.findingRow` says.
CREATE OR REPLACE MACRO saidOf(text, called) AS CASE WHEN called IS NULL THEN text ELSE replace(text, chr(31), called) END;
CREATE OR REPLACE MACRO shownBy(evidence, called, line) AS
  CASE WHEN called IS NULL THEN evidence ELSE replace(evidence, chr(30), CAST(line AS VARCHAR)) END;

-- Findings of each table by severity.
CREATE OR REPLACE VIEW findingCount AS
SELECT
  evaluationId,
  count(*) FILTER (severity = 'error') AS errors,
  count(*) FILTER (severity = 'warning') AS warnings,
  count(*) FILTER (severity = 'note') AS notes
FROM packed.findingRow
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

CREATE OR REPLACE VIEW workspaceCount AS
SELECT
  (SELECT any_value(origin) FROM workspace) AS origin,
  (SELECT count(*) FROM file) AS files,
  (SELECT count(*) FROM evaluation) AS evaluations,
  (SELECT count(*) FROM packed.indicator) AS indicators,
  (SELECT count(*) FROM reject) AS rejects,
  (SELECT CAST(coalesce(sum(rowsRead), 0) AS BIGINT) FROM file) AS rowsRead,
  (SELECT CAST(coalesce(sum(rowsLoaded), 0) AS BIGINT) FROM file) AS rowsLoaded,
  (SELECT CAST(coalesce(sum(rowsRejected), 0) AS BIGINT) FROM file) AS rowsRejected,
  (SELECT count(*) FROM evaluation WHERE pending IS NOT NULL) AS pending;

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

-- Recomputed total and grade of each unit in each year; none where two units were merged and have two tables in it.
CREATE OR REPLACE VIEW unitTotal AS
SELECT kind, department, name, year, any_value(total) AS total, any_value(grade) AS grade
FROM placedEvaluation
GROUP BY kind, department, name, year
HAVING count(*) = 1;
