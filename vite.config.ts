import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { appIndexPlugin } from './build/app-index.ts'
import { contentPolicyPlugin } from './build/content-policy.ts'
import { engineFilesPlugin } from './build/engine-files.ts'
import { output, treeshake, vueFlags } from './build/treeshake.ts'

export default defineConfig({
  // Relative, so that the built site runs under any sub-path.
  base: './',
  define: { 'import.meta.env.SINGLE_FILE': 'false', ...vueFlags },
  plugins: [vue(), engineFilesPlugin(), contentPolicyPlugin(), appIndexPlugin()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  worker: { format: 'es', rolldownOptions: { treeshake } },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 900,
    rolldownOptions: { treeshake, output },
  },
  server: { port: 5173 },
  preview: { port: 4173, strictPort: true },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/bench/**', 'test/warehouse/**'],
          // Tests of the command line start processes, beside the compiler and the linter on two cores.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'duckdb',
          include: ['test/warehouse/**/*.test.ts', 'test/bench/smoke.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/e2e/setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // A condition is polled for as long as a person would wait on a busy machine.
          expect: { poll: { timeout: 15_000 } },
          fileParallelism: false,
          // A browser on a busy machine can miss a condition once; what is wrong fails twice. A test that needed
          // its second try is marked so in the report.
          retry: 1,
        },
      },
    ],
  },
})
