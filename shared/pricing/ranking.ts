/** Ranks offers by what they cost, and by nothing that anyone could pay for. */
import { byText } from '../model/order.ts';
import { type FundingInstrument, SPEEDS } from '../model/vocabulary.ts';
import { compare, type Rational } from '../money/rational.ts';
import type { Offer, OfferStanding } from './offer.ts';
import type { Sort } from './request.ts';

/** An offer with the exact figure it is ranked by. */
export interface Ranked {
  readonly offer: Offer;
  /** The total cost as a share, or the outlay if the request gives what arrives; null unless the offer is ranked. */
  readonly by: Rational | null;
  /** An old survey's price beside what providers say today: it comes after them. */
  readonly isLast?: boolean;
}

const STANDINGS: readonly OfferStanding[] = ['ranked', 'unconfirmed', 'infeasible', 'not-priced'];

/**
 * A total order of offers, independent of the order given:
 * 1. if there is a profile: first what it can reach or what is not recorded, without a difference; then what it cannot
 *    reach;
 * 2. standing: ranked, unconfirmed, infeasible, not priced. So no doubtful price leads, in either sort;
 * 3. what is of today before an old survey, where both are compared;
 * 4. ranked offers by exact cost, or exact outlay (not by the rounded string), then by fewer unknown parts; at equal cost
 *    bank account, debit card, mobile money, cash, credit card, then what arrives sooner. The others have no cost to compare;
 * 5. the provider's name, then its id, instrument, access point, service id, each by code unit.
 * `provider` puts the name before cost, within a standing.
 */
export const byRank =
  (sort: Sort) =>
  (a: Ranked, b: Ranked): number => {
    const [x, y] = [a.offer, b.offer];
    return (
      Number(outOfReach(x)) - Number(outOfReach(y)) ||
      STANDINGS.indexOf(x.standing) - STANDINGS.indexOf(y.standing) ||
      Number(a.isLast ?? false) - Number(b.isLast ?? false) ||
      (sort === 'provider' ? byName(x, y) || byCost(a, b) : byCost(a, b) || byName(x, y)) ||
      byText(x.fundingInstrument, y.fundingInstrument) ||
      byText(x.accessPoint, y.accessPoint) ||
      byText(x.serviceId, y.serviceId)
    );
  };

const byName = ({ provider: a }: Offer, { provider: b }: Offer): number =>
  byText(a.name, b.name) || byText(a.id, b.id);

const byCost = (a: Ranked, b: Ranked): number =>
  a.by && b.by ? compare(a.by, b.by) || unknowns(a.offer) - unknowns(b.offer) || byWay(a.offer, b.offer) : 0;

/** At equal cost: what the sender's own bank adds least to, then what arrives soonest, as far as it is recorded. */
const byWay = (x: Offer, y: Offer): number =>
  FUNDING_ORDER.indexOf(x.fundingInstrument) - FUNDING_ORDER.indexOf(y.fundingInstrument) ||
  speedOf(x) - speedOf(y);

/** A credit card's bank may charge extra, and lends at interest. */
const FUNDING_ORDER: readonly FundingInstrument[] = [
  'bank-account',
  'debit-card',
  'mobile-money',
  'cash',
  'credit-card',
];
const speedOf = ({ speed }: Offer): number => (speed ? SPEEDS.indexOf(speed) : SPEEDS.length);

const unknowns = ({ cost }: Offer): number => cost?.parts.filter((part) => !part.known).length ?? 0;

const outOfReach = ({ reach }: Offer): boolean => reach === 'not-reachable';
