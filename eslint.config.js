import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'
import globals from 'globals'
import tseslint from 'typescript-eslint'
import { boundariesConfig } from './lint/boundaries.js'
import { engineConfig, hostileTextConfig, sqlConfig, templateConfig } from './lint/house-rules.js'

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'dist-engine/',
      'node_modules/',
      'test-results/',
      'coverage/',
      'data/',
      'test/fixtures/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.strict,
  vue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: { 'vue/block-lang': ['error', { script: { lang: 'ts' } }], 'vue/component-api-style': 'error' },
  },
  {
    files: ['src/**/*.{ts,vue}', 'src/warehouse/adapters/duckdb-prelude.js', 'public/sw.js'],
    languageOptions: { globals: { ...globals.browser, ...globals.worker, ...globals.serviceworker } },
  },
  {
    files: ['**/*.{js,mjs,cjs}', 'src/cli/**', 'test/**/*.ts', 'vite.config.ts', 'build/**'],
    languageOptions: { globals: globals.node },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // The compiler asks for one after every index; a check by hand would test what a regex already proved.
      '@typescript-eslint/no-non-null-assertion': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  // TypeScript knows every name; ESLint does not know the types.
  { files: ['**/*.{ts,vue}'], rules: { 'no-undef': 'off' } },
  boundariesConfig,
  hostileTextConfig,
  templateConfig,
  engineConfig,
  sqlConfig,
  prettier,
  // Prettier's business too, but its own list of such rules has missed it.
  { rules: { 'vue/first-attribute-linebreak': 'off' } },
)
