/**
 * The names of the categories are on the first page; the model behind `classify` (240 kB gzip) must not come with them
 * because both leave the room by one door.
 */
export const treeshake = { moduleSideEffects: (id: string) => !id.includes('/src/problems/') }
