-- Indicators and findings row by row: as a snapshot has them. In a workspace views of the same names and columns stand for
-- them (`packed.sql`).

-- Indicator rows.
CREATE TABLE indicator (
  evaluationId VARCHAR NOT NULL,
  ordinal INTEGER NOT NULL,
  level1 VARCHAR,
  level2 VARCHAR,
  level3 VARCHAR,
  target VARCHAR,                 -- 年度指标值 as published
  actual VARCHAR,                 -- 实际完成值 as published
  measureUnit VARCHAR,
  weight DECIMAL(18,6),
  reportedScore DECIMAL(18,6),
  reviewedScore DECIMAL(18,6),    -- 复核分, 财政审核评分; NULL where the form has none
  score DECIMAL(18,6),            -- recomputed; NULL where no rule decides
  verdict VARCHAR NOT NULL,
  reportedDeviation DECIMAL(18,6),
  deviation DECIMAL(18,6),        -- shortfall; met = 0
  reason VARCHAR,                 -- 偏差原因分析及改进措施
  ruleId VARCHAR NOT NULL,
  explanationZh VARCHAR,
  explanationEn VARCHAR,
  cell VARCHAR NOT NULL,          -- of level3
  verbatim VARCHAR,
  cells VARCHAR NOT NULL
);

-- 核查发现: one contradiction.
CREATE TABLE finding (
  evaluationId VARCHAR NOT NULL,
  ordinal INTEGER NOT NULL,
  rule VARCHAR NOT NULL,
  severity VARCHAR NOT NULL,      -- error, warning, note
  messageZh VARCHAR,
  messageEn VARCHAR,
  evidence VARCHAR NOT NULL       -- JSON, the cells that show it: [[row, column], …]
);
