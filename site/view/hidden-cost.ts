/**
 * The example of the page on the hidden cost: two prices of the survey for the same amount, one with a fee and one without, as
 * the page of their corridor shows them. They are written down here, because that page is no page of a corridor; a test holds
 * them against the survey. Money with two decimals.
 */
import type { CorridorId } from '../../shared/model/vocabulary.ts';

export const HIDDEN_COST_EXAMPLE = {
  corridor: 'DEU-KGZ',
  period: '2025-Q3',
  currency: 'EUR',
  paid: '140',
  withFee: { fee: '4.99', rate: '3.16', arrives: '131.85' },
  withoutFee: { fee: '0.00', rate: '11.31', arrives: '128.69' },
  /** How much less arrives without a fee. */
  less: '3.16',
} as const satisfies { corridor: CorridorId; [what: string]: unknown };
