/**
 * The version of the method that all prices, summaries and indicators name (docs/method.md). Every change of a rule
 * needs a new version.
 */
export const METHOD_VERSION = '1';
