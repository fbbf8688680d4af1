-- Figures of findings, of the spot check and of the bureau's review; parameters as in `figures.sql`.

-- Findings with their table.
CREATE OR REPLACE MACRO chosenFinding(kindIs, yearsIn, departmentsIn) AS TABLE
SELECT
  f.evaluationId, f.ordinal, rule, severity, saidOf(messageZh, called) AS messageZh, saidOf(messageEn, called) AS messageEn,
  department, year, name, file, shownBy(evidence, called, line) AS evidence
FROM chosenEvaluation(kindIs, yearsIn, departmentsIn) AS e
JOIN packed.findingRow AS f USING (evaluationId);

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
), placed AS (
  SELECT
    evaluationId, rule, severity,
    row_number() OVER (
      ORDER BY
        CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END,
        any_value(year) DESC, any_value(namePlace), evaluationId, rule
    ) AS groupPlace
  FROM chosenFinding(kindIs, yearsIn, departmentsIn) AS f
  LEFT JOIN named USING (department)
  WHERE (ruleIs IS NULL OR rule = ruleIs) AND (severityIs IS NULL OR severity = severityIs)
  GROUP BY evaluationId, rule, severity
)
SELECT f.*, groupPlace
FROM chosenFinding(kindIs, yearsIn, departmentsIn) AS f
JOIN placed ON placed.evaluationId = f.evaluationId AND placed.rule = f.rule AND placed.severity = f.severity;

-- What the spot check adds up: findings of each table by rule and severity. The weights are the engine's.
CREATE OR REPLACE MACRO spotCheckTally(kindIs, yearsIn, departmentsIn) AS TABLE
SELECT
  e.evaluationId, e.department, e.year, e.name, e.reportedTotal, any_value(e.adjustedBudget) AS adjustedBudget,
  f.rule, f.severity, count(*) AS count
FROM chosenEvaluation(kindIs, yearsIn, departmentsIn) AS e
JOIN packed.findingRow AS f USING (evaluationId)
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
  FROM indicator
  WHERE list_contains(string_split(evaluationsIn, chr(31)), evaluationId)
  UNION ALL
  SELECT
    evaluationId, 'finding', ordinal,
    concat_ws(chr(31), rule, row_number() OVER (PARTITION BY evaluationId, rule ORDER BY ordinal)),
    rule, NULL, NULL, NULL, NULL, NULL, NULL
  FROM packed.findingRow
  WHERE list_contains(string_split(evaluationsIn, chr(31)), evaluationId)
)
SELECT
  reviewable.*, scheme, asked.tableKey, coalesce(review.score, formScore) AS reviewedScore, decision, remark, decidedAt,
  decidedAt IS NOT NULL OR formScore IS NOT NULL AS isReviewed
FROM reviewable
JOIN asked USING (evaluationId)
LEFT JOIN review ON review.tableKey = asked.tableKey AND review.part = reviewable.part AND review.rowKey = reviewable.rowKey;
