/** The engine's own tests, without the build that other tests need, and with few tries, since they run for every mutant. */
import { defineConfig } from 'vitest/config';
import { QuickFirst } from './quick-first.ts';

export default defineConfig({
  test: {
    include: ['test/shared/{money,model,pricing,statistics}/**/*.test.ts'],
    // The tests of bundle size and of whole surveys find no mutant that the others miss.
    exclude: ['test/shared/pricing/bundle.test.ts', 'test/shared/{pricing,statistics}/**/*-20*.test.ts'],
    setupFiles: ['test/support/no-network.ts', 'test/mutation/same-tries.ts'],
    sequence: { sequencer: QuickFirst },
    env: { TZ: 'UTC', KARVON_MUTATION: '1' },
  },
});
