-- Views and table macros: the only place that aggregates. Try one by hand:
--   SELECT * FROM executionOf('department', '2022,2023', '', 90);
-- aKind: 'department' | 'project'; someYears: '2022,2023' or '' for all; someDepartments: names joined by chr(31), or ''.

-- What counts: tables that wait for the officer's word do not.
CREATE OR REPLACE VIEW submitted AS
SELECT * FROM evaluation WHERE pending IS NULL;

CREATE OR REPLACE MACRO chosen(aKind, someYears, someDepartments) AS TABLE
SELECT * FROM submitted
WHERE kind = aKind
  AND (someYears = '' OR list_contains(string_split(someYears, ','), year::VARCHAR))
  AND (someDepartments = '' OR list_contains(string_split(someDepartments, chr(31)), department));

-- The total budget line of each table (at most one a table).
CREATE OR REPLACE VIEW totalBudget AS
SELECT * FROM budget WHERE fundSource = 'total'
QUALIFY row_number() OVER (PARTITION BY evaluationId ORDER BY ordinal) = 1;

-- Tables with a rate, and since when each has been slow without a gap.
CREATE OR REPLACE MACRO slowRuns(threshold) AS TABLE
WITH slow AS (
  SELECT e.evaluationId, e.kind, e.department, coalesce(e.name, '') AS project, e.year,
         e.year - dense_rank() OVER (PARTITION BY e.kind, e.department, coalesce(e.name, '') ORDER BY e.year) AS island
  FROM submitted e JOIN totalBudget b USING (evaluationId)
  WHERE b.executionRate < threshold::DECIMAL(18, 2)
)
SELECT evaluationId,
       dense_rank() OVER (PARTITION BY kind, department, project, island ORDER BY year)::INTEGER AS slowYears
FROM slow;

CREATE OR REPLACE MACRO executionOf(aKind, someYears, someDepartments, threshold) AS TABLE
SELECT e.evaluationId, e.department, e.supervisor, e.year, e.name,
       b.initialBudget, b.adjustedBudget, b.executed, b.adjustedBudget - b.executed AS unspent,
       b.reportedRate, b.executionRate,
       (SELECT any_value(pb.executionRate)
        FROM submitted p JOIN totalBudget pb USING (evaluationId)
        WHERE p.kind = e.kind AND p.department = e.department AND p.year = e.year - 1
          AND p.name IS NOT DISTINCT FROM e.name) AS previousRate,
       coalesce(s.slowYears, 0) AS slowYears,
       b.cellsJson
FROM chosen(aKind, someYears, someDepartments) e
LEFT JOIN totalBudget b USING (evaluationId)
LEFT JOIN slowRuns(threshold) s USING (evaluationId);

CREATE OR REPLACE VIEW findingCounts AS
SELECT evaluationId,
       count(*) FILTER (severity = 'error')::INTEGER AS errors,
       count(*) FILTER (severity = 'warning')::INTEGER AS warnings,
       count(*) FILTER (severity = 'note')::INTEGER AS notes
FROM finding GROUP BY evaluationId;

-- One row a year. Averages leave as sum and count: a quotient of decimals would be a DOUBLE.
CREATE OR REPLACE MACRO yearsOf(aKind, someYears, someDepartments, threshold) AS TABLE
SELECT e.year,
       count(*)::INTEGER AS evaluations,
       coalesce(sum(b.initialBudget), 0) AS initialBudget,
       coalesce(sum(b.adjustedBudget), 0) AS adjustedBudget,
       coalesce(sum(b.executed), 0) AS executed,
       coalesce(sum(b.adjustedBudget - b.executed), 0) AS unspent,
       sum(b.executed) FILTER (b.adjustedBudget IS NOT NULL) AS ratedExecuted,
       sum(b.adjustedBudget) FILTER (b.executed IS NOT NULL) AS ratedBudget,
       count(*) FILTER (b.executionRate < threshold::DECIMAL(18, 2))::INTEGER AS slow,
       sum(e.reportedTotal) AS reportedTotals,
       count(e.reportedTotal)::INTEGER AS reportedCount,
       sum(e.total) AS totals,
       count(e.total)::INTEGER AS totalCount,
       count(*) FILTER (f.errors > 0)::INTEGER AS withErrors,
       count(*) FILTER (f.warnings > 0)::INTEGER AS withWarnings,
       coalesce(sum(f.errors), 0)::INTEGER AS errors,
       coalesce(sum(f.warnings), 0)::INTEGER AS warnings,
       coalesce(sum(f.notes), 0)::INTEGER AS notes
FROM chosen(aKind, someYears, someDepartments) e
LEFT JOIN totalBudget b USING (evaluationId)
LEFT JOIN findingCounts f USING (evaluationId)
GROUP BY e.year;

CREATE OR REPLACE MACRO fundSourcesOf(aKind, someYears, someDepartments) AS TABLE
SELECT e.year, b.fundSource,
       coalesce(sum(b.adjustedBudget), 0) AS adjustedBudget,
       coalesce(sum(b.executed), 0) AS executed,
       coalesce(sum(b.adjustedBudget - b.executed), 0) AS unspent,
       sum(b.executed) FILTER (b.adjustedBudget IS NOT NULL) AS ratedExecuted,
       sum(b.adjustedBudget) FILTER (b.executed IS NOT NULL) AS ratedBudget
FROM chosen(aKind, someYears, someDepartments) e JOIN budget b USING (evaluationId)
WHERE b.fundSource <> 'total'
GROUP BY e.year, b.fundSource;

CREATE OR REPLACE VIEW mismatchCounts AS
SELECT evaluationId, count(*)::INTEGER AS mismatches
FROM (
  SELECT evaluationId FROM indicator WHERE verdict = 'mismatch'
  UNION ALL
  SELECT evaluationId FROM budget WHERE verdict = 'mismatch'
)
GROUP BY evaluationId;

CREATE OR REPLACE MACRO scoresOf(aKind, someYears, someDepartments) AS TABLE
SELECT e.evaluationId, e.department, e.year, e.name, e.reportedTotal, e.total,
       e.reportedTotal - e.total AS difference, e.reportedGrade, e.grade,
       coalesce(m.mismatches, 0) AS mismatches, e.manualCount, e.scheme
FROM chosen(aKind, someYears, someDepartments) e
LEFT JOIN mismatchCounts m USING (evaluationId);

-- Every row that carries points; the budget line stands as level 1 预算执行率.
CREATE OR REPLACE VIEW pointRows AS
SELECT evaluationId, '预算执行率' AS level1, '预算执行率' AS level3, weight, reportedScore, score FROM totalBudget
UNION ALL
SELECT evaluationId, coalesce(level1, '—'), level3, weight, reportedScore, score FROM indicator;

CREATE OR REPLACE MACRO level1Of(aKind, someYears, someDepartments) AS TABLE
SELECT e.year, p.level1,
       count(DISTINCT p.evaluationId)::INTEGER AS tables,
       sum(p.weight) AS weight,
       sum(p.reportedScore) AS reportedScore,
       sum(coalesce(p.score, p.reportedScore)) AS score
FROM chosen(aKind, someYears, someDepartments) e JOIN pointRows p USING (evaluationId)
WHERE p.weight IS NOT NULL AND p.reportedScore IS NOT NULL
GROUP BY e.year, p.level1;

CREATE OR REPLACE MACRO lostPointsOf(aKind, someYears, someDepartments) AS TABLE
SELECT p.level3, count(*)::INTEGER AS tables, sum(p.weight - coalesce(p.score, p.reportedScore)) AS lost
FROM chosen(aKind, someYears, someDepartments) e JOIN pointRows p USING (evaluationId)
WHERE p.weight > coalesce(p.score, p.reportedScore)
GROUP BY p.level3;

-- 问题 ------------------------------------------------------------------------------------------------------------

-- Which department named which category in which year: once, however many sentences.
CREATE OR REPLACE VIEW categoryYears AS
SELECT DISTINCT e.kind, e.department, c.category, e.year
FROM submitted e JOIN problemCategory c USING (evaluationId);

CREATE OR REPLACE MACRO problemYearsOf(aKind, someYears, someDepartments) AS TABLE
SELECT c.category, e.year,
       count(DISTINCT e.department)::INTEGER AS departments,
       count(DISTINCT (c.evaluationId, c.ordinal))::INTEGER AS sentences,
       any_value(d.ofDepartments) AS ofDepartments
FROM chosen(aKind, someYears, someDepartments) e
JOIN problemCategory c USING (evaluationId)
JOIN (
  SELECT year, count(DISTINCT department)::INTEGER AS ofDepartments
  FROM chosen(aKind, someYears, someDepartments) GROUP BY year
) d ON d.year = e.year
GROUP BY c.category, e.year;

-- Years in which a department named a category, and the run without a gap that reaches lastYear.
CREATE OR REPLACE MACRO recurrenceOf(aKind, someDepartments, lastYear) AS TABLE
WITH named AS (
  SELECT department, category, year,
         year - row_number() OVER (PARTITION BY department, category ORDER BY year) AS island
  FROM categoryYears
  WHERE kind = aKind AND year <= lastYear
    AND (someDepartments = '' OR list_contains(string_split(someDepartments, chr(31)), department))
), runs AS (
  SELECT department, category, island, count(*)::INTEGER AS years, max(year) AS until FROM named
  GROUP BY department, category, island
)
SELECT n.department, n.category,
       string_agg(n.year::VARCHAR, ',' ORDER BY n.year) AS years,
       coalesce(any_value(r.years), 0)::INTEGER AS run
FROM named n
LEFT JOIN runs r ON r.department = n.department AND r.category = n.category AND r.until = lastYear
GROUP BY n.department, n.category;

-- 核查 ------------------------------------------------------------------------------------------------------------

CREATE OR REPLACE MACRO findingsOf(aKind, someYears, someDepartments) AS TABLE
SELECT e.evaluationId || '#' || f.ordinal AS findingId, f.evaluationId, f.ordinal, f.rule, f.severity,
       f.messageZh, f.messageEn, e.department, e.year, e.name, f.evidenceJson
FROM chosen(aKind, someYears, someDepartments) e JOIN finding f USING (evaluationId);

CREATE OR REPLACE MACRO findingRulesOf(aKind, someYears, someDepartments) AS TABLE
SELECT rule, severity, count(*)::INTEGER AS findings, count(DISTINCT department)::INTEGER AS departments
FROM findingsOf(aKind, someYears, someDepartments)
GROUP BY rule, severity;

CREATE OR REPLACE MACRO findingDepartmentsOf(aKind, someYears, someDepartments) AS TABLE
SELECT department,
       count(*) FILTER (severity = 'error')::INTEGER AS errors,
       count(*) FILTER (severity = 'warning')::INTEGER AS warnings,
       count(*) FILTER (severity = 'note')::INTEGER AS notes
FROM findingsOf(aKind, someYears, someDepartments)
GROUP BY department;
