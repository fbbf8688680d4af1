import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { DuckDBInstance } from '@duckdb/node-api'
import { PUBLICATION_ELEMENT, scriptJson, type Publication } from '@/share'

const PIECE = 24 * 1024 * 1024

/**
 * Makes the snapshot of a published site as large as that of a large district: a table of random bytes stands between its
 * rows, and it is cut as `publish` cuts a large one. @returns the bytes of the snapshot
 */
export async function enlarge(site: string, megabytes: number): Promise<number> {
  const page = join(site, 'index.html')
  const html = readFileSync(page, 'utf8')
  const element = new RegExp(`(<script [^>]*id="${PUBLICATION_ELEMENT}">)([^<]*)(</script>)`)
  const publication = JSON.parse(element.exec(html)![2]!) as Publication
  const old = publication.data!.whole[0]!
  const [small, path] = [join(site, 'small.duckdb'), join(site, 'enlarged.duckdb')]
  writeFileSync(small, gunzipSync(readFileSync(join(site, old))))
  rmSync(join(site, old))
  const database = await DuckDBInstance.create(':memory:')
  const connection = await database.connect()
  for (const sql of [
    `ATTACH '${small}' AS small (READ_ONLY)`,
    `ATTACH '${path}' AS enlarged (STORAGE_VERSION 'v1.2.0')`,
    // A million random bytes a row, stored as they are; in front, so that what is asked for lies behind the first pieces.
    "SET disabled_compression_methods = 'fsst,dict_fsst,zstd,dictionary'",
    `CREATE TABLE enlarged.ballast AS SELECT string_agg(md5(random()::VARCHAR || i::VARCHAR), '') AS bytes
     FROM range(${megabytes} * 31250) AS all_rows(i) GROUP BY i // 31250`,
    'CHECKPOINT enlarged',
    'COPY FROM DATABASE small TO enlarged',
    'CHECKPOINT enlarged',
    'DETACH enlarged',
  ])
    await connection.run(sql)
  connection.closeSync()
  database.closeSync()
  rmSync(small)
  const snapshot = readFileSync(path)
  rmSync(path)
  const write = (bytes: Uint8Array, ending: string) => {
    const piece = `data/district-${createHash('sha256').update(bytes).digest('hex').slice(0, 10)}.${ending}`
    writeFileSync(join(site, piece), bytes)
    return { path: piece, size: bytes.length }
  }
  const cut = (bytes: Uint8Array, ending: string) =>
    Array.from({ length: Math.ceil(bytes.length / PIECE) }, (_, at) =>
      write(bytes.subarray(at * PIECE, (at + 1) * PIECE), ending),
    )
  const data = {
    ...publication.data!,
    whole: cut(gzipSync(snapshot, { level: 1 }), 'duckdb.gz.part').map((piece) => piece.path),
    ranged: { pieces: cut(snapshot, 'duckdb'), size: snapshot.length },
  }
  const changed = scriptJson({ ...publication, data })
  writeFileSync(
    page,
    html.replace(element, (_, open: string, __, close: string) => `${open}${changed}${close}`),
  )
  return snapshot.length
}
