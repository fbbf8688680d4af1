// Runs in front of DuckDB's own script, in the same worker (the build joins them). DuckDB asks `fetch` for its WASM;
// here the answer is inflated on the way and compiled while it arrives. Plain file servers do not compress `.wasm`, and
// a page that was opened from disk may not fetch at all: it sends the bytes. Plain JavaScript without imports, because it
// is text before a script.
;(() => {
  /** What DuckDB is told to fetch; never asked of any server. */
  const ENGINE = 'data:application/wasm,jijing'
  let source = null
  /** A file that DuckDB reads by ranges: the address that it knows, and the pieces that it is cut into. */
  let ranged = null
  const tell = (reason) =>
    self.postMessage({
      jijing: 'engine-failed',
      message: reason instanceof Error ? reason.message : String(reason),
    })

  self.addEventListener('message', (event) => {
    if (event.data?.jijing === 'engine') {
      source = event.data.source
      live(event.data.lock)
    } else if (event.data?.jijing === 'ranged') ranged = event.data
    else return
    event.stopImmediatePropagation()
  })
  /** Holds a lock for life: a worker that is gone fires no event, but gives its lock back (`worker-life.ts`). */
  function live(lock) {
    if (!lock || !self.navigator?.locks) return
    self.navigator.locks
      .request(lock, () => {
        self.postMessage({ jijing: 'living', lock })
        return new Promise(() => undefined)
      })
      .catch(() => undefined)
  }

  // DuckDB does not say when its WASM cannot be compiled; it would wait for ever.
  self.addEventListener('unhandledrejection', (event) => tell(event.reason))

  // DuckDB warns of each file that it makes in memory: the 发布 page makes some, and means to.
  const warn = console.warn.bind(console)
  console.warn = (...words) => String(words[0]).startsWith('Buffering missing file') || warn(...words)

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

  /**
   * DuckDB reads a file by ranges of one address. Large files are cut, because some hosts refuse them: what is asked of that
   * address is answered from the pieces, and only as much is fetched. It also asks whether a log of changes lies beside it:
   * there is none, and no server is asked.
   */
  const Request = self.XMLHttpRequest
  /**
   * Bytes of one answer at most, two blocks of a database. DuckDB reads ahead, four times as much from one time to the next, up
   * to 16 MB for a block of 256 kB; of a shorter answer it takes what there is, and asks for the rest when it wants it.
   */
  const MOST = 524_288
  self.XMLHttpRequest = class extends Request {
    #asked = null
    open(method, address, ...rest) {
      if (ranged && address.startsWith(ranged.address))
        this.#asked = { method, there: address === ranged.address, from: 0, to: Infinity, bytes: null }
      else super.open(method, address, ...rest)
    }
    setRequestHeader(name, value) {
      if (!this.#asked) return super.setRequestHeader(name, value)
      const range = /^bytes=(\d+)-(\d*)$/.exec(value)
      if (range)
        Object.assign(this.#asked, { from: Number(range[1]), to: range[2] ? Number(range[2]) : Infinity })
    }
    send(body) {
      if (!this.#asked) return super.send(body)
      const { method, there, from, to } = this.#asked
      if (there && method !== 'HEAD') this.#asked.bytes = rangeOf(from, Math.min(to, from + MOST - 1))
    }
    get status() {
      if (!this.#asked) return super.status
      return this.#asked.there ? 206 : 404
    }
    get response() {
      return this.#asked ? (this.#asked.bytes?.buffer ?? null) : super.response
    }
    getResponseHeader(name) {
      if (!this.#asked) return super.getResponseHeader(name)
      if (!this.#asked.there || name.toLowerCase() !== 'content-length') return null
      return String(this.#asked.bytes?.length ?? ranged.pieces.reduce((sum, { size }) => sum + size, 0))
    }
  }

  /** Bytes `from` to `to`, both included, of the joined pieces. */
  function rangeOf(from, to) {
    const parts = []
    let start = 0
    for (const { url, size } of ranged.pieces) {
      const first = Math.max(from - start, 0)
      const last = Math.min(to - start, size - 1)
      if (first <= last) parts.push(partOf(url, first, last))
      start += size
    }
    const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
    let at = 0
    for (const part of parts) {
      bytes.set(part, at)
      at += part.length
    }
    return bytes
  }

  function partOf(url, first, last) {
    const request = new Request()
    request.open('GET', url, false)
    request.responseType = 'arraybuffer'
    request.setRequestHeader('Range', `bytes=${first}-${last}`)
    request.send()
    const bytes = new Uint8Array(request.response ?? 0)
    if (request.status !== 206 || bytes.length !== last - first + 1)
      throw new Error(`${url}: HTTP ${request.status}, ${bytes.length} bytes`)
    return bytes
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
