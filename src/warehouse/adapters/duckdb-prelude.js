// Runs in front of DuckDB's own script, in the same worker (the build joins them). DuckDB asks `fetch` for its WASM;
// here the answer is inflated on the way and compiled while it arrives. Plain file servers do not compress `.wasm`, and
// a page that was opened from disk may not fetch at all: it sends the bytes. Plain JavaScript without imports, because it
// is text before a script.
;(() => {
  /** What DuckDB is told to fetch; never asked of any server. */
  const ENGINE = 'data:application/wasm,jijing'
  let source = null
  const tell = (reason) =>
    self.postMessage({
      jijing: 'engine-failed',
      message: reason instanceof Error ? reason.message : String(reason),
    })

  self.addEventListener('message', (event) => {
    if (event.data?.jijing !== 'engine') return
    source = event.data.source
    event.stopImmediatePropagation()
  })
  // DuckDB does not say when its WASM cannot be compiled; it would wait for ever.
  self.addEventListener('unhandledrejection', (event) => tell(event.reason))

  const network = self.fetch.bind(self)
  self.fetch = async (input, init) => {
    if ((typeof input === 'string' ? input : input.url) !== ENGINE) return network(input, init)
    try {
      return new Response(await wasm(), { headers: { 'content-type': 'application/wasm' } })
    } catch (reason) {
      tell(reason)
      return new Promise(() => undefined)
    }
  }

  async function wasm() {
    if (typeof source !== 'string') return inflated(new Blob([source]).stream())
    const response = await network(source)
    if (!response.ok) throw new Error(`${source}: HTTP ${response.status}`)
    return inflated(response.body)
  }

  /** Servers that know `.gz` as an encoding have the browser inflate it already: the first bytes tell. */
  async function inflated(stream) {
    const reader = stream.getReader()
    const first = await reader.read()
    const rest = new ReadableStream({
      start(controller) {
        if (first.done) controller.close()
        else controller.enqueue(first.value)
      },
      async pull(controller) {
        const { done, value } = await reader.read()
        if (done) controller.close()
        else controller.enqueue(value)
      },
    })
    const zipped = !first.done && first.value[0] === 0x1f && first.value[1] === 0x8b
    return zipped ? rest.pipeThrough(new DecompressionStream('gzip')) : rest
  }
})()
