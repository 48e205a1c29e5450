/** The order of offers: by what they cost and nothing else that anyone could pay for. */
import { byText } from '../model/order.ts';
import { compare, type Rational } from '../money/rational.ts';
import type { Offer, OfferStanding } from './offer.ts';
import type { Sort } from './request.ts';

/** An offer with the exact figure that it is ranked by. */
export interface Ranked {
  readonly offer: Offer;
  /** The total cost as a share, or the outlay where what arrives is given; null unless the offer is ranked. */
  readonly by: Rational | null;
}

const STANDINGS: readonly OfferStanding[] = ['ranked', 'unconfirmed', 'infeasible', 'not-priced'];

/**
 * The total order of offers, whatever order they came in:
 * 1. where a profile was given, what it can reach and what nobody recorded, by cost alike; then what it can not reach;
 * 2. standing: ranked, unconfirmed, infeasible, not priced. So nothing doubtful leads, in either sort;
 * 3. ranked ones by exact cost, or exact outlay (not by its rounded string), then by fewer unknown parts. The others have
 *    no cost that could be compared;
 * 4. the provider's name, then its id, instrument, access point, service id, each by code unit.
 * `provider` puts the name before cost, within a standing.
 */
export const byRank =
  (sort: Sort) =>
  (a: Ranked, b: Ranked): number => {
    const reach = Number(outOfReach(a.offer)) - Number(outOfReach(b.offer));
    if (reach !== 0) return reach;
    const standing = STANDINGS.indexOf(a.offer.standing) - STANDINGS.indexOf(b.offer.standing);
    if (standing !== 0) return standing;
    const [x, y] = [a.offer, b.offer];
    return (
      (sort === 'provider' ? byName(x, y) || byCost(a, b) : byCost(a, b) || byName(x, y)) ||
      byText(x.fundingInstrument, y.fundingInstrument) ||
      byText(x.accessPoint, y.accessPoint) ||
      byText(x.serviceId, y.serviceId)
    );
  };

const byName = ({ provider: a }: Offer, { provider: b }: Offer): number =>
  byText(a.name, b.name) || byText(a.id, b.id);

const byCost = (a: Ranked, b: Ranked): number =>
  a.by && b.by ? compare(a.by, b.by) || unknowns(a.offer) - unknowns(b.offer) : 0;

const unknowns = ({ cost }: Offer): number => cost?.parts.filter((part) => !part.known).length ?? 0;

const outOfReach = ({ reach }: Offer): boolean => reach === 'not-reachable';
