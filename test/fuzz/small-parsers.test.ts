import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseValue, readScheme, SchemeError, SCHEMES } from '@/engine'
import { formatView, parseView } from '@/share'
import { FUZZ_TIMEOUT, fuzzRuns } from './runs'

/** Pieces of what stands in 年度指标值 and 实际完成值, and of what should not. */
const PIECES = [
  ...'0123456789０９.,，%％‰+-−—/≥≤＞＜=≧═﹦ 　（）()[]'.split(''),
  ...'零一二三十百千万亿元件个次人天月年日底前以上下内优良中差'.split(''),
  ...[
    '不低于',
    '不超过',
    '百分之',
    '百分比',
    '万元',
    '达成预期指标',
    '2022年12月',
    '1e9',
    'NaN',
    '\u200B',
    '\0',
  ],
]
const valueText = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join('')),
  fc.string({ maxLength: 40, unit: 'binary' }),
)

describe('the value grammar', () => {
  it(
    'reads every text, the same twice, and gives decimals that are decimals',
    () => {
      fc.assert(
        fc.property(valueText, (text) => {
          const value = parseValue(text)
          expect(parseValue(text)).toEqual(value)
          for (const number of JSON.stringify(value).matchAll(
            /"(?:amount|number|value|from|to)":"(-?[^"]*)"/g,
          ))
            expect(number[1]).not.toMatch(/NaN|Infinity|e\+/)
        }),
        fuzzRuns(20_000),
      )
    },
    FUZZ_TIMEOUT,
  )
})

const parameter = fc.constantFrom(
  ...[
    'v',
    'kind',
    'years',
    'dept',
    'threshold',
    'sort',
    'category',
    'rule',
    'severity',
    'table',
    'lang',
    'theme',
  ],
  ...['__proto__', 'constructor', 'x', ''],
)
const parameterValue = fc.oneof(
  fc.constantFrom('2022', '2021,2022', 'all', '90', '0', '', 'name.asc', 'dark', 'en', 'PAY', 'error', '1'),
  fc.string({ maxLength: 30, unit: 'binary' }),
)

describe('the codec of links', () => {
  it(
    'reads every link; what it kept is written and read back the same',
    () => {
      fc.assert(
        fc.property(
          fc.array(fc.tuple(parameter, fc.oneof(parameterValue, fc.array(parameterValue, { maxLength: 3 })))),
          (pairs) => {
            const { state } = parseView(Object.fromEntries(pairs))
            const again = parseView(formatView(state))
            expect(again.state).toEqual(state)
            expect(again.ignored).toEqual([])
          },
        ),
        fuzzRuns(5_000),
      )
    },
    FUZZ_TIMEOUT,
  )
})

/** A path into a JSON value, and what is put there instead. */
function replaced(json: unknown, path: readonly number[], put: unknown): unknown {
  const [first, ...rest] = path
  if (first === undefined || typeof json !== 'object' || json === null) return put
  const keys = Object.keys(json)
  if (keys.length === 0) return put
  const key = keys[first % keys.length]!
  const inner = replaced((json as Record<string, unknown>)[key], rest, put)
  return Array.isArray(json)
    ? json.map((item, index) => (String(index) === key ? inner : (item as unknown)))
    : { ...json, [key]: inner }
}

describe('the loader of schemes', () => {
  it(
    'takes a scheme or names the place of what is wrong with it',
    () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...SCHEMES),
          fc.array(fc.nat(40), { maxLength: 6 }),
          fc.oneof(fc.jsonValue(), fc.constantFrom('-1', '1e9', '90.', '０', null, [], {})),
          (scheme, path, put) => {
            const changed = replaced(scheme, path, put)
            try {
              readScheme(changed)
            } catch (error) {
              expect(error).toBeInstanceOf(SchemeError)
              expect((error as SchemeError).path).toMatch(/^\$/)
              expect((error as SchemeError).reason.zh).not.toBe('')
            }
          },
        ),
        fuzzRuns(5_000),
      )
    },
    FUZZ_TIMEOUT,
  )
})
