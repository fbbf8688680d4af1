import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { provinceSize, writeLists } from './city/write-lists'
import { openSite, type SiteReading } from './open-site'
import { publishProvince } from './province'

/** A made-up province published by parts, and its site as a reader opens it. */
export interface PastOneBrowser extends SiteReading {
  rows: number
  /** Of `publish --by-parts`, reading the lists included where they were read. */
  publishSeconds: number
  /** So many rows are made straight in the workspaces of their parts; fewer are read from lists. */
  readFromLists: boolean
}

/** Lists of more rows take hours of reading: what follows the reading is measured alone. */
const MOST_READ = 20_000_000

/** Publishes and opens; the disk must hold lists, parts and site, about 300 bytes a row. */
export async function benchPast(rows: number): Promise<PastOneBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'jijing-past-'))
  const site = join(folder, 'site')
  const say = (text: string) => void process.stderr.write(text)
  try {
    const readFromLists = rows <= MOST_READ
    const size = provinceSize(rows)
    if (readFromLists) await writeLists(join(folder, '省'), size)
    const begun = performance.now()
    if (readFromLists) await publish(join(folder, '省'), site, say)
    else await publishProvince(site, size.cities, say)
    const publishSeconds = Math.round((performance.now() - begun) / 1000)
    const departments = size.cities * size.departments
    const far = Array.from({ length: DRILLS }, (_, at) => departmentName((at * 7919 + 13) % departments))
    const reading = await openSite(site, far, (result) => say(`${JSON.stringify(result)}\n`))
    return { rows, publishSeconds, readFromLists, ...reading }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const DRILLS = 8

async function publish(lists: string, site: string, say: (text: string) => void): Promise<void> {
  const args = [
    'src/cli/run.mjs',
    'jijing',
    'publish',
    lists,
    '--by-parts',
    '--out',
    site,
    '--date',
    '2026-11-27',
  ]
  const { stderr } = await promisify(execFile)(process.execPath, args, { maxBuffer: 50_000_000 })
  say(stderr)
}

/** As `city/made.sql` names them. */
function departmentName(number: number): string {
  const kinds = ['东', '西', '南', '北', '中', '新', '江', '山']
  const offices = [
    '教育局',
    '财政局',
    '卫生健康委员会',
    '民政局',
    '交通运输局',
    '水务局',
    '农业农村局',
    '文化和旅游局',
  ]
  const office = offices[Math.floor(number / 8) % 8]
  return `模拟${kinds[number % 8]}区${office}${Math.floor(number / 64) + 1}所`
}
