/** A feed in force as the services that providers say they have, by corridor: one for each instrument that a service takes. */
import { groupBy } from '../model/group-by.ts';
import { type CorridorId, FUNDING_INSTRUMENTS, type Speed } from '../model/vocabulary.ts';
import type { SaidService } from '../pricing/said.ts';
import { DURATION, type ServiceFacts } from '../pricing/service-facts.ts';
import type { Feed, FeedService } from './feed.ts';
import { tariffOf } from './tariff-of.ts';

/**
 * The services of every corridor that the feed lists, also of those in which it has none. Only for a feed that checkFeed gave.
 * @param edition the id by which the feed is stored
 */
export function saidServices(feed: Feed, edition: string): Map<CorridorId, SaidService[]> {
  const services = groupBy(feed.services, ({ corridor }) => corridor);
  return new Map(
    feed.corridors.map((corridor) => [
      corridor,
      (services.get(corridor) ?? []).flatMap((service) => saidOf(service, feed, edition)),
    ]),
  );
}

function saidOf(service: FeedService, feed: Feed, edition: string): SaidService[] {
  const facts = factsOf(service);
  const { deliveryTime, senderDocuments, recipientPhoneNeeded } = facts;
  const tariff = tariffOf(service, feed);
  return FUNDING_INSTRUMENTS.flatMap((fundingInstrument) => {
    const bands = tariff.fees[fundingInstrument];
    if (!bands) return [];
    return [
      {
        id: `${feed.provider}.${service.serviceId}.${fundingInstrument}`,
        provider: feed.provider,
        fundingInstrument,
        accessPoint: service.accessPoint,
        payoutMethod: service.payoutMethod,
        ...(deliveryTime && { speed: speedOf(deliveryTime) }),
        points: [] as const,
        ...(senderDocuments && { papersNeeded: senderDocuments.length > 0 }),
        ...(recipientPhoneNeeded !== undefined && { recipientPhoneNeeded }),
        ...(Object.keys(facts).length > 0 && { facts }),
        tariff: { ...tariff, fees: { [fundingInstrument]: bands } },
        edition,
      },
    ];
  });
}

/** The names of ServiceFacts; a name too many or too few does not compile. */
const FACTS = {
  deliveryTime: true,
  senderDocuments: true,
  recipientDocuments: true,
  recipientPhoneNeeded: true,
  languages: true,
  rateLocked: true,
  keptDays: true,
  returnTo: true,
  cancelUntil: true,
  feeReturned: true,
  transfersPerMonth: true,
  pickupPlacesUrl: true,
  nameScript: true,
  availableHours: true,
} as const satisfies Record<keyof ServiceFacts, true>;

const factsOf = (service: FeedService): ServiceFacts =>
  Object.fromEntries(Object.entries(service).filter(([name, value]) => name in FACTS && value !== null));

const MINUTES_PER_HOUR = 60;
const HOURS_PER_DAY = 24;

/** A promised time in the words of the survey, the slowest that it may come to. */
export function speedOf(duration: string): Speed {
  const [, days = '0', , hours = '0', minutes = '0'] = DURATION.exec(duration) ?? [];
  const [d, h, m] = [days, hours, minutes].map((part) => Number.parseInt(part, 10)) as [
    number,
    number,
    number,
  ];
  const total = (d * HOURS_PER_DAY + h) * MINUTES_PER_HOUR + m;
  if (total <= MINUTES_PER_HOUR) return 'within-an-hour';
  const whole = Math.ceil(total / (HOURS_PER_DAY * MINUTES_PER_HOUR));
  if (total < HOURS_PER_DAY * MINUTES_PER_HOUR) return 'same-day';
  if (whole === 1) return 'next-day';
  if (whole === 2) return 'two-days';
  return whole <= 5 ? 'three-to-five-days' : 'six-days-or-more';
}
