import LRU from 'zrender/lib/core/LRU.js'

/** In front of every key: no key of ours is then the name of a member of Object.prototype. */
const PREFIX = '\u0000'
let hardened = false

/**
 * ZRender keeps the widths of texts in a plain object by the text itself: a department named `__proto__` reads
 * Object.prototype as a cache entry and writes `prev` and `next` into it, for the whole page. With a prefix no text is
 * such a name. Cheap to call again.
 */
export function hardenTextCache(): void {
  if (hardened) return
  hardened = true
  const { get, put } = LRU.prototype as { get: LRU<unknown>['get']; put: LRU<unknown>['put'] }
  LRU.prototype.get = function (key) {
    return get.call(this, PREFIX + String(key))
  }
  LRU.prototype.put = function (key, value) {
    return put.call(this, PREFIX + String(key), value)
  }
}
