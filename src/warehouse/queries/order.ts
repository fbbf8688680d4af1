const collator = new Intl.Collator('zh-CN', { numeric: true })

/** Names as a Chinese reader expects them (by pinyin); DuckDB would need ICU for it. Names that are missing come first. */
export const byName = (a: string | null, b: string | null): number => collator.compare(a ?? '', b ?? '')

/** Year ascending, then department and project. */
export const byYearAndName = (
  a: { year: number; department: string; name: string | null },
  b: { year: number; department: string; name: string | null },
): number => a.year - b.year || byName(a.department, b.department) || byName(a.name, b.name)
