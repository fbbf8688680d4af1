import { violation, type JsonSchema } from './json-schema'
import { SchemeError, type Citation, type Scheme } from './scheme'
import { checkMeaning } from './scheme-meaning'
import schema from './schemes/scheme.schema.json'

/** The published JSON Schema of a scheme file (draft 07). */
export const SCHEME_SCHEMA: object = schema

const ROOT = schema as unknown as JsonSchema & { definitions: Readonly<Record<string, JsonSchema>> }

/** What a scheme states for itself; everything else it may take from the scheme that it extends. */
const OWN_HEAD = ['$schema', 'extends', 'formerly']

/**
 * Reads a scheme from parsed JSON. A scheme that `extends` another states only the parts that differ; the others, and their
 * citations, come from the scheme it names.
 * @param known the schemes that may be extended
 * @throws SchemeError with the JSON path of the first thing that is wrong, and a sentence in both languages
 */
export function readScheme(json: unknown, known: readonly Scheme[] = []): Scheme {
  hold(json)
  const stated = json as Partial<Scheme> & { extends?: string }
  const base = stated.extends === undefined ? null : known.find(({ id }) => id === stated.extends)
  if (base === undefined)
    throw new SchemeError('$.extends', {
      zh: `没有评分方案 ${stated.extends}`,
      en: `there is no scheme ${stated.extends}`,
    })
  const own = Object.fromEntries(Object.entries(stated).filter(([key]) => !OWN_HEAD.includes(key)))
  const inherited = base ? { ...base, formerly: [] } : {}
  const whole = { ...inherited, formerly: stated.formerly ?? [], ...own } as unknown as Scheme
  const scheme = { ...whole, citations: citations(stated.citations ?? [], base) }
  checkMeaning(scheme)
  return scheme
}

function hold(json: unknown) {
  const found = violation(json, ROOT, ROOT)
  if (found) throw new SchemeError(found.path, found.reason)
}

/** Its own, then those of the base for the parts that it does not cite itself. */
function citations(own: readonly Citation[], base: Scheme | null): Citation[] {
  const cited = new Set(own.map(({ part }) => part))
  return [...own, ...(base?.citations ?? []).filter(({ part }) => !cited.has(part))]
}

/**
 * Reads a scheme from the text of a file.
 * @throws SchemeError: `$` where the text is no JSON
 */
export function parseScheme(text: string, known: readonly Scheme[] = []): Scheme {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    throw new SchemeError('$', {
      zh: `文件不是 JSON：${(error as Error).message}`,
      en: `the file is not JSON: ${(error as Error).message}`,
    })
  }
  return readScheme(json, known)
}
