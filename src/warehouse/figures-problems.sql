-- Figures of problems over the years; parameters as in `figures.sql`.

-- Which department named which category in which year.
CREATE OR REPLACE MACRO namedCategory(kindIs, yearsIn, departmentsIn) AS TABLE
SELECT evaluationId, department, year, category
FROM chosenEvaluation(kindIs, yearsIn, departmentsIn) AS e
JOIN problem_category USING (evaluationId);

-- Categories by year: sentences, and departments of those that handed in.
CREATE OR REPLACE MACRO problemYearFigures(kindIs, yearsIn, departmentsIn) AS TABLE
SELECT category, year, count(DISTINCT department) AS departments, count(*) AS sentences, any_value(ofDepartments) AS ofDepartments
FROM namedCategory(kindIs, yearsIn, departmentsIn)
JOIN (
  SELECT year, count(DISTINCT department) AS ofDepartments
  FROM chosenEvaluation(kindIs, yearsIn, departmentsIn)
  GROUP BY year
) USING (year)
GROUP BY category, year
ORDER BY category, year;

-- Departments × categories: in how many years, and in how many sentences.
CREATE OR REPLACE MACRO problemMatrix(kindIs, yearsIn, departmentsIn) AS TABLE
SELECT department, category, count(DISTINCT year) AS years, count(*) AS sentences
FROM namedCategory(kindIs, yearsIn, departmentsIn)
GROUP BY department, category
ORDER BY department, category;

-- The state of each category that a department has named, in each year from its first naming on (of the years in which
-- anybody handed in): new 新增, continuing 持续, back 复发, gone 已消除, unreported 未报告. `run` = years named in a row. A
-- year without a report neither breaks a run nor counts in it: not handed in is not gone.
CREATE OR REPLACE MACRO problemState(kindIs, yearsIn, departmentsIn) AS TABLE
WITH named AS (
  SELECT DISTINCT department, category, year FROM namedCategory(kindIs, yearsIn, departmentsIn)
), series AS (
  SELECT department, category, min(year) AS since FROM named GROUP BY ALL
), anyYear AS (
  SELECT DISTINCT year FROM chosenEvaluation(kindIs, yearsIn, '')
), reported AS (
  SELECT DISTINCT department, year FROM chosenEvaluation(kindIs, yearsIn, departmentsIn)
), grid AS (
  SELECT
    series.department, series.category, anyYear.year,
    reported.year IS NOT NULL AS isReported, named.year IS NOT NULL AS isNamed
  FROM series
  JOIN anyYear ON anyYear.year >= since
  LEFT JOIN reported ON reported.department = series.department AND reported.year = anyYear.year
  LEFT JOIN named
    ON named.department = series.department AND named.category = series.category AND named.year = anyYear.year
), marked AS (
  SELECT
    *, count(*) FILTER (isReported AND NOT isNamed) OVER (PARTITION BY department, category ORDER BY year) AS gaps
  FROM grid
), counted AS (
  SELECT *, count(*) FILTER (isNamed) OVER (PARTITION BY department, category, gaps ORDER BY year) AS inRow
  FROM marked
)
SELECT
  department, category, year,
  CASE
    WHEN NOT isReported THEN 'unreported'
    WHEN NOT isNamed THEN 'gone'
    WHEN inRow > 1 THEN 'continuing'
    WHEN gaps > 0 THEN 'back'
    ELSE 'new'
  END AS state,
  CASE WHEN isNamed THEN inRow ELSE 0 END AS run
FROM counted
ORDER BY department, category, year;

-- How many departments are in each state, by category and year.
CREATE OR REPLACE MACRO problemStateFigures(kindIs, yearsIn, departmentsIn) AS TABLE
SELECT category, year, state, count(*) AS departments
FROM problemState(kindIs, yearsIn, departmentsIn)
GROUP BY ALL
ORDER BY category, year, state;

-- Categories that a department named in at least two years; `run` = of the latest chosen year, 0 = not named then.
CREATE OR REPLACE MACRO recurrence(kindIs, yearsIn, departmentsIn) AS TABLE
SELECT
  department, category, list(year ORDER BY year) FILTER (run > 0) AS years, arg_max(run, year) AS run
FROM problemState(kindIs, yearsIn, departmentsIn)
GROUP BY department, category
HAVING count(*) FILTER (run > 0) > 1
ORDER BY run DESC, len(years) DESC, department, category;

-- 落实情况: what was promised for a category in one year, and what the department's next year says and shows.
CREATE OR REPLACE MACRO promise(kindIs, yearsIn, departmentsIn) AS TABLE
WITH sentence AS (
  SELECT e.evaluationId, department, year, category, p.ordinal, text, measure
  FROM chosenEvaluation(kindIs, '', departmentsIn) AS e
  JOIN problem AS p USING (evaluationId)
  JOIN problem_category AS c ON c.evaluationId = p.evaluationId AND c.problemOrdinal = p.ordinal
), promised AS (
  SELECT
    department, category, year, min(evaluationId) AS evaluationId, arg_min(text, ordinal) AS text,
    arg_min(measure, ordinal) AS measure
  FROM sentence
  WHERE measure IS NOT NULL
  GROUP BY ALL
), again AS (
  SELECT department, category, year, min(evaluationId) AS evaluationId, arg_min(text, ordinal) AS text
  FROM sentence
  GROUP BY ALL
), figure AS (
  SELECT
    department, year, sum(initialBudget) AS initialBudget, sum(adjustedBudget) AS adjustedBudget, sum(executed) AS executed
  FROM chosenEvaluation(kindIs, '', departmentsIn)
  GROUP BY ALL
), satisfaction AS (
  SELECT department, year, count(*) AS asked, count(*) FILTER (deviation < 0) AS missed
  FROM chosenEvaluation(kindIs, '', departmentsIn) AS e
  JOIN indicator USING (evaluationId)
  WHERE contains(level3, '满意')
  GROUP BY ALL
), following AS (
  SELECT department, year, lead(year) OVER (PARTITION BY department ORDER BY year) AS nextYear FROM figure
)
SELECT
  promised.department, promised.category, promised.year, promised.evaluationId, promised.text, promised.measure,
  following.nextYear, again.evaluationId AS nextEvaluationId, again.text AS nextText,
  before.initialBudget, before.adjustedBudget, before.executed,
  after.initialBudget AS nextInitialBudget, after.adjustedBudget AS nextAdjustedBudget, after.executed AS nextExecuted,
  asked.missed, asked.asked, nextAsked.missed AS nextMissed, nextAsked.asked AS nextAskedCount
FROM promised
JOIN following ON following.department = promised.department AND following.year = promised.year
LEFT JOIN again
  ON again.department = promised.department AND again.category = promised.category AND again.year = following.nextYear
LEFT JOIN figure AS before ON before.department = promised.department AND before.year = promised.year
LEFT JOIN figure AS after ON after.department = promised.department AND after.year = following.nextYear
LEFT JOIN satisfaction AS asked ON asked.department = promised.department AND asked.year = promised.year
LEFT JOIN satisfaction AS nextAsked ON nextAsked.department = promised.department AND nextAsked.year = following.nextYear
WHERE yearsIn = '' OR list_contains(string_split(yearsIn, chr(31)), CAST(following.nextYear AS VARCHAR))
ORDER BY promised.year DESC, promised.department, promised.category;

-- Sentences with their table.
CREATE OR REPLACE MACRO problemSentence(kindIs, yearsIn, departmentsIn) AS TABLE
SELECT p.evaluationId, p.ordinal, department, year, file, text, measure, source, cell
FROM chosenEvaluation(kindIs, yearsIn, departmentsIn) AS e
JOIN problem AS p USING (evaluationId);
