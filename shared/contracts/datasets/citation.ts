/** How releases are named and cited, in English: the same in their files and on the page that lists them. */

/** @param period a quarter: 2025-Q3 */
export const roundTitle = (period: string): string => `What remittances cost, ${period.replace('-', ' ')}`;

/** @param source that of the survey */
export const roundCitation = (period: string, source: { readonly citation: string }): string =>
  `Karvon, ${roundTitle(period)}; from ${source.citation}`;

/** @param month 2026-11 @param hasSaid whether it has prices as providers say them */
export const monthTitle = (month: string, hasSaid: boolean): string =>
  hasSaid ? `Reference rates and providers' own prices, ${month}` : `Reference rates, ${month}`;

export const monthCitation = (month: string, hasSaid: boolean): string =>
  `Karvon, ${monthTitle(month, hasSaid)}`;
