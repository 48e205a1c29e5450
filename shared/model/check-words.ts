/** The words of a check of an offer (docs/method.md, check an offer). */

/** How what is received stands to the official rate. */
export const CHECK_VERDICTS = ['taken', 'about-official', 'above-official'] as const;
export type CheckVerdict = (typeof CHECK_VERDICTS)[number];

/** One zero that may be wrong in what is received. */
export const CHECK_SLIPS = ['ten-times-too-much', 'ten-times-too-little'] as const;
export type CheckSlip = (typeof CHECK_SLIPS)[number];

/** Why an offer cannot be checked. */
export const CHECK_REFUSALS = [
  'unknown-currency',
  'same-currency',
  'rate-not-available',
  'no-rate',
  'banks-apart',
] as const;
export type CheckRefusalReason = (typeof CHECK_REFUSALS)[number];
