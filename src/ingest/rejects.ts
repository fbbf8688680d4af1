import type { Bilingual } from '@/engine'
import type { Reject } from './model'

/** The catalogue: what can be wrong with a file, a row or a cell, and what the officer can do. `{x}` are its numbers and words. */
export const REJECT_CODES = {
  'file.empty': {
    zh: '文件是空的。请检查导出是否成功。',
    en: 'The file is empty. Please check whether the export succeeded.',
  },
  'file.unreadable': {
    zh: '文件打不开：{reason}。请检查文件是否还在、是否被其他程序占用。',
    en: 'The file cannot be opened: {reason}. Please check that it still exists and is not locked.',
  },
  'file.undecodable': {
    zh: '按 {encoding} 解码，第 {offset} 个字节（从 0 数起）认不出，整个文件没有读入。请在 Excel 中另存为“CSV UTF-8”后再试。',
    en: 'Byte {offset} (counted from 0) is not valid {encoding}; nothing of the file was loaded. Save it as “CSV UTF-8” in Excel and try again.',
  },
  'file.kind-not-supported': {
    zh: '这是 {kind} 文件，不能读取。请另存为 XLSX、XLS、CSV（表格）或 DOCX、带文字的 PDF、TXT（报告）后再试。',
    en: 'This is a {kind} file, which is not read. Save it as XLSX, XLS or CSV (tables), or DOCX, PDF with text or TXT (reports), and try again.',
  },
  'file.encrypted': {
    zh: '文件有打开密码，没有读入。请去掉密码另存一份后再试。',
    en: 'The file is protected by a password; nothing was loaded. Save a copy without it and try again.',
  },
  'file.damaged': {
    zh: '{kind} 文件已损坏或不完整，没有读入。请重新下载或另存一份后再试。',
    en: 'The {kind} file is damaged or incomplete; nothing was loaded. Download it again or save a new copy, then try again.',
  },
  'file.scanned-pdf': {
    zh: '这份 PDF 是扫描件（{pages} 页都没有文字），没有读入。请提供原始的 Word、Excel 文件，或先做文字识别（OCR）再试。',
    en: 'This PDF is a scan (none of its {pages} page(s) has text); nothing was loaded. Supply the original Word or Excel file, or run text recognition (OCR) first.',
  },
  'archive.too-large': {
    zh: '压缩包解压后过大（单个文件约 {size} MB，或合计、压缩比超出限度），为防止耗尽内存没有解压。请解压后直接拖入文件夹。',
    en: 'The archive unpacks to too much (about {size} MB in one file, or beyond the limit in total or ratio), so it was not unpacked. Unpack it yourself and drop the folder.',
  },
  'archive.too-many': {
    zh: '压缩包内有 {count} 个文件，超过 {limit} 个的限度，没有解压。请分成几个压缩包，或解压后拖入文件夹。',
    en: 'The archive holds {count} files, more than {limit}; it was not unpacked. Split it, or unpack it and drop the folder.',
  },
  'archive.too-deep': {
    zh: '压缩包里套了多层压缩包，这一层没有解压。请把它单独取出后再试。',
    en: 'Archives are nested too deeply; this one was not unpacked. Take it out and try it by itself.',
  },
  'archive.method': {
    zh: '压缩包用了不支持的压缩方法（编号 {method}），没有解压。请用普通 ZIP 方式重新压缩，或解压后拖入文件夹。',
    en: 'The archive uses a compression method that is not read (number {method}). Compress it as plain ZIP, or unpack it and drop the folder.',
  },
  'file.not-a-table': {
    zh: '没有找到自评表（指标表头、预算表头都没有），也不是批量明细，{rows} 行均未读入。请核对文件内容。',
    en: 'Neither a self-evaluation table (no indicator header, no budget header) nor a list was found; none of the {rows} rows were loaded. Please check the file.',
  },
  'sheet.not-a-table': {
    zh: '工作表里没有自评表，也不是批量明细，{rows} 行均未读入。如果它只是说明，可以不管。',
    en: 'The sheet holds neither a self-evaluation table nor a list; none of its {rows} rows were loaded. If it is only a note, leave it.',
  },
  'cell.formula-error': {
    zh: '公式出错，显示为“{text}”，这一格没有读入。请在 Excel 中改正公式后重新导入。',
    en: 'The formula failed and shows “{text}”; the cell was not loaded. Correct it in Excel and import again.',
  },
  'csv.quote-broken': {
    zh: '这一行的双引号没有成对，其后的内容可能并入了同一格。请检查原表并重新导出。',
    en: 'The quotes in this row do not pair up; what follows may have run into one cell. Check the table and export it again.',
  },
  'cell.replacement-character': {
    zh: '单元格里有“�”，说明文字在以前的转码中已经丢失，这一格没有读入。请从原始文件重新导出。',
    en: 'The cell holds “�”: characters were lost in an earlier conversion, so it was not loaded. Export it again from the original.',
  },
  'cell.number-malformed': {
    zh: '“{text}”不是规范的数字（{field}），没有读入，也不作修补。请改正后重新导入。',
    en: '“{text}” is not a well-formed number ({field}); it was not loaded and not repaired. Correct it and import again.',
  },
  'form.row-not-understood': {
    zh: '看不懂这一行在表中的作用，没有读入。请核对是否有多余内容或缺少表头。',
    en: 'What this row means in the form is not clear; it was not loaded. Check for extra content or a missing header.',
  },
  'form.indicator-without-name': {
    zh: '这一行有指标值或得分，但没有三级指标名称，没有读入。请补上指标名称。',
    en: 'This row has values or points but no level-3 indicator name; it was not loaded. Please add the name.',
  },
  'form.fund-source-unknown': {
    zh: '不认识的资金来源“{text}”，这一行没有读入。请改为总额、财政拨款、财政专户、单位资金、上年结转或其他资金。',
    en: 'Unknown fund source “{text}”; the row was not loaded. Use total, government, fiscal account, own funds, carry-over or other.',
  },
  'list.year-unreadable': {
    zh: '年度“{text}”不是四位年份，这一行没有读入。请写成 2022 这样的年份。',
    en: 'The year “{text}” is not a four-digit year; the row was not loaded. Write it like 2022.',
  },
  'list.department-missing': {
    zh: '这一行没有部门名称，上面也没有可以沿用的，没有读入。请补上部门。',
    en: 'This row names no department and none stands above it; it was not loaded. Please add the department.',
  },
  'list.indicator-missing': {
    zh: '这一行没有三级指标名称，没有读入。请补上指标名称。',
    en: 'This row has no level-3 indicator name; it was not loaded. Please add the name.',
  },
  'list.fund-source-unknown': {
    zh: '资金来源“{text}”不认识或没有写，这一行没有读入。请写总额、财政拨款、财政专户、单位资金、上年结转或其他资金。',
    en: 'The fund source “{text}” is unknown or missing; the row was not loaded. Use total, government, fiscal account, own funds, carry-over or other.',
  },
  'list.duplicate-budget': {
    zh: '同一部门、年度、资金来源的预算已经在{first}读入，这一行没有再读。请保留一份。',
    en: 'The budget of the same department, year and fund source was already loaded from {first}; this row was not. Keep one of them.',
  },
  'list.problem-missing': {
    zh: '这一行没有写问题，没有读入。请补上问题或删去这一行。',
    en: 'This row states no problem; it was not loaded. Add the problem or delete the row.',
  },
  'list.number-malformed': {
    zh: '“{text}”不是规范的数字（{field}），整行没有读入，也不作修补。请改正后重新导入。',
    en: '“{text}” is not a well-formed number ({field}); the whole row was not loaded and not repaired. Correct it and import again.',
  },
} as const satisfies Record<string, Bilingual>

export type RejectCode = keyof typeof REJECT_CODES

/** The longest piece of a file that a reject carries. */
const LONGEST_TEXT = 200

export interface RejectDetail {
  sheet?: string
  /** 1-based. */
  row?: number
  column?: number
  text?: string
  /** Fill `{…}` of the template; `text` is filled in by itself, cut short. */
  params?: Record<string, string | number>
}

/** A reject with its sentence in both languages. */
export function reject(file: string, code: RejectCode, detail: RejectDetail = {}): Reject {
  const text = detail.text === undefined ? null : detail.text.slice(0, LONGEST_TEXT)
  const params: Record<string, string | number> = { text: (text ?? '').slice(0, 40), ...detail.params }
  const fill = (template: string) =>
    template.replace(/\{(\w+)\}/g, (whole, key: string) => String(params[key] ?? whole))
  return {
    file,
    sheet: detail.sheet ?? null,
    row: detail.row ?? null,
    column: detail.column ?? null,
    code,
    message: { zh: fill(REJECT_CODES[code].zh), en: fill(REJECT_CODES[code].en) },
    text,
  }
}
