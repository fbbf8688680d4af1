import { fileURLToPath } from 'node:url'
import boundaries from 'eslint-plugin-boundaries'
import { enginePackages, guardedPackages, rooms } from './rooms.js'

const resolver = fileURLToPath(new URL('./resolve.cjs', import.meta.url))
const APP_FILES = ['src/main.ts', 'src/App.vue', 'src/router.ts']
const roomNames = rooms.map(({ name }) => name)

const app = { file: { categories: 'app' } }
const fromRoom = (name) => ({ element: { type: name } })
const toRooms = (names) => ({ element: { types: { anyOf: names } } })

/** One policy for each arrow of the map; what no policy allows is an error. */
const arrows = [
  ...rooms.map(({ name, uses }) => ({ from: fromRoom(name), allow: { to: toRooms([name, ...uses]) } })),
  ...rooms
    .filter(({ usesTypes }) => usesTypes)
    .map(({ name, usesTypes }) => ({
      from: fromRoom(name),
      allow: { to: toRooms(usesTypes), dependency: { kind: 'type' } },
    })),
  { from: app, allow: { to: [toRooms(roomNames), app] } },
]

/** Other rooms come in through the door, not through a window. */
const doors = rooms
  .filter(({ entries }) => entries)
  .map(({ name, entries }) => ({
    from: { element: { type: `!${name}` } },
    disallow: { to: { element: { type: name, fileInternalPath: `!(${entries.join('|')})` } } },
    message: `Import \`${name}\` through its entry (${entries.join(', ')}), not a file inside it.`,
  }))

const packages = [
  { allow: { to: { module: { origin: ['external', 'core'] } } } },
  ...guardedPackages.map((guarded) => ({
    from: { element: { types: { noneOf: guarded.rooms } } },
    disallow: { to: { module: { origin: 'external', source: guarded.packages } } },
    message: `Only ${guarded.rooms.join(', ')} may import {{to.module.source}}.`,
  })),
  {
    from: fromRoom('engine'),
    disallow: {
      to: { module: { origin: ['external', 'core'], source: enginePackages.map((name) => `!${name}`) } },
    },
    message: `The engine stands alone: it imports ${enginePackages.join(', ')} and nothing else.`,
  },
]

/** Lint rules that hold the rooms of `src/` to the map in `rooms.js`. */
export const boundariesConfig = {
  files: ['src/**/*.{ts,vue,mjs}'],
  plugins: { boundaries },
  settings: {
    'import/resolver': { [resolver]: {} },
    'boundaries/elements': [...roomNames.map((name) => ({ type: name, pattern: `src/${name}` }))],
    'boundaries/files': APP_FILES.map((file) => ({ category: 'app', pattern: file })),
    'boundaries/dependency-nodes': ['import', 'export', 'dynamic-import'],
  },
  rules: {
    'boundaries/dependencies': [
      'error',
      { default: 'disallow', checkAllOrigins: true, policies: [...arrows, ...packages, ...doors] },
    ],
  },
}
