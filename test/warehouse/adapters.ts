import { openNode } from '@/warehouse/node'
import type { Warehouse } from '@/warehouse'
import { openWasmInNode } from './wasm-in-node'

/** Both adapters: every suite runs on each, on the real DuckDB. */
export const ADAPTERS: readonly { adapter: string; open: () => Promise<Warehouse> }[] = [
  { adapter: 'native', open: () => openNode() },
  { adapter: 'wasm', open: openWasmInNode },
]
