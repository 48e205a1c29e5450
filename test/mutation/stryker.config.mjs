// Mutants of the engine. String literals are left out: the types already check most of them.
// `KARVON_MUTATE` gives one file or pattern in place of the four folders.
export default {
  mutate: [process.env.KARVON_MUTATE ?? 'shared/{money,model,pricing,statistics}/**/*.ts'],
  mutator: { excludedMutations: ['StringLiteral'] },
  testRunner: 'vitest',
  vitest: { configFile: 'test/mutation/vitest.config.ts', related: true },
  plugins: ['@stryker-mutator/vitest-runner'],
  coverageAnalysis: 'perTest',
  concurrency: 1,
  timeoutMS: 4000,
  timeoutFactor: 2,
  thresholds: { high: 95, low: 90, break: 90 },
  reporters: ['json', 'clear-text', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: '.karvon/mutation.json' },
  tempDirName: '.karvon/stryker',
  ignorePatterns: ['/.karvon', '/site', '/infra', '/functions', '/docs', '/test/e2e', '/test/fixtures'],
  allowEmpty: false,
};
