/** The engine's own tests, without the build that others need, and with few tries where every mutant runs them. */
import { defineConfig } from 'vitest/config';
import { QuickFirst } from './quick-first.ts';

export default defineConfig({
  test: {
    include: ['test/shared/{money,model,pricing,statistics}/**/*.test.ts'],
    // The bundle's size and whole surveys tell no mutants apart that the rest does not.
    exclude: ['test/shared/pricing/bundle.test.ts', 'test/shared/{pricing,statistics}/**/*-20*.test.ts'],
    setupFiles: ['test/support/no-network.ts', 'test/mutation/same-tries.ts'],
    sequence: { sequencer: QuickFirst },
    env: { TZ: 'UTC', KARVON_MUTATION: '1' },
  },
});
