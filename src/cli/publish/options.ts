import { parseArgs } from 'node:util'
import { withFindings, type PublishChoice, type Withheld } from '@/share'

export interface PublishOptions extends PublishChoice {
  paths: string[]
  /** Folder of the site, or the HTML file. */
  out: string
  /** One HTML file instead of a site. */
  singleFile: boolean
  /** The tool without data. */
  shell: boolean
  /** Folder after folder, for more than the memory holds. */
  byParts: boolean
}

export const USAGE = `用法 usage: publish <文件或文件夹…> --out <文件夹> [选项]
  --out <文件夹>          写成静态网站 · a static site, for any file server
  --single-file           写成一个网页文件，双击就能打开：--out 看板.html · one HTML file that opens from disk
  --title <标题>          看板的标题
  --date <2026-11-27>     发布日期，缺省为今天；同样的输入和日期，字节也相同
  --years 2022,2023       只发布这些年度
  --departments <甲,乙>    只发布这些部门：不含其他部门的任何内容，只有全区的中位数
  --anonymise             部门、项目、地名、文件名换成编号，文字里的也换
  --no-texts              不发布问题、原因和报告的文字
  --no-findings           不发布核查发现
  --no-recomputed         不发布复算得分（核查发现也随之不发布）
  --no-exports            读者不能导出
  --by-parts              数据很多时逐个文件夹读入（每个子文件夹或每个写出的文件为一部分，一个部门的表要在同一部分里）；
                          内存只需最大的一部分，读者的服务器须支持分段请求 · folder after folder, in bounded memory
  --shell                 发布不带数据的工具，由使用者打开自己的文件
`

/** A sentence about bad use, in Chinese and English. */
export class BadUseError extends Error {}

const WITHHELD = ['texts', 'findings', 'recomputed', 'exports'] as const

/**
 * Reads the arguments of `publish`.
 * @throws BadUseError with a sentence that says what is wrong
 */
export function readOptions(args: readonly string[], today: Date): PublishOptions {
  const { values, positionals } = parsed(args)
  const list = (given: readonly string[] | undefined) =>
    (given ?? []).flatMap((one) => one.split(/[,，、]/)).flatMap((one) => one.trim() || [])
  const years = list(values.years)
  const badYear = years.find((year) => !/^(19|20)\d{2}$/.test(year))
  if (badYear !== undefined)
    throw new BadUseError(`年度应是四位数字，收到「${badYear}」 · not a year: ${badYear}`)
  const date = values.date ?? day(today)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date)))
    throw new BadUseError(`日期应写成 2026-11-27，收到「${date}」 · not a date: ${date}`)
  const shell = values.shell ?? false
  if (shell && (positionals.length > 0 || years.length > 0 || values.departments || values.anonymise))
    throw new BadUseError('--shell 不带数据，不能再指明文件或范围 · --shell takes no files')
  if (!shell && positionals.length === 0)
    throw new BadUseError('请指明要发布的文件或文件夹 · name the files or folders to publish')
  const byParts = values['by-parts'] ?? false
  const whole = (['single-file', 'shell', 'anonymise', 'departments'] as const).find((name) => values[name])
  if (byParts && whole)
    throw new BadUseError(
      `--by-parts 不能与 --${whole} 同用：那需要同时看到全部数据 · --${whole} needs all data at once`,
    )
  if (values.out === undefined) throw new BadUseError('请用 --out 指明文件夹 · say where to: --out DIR')
  return {
    paths: positionals,
    out: values.out,
    singleFile: values['single-file'] ?? false,
    title: values.title?.trim() || (shell ? '绩镜 · 部门整体绩效自评核查' : '部门整体绩效自评看板'),
    date,
    anonymise: values.anonymise ?? false,
    years: years.map(Number),
    departments: list(values.departments),
    withheld: withheldOf(values),
    shell,
    byParts,
  }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        title: { type: 'string' },
        date: { type: 'string' },
        years: { type: 'string', multiple: true },
        departments: { type: 'string', multiple: true },
        anonymise: { type: 'boolean' },
        'no-texts': { type: 'boolean' },
        'no-findings': { type: 'boolean' },
        'no-recomputed': { type: 'boolean' },
        'no-exports': { type: 'boolean' },
        'by-parts': { type: 'boolean' },
        shell: { type: 'boolean' },
        'single-file': { type: 'boolean' },
      },
    })
  } catch (cause) {
    throw new BadUseError(
      `参数有误 · bad arguments: ${cause instanceof Error ? cause.message : String(cause)}`,
    )
  }
}

type Values = ReturnType<typeof parsed>['values']

const withheldOf = (values: Values): Withheld[] =>
  withFindings(WITHHELD.filter((part) => values[`no-${part}`]))

function day(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-')
}
