import { describe, expect, it } from 'vitest'
import { normaliseDepartment } from '@/ingest'

describe('normaliseDepartment: the same key', () => {
  it.each([
    ['code in front', '219001-池州市贵池区棠溪镇人民政府', '池州市贵池区棠溪镇人民政府'],
    ['code in brackets', '[219001]上街区水利局', '上街区水利局'],
    ['code with full-width digits', '２１９００１－上街区水利局', '上街区水利局'],
    ['code without a sign', '219001上街区水利局', '上街区水利局'],
    ['code that keeps its zeros', '0012-上街区水利局', '上街区水利局'],
    ['the city above a district', '郑州市上街区政务服务中心', '上街区政务服务中心'],
    ['the province above a city', '河南省郑州市教育局', '郑州市教育局'],
    ['full width', '上街区疾病预防控制中心（疾控）', '上街区疾病预防控制中心(疾控)'],
    ['blanks that justify', '上街区 教 育 局', '上街区教育局'],
    ['a line break', '上街区\n教育局', '上街区教育局'],
    ['own accounts', '青神县发展和改革局本级', '青神县发展和改革局'],
    ['own accounts in brackets', '上街区教育局（本级）', '上街区教育局'],
    ['the seal', '上街区教育局（盖章）', '上街区教育局'],
    ['the party before the region', '中共郑州市上街区委宣传部', '中共上街区委宣传部'],
    ['the committee in full', '中共上街区委员会宣传部', '中共上街区委宣传部'],
  ])('%s', (_title, a, b) => {
    expect(normaliseDepartment(a).key).toBe(normaliseDepartment(b).key)
  })
})

describe('normaliseDepartment: different keys', () => {
  it.each([
    ['a city and its district', '郑州市教育局', '郑州市上街区教育局'],
    ['two districts', '上街区教育局', '金水区教育局'],
    ['first and second', '上街区第一小学', '上街区第二小学'],
    ['a body and its office', '上街区教育局', '上街区教育局招生办公室'],
  ])('%s', (_title, a, b) => {
    expect(normaliseDepartment(a).key).not.toBe(normaliseDepartment(b).key)
  })
})

describe('regions', () => {
  it.each([
    ['郑州市上街区政务服务中心', ['郑州市', '上街区'], '政务服务中心'],
    ['上街区政务服务中心', ['上街区'], '政务服务中心'],
    ['市场监督管理局', [], '市场监督管理局'],
    ['城市管理局', [], '城市管理局'],
    ['社区卫生服务中心', [], '社区卫生服务中心'],
    ['上街区社区卫生服务中心', ['上街区'], '社区卫生服务中心'],
    ['广州市市场监督管理局', ['广州市'], '市场监督管理局'],
    ['达州市财政局', ['达州市'], '财政局'],
    ['红河州财政局', ['红河州'], '财政局'],
    ['红河哈尼族彝族自治州财政局', ['红河哈尼族彝族自治州'], '财政局'],
    ['新疆维吾尔自治区伊犁哈萨克自治州财政局', ['新疆维吾尔自治区', '伊犁哈萨克自治州'], '财政局'],
    ['玉龙纳西族自治县财政局', ['玉龙纳西族自治县'], '财政局'],
    ['滑县财政局', ['滑县'], '财政局'],
    ['郑州市中原区财政局', ['郑州市', '中原区'], '财政局'],
    ['云南省临沧市永德县明朗乡中心校', ['云南省', '临沧市', '永德县', '明朗乡'], '中心校'],
    ['巩义市财政局', ['巩义市'], '财政局'],
    ['郑州市巩义市财政局', ['郑州市', '巩义市'], '财政局'],
    ['县级机关事务管理中心', [], '县级机关事务管理中心'],
    ['区域经济研究中心', [], '区域经济研究中心'],
    ['上海市普陀区体育事业管理中心', ['上海市', '普陀区'], '体育事业管理中心'],
    ['重庆高新区融媒体中心', ['重庆高新区'], '融媒体中心'],
    ['', [], ''],
    ['教育局', [], '教育局'],
  ])('%s', (name, regions, body) => {
    expect(normaliseDepartment(name)).toMatchObject({ regions, body })
  })
})
