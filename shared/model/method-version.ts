/** The version of the method that all prices, summaries and indicators name (docs/method.md). A change of a rule is a new version. */
export const METHOD_VERSION = '1';
