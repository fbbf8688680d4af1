// The map of the house: which room may import from which, and which packages a room may know. One table, so
// that a new room is one entry; `boundaries.js` turns it into lint rules.

/**
 * @typedef {object} Room
 * @property {string} name folder under `src/`
 * @property {string[]} uses rooms that it may import from, beside itself
 * @property {string[]} [usesTypes] rooms of which it may import types alone: no code of theirs comes along
 * @property {string[]} [entries] what other rooms may import of it, as file patterns in its folder.
 *   @default everything
 */

/** @type {Room[]} From left to right: data goes one way. */
export const rooms = [
  { name: 'engine', uses: [], entries: ['index.ts'] },
  { name: 'ingest', uses: ['engine'], entries: ['index.ts'] },
  { name: 'problems', uses: ['engine'], entries: ['index.ts'] },
  { name: 'pipeline', uses: ['engine', 'ingest', 'problems'], entries: ['index.ts'] },
  {
    name: 'warehouse',
    uses: ['engine', 'problems'],
    usesTypes: ['ingest', 'pipeline'],
    // One entry for each adapter: the browser must not load the native DuckDB, nor Node.js the WASM.
    entries: ['index.ts', 'wasm.ts', 'node.ts', 'guide.ts', 'queries/*.ts', 'queries/index.ts'],
  },
  {
    name: 'share',
    uses: ['engine', 'problems', 'warehouse'],
    usesTypes: ['ingest', 'pipeline'],
    entries: ['index.ts'],
  },
  // `warm.ts` is fetched by itself: whoever fetches the whole room by a dynamic import puts every chart into the first chunk.
  { name: 'charts', uses: ['engine', 'problems', 'warehouse'], entries: ['index.ts', 'warm.ts'] },
  { name: 'i18n', uses: ['engine', 'problems', 'ingest', 'share'] },
  { name: 'styles', uses: [] },
  {
    name: 'stores',
    uses: ['engine', 'ingest', 'problems', 'pipeline', 'warehouse', 'share', 'charts', 'i18n'],
  },
  {
    name: 'components',
    uses: ['engine', 'problems', 'warehouse', 'share', 'charts', 'i18n', 'styles', 'stores'],
    usesTypes: ['ingest', 'pipeline'],
  },
  {
    name: 'pages',
    uses: [
      'engine',
      'ingest',
      'problems',
      'pipeline',
      'warehouse',
      'share',
      'charts',
      'i18n',
      'styles',
      'stores',
      'components',
    ],
  },
  { name: 'cli', uses: ['engine', 'ingest', 'problems', 'pipeline', 'warehouse', 'share', 'charts'] },
]

/**
 * Packages that only some rooms know. `app` is `src/main.ts`, `src/App.vue`, `src/router.ts`. A package that is
 * not listed is free for every room but the engine, which stands alone so that others can import it.
 * @type {{ packages: string[], rooms: string[] }[]}
 */
export const guardedPackages = [
  { packages: ['@duckdb/**'], rooms: ['warehouse'] },
  { packages: ['echarts', 'echarts/**', 'zrender', 'zrender/**'], rooms: ['charts'] },
  { packages: ['vue-echarts'], rooms: ['components'] },
  {
    packages: [
      'vue',
      'vue-router',
      'vue-i18n',
      '@vueuse/**',
      'reka-ui',
      '@lucide/vue',
      '@tanstack/vue-*',
      'pinia',
    ],
    rooms: ['i18n', 'stores', 'components', 'pages', 'app'],
  },
  { packages: ['@codemirror/**', '@lezer/**'], rooms: ['components'] },
  { packages: ['papaparse'], rooms: ['ingest', 'warehouse', 'cli', 'share'] },
]

/** The only packages that the engine may import. */
export const enginePackages = ['decimal.js']
