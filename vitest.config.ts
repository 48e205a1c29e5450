import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { csvModules } from './infra/build/csv-plugin.ts';

/** The longest first, so that none of them is left over at the end while the other worker has nothing to do. */
const LONGEST = [
  '/test/e2e/every-page',
  '/test/e2e/offline',
  '/test/static/checks',
  '/test/infra/start',
  '/test/e2e/page-writes',
  '/test/e2e/',
  '/test/functions/',
];
const rank = ({ moduleId }: TestSpecification): number =>
  [...LONGEST, ''].findIndex((part) => moduleId.includes(part));

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

const deep = process.env.KARVON_DEEP === '1';

export default defineConfig({
  plugins: [csvModules()],
  test: {
    projects: [
      // Nothing in these changes what another file sees, so a worker runs one after the other; that halves their time.
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['test/{docs,functions,preview,shared,site}/**/*.test.ts'],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: [
            'test/{e2e,infra,static,support}/**/*.test.ts',
            // What an idle machine alone can tell.
            ...(deep ? ['test/deep/**/*.test.ts'] : []),
          ],
        },
      },
    ],
    setupFiles: ['test/support/no-network.ts'],
    globalSetup: ['test/support/build-once.ts'],
    // Real browsers and engines share the machine with the rest.
    maxWorkers: 2,
    // What a browser is waited for takes a moment longer while the machine is busy.
    expect: { poll: { timeout: 10_000 } },
    sequence: { sequencer: LongestFirst },
    // The deep run is the same code with larger numbers.
    testTimeout: deep ? 1_800_000 : 30_000,
    hookTimeout: 60_000,
    env: { TZ: 'UTC' },
  },
});
