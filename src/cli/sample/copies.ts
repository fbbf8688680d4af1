import type { SampleProblem } from './problems'
import type { Random } from './random'

/** A problem and its measure taken from another department's list, or from the department's own list of last year. */
export interface PlantedCopy {
  kind: 'department' | 'year'
  department: string
  year: number
  text: string
  from: { department: string; year: number }
}

const CAUSES = [
  '年初对工作统筹考虑较少',
  '责任分工落实到人的时间较短',
  '相关科室之间衔接较少',
  '工作方法仍沿用往年做法',
  '分管领导年中调整分工',
  '具体经办环节多达七个',
  '区级统一部署的时间节点前后有变化',
  '下属站所上报口径各有各的理解',
  '往年经验照搬到新的业务场景',
  '两个内设机构合署办公',
  '业务系统切换期间双轨并行',
  '合作单位更换联系人',
  '年度中期检查安排在八月',
]
const ENDS = ['在今后的工作中需要引以为戒', '已列入本单位重点事项清单跟踪', '班子会上已作专题研究并明确时限']
const FOLLOW_UPS = [
  '由分管领导牵头，于次年六月底前完成，并报区财政局备案',
  '每季度末向办公会汇报一次，年底统一考核打分',
  '与相关街道签订责任书，逐月对账销号',
  '请区财政局派员现场辅导，形成操作手册下发各站所',
]

/**
 * Plants copied text: `between` departments word for word in the same year, and `years` times a department's own text of last
 * year with new figures. The words are long enough to be no coincidence, and no two copies share them.
 */
export function plantCopies(
  problems: SampleProblem[],
  { between, years }: { between: number; years: number },
  random: Random,
): PlantedCopy[] {
  const copies: PlantedCopy[] = []
  const used = new Set<string>()
  const plant = (kind: PlantedCopy['kind'], source: SampleProblem, target: SampleProblem) => {
    const words = wordsFor(copies.length, source, random.whole(3, 28))
    Object.assign(source, words)
    Object.assign(target, kind === 'year' ? wordsFor(copies.length, source, random.whole(3, 28)) : words)
    for (const { department } of [source, target]) used.add(department)
    copies.push({
      kind,
      department: target.department,
      year: target.year,
      text: target.text,
      from: { department: source.department, year: source.year },
    })
  }
  for (let tries = 0; copies.length < between + years && tries < 500_000; tries++) {
    const source = random.pick(problems)
    const target = random.pick(problems)
    if (source.category === null || source.category !== target.category) continue
    if (used.has(source.department) || used.has(target.department)) continue
    const own = source.department === target.department
    const left = copies.filter(({ kind }) => kind === 'department').length < between
    if (!own && left && source.year === target.year) plant('department', source, target)
    if (own && !left && target.year === source.year + 1) plant('year', source, target)
  }
  return copies
}

function wordsFor(
  place: number,
  source: SampleProblem,
  figure: number,
): Pick<SampleProblem, 'text' | 'measure'> {
  const cause = CAUSES[place % CAUSES.length]!
  const end = ENDS[Math.floor(place / CAUSES.length) % ENDS.length]!
  const [core] = source.text.split('，主要原因是')
  const [promise] = source.measure.split('，具体为')
  return {
    text: `${core!.replace(/。$/u, '')}，主要原因是${cause}，涉及事项${figure}项，${end}。`,
    measure: `${promise!.replace(/。$/u, '')}，具体为${FOLLOW_UPS[place % FOLLOW_UPS.length]!}（第${place + 1}项）。`,
  }
}
