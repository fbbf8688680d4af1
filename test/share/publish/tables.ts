import type { InputFile } from '@/ingest'
import { checkFiles } from '@/pipeline'

/** A list of made-up departments, one indicator each, with texts that speak of others. */
const ROWS = [
  ['2023', '云溪县教育局', '云溪县人民政府', '部门整体', '', '云溪县财政局和教育局共同推进'],
  ['2023', '云溪县财政局', '云溪县人民政府', '部门整体', '', '财政局自行组织'],
  ['2023', '云溪县档案馆', '云溪县委办公室', '部门整体', '', '云 溪 县 档 案 馆库房改造'],
  ['2023', '云溪县教育局', '云溪县人民政府', '项目支出', '溪畔小学迁建项目', '溪畔小学迁建项目进度慢'],
  ['2024', '云溪县教育局（本级）', '云溪县人民政府', '部门整体', '', '教育局按期完成'],
]
const HEADER =
  '年度,部门,主管部门,类型,项目名称,一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,得分,偏差度,偏差原因分析及改进措施'

export const NAMES = ['云溪', '教育局', '财政局', '档案馆', '档 案 馆', '溪畔小学', '委办公室', '指标清单']

export function inputs(): InputFile[] {
  const lines = ROWS.map(([year, department, supervisor, kind, name, reason]) =>
    [
      year,
      department,
      supervisor,
      kind,
      name,
      '产出指标',
      '数量指标',
      '办结件数',
      '≥100件',
      '90件',
      '10',
      '8',
      '10%',
      reason,
    ].join(','),
  )
  const bytes = new TextEncoder().encode([HEADER, ...lines].join('\n'))
  return [{ name: '云溪县/指标清单.csv', size: bytes.length, bytes: () => Promise.resolve(bytes) }]
}

export const batch = () => checkFiles(inputs())
