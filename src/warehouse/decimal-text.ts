/**
 * The exact text of a scaled integer: `(20802n, 2)` → `"208.02"`, `(-190n, 2)` → `"-1.9"`. The one function through
 * which a DECIMAL leaves SQL; read in any other way it loses its point or its exactness in silence.
 */
export function decimalText(unscaled: bigint, scale: number): string {
  const sign = unscaled < 0n ? '-' : ''
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '')
  return sign + whole + (fraction && `.${fraction}`)
}

/** A 128-bit two's-complement integer from four little-endian 32-bit words, as Arrow stores DECIMAL. */
export function int128(words: Uint32Array | Int32Array): bigint {
  let value = 0n
  for (let index = words.length - 1; index >= 0; index--) value = (value << 32n) | BigInt(words[index]! >>> 0)
  return BigInt.asIntN(words.length * 32, value)
}
