import { cellPlace, type CellRef } from '@/engine'

/** The address of the page that shows a cell in its sheet, or the beginning of a file. */
export function sourcePath({ file, ...place }: CellRef | { file: string; row?: undefined }): string {
  const at = place.row === undefined ? '' : `/${encodeURIComponent(cellPlace(place as CellRef))}`
  return `/data/source/${encodeURIComponent(file)}${at}`
}
