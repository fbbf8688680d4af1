import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'
import { messagesFor } from './lint-text'

interface Case {
  title: string
  file: string
  code: string
  /** Part of the one message expected; null where the linter must stay silent. */
  expected: string | null
}

const RULE = 'boundaries/dependencies'

const rooms: Case[] = [
  {
    title: 'the engine imports its own files',
    file: 'src/engine/new.ts',
    code: "export { x } from './model'",
    expected: null,
  },
  {
    title: 'the engine does not import ingest',
    file: 'src/engine/new.ts',
    code: "export { x } from '@/ingest'",
    expected: 'ingest',
  },
  {
    title: 'nor by a relative path',
    file: 'src/engine/new.ts',
    code: "export { x } from '../ingest'",
    expected: 'ingest',
  },
  {
    title: 'nor when it is called',
    file: 'src/engine/new.ts',
    code: "export const x = () => import('@/ingest')",
    expected: 'ingest',
  },
  {
    title: 'ingest imports the engine',
    file: 'src/ingest/new.ts',
    code: "export { x } from '@/engine'",
    expected: null,
  },
  {
    title: 'ingest does not import the warehouse',
    file: 'src/ingest/new.ts',
    code: "export { x } from '@/warehouse/warehouse'",
    expected: 'warehouse',
  },
  {
    title: 'problems does not import ingest',
    file: 'src/problems/new.ts',
    code: "export { x } from '@/ingest'",
    expected: 'ingest',
  },
  {
    title: 'the warehouse imports types of the pipeline',
    file: 'src/warehouse/new.ts',
    code: "export type { X } from '@/pipeline'",
    expected: null,
  },
  {
    title: 'the warehouse does not import code of the pipeline',
    file: 'src/warehouse/new.ts',
    code: "export { x } from '@/pipeline'",
    expected: 'pipeline',
  },
  {
    title: 'charts import types of rows',
    file: 'src/charts/new.ts',
    code: "export type { X } from '@/warehouse/queries/rows'",
    expected: null,
  },
  {
    title: 'charts do not import stores',
    file: 'src/charts/new.ts',
    code: "export { x } from '@/stores/view'",
    expected: 'stores',
  },
  {
    title: 'stores import the pipeline',
    file: 'src/stores/new.ts',
    code: "export { x } from '@/pipeline'",
    expected: null,
  },
  {
    title: 'stores do not import components',
    file: 'src/stores/new.ts',
    code: "export { x } from '@/components/app/AppHeader.vue'",
    expected: 'components',
  },
  {
    title: 'components import stores',
    file: 'src/components/new.ts',
    code: "export { x } from '@/stores/view'",
    expected: null,
  },
  {
    title: 'the command line does not import stores',
    file: 'src/cli/new.ts',
    code: "export { x } from '@/stores/view'",
    expected: 'stores',
  },
  {
    title: 'nobody imports the application',
    file: 'src/stores/new.ts',
    code: "export { x } from '@/router'",
    expected: 'app',
  },
  {
    title: 'another room comes in through its index',
    file: 'src/ingest/new.ts',
    code: "export { x } from '@/engine/model'",
    expected: 'through its entry',
  },
]

const packages: Case[] = [
  {
    title: 'the engine imports decimal.js',
    file: 'src/engine/new.ts',
    code: "export { Decimal } from 'decimal.js'",
    expected: null,
  },
  {
    title: 'the engine imports no other package',
    file: 'src/engine/new.ts',
    code: "export { x } from 'papaparse'",
    expected: 'stands alone',
  },
  {
    title: 'the engine reads no file',
    file: 'src/engine/new.ts',
    code: "export { readFileSync } from 'node:fs'",
    expected: 'stands alone',
  },
  {
    title: 'the warehouse imports DuckDB',
    file: 'src/warehouse/new.ts',
    code: "export { x } from '@duckdb/duckdb-wasm'",
    expected: null,
  },
  {
    title: 'stores do not import DuckDB',
    file: 'src/stores/new.ts',
    code: "export { x } from '@duckdb/duckdb-wasm'",
    expected: 'Only warehouse may import',
  },
  {
    title: 'nor a file inside it',
    file: 'src/stores/new.ts',
    code: "export { x } from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url'",
    expected: 'Only warehouse may import',
  },
  {
    title: 'nor its types',
    file: 'src/stores/new.ts',
    code: "export type { X } from '@duckdb/node-api'",
    expected: 'Only warehouse may import',
  },
  {
    title: 'charts import ECharts',
    file: 'src/charts/new.ts',
    code: "export { use } from 'echarts/core'",
    expected: null,
  },
  {
    title: 'components do not import ECharts',
    file: 'src/components/new.ts',
    code: "export { use } from 'echarts/core'",
    expected: 'Only charts may import',
  },
  {
    title: 'components import vue-echarts',
    file: 'src/components/new.ts',
    code: "export { x } from 'vue-echarts'",
    expected: null,
  },
  {
    title: 'stores import Vue',
    file: 'src/stores/new.ts',
    code: "export { ref } from 'vue'",
    expected: null,
  },
  {
    title: 'charts do not import Vue',
    file: 'src/charts/new.ts',
    code: "export { ref } from 'vue'",
    expected: 'may import vue',
  },
  {
    title: 'the command line does not import Pinia',
    file: 'src/cli/new.ts',
    code: "export { x } from 'pinia'",
    expected: 'may import pinia',
  },
  {
    title: 'ingest imports PapaParse',
    file: 'src/ingest/new.ts',
    code: "export { x } from 'papaparse'",
    expected: null,
  },
  {
    title: 'pages do not import PapaParse',
    file: 'src/pages/new.ts',
    code: "export { x } from 'papaparse'",
    expected: 'may import papaparse',
  },
]

describe('imports between rooms', () => {
  it.each(rooms)('$title', expectMessage)
})

describe('packages that only some rooms know', () => {
  it.each(packages)('$title', expectMessage)
})

describe('the map itself', () => {
  it('knows every folder of src', async () => {
    const { rooms: mapped } = await import('../../lint/rooms.js')
    const { readdirSync } = await import('node:fs')
    const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(mapped.map(({ name }) => name).sort()).toEqual(folders.map(({ name }) => name).sort())
  })

  it('applies to the application’s own files', async () => {
    const config = (await new ESLint().calculateConfigForFile('src/main.ts')) as {
      rules: Record<string, unknown>
    }
    expect(config.rules[RULE]).toBeDefined()
  })
})

async function expectMessage({ file, code, expected }: Case): Promise<void> {
  const messages = await messagesFor(file, code, RULE)
  if (expected === null) expect(messages).toEqual([])
  else expect(messages).toEqual([expect.stringContaining(expected)])
}
