/** The little of the browser's Trusted Types that this needs; TypeScript's library has none. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: {
      createHTML(text: string): string | null
      createScriptURL(address: string): string | null
    },
  ): unknown
}

/**
 * Browsers that know Trusted Types ask here before any text becomes HTML or the address of a script, whoever wrote the
 * code (the page's policy wants it, `build/content-policy.ts`). No text becomes HTML: `''`, with which libraries empty an
 * element, is the one that may. A script or a worker comes from where the page comes from. Null is a refusal.
 */
export function guardText(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  trustedTypes?.createPolicy('default', {
    createHTML: (text) => (text === '' ? text : null),
    createScriptURL: (address) => {
      const { protocol, origin } = new URL(address, document.baseURI)
      return protocol === 'blob:' || origin === location.origin ? address : null
    },
  })
}
