/** The folder under which the browser's adapter hands pieces of CSV to DuckDB: a name, no place on any disk. */
export const LOAD_FOLDER = 'jijing-load'

/**
 * What the database may reach once it is open: nothing but what its own adapter hands it. From then on no statement, of
 * whatever origin, can read a file or an address, write a file, load an extension or change a setting. DuckDB itself
 * refuses to take any of this back, so it holds for a question that a person (or a link) asks too.
 *
 * @param folders where the adapter puts what DuckDB is to load: a new way of handing it a file must be named here
 */
export function lockDown(folders: readonly string[]): string {
  return [
    `SET allowed_directories = [${folders.map(literal).join(', ')}]`,
    'SET enable_external_access = false',
    'SET lock_configuration = true',
  ].join('; ')
}

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`
