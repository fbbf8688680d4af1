/** Read by the service worker (`public/sw.js`), beside it. */
export const OFFLINE_LIST = 'sw-files.js'

/** What is never kept: the worker and its list, which the browser asks the server for. */
const NOT_KEPT = /^(?:sw\.js|sw-files\.js|app-files\.json)$/

/**
 * The list of the files that are kept for offline use, as a script.
 * @param version another one makes readers' browsers fetch what has changed
 */
export function offlineList(version: string, paths: readonly string[]): string {
  const files = paths.filter((path) => !NOT_KEPT.test(path)).sort()
  return `self.jijingFiles = ${JSON.stringify({ version, files })}\n`
}
