-- What `made.sql` made, as lists that a bureau's system would export. The sentences of problems are those of `city.sql`.
COPY (
  SELECT
    year AS "年度", department AS "部门", supervisor AS "主管部门", '部门整体' AS "类型", NULL AS "项目名称",
    level1 AS "一级指标", level2 AS "二级指标", level3 AS "三级指标", target AS "年度指标值", actual AS "实际完成值",
    weight AS "分值", reportedScore AS "得分", reason AS "偏差原因分析及改进措施"
  FROM madeRow JOIN unit USING (evaluationId)
  ORDER BY year, madeRow.d, ordinal
) TO '$folder/批量明细.csv' (HEADER);

COPY (
  WITH part AS (
    SELECT *, unnest([0, 1, 2]) AS p FROM unit
  ), amount AS (
    SELECT *, CASE p WHEN 0 THEN adjusted WHEN 1 THEN CAST(adjusted * 0.75 AS DECIMAL(18,2)) ELSE adjusted - CAST(adjusted * 0.75 AS DECIMAL(18,2)) END AS money
    FROM part
  )
  SELECT
    year AS "年度", department AS "部门", ['年度资金总额', '财政拨款', '单位资金'][1 + p] AS "资金来源", money AS "年初预算数",
    money AS "全年预算数", CAST(money * percentSpent / 100 AS DECIMAL(18,2)) AS "全年执行数",
    CASE WHEN p = 0 THEN 10 END AS "分值", CASE WHEN p = 0 THEN percentSpent || '%' END AS "执行率",
    CASE WHEN p = 0 THEN CAST(percentSpent / 10.0 AS DECIMAL(18,2)) END AS "得分"
  FROM amount
  ORDER BY year, d, p
) TO '$folder/预算明细.csv' (HEADER);

COPY (
  SELECT
    year AS "年度", department AS "部门",
    ['预算执行进度偏慢，部分项目支出滞后。', '绩效指标设置不够细化。', '受客观因素影响，部分工作推迟。'][1 + p] AS "问题",
    CASE WHEN draw(d, y, p, 2) = 0 THEN '下一步加快支付进度。' END AS "改进措施"
  FROM unit, range(3) AS sentences(p)
  WHERE draw(d, y, p + 20, 3) > 0
  ORDER BY year, d, p
) TO '$folder/问题清单.csv' (HEADER);
