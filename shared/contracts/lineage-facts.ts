/** Facts of others that enter figures. Apart from the operation, so that pages have the words without schemas. */
export const LINEAGE_FACTS = [
  'regions',
  'flows',
  'low-value-senders',
  'provider-types',
  'senders-left-out',
  'published-figures',
] as const;

/** Where a fact is from, in English, of those that we hold ourselves or in code. */
export const FACT_SOURCES = {
  'low-value-senders': 'The local amounts that the survey asked about, at reference rates',
  'provider-types': 'Our list of providers, which says of each type where it comes from',
  'senders-left-out': 'The World Bank, whose own averages left Russia out as a sender before 2016',
} as const satisfies { readonly [Fact in (typeof LINEAGE_FACTS)[number]]?: string };
