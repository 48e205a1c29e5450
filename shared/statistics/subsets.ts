/**
 * Decides which services are in the parts that the World Bank averages too (docs/method.md, indicators): digital services,
 * cards, international operators. A service can be in several.
 */
import type { SurveyedService } from '../model/corridor-prices.ts';
import type { PayoutMethod } from '../model/vocabulary.ts';
import type { RoundRow } from '../pricing/survey.ts';
import type { Subset } from './indicator-types.ts';

const PAID_DIGITALLY: readonly (PayoutMethod | undefined)[] = [
  'bank-account',
  'partner-bank-account',
  'card',
  'mobile-wallet',
];
/** What decides on it; an earlier round may not have recorded how money is sent. */
export type Ways = Pick<RoundRow, 'fundingInstrument' | 'accessPoint' | 'payoutMethod' | 'doubts'>;
const isOrderedDigitally = ({ accessPoint }: Ways): boolean =>
  accessPoint === 'internet' || accessPoint === 'mobile-app';
const isDoubtful = ({ doubts }: Ways): boolean => doubts?.includes('access-point') ?? false;

/** Digital in the World Bank's sense: both ends are. A doubtful access point counts as not digital. */
export const isDigital = (service: Ways): boolean =>
  !isDoubtful(service) && isOrderedDigitally(service) && PAID_DIGITALLY.includes(service.payoutMethod);

/** Whether a service that does not count as digital may be so: its access point is doubtful. */
export const mayBeDigital = (service: SurveyedService): boolean =>
  isDoubtful(service) &&
  isOrderedDigitally(service) &&
  [undefined, ...PAID_DIGITALLY].includes(service.payoutMethod);

/** A firm is international if it is in at least this share of the corridors. */
const INTERNATIONAL_PERCENT = 85;

/** Firms that are in at least 85 % of the corridors, by id. @param corridors the services or prices of each */
export function internationalOperators(
  corridors: readonly (readonly { readonly provider: string }[])[],
): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const services of corridors)
    for (const provider of new Set(services.map((service) => service.provider)))
      counts.set(provider, (counts.get(provider) ?? 0) + 1);
  return new Set(
    [...counts]
      .filter(([, count]) => 100 * count >= INTERNATIONAL_PERCENT * corridors.length)
      .map(([provider]) => provider),
  );
}

/** Whether a service is in a subset. */
export function isIn(
  subset: Subset,
  service: Ways & Pick<RoundRow, 'provider'>,
  international: ReadonlySet<string>,
): boolean {
  switch (subset) {
    case 'digital':
      return isDigital(service);
    case 'not-digital':
      return !isDigital(service);
    case 'card':
      return service.fundingInstrument === 'debit-card' || service.fundingInstrument === 'credit-card';
    case 'international-operators':
      return international.has(service.provider);
  }
}
