import { createHash } from 'node:crypto'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Rolldown } from 'vite'
import type { SingleParts } from '../src/share/publish/app-files.ts'

interface EmittedFile {
  path: string
  bytes: Buffer
}

/** Workers that read files or sort sentences anew: readers have none. */
const WRITERS = ['/src/stores/import/worker.ts', '/src/stores/taxonomy/worker.ts']

/** Builds the app a second time, as one script. */
export async function buildSingle(root: string): Promise<{ files: EmittedFile[]; parts: SingleParts }> {
  const [{ build }, { default: vue }, { engineFilesPlugin }, { treeshake, vueFlags }] = await Promise.all([
    import('vite'),
    import('@vitejs/plugin-vue'),
    import('./engine-files.ts'),
    import('./treeshake.ts'),
  ])
  const writers = new Set<string>()
  const result = await build({
    root,
    configFile: false,
    logLevel: 'error',
    base: './',
    publicDir: false,
    // A classic script has no address of its own.
    define: {
      'import.meta.url': 'globalThis.location.href',
      'import.meta.env.SINGLE_FILE': 'true',
      ...vueFlags,
    },
    plugins: [vue(), engineFilesPlugin({ emit: false })],
    resolve: { alias: { '@': join(root, 'src') } },
    worker: {
      format: 'iife',
      plugins: () => [nameWriters(root, writers)],
      rolldownOptions: { treeshake, output: { codeSplitting: false } },
    },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      cssCodeSplit: false,
      // The tables that old PDFs need travel inside the worker: from disk nothing can be fetched.
      assetsInlineLimit: (path) => path.endsWith('.bcmap'),
      rolldownOptions: {
        input: join(root, 'src/main.ts'),
        treeshake,
        output: { format: 'iife', codeSplitting: false },
      },
    },
  })
  return partsOf((result as Rolldown.RolldownOutput).output, writers)
}

function nameWriters(root: string, names: Set<string>) {
  return {
    name: 'jijing-writers',
    generateBundle(_: unknown, bundle: Rolldown.OutputBundle) {
      for (const file of Object.values(bundle))
        if (
          file.type === 'chunk' &&
          WRITERS.some((path) => file.facadeModuleId?.startsWith(join(root, path)))
        )
          names.add(basename(file.fileName))
    },
  }
}

function partsOf(output: Rolldown.RolldownOutput['output'], writers: ReadonlySet<string>) {
  const files: EmittedFile[] = []
  const add = (name: string, ending: string, bytes: Buffer) => {
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10)
    const path = `assets/single-${name}-${hash}.${ending}`
    files.push({ path, bytes })
    return path
  }
  const parts: SingleParts = { script: '', style: '', workers: [] }
  for (const file of output) {
    if (file.type === 'chunk') parts.script = add('app', 'js.gz', gzipSync(file.code, { level: 9 }))
    else if (file.fileName.endsWith('.css')) parts.style = add('app', 'css', Buffer.from(file.source))
    else if (file.fileName.endsWith('.js')) {
      const name = basename(file.fileName)
      const path = add('worker', 'js.gz', gzipSync(file.source, { level: 9 }))
      parts.workers.push({ name, path, forReaders: !writers.has(name) })
    }
  }
  return { files, parts }
}
