import { readFileSync } from 'node:fs'
import { utils, write } from '@e965/xlsx'
import type { InputFile } from '@/ingest'
import { toBytes } from '../ingest/rendering'

/** A file in memory: what is measured is reading, not the disk. */
export type BenchFile = InputFile & { content: Uint8Array }

const PUBLISHED = 'test/fixtures/cases/2022年度上街区政务服务中心部门整体自评表.csv'
const DEPARTMENT = '郑州市上街区政务服务中心'

/** What the form of a department and year must say. */
export interface Wanted {
  department: string
  year: number
  executed: string
}

/** A published form filled in anew for each department and year: as many files as a district hands in. */
export function forms(departments: number, years: number): { text: string; name: string; wanted: Wanted }[] {
  const published = new TextDecoder('gb18030').decode(readFileSync(PUBLISHED))
  return Array.from({ length: departments * years }, (_, i) => {
    const year = 2019 + (i % years)
    const department = `模拟区第${Math.floor(i / years) + 1}局`
    const executed = (100 + ((i * 7919) % 26_000) / 100).toFixed(2)
    return {
      name: `${year}/${year}年度${department}部门整体自评表.csv`,
      text: published.replace(DEPARTMENT, department).replace(',208.02,', `,${executed},`),
      wanted: { department, year, executed },
    }
  })
}

export function benchFile(name: string, content: Uint8Array): BenchFile {
  return { name, size: content.length, content, bytes: () => Promise.resolve(content) }
}

/** As Excel saves a CSV in China. */
export const gbkFile = ({ name, text }: { name: string; text: string }) =>
  benchFile(name, toBytes(text, 'GB18030'))

/** The same cells as a workbook. */
export function workbookFile(name: string, rows: string[][]): BenchFile {
  const book = utils.book_new(utils.aoa_to_sheet(rows), '自评表')
  const bytes = write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer
  return benchFile(name.replace(/\.csv$/, '.xlsx'), new Uint8Array(bytes))
}

/** A list (批量明细) of so many rows, as a bureau's system exports it. */
export function listText(count: number): string {
  const lines = [
    '年度,部门,主管部门,类型,项目名称,一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,得分,偏差度,偏差原因分析及改进措施',
  ]
  for (let i = 0; i < count; i++) {
    const department = `模拟区第${(Math.floor(i / 30) % 5000) + 1}局`
    const year = 2019 + (Math.floor(i / 150_000) % 6)
    const target = 100 + ((i * 7919) % 97)
    const actual = 60 + ((i * 104_729) % 61)
    lines.push(
      `${year},${department},模拟区人民政府,部门整体,,产出指标,数量指标,服务企业数量 ${i % 30},≥${target}家,${actual}家,5,5,0,${i % 9 === 0 ? '受疫情影响，部分工作推迟；下一步加快进度。' : ''}`,
    )
  }
  return `${lines.join('\n')}\n`
}
