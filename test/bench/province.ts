import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { builtApp } from '@/cli/publish/app-build'
import { finishParts } from '@/cli/publish/by-parts'
import { writePieces, writeSite } from '@/cli/publish/write-site'
import { aboutParts, siteFiles } from '@/share'
import { lastId } from '@/warehouse'
import { beginSnapshotParts, openNode } from '@/warehouse/node'
import { citySize, cityScript } from './city/city'

/**
 * Publishes a made-up province of so many parts of about a million rows as `publish --by-parts` does, but that each part is
 * made straight in its workspace instead of read from lists: what is measured is the writing of the snapshot.
 *
 * @param site the folder of the site; what it takes meanwhile is beside it
 */
export async function publishProvince(
  site: string,
  parts: number,
  say: (text: string) => void,
): Promise<{ rows: number; bytes: number; writerRss: number }> {
  const folder = join(dirname(site), `${parts}-parts`)
  const snapshot = await beginSnapshotParts(folder, { without: [], memoryLimit: '2GB' })
  const size = citySize(1_000_000)
  let [told, rows] = [0, 0]
  for (let part = 0; part < parts; part++) {
    const w = await openNode()
    await w.transaction(() =>
      w.run(cityScript(size, { first: part * size.departments, told, importId: part + 1 })),
    )
    told = await lastId(w)
    const [counted] = await w.query<{ rows: number }>('SELECT count(*) AS rows FROM packed.indicator')
    rows += counted!.rows
    await snapshot.add(w)
    await w.close()
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
    say(
      `${part + 1}/${parts}: ${rows} rows, ${Math.round(performance.now() / 1000)} s, own CPU ${Math.round((userCPUTime + systemCPUTime) / 1e6)} s, own peak ${Math.round(maxRSS / 1024)} MB\n`,
    )
  }
  const choice = {
    title: '模拟省',
    date: '2026-11-27',
    anonymise: false,
    years: [],
    departments: [],
    withheld: [],
  }
  const about = aboutParts(choice, { sources: [], origin: 'own', schemes: ['linear-department'] })
  const { data, snapshot: path } = await finishParts(snapshot, about)
  say(
    `finished, ${Math.round(performance.now() / 1000)} s, writer's peak ${Math.round(snapshot.maxRss / 1e6)} MB\n`,
  )
  const app = await builtApp(process.cwd(), say)
  const written = await writeSite(
    site,
    siteFiles(app, data, (bytes) => gzipSync(bytes, { level: 9 })),
  )
  await writePieces(site, path, data.publication.data!.ranged!, written)
  await rm(folder, { recursive: true })
  return { rows, bytes: data.publication.data!.ranged!.size, writerRss: snapshot.maxRss }
}
