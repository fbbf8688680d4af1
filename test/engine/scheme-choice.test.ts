import { describe, expect, it } from 'vitest'
import {
  applicableSchemes,
  chooseSchemes,
  formatSchemeChange,
  inferSchemes,
  parseSchemeChange,
  scoreBatch,
  schemeById,
  type SelfEvaluation,
} from '@/engine'
import { budgetLine, evaluation } from './tables'

const table = (
  id: string,
  [adjustedBudget, executed, weight, reportedScore]: [string, string, string, string | null],
  more: Partial<SelfEvaluation> = {},
) =>
  evaluation({
    id,
    budget: [budgetLine({ adjustedBudget, executed, weight, reportedScore, reportedRate: null })],
    ...more,
  })

describe('by kind, region and year', () => {
  const ids = (query: Parameters<typeof applicableSchemes>[0]) => applicableSchemes(query).map(({ id }) => id)
  it.each([
    [{ kind: 'project', year: 2022 }, 'national-project-2020'],
    [{ kind: 'project', year: null }, 'national-project-2020'],
    [{ kind: 'project', year: 2022, region: '黄石市图书馆' }, 'hubei-project-2022'],
    [{ kind: 'project', year: 2022, region: '保山市隆阳区农业农村局' }, 'longyang-project-2022'],
    [{ kind: 'project', year: 2016, region: '北京市海淀区园林局' }, 'haidian-project-2016'],
    [{ kind: 'department', year: 2022 }, 'linear-department'],
    [{ kind: 'department', year: 2022, region: '郑州市上街区政务服务中心' }, 'shangjie-department-2022'],
    [{ kind: 'department', year: 2019, region: '湖南省财政厅' }, 'hunan-department-2018'],
  ] as const)('%j → %s', (query, first) => {
    expect(ids(query)[0]).toBe(first)
  })

  it('what is not in force in a year comes after what is', () => {
    const order = ids({ kind: 'department', year: 2018 })
    expect(order.indexOf('hunan-department-2018')).toBeLessThan(order.indexOf('shangjie-department-2022'))
    expect(ids({ kind: 'department', year: 2022 })).not.toContain('national-project-2020')
  })
})

/** The published tables: which rule gives their score. */
describe('each published score is explained by its own rule', () => {
  it.each([
    ['Shangjie 2022', 'department', ['366.48', '208.02', '10', '6.31'], 'shangjie-department-2022'],
    ['Liangping 2022', 'department', ['100', '79.27', '10', '7.93'], 'linear-department'],
    ['Chongqing 2021', 'department', ['100', '76', '10', '7.6'], 'linear-department'],
    ['Putuo 2022', 'project', ['25', '21.54576', '10', '8.62'], 'national-project-2020'],
    ['Longyang 2022', 'project', ['100', '10.77', '20', '2.16'], 'longyang-project-2022'],
    ['Haidian 2016', 'project', ['100', '49.88', '10', '5'], 'haidian-project-2016'],
    ['Hunan 2018', 'department', ['100', '99.27', '8', '8'], 'shangjie-department-2022'],
    ['Hunan, one step', 'department', ['100', '93', '8', '6'], 'hunan-department-2018'],
    ['a project by rate ÷ 90 %', 'project', ['366.48', '208.02', '10', '6.31'], 'shangjie-department-2022'],
  ] as const)('%s', (_, kind, figures, expected) => {
    const choice = chooseSchemes([table('t', [...figures], { kind })]).get('t')!
    expect([choice.scheme.id, choice.basis]).toEqual([expected, 'table'])
  })

  it('Jishan 2020: 99.10 % → 9 is explained by none', () => {
    const { inferences, choices } = inferSchemes([
      table('jishan', ['100', '99.10', '10', '9'], { kind: 'project' }),
    ])
    expect(choices.get('jishan')).toMatchObject({ basis: 'default', confidence: '0.00' })
    expect(inferences[0]).toMatchObject({
      telling: 1,
      chosen: null,
      unexplained: [{ id: 'jishan', reportedScore: '9' }],
    })
  })
})

describe('a batch', () => {
  const longyang = (['10.77', '23.44', '51.26', '77.73'] as const).map((executed, index) => {
    const score = ['2.16', '4.68', '10.26', '15.54'][index]!
    return table(`l${index}`, ['100', executed, '20', score], { kind: 'project' })
  })

  it('says how many scores each candidate reproduces, what it follows and how sure that is', () => {
    const { inferences, choices } = inferSchemes(longyang)
    expect(inferences).toHaveLength(1)
    const tally = Object.fromEntries(
      inferences[0]!.candidates.map(({ scheme, reproduced }) => [scheme.id, reproduced]),
    )
    expect(tally).toMatchObject({ 'longyang-project-2022': 4, 'haidian-project-2016': 0 })
    expect(inferences[0]!.chosen?.id).toBe('longyang-project-2022')
    expect(choices.get('l0')).toMatchObject({ basis: 'batch', confidence: '1.00' })
  })

  it('one that strays is measured by the batch, three that follow another rule are not', () => {
    const stray = (id: string, executed: string, score: string) =>
      table(id, ['100', executed, '20', score], { kind: 'project' })
    const one = inferSchemes([...longyang, stray('s1', '33.33', '6.67')])
    expect(one.choices.get('s1')).toMatchObject({ basis: 'batch', confidence: '0.80' })
    expect(one.choices.get('s1')!.scheme.id).toBe('longyang-project-2022')
    const strays = [stray('s1', '33.33', '6.67'), stray('s2', '44.44', '8.89'), stray('s3', '55.56', '11.11')]
    const three = inferSchemes([...longyang, ...strays])
    expect(three.inferences[0]!.besides.map(({ id }) => id)).toEqual(['national-project-2020'])
    expect(three.choices.get('s2')!.scheme.id).toBe('national-project-2020')
    expect(three.choices.get('l1')!.scheme.id).toBe('longyang-project-2022')
  })

  it('that follows no known rule is not called wrong', () => {
    const odd = (['80', '70', '60'] as const).map((executed, index) =>
      table(`o${index}`, ['100', executed, '10', ['3.1', '2.2', '1.7'][index]!]),
    )
    const scored = scoreBatch(odd)
    for (const one of scored) {
      expect(one.schemeBasis).toBe('unexplained')
      expect([one.budget[0]!.score, one.budget[0]!.verdict]).toEqual([null, 'manual'])
      expect(one.findings.map(({ rule }) => rule)).not.toContain('budget.score-mismatch')
    }
  })

  it('tables that cannot tell are counted as such', () => {
    const { inferences } = inferSchemes([
      table('full', ['5', '5', '10', '10']),
      table('none', ['5', '4', '10', null]),
      table('zero', ['0', '0', '10', '0']),
    ])
    expect(inferences[0]).toMatchObject({ tables: 3, telling: 0, chosen: null, unexplained: [] })
  })

  it('kinds, years and regions are looked at apart; the order of tables does not matter', () => {
    const tables = [
      ...longyang,
      table('d', ['366.48', '208.02', '10', '6.31']),
      table('y', ['100', '79.27', '10', '7.93'], { year: 2021 }),
      table('h', ['5', '4', '20', '16'], { kind: 'project', department: '黄石市图书馆' }),
    ]
    expect(inferSchemes(tables).inferences).toHaveLength(4)
    const forth = inferSchemes(tables).choices
    const back = inferSchemes([...tables].reverse()).choices
    for (const [id, choice] of forth) expect(back.get(id)).toEqual(choice)
    expect(forth.get('h')!.scheme.id).toBe('hubei-project-2022')
  })

  it('a rule that the form prints is followed as printed', () => {
    const printed = table('p', ['100', '83.5', '20', '16.7'], { kind: 'project' })
    printed.budget[0] = {
      ...printed.budget[0]!,
      weight: null,
      statedRule: { text: '得分（20分*执行率）', cell: null },
    }
    const [scored] = scoreBatch([printed])
    expect([scored!.schemeBasis, scored!.budget[0]!.score]).toEqual(['stated', '16.7'])
    expect(scored!.budget[0]!.explanation!.zh).toBe(
      '按表中印明的规则“得分（20分*执行率）”：83.5 ÷ 100 = 83.50 %；83.50 % × 20 = 16.7',
    )
  })

  it('the bureau may say the scheme: then nothing is inferred', () => {
    const [scored] = scoreBatch([longyang[0]!], undefined, { scheme: schemeById('hunan-department-2018') })
    expect([scored!.scheme, scored!.schemeBasis]).toEqual(['hunan-department-2018', 'stated'])
  })
})

describe('a changed scheme as a line', () => {
  const base = schemeById('shangjie-department-2022')
  it.each([
    'shangjie-department-2022',
    'shangjie-department-2022;budget:linear',
    'shangjie-department-2022;budget:threshold-95.5',
    'shangjie-department-2022;budget:steps-100-5-2-counts',
    'shangjie-department-2022;budget:piecewise-50-0,90-100',
    'shangjie-department-2022;round:1',
    'shangjie-department-2022;grades:优92,良85,中60,差0',
    'shangjie-department-2022;caps:50-59,60-69,70-79,80-89',
    'shangjie-department-2022;over:130-2',
    'shangjie-department-2022;budget:threshold-80;round:0;grades:优95,良80,中60,差0;caps:80-89;over:150-1.5',
    'platform-project;caps:off;over:off',
  ])('%s is read and written the same', (line) => {
    const scheme = parseSchemeChange(line)
    expect(scheme.id).toBe(line)
    expect(formatSchemeChange(schemeById(line.split(';')[0]!), scheme)).toBe(line)
    expect(schemeById(line)).toEqual(scheme)
  })

  it('a part that says what the base says already is left out', () => {
    expect(parseSchemeChange('shangjie-department-2022;budget:threshold-90.0;round:last').id).toBe(base.id)
    expect(parseSchemeChange('longyang-project-2022;round:last').budget.roundRateFirst).toBeNull()
  })

  it.each([
    ['nowhere', '$.id'],
    ['', '$.id'],
    ['shangjie-department-2022;', '$.'],
    ['shangjie-department-2022;colour:red', '$.colour'],
    ['shangjie-department-2022;constructor:1', '$.constructor'],
    ['shangjie-department-2022;budget:threshold-0', '$.budget'],
    ['shangjie-department-2022;budget:threshold--5', '$.budget'],
    ['shangjie-department-2022;budget:steps-100-0-2-free', '$.budget'],
    ['shangjie-department-2022;budget:steps-100-5-2-half', '$.budget'],
    ['shangjie-department-2022;budget:piecewise-50-0', '$.budget'],
    ['shangjie-department-2022;budget:threshold-101', '$.budget.formula.threshold'],
    ['shangjie-department-2022;round:7', '$.round'],
    ['shangjie-department-2022;grades:优90', '$.grades[0].from'],
    ['shangjie-department-2022;grades:棒90,差0', '$.grades'],
    ['shangjie-department-2022;grades:优80,良90,差0', '$.grades[1].from'],
    ['shangjie-department-2022;caps:59', '$.caps'],
    ['shangjie-department-2022;caps:60-69,50-59', '$.caps.bands[1].below'],
    ['shangjie-department-2022;over:130', '$.over'],
    ['shangjie-department-2022;over:130-2,140-3', '$.over'],
    ['shangjie-department-2022;over:90-2', '$.quantity.overAchievement.from'],
  ])('%s is refused at %s', (line, path) => {
    let named = ''
    try {
      parseSchemeChange(line)
    } catch (error) {
      named = (error as { path: string }).path
    }
    expect(named).toBe(path)
  })
})
