import type { InputFile } from '@/ingest'
import { STREAMED_FROM } from '@/ingest/lists/stream-list'
import { Dice } from './rendering/dice'
import { toBytes, toCsv, type Encoding } from './rendering/to-bytes'

const HEADER =
  '年度,部门,主管部门,类型,项目名称,一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,得分,复核分,偏差度,偏差原因分析及改进措施'.split(
    ',',
  )
const REASONS = [
  '',
  '',
  '-',
  '受疫情影响，项目进度滞后，下一步加快支付进度。',
  '预算编制不够精准，\n执行中有调整；今后加强论证',
  '因“三公”经费压减，未开展培训',
]
const NAMES = ['完成率', '培训人次', '发放“双随机”检查次数', '投诉件数', '验收合格率', '资金支付及时性']

/** Rows of a list of indicators as offices hand them in: merged cells, sums, blanks, numbers that are none, lost characters. */
export function listRows(seed: number, tables: number, noise = true): string[][] {
  const dice = new Dice(seed)
  const one = <T>(some: readonly T[]) => dice.pick(some)
  const rare = (chance: number) => noise && dice.below(10_000) < chance * 10_000
  const rows: string[][] = []
  for (let table = 0; table < tables; table++) {
    const isProject = table % 5 === 4
    const head = [
      rare(0.004) ? '二〇二三' : String(2019 + (table % 4)),
      `${table % 7 === 0 ? `${219_001 + table}-` : ''}测试市第${table >> 2}号单位`,
      table % 3 === 0 ? '' : '测试市人民政府',
      isProject ? '项目' : '部门',
      isProject ? `第${table}号专项` : '',
    ]
    const count = 12 + dice.below(20)
    for (let row = 0; row < count; row++) {
      const wanted = 10 + dice.below(40)
      const weight = one(['2', '5', '10', '2.5'])
      const isWord = row % 6 === 0
      rows.push([
        ...(noise && row > 0 && table % 11 === 0 ? ['', '', '', '', ''] : head),
        row % 10 === 0 || table % 2 === 0 ? (row < count / 2 ? '产出指标' : '效益指标（40分）') : '',
        row % 3 === 0 ? one(['数量指标', '质量指标', '']) : '',
        rare(0.002) ? '' : `${one(NAMES)}${table % 9 === 0 ? row : ''}`,
        isWord
          ? one(['≥95%', '100%', '持续提升', '/'])
          : `${one(['≥', '≤', '', '='])}${wanted}${one(['件', '人次', ''])}`,
        isWord ? one(['100%', '93.5%', '基本完成', '']) : `${one(['', '≥'])}${dice.below(60)}件`,
        rare(0.003) ? '7,00.0,7' : weight,
        dice.chance(50) ? weight : (dice.below(Number(weight) * 100) / 100).toFixed(2),
        row % 17 === 0 ? '1.5' : '',
        row % 13 === 0 ? '-12.5%' : '',
        rare(0.002) ? '丢\uFFFD字' : one(REASONS),
      ])
      if (rare(0.003)) rows.push(Array<string>(HEADER.length).fill(''))
      if (rare(0.003)) rows.push(['合计', ...Array<string>(HEADER.length - 1).fill('')])
    }
  }
  return rows
}

/** The rows in another order, as a system exports them that knows no tables. */
export function shuffled<T>(rows: readonly T[], seed: number): T[] {
  const dice = new Dice(seed)
  const mixed = [...rows]
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = dice.below(i + 1)
    ;[mixed[i], mixed[j]] = [mixed[j]!, mixed[i]!]
  }
  return mixed
}

/** A list as a file; `streamed`: as a browser hands it over, in parts that end anywhere. */
export function listFile(rows: readonly string[][], encoding: Encoding, streamed: boolean): InputFile {
  const bytes = toBytes(toCsv([HEADER, ...rows], ',', '\r\n'), encoding)
  // As large as a file must be to be streamed: the test need not be.
  const file: InputFile = { name: '明细.csv', size: STREAMED_FROM, bytes: () => Promise.resolve(bytes) }
  return streamed ? { ...file, stream: () => parts(bytes, 65_537) } : file
}

function parts(bytes: Uint8Array, size: number): ReadableStream<Uint8Array> {
  let at = 0
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close()
      controller.enqueue(bytes.slice(at, at + size))
      at += size
    },
  })
}
