import binaryen from 'binaryen'

const { Features: f } = binaryen
/** What the `eh` bundle is compiled for. Of what it may use more Binaryen makes use, and browsers do not know all of it. */
const FEATURES =
  f.MutableGlobals | f.SignExt | f.NontrappingFPToInt | f.BulkMemory | f.ExceptionHandling | f.Multivalue

/**
 * DuckDB-WASM without the functions that nothing can reach once its exports are few (`strip-exports.ts`): another tenth,
 * gzipped. Binaryen keeps whatever a table of function pointers names, so nothing that could be called is lost.
 */
export function stripDead(wasm: Uint8Array): Uint8Array {
  const module = binaryen.readBinary(wasm)
  try {
    module.setFeatures(FEATURES)
    module.runPasses(['remove-unused-module-elements'])
    return module.emitBinary()
  } finally {
    module.dispose()
  }
}
