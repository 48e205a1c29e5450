/** Facts of others that enter figures. Apart from the operation, so that pages have the words without schemas. */
export const LINEAGE_FACTS = [
  'regions',
  'flows',
  'low-value-senders',
  'provider-types',
  'senders-left-out',
  'published-figures',
] as const;
