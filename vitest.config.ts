/** How tests run: two files at a time at most, since the browser and build tests are heavy. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
    globalSetup: ['test/setup.ts'],
  },
})
