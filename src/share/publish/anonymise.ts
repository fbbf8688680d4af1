import type { CheckedBatch, CheckedEvaluation } from '@/pipeline'
import { NameTrie } from './name-trie'
import { changeTexts } from './walk-texts'

/** What is known of a name: equal keys are one unit. */
export interface KnownName {
  key: string
  /** Regions in front of the name, largest first, and the body that they are of. */
  regions: readonly string[]
  body: string
  /** The body in short forms. */
  short: string
}

export interface AnonymiseTools {
  /** `normaliseDepartment` of ingest. */
  know: (name: string) => KnownName
}

/** A place, whichever it was. */
const SOME_PLACE = '某地'
/** A short name that two units share. */
const SOME_UNIT = '某单位'
/** A short name of fewer characters is a common word (中心, 支队). */
const SHORTEST = 3

/**
 * A batch without the names of its units, projects, places, files and sheets, wherever they stand: in their columns, in
 * texts, in the sentences of findings, in file names. One unit has one number throughout, in an order that says nothing of
 * the names. What remains is what was written about a person or a street: nobody can know that by rule.
 */
export function anonymise(batch: CheckedBatch, tools: AnonymiseTools): CheckedBatch {
  const { evaluations } = batch
  const units = numbered(
    evaluations.flatMap(({ department, supervisor }) => [department ?? [], supervisor ?? []].flat()),
    '部门',
    (name) => tools.know(name).key,
  )
  const projects = numbered(
    evaluations.flatMap(({ name }) => name ?? []),
    '项目',
  )
  const paths = [...new Set([...batch.files.map(({ file }) => file), ...filesOf(evaluations)])]
  const files = new Map(paths.map((path, i) => [path, `文件${pad(i + 1, paths.length)}${ending(path)}`]))
  const trie = new NameTrie([
    ...[...files].flatMap(([path, name]) => pathNames(path).map((one) => [one, name] as const)),
    ...unitNames(units, tools),
    ...projects,
  ])
  const text = (one: string) => trie.replace(one)
  const exactly = (names: ReadonlyMap<string, string>) => (one: string) => names.get(one) ?? text(one)
  const changed = changeTexts(evaluations, {
    text,
    byKey: {
      department: exactly(units),
      supervisor: exactly(units),
      // The project of an evaluation; no other `name` stands in one.
      name: exactly(projects),
      file: exactly(files),
      sheet: sheetNumbers(),
    },
  })
  return {
    files: batch.files.map((file) => ({ ...file, file: files.get(file.file)! })),
    rejects: [],
    sheets: [],
    evaluations: changed.map((evaluation, i) => ({
      ...evaluation,
      id: `t${i + 1}`,
      departmentKey: evaluation.department === null ? null : tools.know(evaluation.department).key,
    })),
  }
}

/**
 * Numbers for names, the same for those of one key. In the order of a hash of the name: the order of the alphabet or of
 * the files would tell who is who.
 */
function numbered(
  names: readonly string[],
  word: string,
  keyOf: (name: string) => string = (name) => name,
): Map<string, string> {
  const keys = [...new Set(names.map(keyOf))].sort((a, b) => scatter(a) - scatter(b) || (a < b ? -1 : 1))
  const numbers = new Map(keys.map((key, i) => [key, `${word}${pad(i + 1, keys.length)}`]))
  return new Map(names.map((name) => [name, numbers.get(keyOf(name))!]))
}

const pad = (n: number, of: number) => String(n).padStart(Math.max(2, String(of).length), '0')

/** FNV-1a: spreads names over 32 bits; no secret. */
function scatter(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** All names of each unit: as written, without regions, in short; and the regions, with and without their ending. */
function unitNames(units: ReadonlyMap<string, string>, { know }: AnonymiseTools): [string, string][] {
  const shorts = new Map<string, string>()
  const regions = new Set<string>()
  for (const [name, number] of units) {
    const known = know(name)
    for (const region of known.regions) regions.add(region)
    for (const short of [known.body, known.short]) {
      if ([...short].length < SHORTEST) continue
      const other = shorts.get(short)
      shorts.set(short, other === undefined || other === number ? number : SOME_UNIT)
    }
  }
  const places = [...regions].flatMap((region) => {
    const stem = region.replace(/(?:自治[区州县旗]|地区|[省市县区州盟旗镇乡])$/u, '')
    return [region, ...([...stem].length >= 2 ? [stem] : [])].map(
      (one) => [one, SOME_PLACE] as [string, string],
    )
  })
  return [...units, ...shorts, ...places]
}

const ending = (path: string) => /\.[A-Za-z0-9]{1,5}$/.exec(path)?.[0].toLowerCase() ?? ''

/** A path and its parts, as texts may name them; a part of few characters is no name. */
function pathNames(path: string): string[] {
  const base = path.split(/[\\/]/).at(-1)!
  const names = [path, base, base.slice(0, base.length - ending(base).length)]
  return names.filter((name) => [...name].length >= 4)
}

/** Names of sheets as numbers, in the order in which they are met. */
function sheetNumbers() {
  const numbers = new Map<string, string>()
  return (name: string) => {
    if (!numbers.has(name)) numbers.set(name, `工作表${numbers.size + 1}`)
    return numbers.get(name)!
  }
}

/** Files that cells are in; a table of a list takes its parts from several. */
function filesOf(evaluations: readonly CheckedEvaluation[]): string[] {
  const files = new Set<string>()
  changeTexts(evaluations, {
    text: (text) => text,
    byKey: {
      file: (file) => {
        files.add(file)
        return file
      },
    },
  })
  return [...files]
}
