import { forReaders, isWithheld, publication } from '@/stores/publication'

const ALL = [
  { path: '/', name: 'overview', isShown: true },
  { path: '/execution', name: 'execution', isShown: true },
  { path: '/scores', name: 'scores', isShown: !isWithheld('recomputed') },
  { path: '/problems', name: 'problems', isShown: true },
  { path: '/findings', name: 'findings', isShown: !isWithheld('findings') },
  { path: '/departments', name: 'departments', isShown: true },
  { path: '/schemes', name: 'schemes', isShown: !isWithheld('recomputed') },
  // Readers look at what was prepared for them; asking the tables is for those who have them.
  { path: '/query', name: 'query', isShown: !forReaders },
  { path: '/publish', name: 'publish', isShown: publication === null },
  { path: '/data', name: 'data', isShown: !forReaders },
  { path: '/data', name: 'about', isShown: forReaders },
] as const

/** The pages of the navigation, in its order; pages of what the publisher has left out are none. */
export const PAGES = ALL.filter(({ isShown }) => isShown)
