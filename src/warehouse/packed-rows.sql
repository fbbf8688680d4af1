-- Indicators and findings row by row, of what `packed.sql` keeps: in a workspace, and in a snapshot that is published by parts.

CREATE VIEW indicator AS
SELECT
  evaluationId, ordinal, level1, level2, level3, target, actual, measureUnit, weight, reportedScore, reviewedScore, score,
  verdict, reportedDeviation, deviation, reason, ruleId, explanationZh, explanationEn, '[' || line || behind AS cell, verbatim,
  cells
FROM packed.indicator
JOIN packed.evaluation ON evaluation.id = tableId
JOIN packed.name ON name.id = nameId
JOIN packed.value ON value.id = valueId
JOIN packed.cells ON cells.id = cellsId
LEFT JOIN packed.reason ON reason.id = reasonId;

-- Findings as they are told: whoever looks for some of them words only those (`saidOf` in `views.sql`).
CREATE VIEW packed.findingRow AS
SELECT
  evaluationId, ordinal, rule, severity, messageZh, messageEn, evidence, level3 AS called, line
FROM packed.finding
JOIN packed.evaluation ON evaluation.id = tableId
JOIN packed.wording ON wording.id = wordingId
LEFT JOIN packed.name ON name.id = nameId;

CREATE VIEW finding AS
SELECT
  evaluationId, ordinal, rule, severity,
  CASE WHEN called IS NULL THEN messageZh ELSE replace(messageZh, chr(31), called) END AS messageZh,
  CASE WHEN called IS NULL THEN messageEn ELSE replace(messageEn, chr(31), called) END AS messageEn,
  CASE WHEN called IS NULL THEN evidence ELSE replace(evidence, chr(30), CAST(line AS VARCHAR)) END AS evidence
FROM packed.findingRow;
