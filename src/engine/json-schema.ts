import type { Bilingual } from './model'

/**
 * The part of JSON Schema (draft 07) that `schemes/scheme.schema.json` is written in. It is read by these few lines because
 * the engine stands alone; a test holds them against Ajv on good and broken schemes. `x-says` is the sentence for a
 * pattern, `x-by` the property that tells the branches of a `oneOf` apart.
 */
export interface JsonSchema {
  type?: 'object' | 'array' | 'string' | 'integer' | 'boolean' | 'null'
  properties?: Readonly<Record<string, JsonSchema>>
  required?: readonly string[]
  additionalProperties?: false
  items?: JsonSchema
  minItems?: number
  minLength?: number
  minimum?: number
  maximum?: number
  pattern?: string
  enum?: readonly unknown[]
  const?: unknown
  anyOf?: readonly JsonSchema[]
  oneOf?: readonly JsonSchema[]
  $ref?: string
  'x-says'?: Bilingual
  'x-by'?: string
}

/** The first thing that is wrong: where, and a sentence. */
export interface Violation {
  path: string
  reason: Bilingual
}

type Json = Readonly<Record<string, unknown>>

const wrong = (path: string, zh: string, en: string): Violation => ({ path, reason: { zh, en } })
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const TYPES: Readonly<Record<string, [(value: unknown) => boolean, string, string]>> = {
  object: [isObject, '应是一个对象', 'must be an object'],
  array: [Array.isArray, '应是一个列表', 'must be a list'],
  string: [(value) => typeof value === 'string', '应是一段文字', 'must be a text'],
  integer: [Number.isInteger, '应是整数', 'must be an integer'],
  boolean: [(value) => typeof value === 'boolean', '应是 true 或 false', 'must be true or false'],
  null: [(value) => value === null, '应是 null', 'must be null'],
}

/**
 * Holds a value against a schema.
 * @param root the schema whose `definitions` a `$ref` names
 * @returns the first violation in the order of the schema, or null
 */
export function violation(
  value: unknown,
  schema: JsonSchema,
  root: { definitions: Readonly<Record<string, JsonSchema>> },
  path = '$',
): Violation | null {
  const check = (inner: unknown, of: JsonSchema, at: string) => violation(inner, of, root, at)
  if (schema.$ref) return check(value, root.definitions[schema.$ref.replace('#/definitions/', '')]!, path)
  if (schema.type) {
    const [fits, zh, en] = TYPES[schema.type]!
    if (!fits(value)) return wrong(path, zh, en)
  }
  if (schema.const !== undefined && value !== schema.const)
    return wrong(path, `应是 ${String(schema.const)}`, `must be ${String(schema.const)}`)
  if (schema.enum && !schema.enum.includes(value))
    return wrong(path, `应是 ${schema.enum.join('、')} 之一`, `must be one of ${schema.enum.join(', ')}`)
  return contentViolation(value, schema, path, check) ?? branches(value, schema, path, check)
}

function contentViolation(value: unknown, schema: JsonSchema, path: string, check: Check): Violation | null {
  if (typeof value === 'string') return textViolation(value, schema, path)
  if (typeof value === 'number') return numberViolation(value, schema, path)
  if (Array.isArray(value)) {
    const { minItems = 0, items = {} } = schema
    if (value.length < minItems)
      return wrong(path, `至少要有 ${minItems} 项`, `needs at least ${minItems} entries`)
    return first(value, (item, index) => check(item, items, `${path}[${index}]`))
  }
  return isObject(value) ? objectViolation(value, schema, path, check) : null
}

type Check = (value: unknown, schema: JsonSchema, path: string) => Violation | null

function first<T>(
  items: readonly T[],
  check: (item: T, index: number) => Violation | null | undefined,
): Violation | null {
  for (const [index, item] of items.entries()) {
    const found = check(item, index)
    if (found) return found
  }
  return null
}

function textViolation(value: string, schema: JsonSchema, path: string): Violation | null {
  if (value.length < (schema.minLength ?? 0)) return wrong(path, '不能是空的', 'must not be empty')
  if (schema.pattern && !new RegExp(schema.pattern, 'u').test(value)) {
    const { zh, en } = schema['x-says']!
    return wrong(path, zh, en)
  }
  return null
}

function numberViolation(value: number, { minimum, maximum }: JsonSchema, path: string): Violation | null {
  const low = minimum !== undefined && value < minimum
  const high = maximum !== undefined && value > maximum
  return low || high
    ? wrong(path, `应在 ${minimum} 到 ${maximum} 之间`, `must be from ${minimum} to ${maximum}`)
    : null
}

function objectViolation(value: Json, schema: JsonSchema, path: string, check: Check): Violation | null {
  const { properties = {}, required = [] } = schema
  const missing = required.find((key) => !Object.hasOwn(value, key))
  if (missing !== undefined) return wrong(`${path}.${missing}`, '缺少这一项', 'is missing')
  if (schema.additionalProperties === false) {
    const strange = Object.keys(value).find((key) => !Object.hasOwn(properties, key))
    if (strange !== undefined)
      return wrong(`${path}.${strange.slice(0, 60)}`, '不认识这一项', 'is not a known field')
  }
  return first(Object.entries(properties), ([key, of]) =>
    Object.hasOwn(value, key) ? check(value[key], of, `${path}.${key}`) : null,
  )
}

/** `anyOf`: the last branch that does not fit speaks, unless null is one of them; `oneOf`: the branch that `x-by` names. */
function branches(value: unknown, schema: JsonSchema, path: string, check: Check): Violation | null {
  if (schema.oneOf) {
    const by = schema['x-by']!
    const named = (value as Json | null)?.[by]
    const names = schema.oneOf.map((branch) => branch.properties![by]!.const)
    if (!isObject(value)) return wrong(path, '应是一个对象', 'must be an object')
    const branch = schema.oneOf[names.indexOf(named)]
    return branch
      ? check(value, branch, path)
      : wrong(`${path}.${by}`, `应是 ${names.join('、')} 之一`, `must be one of ${names.join(', ')}`)
  }
  if (!schema.anyOf) return null
  const found = schema.anyOf.map((branch) => check(value, branch, path))
  if (found.includes(null)) return null
  return found[schema.anyOf.at(-1)!.type === 'null' ? 0 : found.length - 1]!
}
