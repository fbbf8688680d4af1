/** Read by the service worker (`public/sw.js`), beside it. */
export const OFFLINE_LIST = 'sw-files.js'

/**
 * What is not kept beforehand: the worker and its list, which the browser asks the server for; and the dictionary for names
 * typed as pinyin, 86 kB that few ask for, kept when it is first used. Icons are the system's once the page is installed.
 */
const NOT_KEPT =
  /^(?:sw\.js|sw-files\.js|app-files\.json|icon-\d+\.png|assets\/pinyin-dictionary-[\w-]+\.js)$/

/** What a server may send compressed; the rest is compressed already, or read in pieces. */
export const COMPRESSIBLE = /\.(?:html|js|css|json|svg|webmanifest|txt)$/

/**
 * The list of the files that are kept for offline use, as a script.
 * @param version another one makes readers' browsers fetch what has changed
 * @param zipped whether what is compressible has a gzipped twin beside it (`app.js.gz`)
 */
export function offlineList(version: string, paths: readonly string[], zipped: boolean): string {
  const files = paths.filter((path) => !NOT_KEPT.test(path)).sort()
  return `self.jijingFiles = ${JSON.stringify({ version, files, zipped })}\n`
}
