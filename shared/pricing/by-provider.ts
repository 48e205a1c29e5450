/** Families see providers, not rows: one entry per provider with its best way and the range of its others. */
import type { Offer } from './offer.ts';

export interface ProviderGroup {
  readonly provider: Offer['provider'];
  /** The provider's first offer in rank order. */
  readonly best: Offer;
  /** Its other offers with a price at this amount, in rank order; what the survey has no price for is left out. */
  readonly others: readonly Offer[];
  /** Percent, least and most total among the others that are ranked; null where none is. */
  readonly range: { readonly min: string; readonly max: string } | null;
}

/**
 * Groups offers that are in rank order, as compareOffers gives them. Providers come in the order of their best offer, so
 * those with nothing confirmed follow all that have something, and those without any price are last.
 */
export function groupByProvider(offers: readonly Offer[]): ProviderGroup[] {
  const byProvider = new Map<string, [Offer, ...Offer[]]>();
  for (const offer of offers) {
    const list = byProvider.get(offer.provider.id);
    if (list) list.push(offer);
    else byProvider.set(offer.provider.id, [offer]);
  }
  const groups: ProviderGroup[] = [];
  for (const [best, ...rest] of byProvider.values()) {
    const others = rest.filter(({ standing }) => standing !== 'not-priced');
    const totals = others.flatMap(({ standing, cost }) =>
      standing === 'ranked' && cost?.total ? [cost.total] : [],
    );
    const [min] = totals;
    const range = min ? { min, max: totals[totals.length - 1] ?? min } : null;
    groups.push({ provider: best.provider, best, others, range });
  }
  return groups;
}
