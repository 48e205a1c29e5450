/**
 * The layers of a corridor's prices: joined when they are read, and settled when they are compared. Nothing merges: surveyed
 * services stay `services`, from which all statistics are made, and what providers say stands beside them as `said`.
 */
import type { CorridorPrices } from '../model/corridor-prices.ts';
import { groupBy } from '../model/group-by.ts';
import type { PricedCorridor, PricedService } from './priced-corridor.ts';
import type { Ranked } from './ranking.ts';
import type { SaidSheet } from './said.ts';
import { whichRanks } from './which-ranks.ts';

/** Throws a RangeError if the two are not of one corridor. */
export function joinLayers(surveyed: CorridorPrices, said: SaidSheet | undefined): PricedCorridor {
  if (!said) return surveyed;
  if (said.corridor !== surveyed.corridor)
    throw new RangeError(`prices of ${surveyed.corridor} and said prices of ${said.corridor}`);
  // A survey's own words for a provider that both name, so that its surveyed services read the same as without a feed.
  const providers = { ...said.providers, ...surveyed.providers };
  return { ...surveyed, providers, said: said.services };
}

/** The same prices with every layer's services in one list, to be compared with each other. */
export const withEveryLayer = (prices: PricedCorridor): PricedCorridor =>
  prices.said ? { ...prices, services: [...prices.services, ...prices.said] } : prices;

/** Provider, instrument, access point and pay-out: a pay-out that was not recorded is like no other. */
const wayOf = ({ provider, fundingInstrument, accessPoint, payoutMethod }: PricedService): string =>
  `${provider} ${fundingInstrument} ${accessPoint} ${payoutMethod ?? 'not-recorded'}`;

/**
 * Gives each service one price in the comparison: where the same way has one ranked offer of the survey and one of its
 * provider, whichRanks chooses, and the offer says what the other layer has. What has no counterpart stays apart.
 * @param isOld whether the survey is an old one on the day
 */
export function settleLayers(
  offers: readonly { readonly service: PricedService; readonly ranked: Ranked }[],
  { said }: PricedCorridor,
  isOld: boolean,
): Ranked[] {
  if (!said) return offers.map(({ ranked }) => ranked);
  const ofProviders = new Set(said);
  const ways = groupBy(offers, ({ service }) => wayOf(service));
  return [...ways.values()].flatMap((way) => {
    const layered = way.map(({ service, ranked }) => {
      const basis = ofProviders.has(service) ? ('said' as const) : ('surveyed' as const);
      const offer = { ...ranked.offer, basis };
      return { basis, ranked: { ...ranked, offer, isLast: isOld && basis === 'surveyed' } };
    });
    const [one, other, ...more] = layered.filter(({ ranked }) => ranked.by !== null);
    if (!one?.ranked.by || !other?.ranked.by || more.length > 0 || one.basis === other.basis)
      return layered.map(({ ranked }) => ranked);
    const [surveyed, stated] = one.basis === 'surveyed' ? [one, other] : [other, one];
    const { layer } = whichRanks({
      surveyed: surveyed.ranked.by && { total: surveyed.ranked.by, isOld },
      // Out of date it has no price, so it is not among the ranked ones.
      said: stated.ranked.by && { total: stated.ranked.by, isInDate: true },
      seen: null,
    });
    const [winner, loser] = layer === 'said' ? [stated, surveyed] : [surveyed, stated];
    const { serviceId, cost } = loser.ranked.offer;
    const others = [{ basis: loser.basis, serviceId, total: cost?.total ?? null }];
    return layered.flatMap(({ ranked }) => {
      if (ranked === loser.ranked) return [];
      return [ranked === winner.ranked ? { ...ranked, offer: { ...ranked.offer, others } } : ranked];
    });
  });
}
