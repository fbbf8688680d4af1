-- Tables and indicator rows of a made-up city or province, for the benches: numbers are remainders of products of primes, so the
-- same arguments give the same rows everywhere. Scores are those that the engine would give for `actual ÷ target × weight`,
-- in integer hundredths. $departments departments from the $first on × $years tables of $rows indicators on average.
CREATE OR REPLACE TEMP MACRO draw(a, b, c, below) AS ((a * 7919 + b * 104729 + c * 15485863 + 12289) % 982451653) % below;

CREATE OR REPLACE TEMP TABLE unit AS
SELECT
  d, y, 't' || lpad(CAST(d * $years + y + 1 AS VARCHAR), 7, '0') AS evaluationId, 2015 + y AS year,
  '模拟' || ['东', '西', '南', '北', '中', '新', '江', '山'][1 + d % 8] || '区'
    || ['教育局', '财政局', '卫生健康委员会', '民政局', '交通运输局', '水务局', '农业农村局', '文化和旅游局'][1 + (d // 8) % 8]
    || (d // 64 + 1) || '所' AS department,
  '模拟市第' || (d % 16 + 1) || '区人民政府' AS supervisor,
  CAST(100 + draw(d, y, 1, 900000) / 100.0 AS DECIMAL(18,2)) AS adjusted,
  45 + draw(d, y, 2, 56) AS percentSpent,
  $rows - $rows // 5 + draw(d, y, 3, 2 * ($rows // 5) + 1) AS indicators
FROM range($first, $first + $departments) AS units(d), range($years) AS spans(y);

CREATE OR REPLACE TEMP TABLE madeRow AS
WITH line AS (
  SELECT evaluationId, d, y, i, 100 + draw(d, y, i * 3, 97) AS target, 60 + draw(d, y, i * 3 + 1, 61) AS actual,
    [100, 200, 250, 500][1 + draw(d, y, i, 4)] AS weight, draw(d, y, i * 3 + 2, 40) AS luck
  FROM unit, range(indicators) AS lines(i)
), scored AS (
  SELECT *, (2 * least(actual, target) * weight + target) // (2 * target) AS cents FROM line
)
SELECT
  evaluationId, d, y, i::INTEGER AS ordinal,
  CASE WHEN i % 10 < 5 THEN '产出指标' WHEN i % 10 < 9 THEN '效益指标' ELSE '满意度指标' END AS level1,
  ['数量指标', '质量指标', '时效指标', '社会效益指标', '服务对象满意度指标'][1 + i % 5] AS level2,
  ['服务企业数量', '培训人次', '设施完好率', '办结及时率', '群众满意度', '检查覆盖率', '补助发放人数', '项目验收合格率'][1 + i % 8] || (i // 8 + 1) AS level3,
  '≥' || target || '家' AS target, actual || '家' AS actual,
  CAST(weight / 100.0 AS DECIMAL(18,2)) AS weight,
  CAST(CASE WHEN luck < 3 THEN weight ELSE cents END / 100.0 AS DECIMAL(18,2)) AS reportedScore,
  CAST(cents / 100.0 AS DECIMAL(18,2)) AS score,
  CASE WHEN luck < 3 AND cents <> weight THEN 'mismatch' ELSE 'match' END AS verdict,
  CASE WHEN luck < 4 THEN '受客观因素影响，部分工作推迟；下一步加快进度。' END AS reason,
  'proportional' AS ruleId,
  actual || ' ÷ ' || target || ' × ' || CAST(weight / 100.0 AS DECIMAL(18,2)) AS explanationZh,
  actual || ' ÷ ' || target || ' × ' || CAST(weight / 100.0 AS DECIMAL(18,2)) AS explanationEn,
  (i + 2)::INTEGER AS line
FROM scored
ORDER BY d, y, i;
