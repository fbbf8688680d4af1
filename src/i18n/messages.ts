export type Messages = Record<string, unknown>

/** One JSON a language and page: `zh-CN/overview.json` holds the keys `overview.*`. */
export function messagesOf(files: Record<string, Messages>): Messages {
  return Object.fromEntries(
    Object.entries(files).map(([path, content]) => [/([^/]+)\.json$/.exec(path)![1]!, content]),
  )
}
