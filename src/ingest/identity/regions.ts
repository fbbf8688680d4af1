import words from './words.json'

/** A name cut into the regions in front of it and the body that they are of. */
export interface RegionsAndBody {
  /** Largest first: `['郑州市', '上街区']`. */
  regions: string[]
  body: string
}

/**
 * One level each, largest first. A name of a place is short and is not itself made of another level's ending; 州 needs two
 * characters before it (红河州), so that 郑州市 is a city and not a 州.
 */
const LEVELS = [
  /^(?:[^省市县区]{2,6}省|[^省市县]{2,7}自治区)/u,
  /^(?:[^省市县区盟州]{1,5}州市|[^省市县区]{2,6}市|[^省市县区]{2,9}自治州|[^省市县区州]{2,4}州|[^省市县区盟]{2,5}盟|[^省市县区]{2,4}地区)/u,
  /^(?:[^省市县区]{2,9}自治[县旗]|[^省市县区]{1,6}(?:县|区|旗)|[^省市县区]{2,5}市)/u,
  /^[^省市县区镇乡]{1,5}(?:镇|乡)/u,
]

/** What may not follow an ending: 市场监管, 区域, 县域, 乡村, 镇守. */
const CONTINUES = /^(?:场|域|村|民|容|政(?!府|协|务|法)|级|直)/u

const notPlaces = new Set(words.notPlaces)

/** 郑州市上街区政务服务中心 → 郑州市, 上街区 | 政务服务中心. Without a dictionary of places: by the endings of their names. */
export function splitRegions(name: string): RegionsAndBody {
  let body = name
  const regions: string[] = []
  for (const level of LEVELS) {
    const found = level.exec(body)?.[0]
    if (!found || !isPlace(found)) continue
    const rest = body.slice(found.length)
    // A name that is nothing but a place is left whole; so is a word that merely continues.
    if (rest === '' || CONTINUES.test(rest)) continue
    regions.push(found)
    body = rest
  }
  return { regions, body }
}

function isPlace(text: string): boolean {
  return ![...notPlaces].some((word) => text.endsWith(word)) && !/^(?:市|县|区|省|全|各|本|第)/u.test(text)
}
