import { shallowRef } from 'vue'
import type { SchemeReader } from '@/share'

/** Reads the scheme that a link names; null until a link has named one. */
export const schemeReader = shallowRef<SchemeReader | null>(null)

/** To be waited for before a link that names a scheme is opened (`src/router.ts`). */
export async function prepareSchemeReader(): Promise<void> {
  schemeReader.value ??= (await import('./scheme-line')).parseSchemeChange
}
