/** The rules for imports between layers (docs/architecture.md). layers.test.ts checks them and proves that each can fail. */
import type { IConfiguration } from 'dependency-cruiser';

/**
 * The parts of shared/. Each may use the parts before it and none after it: so prices know no statistics, and rules no
 * catalogue; exponents, currencies and rules arrive as arguments.
 */
export const PARTS = [
  'money',
  'model',
  'fx',
  'pricing',
  'statistics',
  'feeds',
  'contracts',
  'catalogue',
] as const;

const onlyAbove = (part: string, index: number): NonNullable<IConfiguration['forbidden']>[number] => ({
  name: `${part}-reaches-only-what-stands-above-it`,
  severity: 'error',
  from: { path: `^shared/${part}/` },
  // Types count too: a part depends on the types it is written in.
  to: { path: '^shared/', pathNot: PARTS.slice(0, index + 1).map((above) => `^shared/${above}/`) },
});

const AWS = '(^|node_modules/)@aws-sdk/';

export const rules: IConfiguration = {
  forbidden: [
    {
      name: 'shared-reaches-nothing-outside',
      comment: 'It runs in Lambda, in the browser and at build time. Contracts alone may use zod.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { pathNot: ['^shared/', '(^|node_modules/)zod/'] },
    },
    {
      name: 'only-contracts-use-zod',
      severity: 'error',
      from: { path: '^shared/', pathNot: '^shared/contracts/' },
      to: { path: '(^|node_modules/)zod/' },
    },
    ...PARTS.map(onlyAbove),
    {
      name: 'functions-do-not-reach-infra',
      severity: 'error',
      from: { path: '^functions/' },
      to: { path: '^infra/' },
    },
    {
      name: 'only-publish-pages-reaches-the-site',
      severity: 'error',
      from: { path: '^functions/', pathNot: '^functions/publish-pages/' },
      to: { path: ['^site/', '^#site-build'] },
    },
    {
      name: 'site-reaches-only-shared',
      severity: 'error',
      from: { path: '^site/', pathNot: '^site/(build\\.ts|astro\\.config\\.mjs|adapter/)' },
      to: { path: '^(functions|infra|test)/' },
    },
    {
      name: 'browser-code-takes-contracts-by-type-alone',
      comment: 'zod never ships to the browser.',
      severity: 'error',
      from: { path: '^site/browser/' },
      to: { path: '^shared/contracts/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-storage-and-handlers-know-aws',
      severity: 'error',
      from: { path: '^functions/', pathNot: ['^functions/storage/', '/handler\\.ts$'] },
      to: { path: AWS },
    },
    {
      name: 'reading-functions-do-not-carry-s3',
      severity: 'error',
      from: { path: '^functions/serve-(api|reference)/' },
      to: { path: '@aws-sdk/client-s3', reachable: true },
    },
    {
      name: 'nothing-reaches-the-tests',
      severity: 'error',
      from: { path: '^(shared|functions|infra|site)/' },
      to: { path: '^test/' },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        path: '^(shared|functions|infra|site)/',
        // CloudFront gets the edge functions as files; the bundler puts the cache in a package's place by name.
        pathNot: [
          '\\.d\\.m?ts$',
          '\\.mjs$',
          '^site/env',
          '^infra/constructs/edge-functions/',
          '^infra/build/lru-cache\\.ts$',
        ],
      },
      to: {},
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(#|astro:|aws-lambda$)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^\\.karvon/'] },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    detectProcessBuiltinModuleCalls: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.json'],
    },
  },
};
