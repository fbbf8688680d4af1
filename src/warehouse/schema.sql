-- The workspace as tables; indicators and findings, which repeat, are in `packed.sql` (and `flat.sql` of a snapshot). Names
-- are the words of the field in English (see README.md); DuckDB keeps their case.
-- Amounts in 万元, rates and deviations in percent, weights and scores in points. DECIMAL(18,6) is exact to a
-- hundredth of a 元; the figures leave SQL as text, never as floats.
--
-- `verbatim`: JSON of those decimal texts of the row that are not the shortest form of the number in their column
-- ("100.00" for 100), or that no column can hold, by field. So a table reads back exactly as it came in.
-- `cells`: JSON, where in the file each field stands: {"target":[row, column]}, 1-based; a third entry names the file
-- where it is not the table's own, a fourth the sheet. In `indicator` a column alone is in the row of `cell`.

-- One row: what this database is.
CREATE TABLE workspace (
  schemaVersion INTEGER NOT NULL,
  origin VARCHAR NOT NULL,        -- sample = the made-up district (模拟数据), own = the officer's files, empty
  importedAt VARCHAR              -- of the last import, ISO 8601 UTC; text, because time zones need ICU
);

-- The ledger of files; rowsRead = rowsLoaded + rowsRejected.
CREATE TABLE file (
  importId INTEGER NOT NULL,      -- what was dropped at once; counts from 1
  ordinal INTEGER NOT NULL,       -- order within the import
  file VARCHAR NOT NULL,          -- relative path, as the person knows it; may come again in a later import
  size BIGINT NOT NULL,           -- bytes
  encoding VARCHAR,               -- NULL = could not be decoded
  layout VARCHAR,                 -- NULL = not recognised
  confidence VARCHAR NOT NULL,    -- 0 to 1, two digits
  reasons VARCHAR NOT NULL,       -- JSON, [{"zh": …, "en": …}]
  unknownColumns VARCHAR NOT NULL,-- JSON, ["…"]
  notes VARCHAR NOT NULL,         -- JSON, [{"zh": …, "en": …}]: hidden sheets, error cells, files left out
  rowsRead BIGINT NOT NULL,
  rowsLoaded BIGINT NOT NULL,
  rowsRejected BIGINT NOT NULL,
  evaluations INTEGER NOT NULL,   -- tables that it brought, whole or in part
  elapsedMs INTEGER NOT NULL      -- time that reading it took
);

-- 退回行: what could not be loaded, where, and what to do.
CREATE TABLE reject (
  importId INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  file VARCHAR NOT NULL,
  sheet VARCHAR,                  -- or the page of a PDF
  "row" INTEGER,
  "column" INTEGER,
  code VARCHAR NOT NULL,
  messageZh VARCHAR,
  messageEn VARCHAR,
  text VARCHAR                    -- the text that could not be read
);

-- The sheets as they were read, so that a person can see any cell in its place and correct how it was read.
CREATE TABLE source_sheet (
  importId INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,       -- order within the import
  file VARCHAR NOT NULL,
  sheet VARCHAR,                  -- NULL where the container has no sheets
  layout VARCHAR,                 -- NULL = not recognised
  isPart BOOLEAN NOT NULL,        -- of a very large list only head and rejected rows are kept
  rowCount INTEGER NOT NULL,      -- of the sheet, blank rows too
  regions VARCHAR NOT NULL,       -- JSON, {"rows": [[first, last, meaning]], "columns": […]}; places 1-based
  corrections VARCHAR NOT NULL    -- JSON, what the officer corrected: {"year", "department", "unit", "columns"}
);

-- The cells of a sheet, some rows in one piece.
CREATE TABLE source_rows (
  importId INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,       -- of the sheet
  firstRow INTEGER NOT NULL,      -- 1-based
  lastRow INTEGER NOT NULL,
  cells VARCHAR NOT NULL          -- JSON, [["text", …], …]
);

-- 别名: what the officer said of two names that may mean one unit.
CREATE TABLE alias (
  departmentKey VARCHAR NOT NULL, -- the name of the earlier years, as compared
  canonicalKey VARCHAR NOT NULL,  -- the name under which the years are joined
  department VARCHAR NOT NULL,    -- both as they were written
  canonical VARCHAR NOT NULL,
  same BOOLEAN NOT NULL,          -- true 认作同一单位, false 不是: not to be asked again
  reasonZh VARCHAR,               -- why it was offered
  reasonEn VARCHAR,
  decidedAt VARCHAR NOT NULL      -- ISO 8601 UTC
);

-- 复核: the bureau's own word on a row or a finding. It is kept by what the table and the row are, not by the file
-- that they came in, so that it holds when the table is handed in again.
CREATE TABLE review (
  tableKey VARCHAR NOT NULL,      -- kind, departmentKey, year, name, parted by chr(31)
  part VARCHAR NOT NULL,          -- budget, indicator, finding
  rowKey VARCHAR NOT NULL,        -- what the row is called, and which of its like: see the view reviewable
  score DECIMAL(18,6),            -- the bureau's own score; NULL = none given
  decision VARCHAR,               -- of a finding: accept 认可自评, correct 按复算更正, ask 请部门说明; NULL = none
  remark VARCHAR,
  decidedAt VARCHAR NOT NULL      -- ISO 8601 UTC
);

-- 自评表: one table of one department (or project) in one year.
CREATE TABLE evaluation (
  evaluationId VARCHAR NOT NULL,  -- unique in the workspace
  importId INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  file VARCHAR NOT NULL,
  origin VARCHAR NOT NULL,        -- form, list, report
  department VARCHAR,             -- as written; NULL = not stated
  departmentKey VARCHAR,          -- as compared: names with one key are one unit
  supervisor VARCHAR,             -- 主管部门
  year INTEGER,                   -- fiscal year; NULL = not stated, never assumed
  kind VARCHAR NOT NULL,          -- department 部门整体, project 项目支出
  name VARCHAR,                   -- project name
  unit VARCHAR,                   -- of the amounts in the file: 万元, 元; here they are in 万元
  totalWeight DECIMAL(18,6),      -- points in the row 总分
  reportedTotal DECIMAL(18,6),
  reportedGrade VARCHAR,          -- 优良中差 as stated
  total DECIMAL(18,6),            -- recomputed
  grade VARCHAR,                  -- of the recomputed total
  totalExplanationZh VARCHAR,
  totalExplanationEn VARCHAR,
  scheme VARCHAR NOT NULL,        -- id of the scoring scheme
  schemeBasis VARCHAR NOT NULL,   -- stated, batch, table, default
  schemeConfidence VARCHAR,       -- decimal 0–1: how sure the choice of scheme is
  manualCount INTEGER NOT NULL,   -- rows that entered the total with their reported score
  pending VARCHAR,                -- year, department, duplicate: waits for the officer's word and is in no figure
  problems VARCHAR NOT NULL,      -- JSON, the sentences before they were classified
  instructions VARCHAR NOT NULL,  -- JSON, cells that still hold the form's own instructions
  report VARCHAR,                 -- JSON, what the prose of the report states (ReportText); NULL = no report
  verbatim VARCHAR,
  cells VARCHAR NOT NULL
);

-- Lines of the budget block.
CREATE TABLE budget (
  evaluationId VARCHAR NOT NULL,
  ordinal INTEGER NOT NULL,
  fundSource VARCHAR NOT NULL,    -- total, or one of its parts: government, fiscalAccount, ownFunds, carryOver, other
  label VARCHAR,                  -- as written
  initialBudget DECIMAL(18,6),    -- 年初预算数
  adjustedBudget DECIMAL(18,6),   -- 全年预算数
  executed DECIMAL(18,6),         -- 全年执行数
  reportedRate DECIMAL(18,6),     -- 执行率 as stated
  executionRate DECIMAL(18,6),    -- executed ÷ adjustedBudget, half up to 2 decimals
  weight DECIMAL(18,6),
  reportedScore DECIMAL(18,6),
  reviewedScore DECIMAL(18,6),    -- 复核分, 财政审核评分; NULL where the form has none
  score DECIMAL(18,6),            -- recomputed; only the line `total` is scored
  verdict VARCHAR,                -- match, mismatch, manual
  explanationZh VARCHAR,
  explanationEn VARCHAR,
  verbatim VARCHAR,
  cells VARCHAR NOT NULL
);

-- 问题: a sentence that names a problem, or a reason that was given for a deviation.
CREATE TABLE problem (
  evaluationId VARCHAR NOT NULL,
  ordinal INTEGER NOT NULL,
  text VARCHAR,
  measure VARCHAR,
  source VARCHAR NOT NULL,        -- problem, reason
  cell VARCHAR NOT NULL
);

-- The categories of a sentence; a sentence without one names no problem.
CREATE TABLE problem_category (
  evaluationId VARCHAR NOT NULL,
  problemOrdinal INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  category VARCHAR NOT NULL,      -- code, e.g. PAY 支付进度滞后
  matched VARCHAR NOT NULL        -- JSON, the words of the sentence that decided it
);
