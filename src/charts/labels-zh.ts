import type { ChartLabels } from './labels'

const list = (parts: readonly { name: string; value: string }[]) =>
  parts.map(({ name, value }) => `${name} ${value}`).join('，')

export const ZH: ChartLabels = {
  locale: 'zh-CN',
  unit: null,
  wan: '万元',
  yi: '亿元',
  points: '分',
  year: '年度',
  department: '部门',
  fundSource: '资金来源',
  indicator: '指标',
  category: '问题类别',
  grade: '等级',
  rule: '核查规则',
  severity: '程度',
  adjustedBudget: '全年预算数',
  executed: '已执行',
  unspent: '未执行',
  executionRate: '执行率',
  rateShort: '执行率',
  previousRate: '上年执行率',
  reportedRate: '自报执行率',
  slowYears: '连续偏低年数',
  self: '自评',
  recomputed: '复算',
  selfTotal: '自评总分',
  recomputedTotal: '复算总分',
  difference: '自评 − 复算',
  tables: '自评表数',
  departments: '部门数',
  sentences: '条数',
  findings: '发现数',
  lost: '失分',
  lostPerTable: '每表失分',
  cumulative: '累计占比',
  share: '占比',
  shareOfDepartments: '提到的部门占比',
  weight: '分值',
  median: '中位数',
  lowest: '最低',
  highest: '最高',
  quartiles: '上下四分位',
  districtMedian: '全区中位数',
  againstMedian: '与中位数',
  tooKind: '自评偏高',
  slow: '低于执行率线',
  fine: '达到执行率线',
  slowTables: '低于执行率线的表',
  noGrade: '未填',
  otherGrade: '其他',
  noName: '（未填部门）',
  fallen: '比上年低',
  risen: '不低于上年',
  previousYear: '上年',
  thisYear: '本年',
  change: '变化（百分点）',
  atMost: '总分不高于',
  range: (from, to) => `${from}–${to} 分`,
  threshold: (rate) => `执行率线 ${rate}`,
  restDepartments: (count) => `另有 ${count} 个部门未画出`,
  rest: (count) => `另有 ${count} 张自评表未画出`,
  withoutRate: (count) => `${count} 张表执行率无法计算`,
  fundSources: {
    total: '合计',
    government: '政府预算资金',
    fiscalAccount: '财政专户管理资金',
    ownFunds: '单位资金',
    carryOver: '上年结转',
    other: '其他资金',
  },
  severities: { error: '矛盾', warning: '存疑', note: '提示' },
  nothing: (chart) => `${chart}：没有可以画出的数据。`,
  charts: {
    rateTrend: '各年度预算执行率',
    rateRanking: '部门执行率排序',
    rateDistribution: '部门执行率的分布',
    fundSources: '按资金来源的执行情况',
    scoreHistogram: '总分分布',
    scoreDumbbell: '自评与复算相差最大的部门',
    level1Loss: '一级指标得分率',
    lostPoints: '失分最多的指标',
    problemHeatmap: '各类问题历年占比',
    findingRules: '按规则的核查发现',
    departmentYears: '部门历年情况',
    gradeBars: '等级分布',
    unspentPareto: '未执行金额集中在哪里',
    budgetScatter: '预算规模与执行率',
    rateSlope: '执行率与上年相比',
    scoreCurve: '总分的累计分布',
    level1Heatmap: '各部门各一级指标得分率',
    scoreDistribution: '复算总分的分布',
    level1Median: '一级指标得分率与全区中位数',
    level1Years: '各一级指标历年得分率',
  },
  describe: {
    rateTrend: ({ from, to, lowest, highest, last }) =>
      from === to
        ? `${from} 年预算执行率为 ${last.value}。`
        : `${from}–${to} 年预算执行率折线图：最高 ${highest.name} 年 ${highest.value}，最低 ${lowest.name} 年 ${lowest.value}，最近的 ${last.name} 年为 ${last.value}。`,
    rateRanking: ({ count, lowest, highest, slow }) =>
      `${count} 张自评表按执行率排序的条形图：最低 ${lowest.name} ${lowest.value}，最高 ${highest.name} ${highest.value}` +
      (slow ? `；${slow.count} 张低于执行率线 ${slow.rate}。` : '。'),
    rateDistribution: ({ count, years, lowest, highest }) =>
      `${count} 个执行率的分布图。中位数：${list(years)}。最低 ${lowest.name} ${lowest.value}，最高 ${highest.name} ${highest.value}。`,
    fundSources: ({ span, parts, leastExecuted }) =>
      `${span} 年已执行与未执行金额的堆叠条形图。全年预算数：${list(parts)}。` +
      (leastExecuted ? `执行率最低的是 ${leastExecuted.name}，${leastExecuted.value}。` : ''),
    scoreHistogram: ({ count, self, recomputed }) =>
      `${count} 张自评表的总分直方图。` +
      (self ? `自评最集中在 ${self.name}，${self.value} 张。` : '没有自评总分。') +
      (recomputed ? `复算最集中在 ${recomputed.name}，${recomputed.value} 张。` : '没有复算总分。'),
    scoreDumbbell: ({ count, over, under, largest }) =>
      `${count} 张自评表的自评与复算不一致：${over} 张自评偏高，${under} 张自评偏低；相差最大的是 ${largest.name}，${largest.value} 分。`,
    level1Loss: ({ count, lowest, highest }) =>
      `${count} 个一级指标的复算得分率：最低 ${lowest.name} ${lowest.value}，最高 ${highest.name} ${highest.value}。`,
    lostPoints: ({ count, total, top }) =>
      `失分最多的 ${count} 个指标，共失 ${total} 分；最多的是 ${top.name}，失 ${top.value} 分。`,
    problemHeatmap: ({ categories, years, top, latest }) =>
      `${categories} 类问题、${years} 个年度的热力图，颜色深浅为提到该类问题的部门占比。最高是 ${top.name}，${top.value}。最近一年居前：${list(latest)}。`,
    findingRules: ({ total, rules, errors, top }) =>
      `${rules} 条规则共有 ${total} 个核查发现，其中矛盾 ${errors} 个；最多的是 ${top.name}，${top.value} 个。`,
    departmentYears: ({ department, from, to, rate, self, recomputed }) =>
      `${department} ${from === to ? from : `${from}–${to}`} 年：` +
      [
        rate && `${rate.name} 年执行率 ${rate.value}`,
        self && `${self.name} 年自评 ${self.value} 分`,
        recomputed && `${recomputed.name} 年复算 ${recomputed.value} 分`,
      ]
        .filter(Boolean)
        .join('，') +
      '。',
    gradeBars: ({ count, grades }) =>
      `${count} 张自评表的等级：` +
      grades
        .map(({ name, self, recomputed }) => `${name} 自评 ${self} 张、复算 ${recomputed} 张`)
        .join('；') +
      '。',
    unspentPareto: ({ few, of, share, total, top }) =>
      `未执行金额共 ${total}，其中 ${few} 张自评表（共 ${of} 张）占 ${share}；最多的是 ${top.name}，${top.value}。`,
    budgetScatter: ({ count, largest, slow }) =>
      `${count} 张自评表的预算规模与执行率散点图，气泡大小为未执行金额。预算最大的是 ${largest.name}，执行率 ${largest.value}` +
      (slow ? `；低于执行率线的表中预算最大的是 ${slow.name}，执行率 ${slow.value}。` : '。'),
    rateSlope: ({ count, fallen, risen, worst, best }) =>
      `${count} 张自评表的执行率与上年相比：${fallen} 张下降，${risen} 张上升；变化最低 ${worst.name} ${worst.value} 个百分点，最高 ${best.name} ${best.value} 个百分点。`,
    scoreDistribution: ({ count, years, lowest, highest }) =>
      `${count} 个复算总分的分布图。中位数：${list(years)}。最低 ${lowest.name} ${lowest.value} 分，最高 ${highest.name} ${highest.value} 分。`,
    level1Median: ({ department, year, parts, lowest, highest }) =>
      `${department} ${year} 年各一级指标的复算得分率：${list(parts)}。` +
      (lowest && highest
        ? `与全区中位数相比，${lowest.name} ${lowest.value} 个百分点，${highest.name} ${highest.value} 个百分点。`
        : '部门太少，没有全区中位数。'),
    level1Years: ({ department, parts }) => `${department}各一级指标历年的复算得分率：${list(parts)}。`,
    level1Heatmap: ({ departments, level1, lowest, highest }) =>
      `${departments} 个部门、${level1} 个一级指标的得分率热力图，颜色越深失分越多。最低 ${lowest.name}，${lowest.value}；最高 ${highest.name}，${highest.value}。`,
    scoreCurve: ({ self, recomputed }) =>
      `总分累计分布曲线，一半的表不高于：${[self && `自评 ${self} 分`, recomputed && `复算 ${recomputed} 分`]
        .filter(Boolean)
        .join('，')}。`,
  },
}
