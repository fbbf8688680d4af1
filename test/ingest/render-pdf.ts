/** A text where it is printed; in points from the lower left. */
export interface PrintedText {
  text: string
  x: number
  y: number
  size?: number
}

export interface PdfPage {
  texts?: readonly PrintedText[]
  /** Lines of a table: x1, y1, x2, y2. */
  lines?: readonly (readonly [number, number, number, number])[]
}

/** Which character map the text is written in: both need a table that is not in the file, as with fonts not embedded. */
export type PdfEncoding = 'UniGB-UCS2-H' | 'GBK-EUC-H'

const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** A PDF by hand: text in 宋体 that is not embedded, as older systems print it. */
export function pdfBytes(
  pages: readonly PdfPage[],
  encoding: PdfEncoding,
  encode: (text: string) => Uint8Array,
): Uint8Array {
  const objects: string[] = []
  const add = (body: string) => objects.push(body)
  const kids = pages.map((_, i) => `${6 + i * 2} 0 R`).join(' ')
  add('<< /Type /Catalog /Pages 2 0 R >>')
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`)
  add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /${encoding} /DescendantFonts [4 0 R] >>`,
  )
  add(
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R /DW 1000 >>',
  )
  add(
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
  )
  for (const { texts = [], lines = [] } of pages) {
    const content = [
      ...lines.map(([x1, y1, x2, y2]) => `${x1} ${y1} m ${x2} ${y2} l S`),
      ...texts.map(
        ({ text, x, y, size = 10 }) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm <${hex(encode(text))}> Tj ET`,
      ),
    ].join('\n')
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${objects.length + 2} 0 R >>`,
    )
    add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`)
  }
  let pdf = '%PDF-1.4\n'
  const offsets = objects.map((body, i) => {
    const at = pdf.length
    pdf += `${i + 1} 0 obj\n${body}\nendobj\n`
    return at
  })
  const start = pdf.length
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  pdf += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return new TextEncoder().encode(pdf)
}

/** Big-endian UTF-16, which `UniGB-UCS2-H` reads. */
export function ucs2(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'utf16le').swap16())
}
