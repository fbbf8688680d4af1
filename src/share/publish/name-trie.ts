/** Names to be replaced in texts, as a tree of their characters: one pass over a text, whatever the number of names. */
interface Node {
  next: Map<string, Node>
  replacement: string | null
}

const node = (): Node => ({ next: new Map(), replacement: null })

/** Between the characters of a name an office may have put blanks to make a cell look full: 财 政 局. */
const BLANK = /^[\s\u3000\u00a0\u200b]$/

/** Replaces names in texts, the longest at each place, also where blanks stand between their characters. */
export class NameTrie {
  readonly #root = node()
  readonly #done = new Map<string, string>()

  /** @param names original and what takes its place; of two replacements of one name the first counts */
  constructor(names: Iterable<readonly [string, string]>) {
    for (const [name, replacement] of names)
      this.#add(
        [...name].filter((c) => !BLANK.test(c)),
        replacement,
      )
  }

  #add(characters: readonly string[], replacement: string) {
    if (characters.length === 0) return
    let at = this.#root
    for (const character of characters) {
      let next = at.next.get(character)
      if (!next) at.next.set(character, (next = node()))
      at = next
    }
    at.replacement ??= replacement
  }

  /** The text with all names replaced. */
  replace(text: string): string {
    let done = this.#done.get(text)
    if (done === undefined) {
      // Texts of tables repeat over the years.
      if (this.#done.size > 50_000) this.#done.clear()
      this.#done.set(text, (done = this.#replaced(text)))
    }
    return done
  }

  #replaced(text: string): string {
    let result = ''
    let from = 0
    for (let at = 0; at < text.length;) {
      const found = this.#longest(text, at)
      if (!found) {
        at++
        continue
      }
      result += text.slice(from, at) + found.replacement
      at = from = found.end
    }
    return from === 0 ? text : result + text.slice(from)
  }

  #longest(text: string, start: number): { end: number; replacement: string } | null {
    let at: Node | undefined = this.#root
    let found: { end: number; replacement: string } | null = null
    for (let place = start; place < text.length; place++) {
      const character = text[place]!
      if (place > start && BLANK.test(character)) continue
      at = at.next.get(character)
      if (!at) break
      if (at.replacement !== null) found = { end: place + 1, replacement: at.replacement }
    }
    return found
  }
}
