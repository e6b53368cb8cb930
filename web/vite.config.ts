import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) },
  },
  build: {
    outDir: 'dist',
    // Observable Plot is by far the largest part; it is loaded only where there is a chart.
    chunkSizeWarningLimit: 400,
  },
  server: {
    // `npx vite` against a running `headrow serve`.
    proxy: { '/api': process.env.HEADROW_URL ?? 'http://127.0.0.1:8080' },
  },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    // Files that need a document say so in their first line: jsdom takes seconds to start.
    environment: 'node',
    pool: 'threads',
    maxWorkers: 2,
  },
})
