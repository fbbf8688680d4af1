import type { Plugin } from 'vite'

/**
 * What the built page may do, told to the browser in the page itself, because a static site has no say in its server's
 * headers. Whatever is not named is forbidden: no other host, no inline script, no `eval`, no frames, no forms.
 */
const POLICY: Record<string, string> = {
  'default-src': "'none'",
  // DuckDB is WebAssembly; that is compiled, never evaluated from text.
  'script-src': "'self' 'wasm-unsafe-eval'",
  // Workers start from a `blob:` so that they inherit this policy: one from an address would have that of the server,
  // which is none on a plain file server.
  'worker-src': "'self' blob:",
  'connect-src': "'self'",
  // A chart becomes a PNG by way of an SVG in a `data:` address.
  'img-src': "'self' data:",
  // Vue, ECharts and CodeMirror set styles as properties, which needs no word here. Attributes are the browser's own: it
  // writes one where a person types over coloured words of the SQL editor. They run nothing and fetch nothing.
  'style-src': "'self'",
  'style-src-attr': "'unsafe-inline'",
  'manifest-src': "'self'",
  'frame-src': "'none'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  // Text becomes neither HTML nor an address of a script but through `src/stores/trusted-text.ts`.
  'require-trusted-types-for': "'script'",
  'trusted-types': 'vue default',
}

/**
 * The policy as the text of a Content-Security-Policy.
 * @param changes directives that a form of the app must have otherwise, such as a single file with its scripts inside
 */
export const contentPolicy = (changes: Record<string, string> = {}): string =>
  Object.entries({ ...POLICY, ...changes })
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ')

/** The policy as an element; it must stand before whatever it is to govern. */
export const policyElement = (policy: string): string =>
  `<meta http-equiv="Content-Security-Policy" content="${policy}" />`

/** Puts the policy into the built page. The development server does without: it reloads by inline scripts. */
export function contentPolicyPlugin(): Plugin {
  return {
    name: 'jijing-content-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        const charset = '<meta charset="utf-8" />'
        if (!html.includes(charset))
          throw new Error(`index.html has no ${charset}: where is the policy to stand?`)
        return html.replace(charset, `${charset}\n    ${policyElement(contentPolicy())}`)
      },
    },
  }
}
