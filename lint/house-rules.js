// Rules of this house that no plugin has, as selectors on the syntax tree.

const HTML_PROPERTIES = 'innerHTML|outerHTML|srcdoc'

/** Text from files is hostile: it reaches the page as text, never as HTML. */
const hostileText = [
  {
    selector: `MemberExpression[property.name=/^(${HTML_PROPERTIES}|insertAdjacentHTML)$/]`,
    message: 'Text from files is hostile: set textContent, never HTML.',
  },
  {
    selector: `MemberExpression[computed=true][property.value=/^(${HTML_PROPERTIES}|insertAdjacentHTML)$/]`,
    message: 'Text from files is hostile: set textContent, never HTML.',
  },
  {
    selector: `CallExpression[callee.name='h'] Property[key.name=/^(${HTML_PROPERTIES})$/]`,
    message: 'Text from files is hostile: pass it as a child, never as HTML.',
  },
  {
    selector: "CallExpression[callee.object.name='document'][callee.property.name=/^write(ln)?$/]",
    message: 'Text from files is hostile: build elements, never write HTML.',
  },
]

/** Money, rates and scores are decimal strings: a binary float has lost cents before it is seen. */
const floats = [
  {
    selector: "CallExpression[callee.name='parseFloat']",
    message: 'Amounts and scores are decimal strings: read them with decimal.js, not with parseFloat.',
  },
  {
    selector: "CallExpression[callee.object.name='Number'][callee.property.name='parseFloat']",
    message: 'Amounts and scores are decimal strings: read them with decimal.js, not with parseFloat.',
  },
  {
    selector:
      "CallExpression[callee.property.name='toFixed'][callee.object.type='CallExpression'][callee.object.callee.name='Number']",
    message: 'Round with decimal.js: toFixed of a float rounds the float, not the amount.',
  },
]

const SQL_CALLS = 'query|run|exec|execute|all|send|prepare'

/** Values are bound, never pasted in: a department called `'; DROP …` is a department. */
const sql = [
  {
    selector: `CallExpression[callee.property.name=/^(${SQL_CALLS})$/] > TemplateLiteral.arguments[expressions.length>0]`,
    message: 'Bind values as parameters: never build SQL by pasting text into it.',
  },
  {
    selector: `CallExpression[callee.property.name=/^(${SQL_CALLS})$/] > BinaryExpression.arguments[operator='+']`,
    message: 'Bind values as parameters: never build SQL by pasting text into it.',
  },
]

/** Holds for the whole app. Rules of the same name replace each other, so each config repeats the others'. */
export const hostileTextConfig = {
  files: ['src/**/*.{ts,vue,mjs}'],
  rules: { 'no-restricted-syntax': ['error', ...hostileText], 'no-eval': 'error', 'no-new-func': 'error' },
}

/** `v-html` is a rule of the Vue plugin, which knows templates. */
export const templateConfig = {
  files: ['src/**/*.vue'],
  rules: { 'vue/no-v-html': 'error', 'vue/no-v-text-v-html-on-component': 'error' },
}

export const engineConfig = {
  files: ['src/engine/**/*.ts'],
  rules: { 'no-restricted-syntax': ['error', ...hostileText, ...floats] },
}

export const sqlConfig = {
  files: ['src/warehouse/**/*.ts'],
  rules: { 'no-restricted-syntax': ['error', ...hostileText, ...sql] },
}
