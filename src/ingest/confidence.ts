/** 97 → `0.97`. */
export const confidenceText = (percent: number): string =>
  `${Math.floor(percent / 100)}.${String(percent % 100).padStart(2, '0')}`
