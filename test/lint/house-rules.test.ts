import { describe, expect, it } from 'vitest'
import { messagesFor } from './lint-text'

interface Case {
  title: string
  file: string
  code: string
  rule?: string
  bad: boolean
}

const SYNTAX = 'no-restricted-syntax'
const vue = (template: string) =>
  `<script setup lang="ts">\nconst text = 'x'\n</script>\n\n<template>\n  ${template}\n</template>`

const cases: Case[] = [
  {
    title: 'v-html',
    file: 'src/components/New.vue',
    code: vue('<p v-html="text"></p>'),
    rule: 'vue/no-v-html',
    bad: true,
  },
  {
    title: 'text in a template',
    file: 'src/components/New.vue',
    code: vue('<p>{{ text }}</p>'),
    rule: 'vue/no-v-html',
    bad: false,
  },
  {
    title: 'innerHTML',
    file: 'src/components/new.ts',
    code: 'export const f = (e: Element, t: string) => void (e.innerHTML = t)',
    bad: true,
  },
  {
    title: "['innerHTML']",
    file: 'src/pages/new.ts',
    code: "export const f = (e: Element, t: string) => void (e['innerHTML'] = t)",
    bad: true,
  },
  {
    title: 'outerHTML',
    file: 'src/share/new.ts',
    code: 'export const f = (e: Element, t: string) => void (e.outerHTML = t)',
    bad: true,
  },
  {
    title: 'insertAdjacentHTML',
    file: 'src/stores/new.ts',
    code: "export const f = (e: Element, t: string) => e.insertAdjacentHTML('beforeend', t)",
    bad: true,
  },
  {
    title: 'innerHTML in a component',
    file: 'src/components/New.vue',
    code: '<script setup lang="ts">\ndocument.body.innerHTML = location.hash\n</script>\n\n<template>\n  <p>x</p>\n</template>',
    bad: true,
  },
  {
    title: 'innerHTML in a render function',
    file: 'src/components/new.ts',
    code: "import { h } from 'vue'\nexport const f = (t: string) => h('p', { innerHTML: t })",
    bad: true,
  },
  {
    title: 'document.write',
    file: 'src/share/new.ts',
    code: 'export const f = (t: string) => document.write(t)',
    bad: true,
  },
  {
    title: 'textContent',
    file: 'src/components/new.ts',
    code: 'export const f = (e: Element, t: string) => void (e.textContent = t)',
    bad: false,
  },
  {
    title: 'parseFloat in the engine',
    file: 'src/engine/new.ts',
    code: "export const x = parseFloat('208.02')",
    bad: true,
  },
  {
    title: 'Number.parseFloat in the engine',
    file: 'src/engine/new.ts',
    code: "export const x = Number.parseFloat('208.02')",
    bad: true,
  },
  {
    title: 'toFixed of a float in the engine',
    file: 'src/engine/new.ts',
    code: "export const x = Number('1.005').toFixed(2)",
    bad: true,
  },
  {
    title: 'innerHTML in the engine too',
    file: 'src/engine/new.ts',
    code: 'export const f = (e: { innerHTML: string }) => void (e.innerHTML = "")',
    bad: true,
  },
  {
    title: 'decimal.js in the engine',
    file: 'src/engine/new.ts',
    code: "import { Decimal } from 'decimal.js'\nexport const x = new Decimal('208.02').toFixed(2)",
    bad: false,
  },
  {
    title: 'SQL with a value in it',
    file: 'src/warehouse/queries/new.ts',
    code: 'export const f = (w: any, n: string) => w.query(`SELECT * FROM d WHERE name = ${n}`)',
    bad: true,
  },
  {
    title: 'SQL joined with +',
    file: 'src/warehouse/queries/new.ts',
    code: "export const f = (w: any, n: string) => w.run('DELETE FROM d WHERE name = ' + n)",
    bad: true,
  },
  {
    title: 'SQL with a parameter',
    file: 'src/warehouse/queries/new.ts',
    code: 'export const f = (w: any, n: string) => w.query(`SELECT * FROM d WHERE name = ?`, [n])',
    bad: false,
  },
]

describe('rules of the house', () => {
  it.each(cases.filter(({ bad }) => bad))('refuse $title', async ({ file, code, rule = SYNTAX }) => {
    expect(await messagesFor(file, code, rule)).toHaveLength(1)
  })

  it.each(cases.filter(({ bad }) => !bad))('allow $title', async ({ file, code, rule = SYNTAX }) => {
    expect(await messagesFor(file, code, rule)).toEqual([])
  })
})
