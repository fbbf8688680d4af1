import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readFile } from '@/ingest'
import { openDocx } from '../../src/ingest/containers/docx'
import { htmlRows } from '../../src/ingest/containers/html'
import { withoutRadicals } from '../../src/ingest/containers/radicals'
import { input } from './inputs'
import { docxBytes, htmlTable } from './render-containers'

const cells = (html: string) => htmlRows(html).map((line) => line.cells)

describe('web pages', () => {
  it.each([
    [
      'tags left open',
      '<table><tr><td>a<td>b<tr><td>c<td>d</table>',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'spans over columns and rows',
      '<table><tr><td rowspan=2>一</td><td colspan=2>二</td></tr><tr><td>三</td><td>四</td></tr></table>',
      [
        ['一', '二', ''],
        ['', '三', '四'],
      ],
    ],
    [
      'a title above the table and a note below',
      '<h1>2022年度</h1><table><tr><th>a</th></tr></table><p>注：万元</p>',
      [['2022年度'], ['a'], ['注：万元']],
    ],
    [
      'line breaks and blocks inside a cell',
      '<table><tr><td>一<br>二<p>三</p></td></tr></table>',
      [['一\n二\n三']],
    ],
    ['blanks of layout', '<table><tr><td>  部 门\n  名称&nbsp;</td></tr></table>', [['部 门 名称']]],
    ['entities', '<table><tr><td>&lt;b&gt; &amp; &#8805;90%</td></tr></table>', [['<b> & ≥90%']]],
    [
      'a table in a table',
      '<table><tr><td>外<table><tr><td>内</td></tr></table></td></tr></table>',
      [['内'], ['外']],
    ],
    [
      'scripts and styles',
      '<style>td{}</style><script>"<td>x"</script><table><tr><td>a</td></tr></table>',
      [['a']],
    ],
    ['nonsense spans', '<table><tr><td colspan=-3>a</td><td colspan=abc>b</td></tr></table>', [['a', 'b']]],
    ['no table', 'x', [['x']]],
  ])('%s', (_title, html, rows) => {
    expect(cells(html)).toEqual(rows)
  })

  it('a span of a billion columns is cut', () => {
    expect(cells('<table><tr><td colspan=1000000000>a</td></tr></table>')[0]).toHaveLength(1000)
  })

  it('what looks like markup in a cell stays text', async () => {
    const rows = [
      ['项目支出绩效自评表2022年度', '', ''],
      ['项目名称', '<img src=x onerror=alert(1)>', ''],
      ['', '全年预算数', '全年执行数'],
      ['年度资金总额', '10', '9'],
    ]
    const { evaluations } = await readFile(input('表.xls', htmlTable(rows)))
    expect(evaluations[0]!.name).toBe('<img src=x onerror=alert(1)>')
  })
})

describe('Word documents', () => {
  const docx = (body: string, parts: Record<string, string> = {}) =>
    zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'word/document.xml': strToU8(
        `<w:document xmlns:w="w" xmlns:mc="mc"><w:body>${body}</w:body></w:document>`,
      ),
      ...Object.fromEntries(Object.entries(parts).map(([name, xml]) => [`word/${name}`, strToU8(xml)])),
    })
  const texts = (bytes: Uint8Array) => openDocx(bytes).lines!.map((line) => line.cells)
  const p = (text: string, properties = '') =>
    `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`

  it('text in several runs, deleted and alternative text, fields', () => {
    const body = `<w:p><w:r><w:t>一、</w:t></w:r><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>基本情况</w:t></w:r></w:ins>
      <mc:AlternateContent><mc:Choice><w:r><w:t>甲</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>甲</w:t></w:r></mc:Fallback></mc:AlternateContent>
      <w:r><w:instrText>PAGE</w:instrText></w:r></w:p>`
    expect(texts(docx(body))).toEqual([['一、基本情况甲']])
  })

  it('headings that Word numbers by itself get their numbers', () => {
    const numbering = `<w:numbering xmlns:w="w">
      <w:abstractNum w:abstractNumId="0">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
      </w:abstractNum>
      <w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>`
    const styles = `<w:styles xmlns:w="w"><w:style w:styleId="1"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style></w:styles>`
    const level2 = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr>'
    const body = [
      p('基本情况', '<w:pStyle w:val="1"/>'),
      p('职能', level2),
      p('机构', level2),
      p('主要问题', '<w:pStyle w:val="1"/>'),
      p('支付滞后', level2),
    ].join('')
    expect(texts(docx(body, { 'numbering.xml': numbering, 'styles.xml': styles })).flat()).toEqual([
      '一、基本情况',
      '（一）职能',
      '（二）机构',
      '二、主要问题',
      '（一）支付滞后',
    ])
  })

  it('cells merged over columns and rows are given once', () => {
    const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`
    const body = `<w:tbl>
      <w:tr>${cell('产出', '<w:vMerge w:val="restart"/>')}${cell('表头', '<w:gridSpan w:val="2"/>')}</w:tr>
      <w:tr>${cell('旧值', '<w:vMerge/>')}${cell('数量')}${cell('10')}</w:tr></w:tbl>`
    expect(texts(docx(body))).toEqual([
      ['产出', '表头', ''],
      ['', '数量', '10'],
    ])
  })

  it('without its document is damaged', async () => {
    const bytes = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/x.xml': strToU8('<a/>') })
    expect((await readFile(input('报告.docx', bytes))).rejects).toMatchObject([{ code: 'file.damaged' }])
  })

  it('with a form: the title above its table counts', async () => {
    const bytes = docxBytes([
      '项目支出绩效自评表',
      '（2022年度）',
      [
        ['项目名称', '道路养护', '', ''],
        ['实施单位', '区公路局', '', ''],
        ['', '年初预算数', '全年预算数', '全年执行数'],
        ['年度资金总额', '10', '10', '9'],
      ],
    ])
    const { evaluations, rejects } = await readFile(input('表.docx', bytes))
    expect(rejects).toEqual([])
    expect(evaluations[0]).toMatchObject({ year: 2022, kind: 'project', department: '区公路局' })
    expect(evaluations[0]!.budget[0]!.cells.executed).toEqual({ file: '表.docx', row: 6, column: 4 })
  })
})

it.each([
  ['⾦额（万元）', '金额（万元）'],
  ['部⻔整体⾃评表', '部门整体自评表'],
  ['⻬备', '齐备'],
  ['全角（１２）不变', '全角（１２）不变'],
])('radicals that PDFs print for characters: %s', (printed, text) => {
  expect(withoutRadicals(printed)).toBe(text)
})
