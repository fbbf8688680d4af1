import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runClassify } from '@/cli/classify'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'classify-'))
  await writeFile(
    join(folder, 'utf8.csv'),
    '\uFEFForigin,text\r\na,"资金支付进度滞后，\n账实不符"\r\nb,\r\nc,无\r\n',
  )
  // 问题 / 账实不符 in GBK.
  await writeFile(
    join(folder, 'gbk.csv'),
    Buffer.from([0xce, 0xca, 0xcc, 0xe2, 0x0a, 0xd5, 0xcb, 0xca, 0xb5, 0xb2, 0xbb, 0xb7, 0xfb, 0x0a]),
  )
  await writeFile(join(folder, 'empty.csv'), '')
  await writeFile(join(folder, 'header.csv'), 'text\n')
  await writeFile(join(folder, 'binary.csv'), Buffer.from([0xff, 0xff, 0xff, 0x80]))
})
afterAll(() => rm(folder, { recursive: true }))

async function run(...args: string[]) {
  const said = { out: '', err: '' }
  const code = await runClassify(args, {
    cwd: folder,
    stdout: (text) => void (said.out += text),
    stderr: (text) => void (said.err += text),
  })
  return { code, ...said }
}

describe('runClassify', () => {
  it('gives one element a row, empty rows too', async () => {
    const { code, out } = await run('utf8.csv', '--column', 'text', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual([
      {
        text: '资金支付进度滞后，\n账实不符',
        categories: [
          { code: 'PAY', matched: ['资金支付进度滞后'] },
          { code: 'ASSET', matched: ['账实不符'] },
        ],
      },
      { text: '', categories: [] },
      { text: '无', categories: [] },
    ])
  })

  it('reads GBK', async () => {
    const { out } = await run('gbk.csv', '--column', '问题')
    expect(JSON.parse(out)).toEqual([
      { text: '账实不符', categories: [{ code: 'ASSET', matched: ['账实不符'] }] },
    ])
  })

  it('gives an empty list for a file with a header only', async () => {
    expect(JSON.parse((await run('header.csv', '--column', 'text')).out)).toEqual([])
  })

  it.each<[title: string, args: string[], message: string]>([
    ['no column named', ['utf8.csv'], '用法'],
    ['no file', ['--column', 'text'], '用法'],
    ['two files', ['utf8.csv', 'gbk.csv', '--column', 'text'], '用法'],
    ['a column that is not there', ['utf8.csv', '--column', '问题'], 'origin、text'],
    ['a file that is not there', ['none.csv', '--column', 'text'], '无法读取'],
    ['an empty file', ['empty.csv', '--column', 'text'], '空文件'],
    ['a file that is no text', ['binary.csv', '--column', 'text'], '不是文本'],
  ])('refuses %s', async (_, args, message) => {
    const { code, out, err } = await run(...args)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toContain(message)
  })
})
