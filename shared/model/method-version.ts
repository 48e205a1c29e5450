/** The versions that figures are published under (docs/method.md). A change of a rule is a new version. */

/** Of the method that every sheet, summary and indicator names. */
export const METHOD_VERSION = '1';

/** Of our own rule set for "three cheapest qualifying services". It is not the World Bank's SmaRT, whose thresholds are not public. */
export const SMART_RULES = 'karvon-smart-1';
