-- The tables of a workspace. Amounts are in 万元, rates in percent, scores in points: exact decimals, never DOUBLE.
-- Columns that only the app reads back (provenance of cells) are JSON texts, named …Json.

CREATE TABLE meta (
  key VARCHAR PRIMARY KEY,   -- schemaVersion, origin (sample | own)
  value VARCHAR NOT NULL
);

-- The ledger: one row a file. rowsRead = rowsLoaded + rowsRejected.
CREATE TABLE file (
  file VARCHAR NOT NULL,
  size BIGINT NOT NULL,
  encoding VARCHAR,
  layout VARCHAR,
  confidence VARCHAR NOT NULL,
  reasonsJson VARCHAR NOT NULL,
  unknownColumnsJson VARCHAR NOT NULL,
  rowsRead INTEGER NOT NULL,
  rowsLoaded INTEGER NOT NULL,
  rowsRejected INTEGER NOT NULL
);

-- 退回行: what could not be loaded, with its place and what to do.
CREATE TABLE reject (
  file VARCHAR NOT NULL,
  "row" INTEGER,
  "column" INTEGER,
  code VARCHAR NOT NULL,
  messageZh VARCHAR NOT NULL,
  messageEn VARCHAR NOT NULL,
  text VARCHAR
);

-- One 自评表: one department (or project) in one year.
CREATE TABLE evaluation (
  evaluationId VARCHAR NOT NULL,
  file VARCHAR NOT NULL,
  origin VARCHAR NOT NULL,             -- form | list
  department VARCHAR,
  supervisor VARCHAR,
  year INTEGER,
  kind VARCHAR NOT NULL,               -- department | project
  name VARCHAR,                        -- project name
  unit VARCHAR,                        -- unit of the table as found: 万元 | 元
  scheme VARCHAR NOT NULL,
  schemeBasis VARCHAR NOT NULL,
  totalWeight DECIMAL(18, 8),
  reportedTotal DECIMAL(18, 8),
  reportedGrade VARCHAR,
  total DECIMAL(18, 8),                -- recomputed
  totalExplanationZh VARCHAR NOT NULL,
  totalExplanationEn VARCHAR NOT NULL,
  manualCount INTEGER NOT NULL,        -- rows that no rule decides, counted with their self score
  grade VARCHAR,
  problemsJson VARCHAR NOT NULL,
  instructionsJson VARCHAR NOT NULL,
  cellsJson VARCHAR NOT NULL,
  pending VARCHAR                      -- year | department | duplicate: waits for the officer's word; counted nowhere
);

-- The budget block; the line fundSource = 'total' carries the score.
CREATE TABLE budget (
  evaluationId VARCHAR NOT NULL,
  ordinal INTEGER NOT NULL,
  fundSource VARCHAR NOT NULL,
  label VARCHAR NOT NULL,
  initialBudget DECIMAL(18, 8),
  adjustedBudget DECIMAL(18, 8),
  executed DECIMAL(18, 8),
  reportedRate DECIMAL(18, 8),
  executionRate DECIMAL(18, 2),        -- recomputed, half up to two decimals
  weight DECIMAL(18, 8),
  reportedScore DECIMAL(18, 8),
  score DECIMAL(18, 8),                -- recomputed
  verdict VARCHAR,
  explanationZh VARCHAR,
  explanationEn VARCHAR,
  cellsJson VARCHAR NOT NULL
);

CREATE TABLE indicator (
  evaluationId VARCHAR NOT NULL,
  ordinal INTEGER NOT NULL,
  level1 VARCHAR,
  level2 VARCHAR,
  level3 VARCHAR NOT NULL,
  target VARCHAR,
  actual VARCHAR,
  measureUnit VARCHAR,
  weight DECIMAL(18, 8),
  reportedScore DECIMAL(18, 8),
  score DECIMAL(18, 8),                -- recomputed
  verdict VARCHAR NOT NULL,            -- match | mismatch | manual
  ruleId VARCHAR NOT NULL,
  reportedDeviation DECIMAL(18, 8),
  deviation DECIMAL(18, 2),
  reason VARCHAR,
  explanationZh VARCHAR NOT NULL,
  explanationEn VARCHAR NOT NULL,
  cellJson VARCHAR NOT NULL,
  cellsJson VARCHAR NOT NULL
);

-- 核查发现: one contradiction with its evidence cells.
CREATE TABLE finding (
  evaluationId VARCHAR NOT NULL,
  ordinal INTEGER NOT NULL,
  rule VARCHAR NOT NULL,
  severity VARCHAR NOT NULL,           -- error | warning | note
  messageZh VARCHAR NOT NULL,
  messageEn VARCHAR NOT NULL,
  evidenceJson VARCHAR NOT NULL
);

-- A sentence that names a problem; its categories are rows of problemCategory.
CREATE TABLE problem (
  evaluationId VARCHAR NOT NULL,
  ordinal INTEGER NOT NULL,
  text VARCHAR NOT NULL,
  measure VARCHAR,
  source VARCHAR NOT NULL,             -- problem | reason
  cellJson VARCHAR NOT NULL
);

CREATE TABLE problemCategory (
  evaluationId VARCHAR NOT NULL,
  ordinal INTEGER NOT NULL,
  position INTEGER NOT NULL,
  category VARCHAR NOT NULL,
  matchedJson VARCHAR NOT NULL
);
