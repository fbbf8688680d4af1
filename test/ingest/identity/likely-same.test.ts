import { describe, expect, it } from 'vitest'
import { likelySame } from '@/ingest'

describe('likelySame', () => {
  it.each([
    ['上街区教育局', '上街区教育局', 100, '写法完全相同'],
    ['上街区教育局（本级）', '上街区教育局(本级)', 99, '只差全半角、括号或空格'],
    ['219001-上街区教育局', '上街区教育局', 97, '只差单位编码'],
    ['郑州市上街区政务服务中心', '上街区政务服务中心', 97, '只差上级行政区划'],
    ['青神县发展和改革局本级', '青神县发展和改革局', 95, '只差“本级”字样'],
    ['上街区人力资源和社会保障局', '上街区人社局', 92, '“人力资源和社会保障局”与“人社局”是全称与简称'],
    ['上街区发展和改革委员会', '上街区发展改革委', 92, '“发展和改革委员会”与“发展改革委”是全称与简称'],
    ['政务服务中心', '上街区政务服务中心', 82, '只差行政区划：其中一个没有写'],
    ['上街区环境保护局', '上街区生态环境局', 70, '2018 年机构改革中“环境保护局”改为“生态环境局”'],
    ['上街区卫计委', '上街区卫健委', 70, '2018 年机构改革中“卫生和计划生育委员会”改为“卫生健康委员会”'],
    ['上街区政务服务中心', '上街区政务服务中芯', 60, '只差一个字：“心”与“芯”'],
    ['上街区教育局', '上街区教育体育局', 50, '一个名称多出“体育”，可能是职能合并后的更名'],
  ])('%s ~ %s: %i', (a, b, confidence, zh) => {
    const found = likelySame(a, b)
    expect(found).toMatchObject({ confidence, reason: { zh } })
    expect(found!.reason.en).not.toBe('')
    expect(likelySame(b, a)!.confidence).toBe(confidence)
  })

  it.each([
    ['a city and its district', '郑州市教育局', '郑州市上街区教育局'],
    ['two districts', '上街区教育局', '金水区教育局'],
    ['first and second', '上街区第一初级中学', '上街区第二初级中学'],
    ['numbers', '上街区实验小学1校区', '上街区实验小学2校区'],
    ['primary and middle school', '上街区实验小学', '上街区实验中学'],
    ['a body and its office', '上街区教育局', '上街区教育局招生办公室'],
    ['different bodies', '上街区教育局', '上街区水利局'],
    ['short names with one character other', '民政局', '财政局'],
    ['nothing', '', '上街区教育局'],
    ['nothing but signs', '（）', '——'],
  ])('%s: nothing speaks for it', (_title, a, b) => {
    expect(likelySame(a, b)).toBeNull()
    expect(likelySame(b, a)).toBeNull()
  })
})
