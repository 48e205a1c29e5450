/**
 * Measures how near the services of corridors come to the G20's target of speed (docs/method.md): a share of services, as
 * advertised, is a proxy for a share of remittances. It never says that the target is met.
 */
import type { SurveyedService } from '../model/corridor-prices.ts';
import type { Speed } from '../model/vocabulary.ts';
import { formatDecimal } from '../money/decimal.ts';
import { rational } from '../money/rational.ts';
import type { SpeedTarget } from './indicator-types.ts';

/** What the speed of a service depends on, and what makes it a twin of another. */
export type TimedService = Pick<
  SurveyedService,
  'provider' | 'fundingInstrument' | 'accessPoint' | 'payoutMethod' | 'speed' | 'points'
>;

/** The services of each corridor. */
export function speedTarget(corridors: readonly (readonly TimedService[])[]): SpeedTarget {
  const counted = corridors.map(withoutTwins);
  const services = counted.flat();
  const recorded = services.filter(({ speed }) => speed);
  if (recorded.length === 0) return { computable: false, why: 'speed-not-recorded' };
  const share = (isFast: (speed: Speed | undefined) => boolean): string =>
    formatDecimal(rational(100 * recorded.filter(({ speed }) => isFast(speed)).length, recorded.length), 2);
  const count = (holds: (services: readonly TimedService[]) => boolean): number =>
    counted.filter(holds).length;
  const withoutCredit = corridors.map((all) =>
    all.filter(({ fundingInstrument }) => fundingInstrument !== 'credit-card'),
  );
  return {
    computable: true,
    proxy: 'share-of-services',
    services: services.length,
    twins: corridors.flat().length - services.length,
    notRecorded: services.length - recorded.length,
    withinOneHour: share(inAnHour),
    withinOneDay: { atLeast: share(byTheSameDay), atMost: share(byTheNextDay) },
    corridors: {
      counted: corridors.length,
      withinOneHour: { atLeast: count(mostly(inAnHour)), atMost: count(mostly(perhaps(inAnHour))) },
      restWithinOneDay: {
        atLeast: count((all) => mostly(inAnHour)(all) && all.every(({ speed }) => byTheSameDay(speed))),
        atMost: count(
          (all) => mostly(perhaps(inAnHour))(all) && all.every(({ speed }) => perhaps(byTheNextDay)(speed)),
        ),
      },
      withinOneHourWithTwins: corridors.filter(mostly(inAnHour)).length,
      withinOneHourWithoutCreditCards: withoutCredit.filter(mostly(inAnHour)).length,
    },
  };
}

type IsFast = (speed: Speed | undefined) => boolean;
const inAnHour: IsFast = (speed) => speed === 'within-an-hour';
const byTheSameDay: IsFast = (speed) => inAnHour(speed) || speed === 'same-day';
const byTheNextDay: IsFast = (speed) => byTheSameDay(speed) || speed === 'next-day';
/** A speed that is not recorded may be any. */
const perhaps =
  (isFast: IsFast): IsFast =>
  (speed) =>
    speed === undefined || isFast(speed);

/** At least 75 % of the services; false for none. */
const mostly =
  (isFast: IsFast) =>
  (services: readonly TimedService[]): boolean =>
    services.length > 0 && 4 * services.filter(({ speed }) => isFast(speed)).length >= 3 * services.length;

/** Leaves out each service paid by credit card that has a twin paid by debit card: alike in all else, the price too. */
function withoutTwins(services: readonly TimedService[]): TimedService[] {
  const lookOf = ({ provider, accessPoint, payoutMethod, speed, points }: TimedService): string =>
    JSON.stringify([provider, accessPoint, payoutMethod, speed, points]);
  const debit = new Map<string, number>();
  for (const service of services)
    if (service.fundingInstrument === 'debit-card')
      debit.set(lookOf(service), (debit.get(lookOf(service)) ?? 0) + 1);
  return services.filter((service) => {
    if (service.fundingInstrument !== 'credit-card') return true;
    const left = debit.get(lookOf(service)) ?? 0;
    debit.set(lookOf(service), left - 1);
    return left <= 0;
  });
}
