/** A corridor's services by what they are, and what was not recorded of them. */
import type { CorridorPrices, SurveyedService } from '../../../shared/model/corridor-prices.ts';
import { groupBy } from '../../../shared/model/group-by.ts';
import {
  FUNDING_INSTRUMENTS,
  PAYOUT_METHODS,
  PROVIDER_TYPES,
  SPEEDS,
} from '../../../shared/model/vocabulary.ts';
import { distribution } from '../../../shared/statistics/distribution.ts';
import { providerPull } from '../../../shared/statistics/firms.ts';
import type { ProviderPull } from '../../../shared/statistics/indicator-types.ts';
import { pointAt, totalBp, totalsBp } from '../../../shared/statistics/totals.ts';

/** Of services with a price at 200; percent, decimal strings. `key` undefined: not recorded. */
export interface PartFigures<Key> {
  readonly key: Key;
  readonly count: number;
  readonly mean: string;
  readonly median: string;
}

/** In the order of the vocabulary, what is not recorded last. */
function partsBy<Key extends string | undefined>(
  services: readonly SurveyedService[],
  order: readonly Key[],
  keyOf: (service: SurveyedService) => Key,
): PartFigures<Key>[] {
  const groups = groupBy(services, keyOf);
  return order.flatMap((key) => {
    const totals = totalsBp(groups.get(key) ?? [], 200);
    if (totals.length === 0) return [];
    const { count, mean, median } = distribution(200, totals);
    return [{ key, count, mean, median }];
  });
}

export const kindsOf = ({ services, providers }: Pick<CorridorPrices, 'services' | 'providers'>) => ({
  types: partsBy(services, PROVIDER_TYPES, ({ provider }) => providers[provider]?.type ?? 'unknown'),
  fundingInstruments: partsBy(services, FUNDING_INSTRUMENTS, ({ fundingInstrument }) => fundingInstrument),
  payouts: partsBy(services, [...PAYOUT_METHODS, undefined], ({ payoutMethod }) => payoutMethod),
  speeds: partsBy(services, [...SPEEDS, undefined], ({ speed }) => speed),
});

/** The firm whose services move the corridor's mean at 200 most; null: there are not two. */
export const pullOf = ({
  services,
  providers,
}: Pick<CorridorPrices, 'services' | 'providers'>): ProviderPull | null =>
  providerPull(
    services.flatMap((service) => {
      const point = pointAt(service, 200);
      return point
        ? [{ provider: service.provider, firm: providers[service.provider], totalBp: totalBp(point) }]
        : [];
    }),
  );

/** How many services lack what, at either amount. */
export const unseenOf = (services: readonly SurveyedService[]) => ({
  margins: services.filter(({ points }) => points.some(({ flags }) => flags.includes('no-margin-recorded')))
    .length,
  payouts: services.filter(({ payoutMethod }) => payoutMethod === undefined).length,
  speeds: services.filter(({ speed }) => speed === undefined).length,
  blanks: services.filter(
    ({ points }) =>
      !points.some(({ denomination, flags }) => denomination === 500 && !flags.includes('blank-at-500')),
  ).length,
});
