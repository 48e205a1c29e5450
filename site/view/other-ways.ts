/** The counted noun of a comparison, in each form that a corridor can need. Built in Node: browsers lack our plurals. */
import type { PricedCorridor } from '../../shared/pricing/priced-corridor.ts';
import { countText, textsOf } from '../i18n/index.ts';
import type { Locale } from '../texts/languages.ts';
import type { View } from './comparison.ts';

/** By the number of a provider's other ways, up to what the largest one has. */
export function otherWaysOf(
  locale: Locale,
  { services }: Pick<PricedCorridor, 'services'>,
): View['otherWays'] {
  const ways = new Map<string, number>();
  for (const { provider } of services) ways.set(provider, (ways.get(provider) ?? 0) + 1);
  const { otherWays } = textsOf(locale).counts;
  return Array.from({ length: Math.max(...ways.values()) }, (_, others) =>
    countText(locale, otherWays, others),
  );
}
