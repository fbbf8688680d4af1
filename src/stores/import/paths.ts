/** Paths of dropped files, which the browser does not put into the file. */
const PATHS = new WeakMap<File, string>()

/** Remembers the path that a dropped file has in its folder. */
export function rememberPath(file: File, path: string): File {
  PATHS.set(file, path)
  return file
}

/** The file's path in its folder: set by the drop, or by the browser for a picked folder. */
export function pathOf(file: File): string {
  return PATHS.get(file) ?? (file.webkitRelativePath || file.name)
}
