-- Indicators and findings as a workspace stores them. What repeats from row to row stands once: a list of a million rows has
-- some hundred names and some ten thousand combinations of values, so a row is a handful of numbers. Written out, the same
-- rows are eight times the bytes, and writing those was most of an import. Numbers count through all tables and all
-- imports; what is told twice has two numbers. Meaning of the columns: `flat.sql`;
-- the rows that they stand for: `packed-rows.sql`.
CREATE SCHEMA packed;

CREATE TABLE packed.evaluation (id INTEGER NOT NULL, evaluationId VARCHAR NOT NULL);
CREATE TABLE packed.name (id INTEGER NOT NULL, level1 VARCHAR, level2 VARCHAR, level3 VARCHAR);
CREATE TABLE packed.value (
  id INTEGER NOT NULL,
  target VARCHAR,
  actual VARCHAR,
  measureUnit VARCHAR,
  weight DECIMAL(18,6),
  reportedScore DECIMAL(18,6),
  reviewedScore DECIMAL(18,6),
  score DECIMAL(18,6),
  verdict VARCHAR NOT NULL,
  reportedDeviation DECIMAL(18,6),
  deviation DECIMAL(18,6),
  ruleId VARCHAR NOT NULL,
  explanationZh VARCHAR,
  explanationEn VARCHAR,
  verbatim VARCHAR
);
CREATE TABLE packed.reason (id INTEGER NOT NULL, reason VARCHAR);
-- `behind`: what follows the row in `cell`, e.g. `,8]`.
CREATE TABLE packed.cells (id INTEGER NOT NULL, cells VARCHAR NOT NULL, behind VARCHAR NOT NULL);
-- In the messages chr(31) stands for the name, in the evidence chr(30) for the row.
CREATE TABLE packed.wording (
  id INTEGER NOT NULL,
  rule VARCHAR NOT NULL,
  severity VARCHAR NOT NULL,
  messageZh VARCHAR,
  messageEn VARCHAR,
  evidence VARCHAR NOT NULL
);

CREATE TABLE packed.indicator (
  tableId INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  nameId INTEGER NOT NULL,
  valueId INTEGER NOT NULL,
  reasonId INTEGER,               -- NULL = none
  cellsId INTEGER NOT NULL,
  line INTEGER NOT NULL           -- row of the file
);
CREATE TABLE packed.finding (
  tableId INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  wordingId INTEGER NOT NULL,
  nameId INTEGER,                 -- NULL = the wording is its own, nothing stands for anything in it
  line INTEGER
);
