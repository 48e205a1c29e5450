import { defineConfig } from 'vitest/config';
import { csvModules } from './infra/build/csv-plugin.mjs';

export default defineConfig({
  plugins: [csvModules()],
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/fixtures/**', 'test/bench/**'],
    setupFiles: ['test/support/no-network.ts'],
    globalSetup: ['test/support/build-once.ts'],
    // Real browsers and engines share the machine with the rest.
    maxWorkers: 2,
    // The deep run is the same code with larger numbers.
    testTimeout: process.env.KARVON_DEEP === '1' ? 1_800_000 : 30_000,
    hookTimeout: 60_000,
    env: { TZ: 'UTC' },
  },
});
