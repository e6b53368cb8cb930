import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// Journeys of people who sign in, on a server of their own: tests/people_journey starts it.
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  cacheDir: fileURLToPath(new URL('../../node_modules/.vite', import.meta.url)),
  test: {
    include: ['*.test.ts'],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
