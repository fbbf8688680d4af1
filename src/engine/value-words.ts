import type { DecimalString } from './model'

export type Operator = '>=' | '<=' | '=' | '>' | '<'

/** Stands in forms for "nothing here". */
export const BLANK = /^([-‐–—―/\\…·.。、]*|无数据|N\/A)$/i

/** Signs and words before a number, the longer first; a look-alike is the sign that it stands for. */
export const OPERATORS: readonly (readonly [string, Operator])[] = [
  ['>=|=>|≥|≧|⩾|≮|大于或?等于|高于或?等于|不(?:得|能|应)?(?:低于|少于|小于|短于)|至少|最少|最低|达到', '>='],
  [
    '<=|=<|≤|≦|⩽|≯|小于或?等于|低于或?等于|少于或?等于|不(?:得|能|应)?(?:超过|高于|大于|多于|超出|长于)|未超过|至多|最多|最高|控制在',
    '<=',
  ],
  ['>|大于|超过|高于|多于', '>'],
  ['<|小于|低于|少于', '<'],
  ['==?|═|等于', '='],
]

/** Words behind a number that say the same. */
export const SUFFIXES: readonly (readonly [RegExp, Operator])[] = [
  [/(及|或|\(含\)|含)?以上$/, '>='],
  [/(及|或|\(含\)|含)?(以下|以内|之内)$/, '<='],
]
/** `90%(不含)以上`: the bound itself does not count. */
export const EXCLUDED = /\(不含\)(?=以上$|以下$)/

/** Words between sign and number that change neither: `至少全年完成2次`, `低于控制指标82起`. */
export const FILLER = /^(全年|每年|年度|完成|达到|控制指标|控制在|目标值?)+(?=[\d.])/

export const NUMBER = String.raw`[+\-−]?(?:\d[\d,]*(?:\.\d+)?|\.\d+)`

/** 150万 and 3万人次 multiply; 150万元 is 150 of the unit 万元, and 千米 is a unit too. */
export const MULTIPLIERS: Readonly<Record<string, DecimalString>> = {
  千: '1000',
  百万: '1000000',
  千万: '10000000',
  万: '10000',
  亿: '100000000',
  万亿: '1000000000000',
}
export const MULTIPLIER = '万亿|亿|百万|千万|万|千(?![米克元瓦帕赫])'

/** Counters that a Chinese numeral may stand before (`三次`); without one `三方` would be a number. */
export const COUNTERS =
  '次|个|件|项|起|份|人|人次|名|位|场|场次|户|篇|期|家|台|套|批|条|天|日|年|个月|小时|所|处|座|辆|种|类|元|万元|米|公里|吨|亩|平方米'

/** A number that only nearly says so. */
export const APPROXIMATE = /^(大?约|大概|近|将近|接近|超约)(?=.*\d)|\d[^\d]{0,6}(左右|上下|多|余)[^\d]{0,4}$/

/** The words around a number say that something did not happen. */
export const NEGATED = /未|没|不|无|尚|缺|欠|剩|仅|只有|暂/

/** A change by so much, not a value: `下降5%`. */
export const CHANGES: readonly (readonly [RegExp, '增' | '减'])[] = [
  [/下降|降低|减少|压减|压缩|节约|缩短|下浮|降幅/, '减'],
  [/增长|提高|提升|上升|增加|升高|增幅|上浮/, '增'],
]

/** Done-words behind a unit: `3项已完成`, `100%覆盖`. */
export const DONE = /(?:均|都|全部|已)*(?:完成|达标|覆盖|到位|达成)$/
