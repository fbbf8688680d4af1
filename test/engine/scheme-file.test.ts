import { readdirSync, readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseScheme, readScheme, SCHEME_SCHEMA, SCHEMES, schemeById, SchemeError } from '@/engine'

const FOLDER = 'src/engine/schemes'
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json') && name !== 'scheme.schema.json')
const ajv = new Ajv({ strict: false })
const valid = ajv.compile(SCHEME_SCHEMA)

type Json = Record<string, unknown>
const NATIONAL = JSON.parse(readFileSync(`${FOLDER}/national-project-2020.json`, 'utf8')) as Json
const copy = () => structuredClone(NATIONAL)

/** Sets `$.a.b[0].c` in a copy of the national scheme; `undefined` takes it out. */
function changed(path: string, value: unknown): Json {
  const json = copy()
  const steps = path
    .replace(/^\$\.?/, '')
    .split(/[.[\]]+/)
    .filter(Boolean)
  let at = json as Record<string, unknown>
  for (const step of steps.slice(0, -1)) at = at[step] as Record<string, unknown>
  if (value === undefined) Reflect.deleteProperty(at, steps.at(-1)!)
  else at[steps.at(-1)!] = value
  return json
}

function refusal(json: unknown): SchemeError {
  try {
    readScheme(json, SCHEMES)
  } catch (error) {
    if (error instanceof SchemeError) return error
    throw error
  }
  throw new Error('was accepted')
}

describe('the schemes that are shipped', () => {
  it.each(files)('%s follows the published JSON Schema, and is in the list under its file name', (name) => {
    const json = JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8')) as Json
    expect(valid(json), JSON.stringify(valid.errors)).toBe(true)
    expect(SCHEMES.map(({ id }) => id)).toContain(name.replace('.json', ''))
    expect(json.id).toBe(name.replace('.json', ''))
  })

  it('each cites a document for every part that has numbers, and says how well it is known', () => {
    for (const scheme of SCHEMES) {
      const cited = new Set(scheme.citations.map(({ part }) => part))
      for (const part of ['budget', 'quantity', 'quality', 'grades', 'weights'] as const)
        expect(cited, `${scheme.id} ${part}`).toContain(part)
      if (scheme.caps) expect(cited).toContain('caps')
      if (scheme.quantity.overAchievement) expect(cited).toContain('overAchievement')
      if (scheme.quantity.rateBands.length > 0) expect(cited).toContain('rateBands')
      for (const { document, basis, note } of scheme.citations) {
        if (document.number?.startsWith('财预')) expect(basis).toBe('from-knowledge')
        expect([note.zh, note.en].every((text) => text.length > 4)).toBe(true)
      }
    }
  })

  it('a scheme that extends another has its other parts', () => {
    const hunan = schemeById('hunan-department-2018')
    expect(hunan.grades).toEqual(schemeById('national-project-2020').grades)
    expect(hunan.quantity.lessIsBetter).toContain('投诉')
    expect(hunan.formerly).toEqual([])
  })

  it('an id that a scheme had before still finds it', () => {
    expect(schemeById('national-linear').id).toBe('national-project-2020')
    expect(() => schemeById('no-such')).toThrow('没有评分方案 no-such')
  })
})

/** [what is wrong, JSON path that the error names, a part of the sentence, the value put there] */
const BROKEN: [path: string, named: string, says: string, value: unknown][] = [
  ['$.id', '$.id', '小写字母', 'Überall'],
  ['$.id', '$.id', '缺少', undefined],
  ['$.title.en', '$.title.en', '不能是空的', ''],
  ['$.title', '$.title', '应是一个对象', 'x'],
  ['$.region', '$.region', '应是一段文字', 3],
  ['$.kinds', '$.kinds', '至少要有 1 项', []],
  ['$.kinds[0]', '$.kinds[0]', 'department、project', 'school'],
  ['$.inForce.from', '$.inForce.from', '应是日期', '2020'],
  ['$.inForce.from', '$.inForce.from', '没有 2021-02-29 这一天', '2021-02-29'],
  ['$.inForce.to', '$.inForce.to', '不能早于', '2019-01-01'],
  ['$.document.url', '$.document.url', '网址', 'javascript:alert(1)'],
  ['$.budget', '$.budget', '缺少', undefined],
  ['$.budget.formula', '$.budget.formula', '应是一个对象', null],
  ['$.budget.formula.type', '$.budget.formula.type', 'linear、threshold、steps、piecewise', 'cubic'],
  ['$.budget.formula', '$.budget.formula.threshold', '缺少', { type: 'threshold' }],
  ['$.budget.formula', '$.budget.formula.threshold', '大于 0', { type: 'threshold', threshold: '0' }],
  ['$.budget.formula', '$.budget.formula.threshold', '大于 0', { type: 'threshold', threshold: '0.00' }],
  ['$.budget.formula', '$.budget.formula.threshold', '写成文字', { type: 'threshold', threshold: '9e1' }],
  ['$.budget.formula', '$.budget.formula.threshold', '不能大于 100', { type: 'threshold', threshold: '101' }],
  ['$.budget.formula', '$.budget.formula.threshold', '应是一段文字', { type: 'threshold', threshold: 90 }],
  ['$.budget.formula', '$.budget.formula.colour', '不认识', { type: 'linear', colour: 'red' }],
  [
    '$.budget.formula',
    '$.budget.formula.full',
    '不能大于 100',
    { type: 'steps', full: '120', every: '5', points: '2', partial: 'free' },
  ],
  [
    '$.budget.formula',
    '$.budget.formula.partial',
    'free、counts',
    { type: 'steps', full: '100', every: '5', points: '2', partial: 'half' },
  ],
  [
    '$.budget.formula',
    '$.budget.formula.knots[1].rate',
    '应大于前一项的 60',
    {
      type: 'piecewise',
      knots: [
        { rate: '60', share: '0' },
        { rate: '60', share: '100' },
      ],
    },
  ],
  [
    '$.budget.formula',
    '$.budget.formula.knots[1].share',
    '不能更低',
    {
      type: 'piecewise',
      knots: [
        { rate: '60', share: '80' },
        { rate: '90', share: '79' },
      ],
    },
  ],
  [
    '$.budget.formula',
    '$.budget.formula.knots[1].share',
    '不能大于 100',
    {
      type: 'piecewise',
      knots: [
        { rate: '60', share: '80' },
        { rate: '90', share: '101' },
      ],
    },
  ],
  ['$.budget.formula', '$.budget.formula.knots', '至少要有 2 项', { type: 'piecewise', knots: [] }],
  ['$.budget.roundRateFirst', '$.budget.roundRateFirst', '应是整数', 1.5],
  ['$.budget.roundRateFirst', '$.budget.roundRateFirst', '0 到 6', 9],
  ['$.scoreDigits', '$.scoreDigits', '0 到 6', -1],
  ['$.quantity.less', '$.quantity.less', 'inverse-proportion', 'sideways'],
  [
    '$.quantity.overAchievement',
    '$.quantity.overAchievement.from',
    '应大于 100',
    { applies: true, from: '100', points: '2' },
  ],
  [
    '$.quantity.overAchievement',
    '$.quantity.overAchievement.applies',
    'true 或 false',
    { applies: 1, from: '130', points: '2' },
  ],
  [
    '$.quantity.rateBands',
    '$.quantity.rateBands[0].bands[0].share',
    '不能大于 100',
    [{ indicators: ['a'], bands: [{ upTo: '0', share: '200' }], beyond: '0' }],
  ],
  [
    '$.quantity.rateBands',
    '$.quantity.rateBands[0].beyond',
    '不能大于 100',
    [{ indicators: ['a'], bands: [{ upTo: '0', share: '100' }], beyond: '101' }],
  ],
  [
    '$.quantity.rateBands',
    '$.quantity.rateBands[0].bands[1].upTo',
    '应大于前一项的 5',
    [
      {
        indicators: ['a'],
        bands: [
          { upTo: '5', share: '100' },
          { upTo: '5', share: '50' },
        ],
        beyond: '0',
      },
    ],
  ],
  ['$.quality.bands[0].to', '$.quality.bands[0].to', '不能大于 100', '120'],
  ['$.quality.bands[1].to', '$.quality.bands[1].to', '应等于上一档的下限 80', '75'],
  ['$.quality.bands[1].from', '$.quality.bands[1].from', '应小于 80', '80'],
  ['$.quality.bands[2].words', '$.quality.bands[2].words[0]', '已经在第 1 档里', ['优']],
  ['$.grades[1].from', '$.grades[1].from', '应小于前一项的 90', '90'],
  ['$.grades[1].grade', '$.grades[1].grade', '等级重复', '优'],
  ['$.grades[3].from', '$.grades[3].from', '应从 0 开始', '1'],
  ['$.grades[0].from', '$.grades[0].from', '不能大于 100', '101'],
  ['$.caps', '$.caps.bands', '至少要有 1 项', { applies: false, bands: [] }],
  [
    '$.caps',
    '$.caps.bands[1].below',
    '应大于前一项的 60',
    {
      applies: true,
      bands: [
        { below: '60', atMost: '69' },
        { below: '50', atMost: '79' },
      ],
    },
  ],
  [
    '$.caps',
    '$.caps.bands[1].atMost',
    '应大于前一项的 69',
    {
      applies: true,
      bands: [
        { below: '50', atMost: '69' },
        { below: '60', atMost: '69' },
      ],
    },
  ],
  [
    '$.caps',
    '$.caps.bands[0].below',
    '不能大于 100',
    { applies: true, bands: [{ below: '101', atMost: '69' }] },
  ],
  [
    '$.caps',
    '$.caps.bands[0].atMost',
    '不能大于 100',
    { applies: true, bands: [{ below: '60', atMost: '169' }] },
  ],
  ['$.weights.level1[0].weight', '$.weights.level1[0].weight', '不能大于 100', '500'],
  ['$.citations[0].basis', '$.citations[0].basis', 'published-form', 'hearsay'],
  ['$.extends', '$.extends', '没有评分方案 nowhere', 'nowhere'],
  ['$.constructor', '$.constructor', '不认识', 1],
]

describe('a bad scheme file', () => {
  it.each(BROKEN)('%s → %s: %s', (path, named, says, value) => {
    const error = refusal(changed(path, value))
    expect(error.path).toBe(named)
    expect(error.reason.zh).toContain(says)
    expect(error.reason.en).not.toBe('')
    expect(error.message).toBe(`${named}: ${error.reason.zh} / ${error.reason.en}`)
  })

  it('no scheme at all', () => {
    for (const json of [null, 3, 'x', [], true]) expect(refusal(json).path).toBe('$')
    expect(refusal({}).path).toBe('$.id')
  })

  it('text that is no JSON is said as such; a byte order mark is not in the way', () => {
    expect(() => parseScheme('{')).toThrow('$: 文件不是 JSON')
    expect(parseScheme(`\ufeff${JSON.stringify(NATIONAL)}`).id).toBe('national-project-2020')
  })
})

describe('the reader and the published schema agree', () => {
  const leaf = fc.oneof(
    fc.constant(null),
    fc.constant(''),
    fc.constant('90'),
    fc.constant('-1'),
    fc.constant('0'),
    fc.constant('linear'),
    fc.boolean(),
    fc.integer({ min: -2, max: 9 }),
    fc.constant([]),
    fc.constant({}),
    fc.constant(undefined),
  )
  const paths = pathsOf(NATIONAL)

  it('on schemes with one value replaced or taken out', () => {
    fc.assert(
      fc.property(fc.constantFrom(...paths), leaf, (path, value) => {
        const json = changed(path, value)
        const accepted = valid(json)
        let error: SchemeError | null = null
        try {
          readScheme(json, SCHEMES)
        } catch (caught) {
          error = caught as SchemeError
        }
        // The reader may refuse more (bands in order, dates that exist), never less.
        if (!accepted) expect(error, JSON.stringify(json)).toBeInstanceOf(SchemeError)
        else if (error) expect(error.reason.zh).toMatch(/应大于|应小于|应等于|不能|重复|应从|没有|已经/)
      }),
      { numRuns: 600 },
    )
  })
})

function pathsOf(value: unknown, path = '$'): string[] {
  const inner = Array.isArray(value)
    ? value.flatMap((item, index) => pathsOf(item, `${path}[${index}]`))
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, item]) => pathsOf(item, `${path}.${key}`))
      : []
  return path === '$' ? inner : [path, ...inner]
}
