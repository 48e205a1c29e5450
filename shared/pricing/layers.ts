/**
 * The layers of a corridor's prices: joined when they are read, and settled when they are compared. Nothing merges: surveyed
 * services stay `services`, from which all statistics are made, and what providers say stands beside them as `said`.
 */
import type { CorridorPrices } from '../model/corridor-prices.ts';
import { groupBy } from '../model/group-by.ts';
import { METHOD_VERSION } from '../model/method-version.ts';
import { compare, type Rational } from '../money/rational.ts';
import type { Offer } from './offer.ts';
import type { PricedCorridor, PricedService } from './priced-corridor.ts';
import type { Question } from './question.ts';
import type { Ranked } from './ranking.ts';
import type { SaidSheet } from './said.ts';
import { medianAt, seenOffer, writtenMedian } from './seen.ts';
import { isInForce } from './tariff/tariff-price.ts';
import { whichRanks } from './which-ranks.ts';

/** Throws a RangeError if the two are not of one corridor. */
export function joinLayers(surveyed: CorridorPrices, said: SaidSheet): PricedCorridor {
  if (said.corridor !== surveyed.corridor)
    throw new RangeError(`prices of ${surveyed.corridor} and said prices of ${said.corridor}`);
  return { ...surveyed, said: saidIn(said) };
}

const saidIn = ({ providers, services, suspended }: SaidSheet): NonNullable<PricedCorridor['said']> => ({
  providers,
  services,
  ...(suspended && { suspended }),
});

/**
 * The prices of a corridor that no survey asked about. What a survey would ask in that country is no amount of this corridor.
 * Its facts are the catalogue's.
 */
export const onlySaid = (
  {
    sender,
    receiver,
    sendCurrency,
    decimals,
    currencies,
    taxes,
  }: Pick<CorridorPrices, 'sender' | 'receiver' | 'sendCurrency' | 'decimals' | 'currencies' | 'taxes'>,
  said: SaidSheet,
): PricedCorridor => ({
  format: 1,
  methodVersion: METHOD_VERSION,
  corridor: said.corridor,
  sender,
  receiver,
  sendCurrency,
  decimals,
  currencies,
  taxes,
  amounts: [
    { denomination: 200, local: null },
    { denomination: 500, local: null },
  ],
  providers: {},
  services: [],
  said: saidIn(said),
});

/** With fewer providers who say a price, and no survey in date, a comparison would praise whoever says one. */
export const FEWEST_TO_LEAD = 3;

/** How many providers say a price that is in force on a day. */
export const countOfSaying = ({ said }: Pick<PricedCorridor, 'said'>, day: string): number =>
  new Set(
    said?.services.flatMap(({ provider, tariff }) => (tariff && isInForce(tariff, day) ? [provider] : [])),
  ).size;

/**
 * Whether nothing may lead: what is of today are the words of too few providers. Others may be cheaper, and none can be called
 * the cheapest. A feed that is not valid on the day is no word of today.
 * @param isOld whether the survey is an old one on the day; also where there is none
 */
export function tooFewSay({ said }: PricedCorridor, day: string, isOld: boolean): boolean {
  if (!said || !isOld) return false;
  const count = countOfSaying({ said }, day);
  return count > 0 && count < FEWEST_TO_LEAD;
}

/** The same prices with every layer's services in one list, to be compared with each other. */
export const withEveryLayer = (prices: PricedCorridor): PricedCorridor =>
  prices.said
    ? {
        ...prices,
        // A survey's own words for a provider that both name, so that its surveyed services read as without a feed.
        providers: { ...prices.said.providers, ...prices.providers },
        services: [...prices.services, ...prices.said.services],
      }
    : prices;

/** A service's offer, and what decides between layers: its cost in the families' reading, whatever was asked for. */
export interface Decided {
  readonly service: PricedService;
  readonly ranked: Ranked;
  /** As a share of the amount, fee deducted; or the outlay that brings what is to arrive. Null where it does not rank. */
  readonly decides: Rational | null;
}

interface Layered extends Decided {
  readonly basis: 'surveyed' | 'said';
}

const wayOf = ({ service }: Layered): string =>
  `${service.provider} ${service.fundingInstrument} ${service.accessPoint}`;

/** A pay-out that was not recorded may be any. */
const mayBeOne = ({ payoutMethod: a }: PricedService, { payoutMethod: b }: PricedService): boolean =>
  a === undefined || b === undefined || a === b;

/**
 * Gives each service one price in the comparison. What a provider says is held against the dearest surveyed price that may be
 * of the same service: provider, instrument, access point, and the pay-out where both record it; whichRanks chooses. The
 * cheaper word of a provider then only stands beside the surveyed price. A dearer one takes the place of the surveyed price
 * that is certainly of the same service, and else stands next to it.
 * @param isOld whether the survey is an old one on the day
 */
export function settleLayers(
  offers: readonly Decided[],
  question: Question,
  money: Rational | null,
  isOld: boolean,
): Ranked[] {
  const { said, seen } = question.prices;
  if (!said && !seen) return offers.map(({ ranked }) => ranked);
  const ofProviders = new Set(said?.services);
  const medianOf = medianAt(seen, question, money);
  const layered = offers.map(({ service, ranked, decides }): Layered => {
    const basis = ofProviders.has(service) ? 'said' : 'surveyed';
    const isLast = isOld && basis === 'surveyed';
    return { service, basis, decides, ranked: { ...ranked, isLast, offer: { ...ranked.offer, basis } } };
  });
  return [...groupBy(layered, wayOf).values()]
    .flatMap(settleWay)
    .map((each) => againstSeen(each, medianOf(each.service), question, money));
}

/** Holds the price that would rank against what shoppers saw of the service at this amount. */
function againstSeen(
  { ranked, basis, decides }: Layered,
  median: Rational | null,
  { reading, decimals }: Question,
  money: Rational | null,
): Ranked {
  if (!median || !decides || !money) return ranked;
  const { standing } = whichRanks({
    surveyed: basis === 'surveyed' ? { total: decides, isOld: ranked.isLast ?? false } : null,
    said: basis === 'said' ? { total: decides, isInDate: true } : null,
    seen: { median },
  });
  const { offer } = ranked;
  const { serviceId, others = [] } = offer;
  if (standing === 'contradicted') {
    const { arrivesAbout: _, ...rest } = offer;
    const seen = { basis: 'seen', serviceId, total: writtenMedian(median) } as const;
    return {
      offer: {
        ...rest,
        standing: 'unconfirmed',
        reason: 'contradicted',
        valueReceived: null,
        others: [...others, seen],
      },
      by: null,
    };
  }
  // Visits are known in the families' reading alone.
  if (reading !== 'fee-deducted') return ranked;
  const claimed = { basis, serviceId, total: offer.cost?.total ?? null };
  return {
    offer: { ...seenOffer(offer, median, money, decimals), others: [claimed, ...others] },
    by: median,
  };
}

/** The prices of one way that rank, each with those of the same service that gave way to it. */
function settleWay(way: readonly Layered[]): Layered[] {
  /** By the one that stands beside another: which it stands beside. */
  const beside = new Map<Layered, Layered>();
  const surveyed = way.filter(({ basis, decides }) => basis === 'surveyed' && decides);
  for (const stated of way.filter(({ basis, decides }) => basis === 'said' && decides)) {
    const alike = surveyed.filter(({ service }) => mayBeOne(service, stated.service));
    const [dearest] = alike.sort(dearerFirst);
    if (!dearest?.decides || !stated.decides) continue;
    const { layer } = whichRanks({
      surveyed: { total: dearest.decides, isOld: dearest.ranked.isLast ?? false },
      // Out of date it has no price, so it is not among the ranked ones.
      said: { total: stated.decides, isInDate: true },
      seen: null,
    });
    if (layer === 'surveyed') beside.set(stated, dearest);
    else if (alike.length === 1 && dearest.service.payoutMethod !== undefined) beside.set(dearest, stated);
  }
  // What stands beside one that itself gave way stands beside that one's successor, and is not lost.
  const shownWith = (one: Layered): Layered => {
    const next = beside.get(one);
    return next ? shownWith(next) : one;
  };
  return way.flatMap((each) => {
    if (beside.has(each)) return [];
    const others = [...beside.keys()].flatMap((other) => (shownWith(other) === each ? [shortOf(other)] : []));
    const { ranked } = each;
    return [
      others.length > 0 ? { ...each, ranked: { ...ranked, offer: { ...ranked.offer, others } } } : each,
    ];
  });
}

const dearerFirst = ({ decides: a }: Layered, { decides: b }: Layered): number =>
  a && b ? compare(b, a) : 0;

const shortOf = ({ basis, ranked: { offer } }: Layered): NonNullable<Offer['others']>[number] => ({
  basis,
  serviceId: offer.serviceId,
  total: offer.cost?.total ?? null,
});
