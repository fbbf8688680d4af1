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

/** One for each copy, so that no two copies share their words. */
const CAUSES = [
  '年初对全年工作统筹考虑较少、临时任务穿插进来打乱了原定安排',
  '责任分工落实到具体经办人的时间较短、交接单据没有跟着人走',
  '相关科室之间衔接较少、同一事项由两个窗口分头受理',
  '沿用往年做法、遇到新的申报口径时仍按旧表填写',
  '分管领导在年中调整分工、会议纪要到八月才印发',
  '具体经办环节多达七个、任何一个退件都要从头再来',
  '区级统一部署的时间节点前后变化三次、基层随之反复返工',
  '下属站所上报口径各有各的理解、汇总时只能逐家电话核对',
  '把往年经验照搬到新的业务场景、忽视了服务人群已经改变',
  '两个内设机构合署办公以后钥匙、台账和印章由三个人分别保管',
  '业务系统切换期间新旧双轨并行、同样的数据录入了两遍',
  '合作单位更换联系人而未书面告知、函件往来耽搁了一个半月',
  '年度中期检查安排在八月、恰逢集中休假且档案室搬迁',
  '外聘人员合同到期以后续签流程走了整整一个季度',
  '采购目录调整以后原有参数不再适用、询价被迫重新组织',
  '乡镇道路封闭施工使下乡核查改为线上视频方式进行',
  '统计报表与财务账套编码不同、对应关系靠手工维护',
  '办公地点临时迁至文化馆三楼、网络专线四月底才接通',
  '群众诉求集中在周末而值班表按工作日编排',
  '牵头科室撤并以后其年度计划无人认领直到中期评估',
]
const ENDS = ['在今后的工作中需要引以为戒', '已列入本单位重点事项清单跟踪', '班子会上已作专题研究并明确时限']
const FOLLOW_UPS = [
  '由分管领导牵头于次年六月底前完成并报区财政局备案',
  '每季度末向办公会汇报一次、年底统一考核打分',
  '与相关街道签订责任书、逐月对账销号',
  '请区财政局派员现场辅导、形成操作手册下发各站所',
  '设立红黄蓝三色台账、超期一周自动提醒到科室负责人',
  '聘请会计师事务所每半年抽查一次并公布名次',
  '把办理时长写进岗位说明书、从绩效奖金中体现',
  '开设夜校班、由业务骨干轮流讲授真实案例',
  '建立跨部门微信工作群、当日事项当日反馈',
  '在单位门户增设曝光栏、整改完毕方可撤下',
  '每月十五日召开调度会、纪要当天发至各组',
  '编印口袋书三百册、新进人员上岗前闭卷测试',
  '将相关条款写入明年购买服务合同作为付款前提',
  '抽调两名年轻干部组成专班、集中办公三个月',
  '与邻区结对互查、交换底稿相互打分',
  '委托高校团队设计流程图并张贴在办事大厅',
  '实行首问负责制、转办单须双方签字留存',
  '把整改情况列为年终述职第一项内容',
  '按月通报排名、连续两次垫底者约谈',
  '由纪检组列席每次验收并出具书面意见',
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
