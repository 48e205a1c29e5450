/**
 * Groups offers by provider, because families choose providers, not rows: the best offer of each, and the range of its
 * others.
 */
import { groupBy } from '../model/group-by.ts';
import type { Offer } from './offer.ts';

export interface ProviderGroup {
  readonly provider: Offer['provider'];
  /** The provider's first offer in rank order. */
  readonly best: Offer;
  /** Its other offers with a price at this amount, in rank order. */
  readonly others: readonly Offer[];
  /** The least and the most total of the ranked others, percent; null where none is ranked. */
  readonly range: { readonly min: string; readonly max: string } | null;
}

/**
 * Groups offers that are in rank order, as comparisons give them. Providers come in the order of their best offer, so
 * providers without a confirmed price follow those with one, and those without any price are last.
 */
export function groupByProvider(offers: readonly Offer[]): ProviderGroup[] {
  const byProvider = groupBy(offers, ({ provider }) => provider.id);
  return [...byProvider.values()].map(([best, ...rest]) => {
    const others = rest.filter(({ standing }) => standing !== 'not-priced');
    const totals = others.flatMap(({ standing, cost }) =>
      standing === 'ranked' && cost?.total ? [cost.total] : [],
    );
    const [min] = totals;
    const range = min ? { min, max: totals[totals.length - 1] ?? min } : null;
    return { provider: best.provider, best, others, range };
  });
}
