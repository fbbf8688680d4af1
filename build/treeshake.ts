/**
 * The names of the categories are on the first page; the model behind `classify` (240 kB gzip) must not come with them
 * because both leave the room by one door.
 */
export const treeshake = { moduleSideEffects: (id: string) => !id.includes('/src/problems/') }

/** What of Vue and its libraries nobody uses here: their bundles leave it out when they are told so. */
export const vueFlags = {
  __VUE_OPTIONS_API__: false,
  __VUE_PROD_DEVTOOLS__: false,
  __VUE_I18N_LEGACY_API__: false,
  __VUE_I18N_FULL_INSTALL__: false,
  __INTLIFY_PROD_DEVTOOLS__: false,
}

/**
 * What the first screen needs travels in two files, libraries and app, instead of sixty: a compressor finds more to repeat in
 * one text (3 %), and sixty answers of a server have sixty heads. The libraries stay in a reader's cache when the app changes.
 */
export const output = {
  codeSplitting: {
    groups: [
      { name: 'libraries', tags: ['$initial' as const], test: /[\\/]node_modules[\\/]/, priority: 2 },
      // A name to know it by: it is not kept for offline use before somebody uses it (`src/share/publish/offline.ts`).
      { name: 'pinyin-dictionary', test: /[\\/]node_modules[\\/]pinyin-pro[\\/]/, priority: 3 },
      { name: 'first', tags: ['$initial' as const], priority: 1 },
    ],
  },
}
