-- What `made.sql` made, straight into the tables of the workspace.
INSERT INTO file BY NAME
SELECT $importId AS importId, 0 AS ordinal, '模拟市.csv' AS file, 0 AS size, 'UTF-8' AS encoding, 'list' AS layout, '1.00' AS confidence,
  '[]' AS reasons, '[]' AS unknownColumns, '[]' AS notes, sum(indicators)::BIGINT AS rowsRead, sum(indicators)::BIGINT AS rowsLoaded,
  0 AS rowsRejected, count(*)::INTEGER AS evaluations, 0 AS elapsedMs
FROM unit;

-- As `packed.sql` keeps them: what repeats once.
INSERT INTO packed.evaluation SELECT $told + row_number() OVER (ORDER BY d, y), evaluationId FROM unit;
INSERT INTO packed.name
SELECT $told + row_number() OVER (), * FROM (SELECT DISTINCT level1, level2, level3 FROM madeRow ORDER BY ALL);
INSERT INTO packed.value BY NAME
SELECT $told + row_number() OVER () AS id, *
FROM (SELECT DISTINCT target, actual, weight, reportedScore, score, verdict, ruleId, explanationZh, explanationEn FROM madeRow ORDER BY ALL);
INSERT INTO packed.reason SELECT $told + 1, '受客观因素影响，部分工作推迟；下一步加快进度。';
INSERT INTO packed.cells SELECT $told + 1, '{"target":9,"actual":10,"weight":11,"reportedScore":12}', ',8]';
INSERT INTO packed.indicator
SELECT evaluation.id, ordinal, name.id, value.id, CASE WHEN reason IS NOT NULL THEN $told + 1 END, $told + 1, line
FROM madeRow AS m
JOIN packed.evaluation USING (evaluationId)
JOIN packed.name USING (level1, level2, level3)
JOIN packed.value USING (target, actual, weight, reportedScore, score, verdict)
ORDER BY evaluation.id, ordinal;
DROP TABLE madeRow;

INSERT INTO budget BY NAME
WITH part AS (
  SELECT *, unnest([0, 1, 2]) AS p FROM unit
), amount AS (
  SELECT *, CASE p WHEN 0 THEN adjusted WHEN 1 THEN CAST(adjusted * 0.75 AS DECIMAL(18,2)) ELSE adjusted - CAST(adjusted * 0.75 AS DECIMAL(18,2)) END AS money
  FROM part
)
SELECT
  evaluationId, p AS ordinal, ['total', 'government', 'ownFunds'][1 + p] AS fundSource, ['年度资金总额', '财政拨款', '单位资金'][1 + p] AS label,
  money AS initialBudget, money AS adjustedBudget, CAST(money * percentSpent / 100 AS DECIMAL(18,2)) AS executed,
  CASE WHEN p = 0 THEN percentSpent END AS reportedRate, CASE WHEN p = 0 THEN percentSpent END AS executionRate,
  CASE WHEN p = 0 THEN 10 END AS weight, CASE WHEN p = 0 THEN CAST(percentSpent / 10.0 AS DECIMAL(18,2)) END AS reportedScore,
  CASE WHEN p = 0 THEN CAST(percentSpent / 10.0 AS DECIMAL(18,2)) END AS score, CASE WHEN p = 0 THEN 'match' END AS verdict,
  '{"executed":[' || (p + 2) || ',6]}' AS cells
FROM amount
ORDER BY d, y, p;

INSERT INTO evaluation BY NAME
WITH sums AS (
  SELECT evaluationId, sum(weight) AS totalWeight, sum(reportedScore) AS reportedTotal, sum(score) AS total FROM indicator GROUP BY evaluationId
)
SELECT
  evaluationId, $importId AS importId, (row_number() OVER (ORDER BY d, y) - 1)::INTEGER AS ordinal, '模拟市.csv' AS file, 'list' AS origin,
  department, department AS departmentKey, supervisor, year::INTEGER AS year, 'department' AS kind, '万元' AS unit,
  totalWeight, CAST(reportedTotal * 100 / totalWeight AS DECIMAL(18,2)) AS reportedTotal, CAST(sums.total * 100 / totalWeight AS DECIMAL(18,2)) AS total,
  CASE WHEN sums.total * 100 >= 90 * totalWeight THEN '优' WHEN sums.total * 100 >= 80 * totalWeight THEN '良' ELSE '中' END AS grade,
  'linear-department' AS scheme, 'default' AS schemeBasis, 0 AS manualCount, '[]' AS problems, '[]' AS instructions, '{}' AS cells
FROM unit JOIN sums USING (evaluationId)
ORDER BY d, y;

INSERT INTO packed.wording
SELECT $told + place + 1, rule, severity, '该行自评得分高于复算得分。', 'The reported score is above the recomputed one.', '[[3,12]]'
FROM (VALUES ('indicator.score-mismatch', 'error', 0), ('budget.rate-mismatch', 'warning', 1), ('weights.sum', 'note', 2)) AS kinds(rule, severity, place);
INSERT INTO packed.finding
SELECT id, ordinal, $told + ordinal % 3 + 1, NULL, NULL
FROM (SELECT evaluationId, unnest(range(draw(d, y, 5, 4))) AS ordinal FROM unit)
JOIN packed.evaluation USING (evaluationId)
ORDER BY id, ordinal;

INSERT INTO problem BY NAME
SELECT evaluationId, p::INTEGER AS ordinal,
  ['预算执行进度偏慢，部分项目支出滞后。', '绩效指标设置不够细化。', '受客观因素影响，部分工作推迟。'][1 + p] AS text,
  CASE WHEN draw(d, y, p, 2) = 0 THEN '下一步加快支付进度。' END AS measure, 'problem' AS source, '[' || (40 + p) || ',2]' AS cell
FROM unit, range(3) AS sentences(p)
WHERE draw(d, y, p + 20, 3) > 0
ORDER BY d, y, p;

INSERT INTO problem_category BY NAME
SELECT evaluationId, ordinal AS problemOrdinal, 0 AS ordinal, ['PAY', 'IND', 'EXT'][1 + ordinal] AS category, '[]' AS matched
FROM problem;

UPDATE workspace SET origin = 'own', importedAt = '2026-11-01T00:00:00.000Z';
