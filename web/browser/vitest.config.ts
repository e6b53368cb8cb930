import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// `npm run browser`: the pages of a running server (HEADROW_URL) in Chromium.
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  cacheDir: fileURLToPath(new URL('../node_modules/.vite', import.meta.url)),
  test: {
    include: ['*.test.ts'],
    environment: 'node',
    // One browser at a time: two cores are shared with the server.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
