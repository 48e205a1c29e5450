/** The functions by name: what builds them need not load the constructs, which takes a second. */

/** A function's name is the name of its folder under `functions/`. */
export const FUNCTION_NAMES = [
  'collect-fx',
  'collect-prices',
  'compute-corridors',
  'publish-datasets',
  'publish-pages',
  'receive-feeds',
  'request-fx',
  'serve-api',
  'serve-private',
  'serve-reference',
] as const;
export type FunctionName = (typeof FUNCTION_NAMES)[number];
