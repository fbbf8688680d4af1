const LONG =
  /CREATE OR REPLACE MACRO (\w+)\((kindIs, yearsIn), departmentsIn((?:, \w+)*)\) AS TABLE\n([^;]*);/g
const CHOICE = 'chosenEvaluation'

/**
 * Gives each macro of `figures.sql` a second form without `departmentsIn`, for the choice that most questions make: all
 * tables of a kind and some years. DuckDB plans a question anew each time, and the twelve conditions that may stand in
 * `departmentsIn` are most of that.
 */
export function withShortForms(figures: string): string {
  return figures.replace(LONG, (_, name: string, first: string, further: string, body: string) => {
    const short = name === CHOICE ? `FROM chosenYears(${first})` : body.replaceAll(', departmentsIn', '')
    const form = (parameters: string, of: string) => `(${parameters}) AS TABLE (\n${of}\n)`
    const forms = [form(`${first}, departmentsIn${further}`, body), form(`${first}${further}`, short)]
    return `CREATE OR REPLACE MACRO ${name}\n${forms.join(',\n')};`
  })
}

/** The same for a question's text and its values: `FROM figures(?, ?, ?)`, `FROM figures($1, $2, $3) WHERE x = $4`. */
export function inShortForm(sql: string): string {
  return sql
    .replaceAll('(?, ?, ?', '(?, ?')
    .replaceAll('($1, $2, $3', '($1, $2')
    .replace(/\$(\d+)/g, (_, place: string) => `$${Number(place) > 3 ? Number(place) - 1 : place}`)
}
