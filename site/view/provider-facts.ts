/** What is held of each provider: where, how many services, who asked when, and what it said itself. For its page, and the list of all. */
import type { CorridorPrices, CorridorProvider, SurveyRef } from '../../shared/model/corridor-prices.ts';
import { groupBy } from '../../shared/model/group-by.ts';
import { byText } from '../../shared/model/order.ts';
import type { Manifest } from '../../shared/model/publication.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import type { SaidSheet } from '../../shared/pricing/said.ts';

/** The prices of a layer that one provider has in a corridor. */
export interface HeldPrices {
  readonly corridor: CorridorId;
  /** The publication that holds them: with it an id names a price for good. */
  readonly publication: string;
  /** Ids of the services, unique in the corridor. */
  readonly ids: readonly string[];
}

export interface SaidPrices extends HeldPrices {
  /** The editions of its feeds that say so. */
  readonly editions: readonly string[];
  /** The last day for which the first of them to end says so; null: none ends. */
  readonly until: string | null;
}

/** A round of a survey, and on which days it asked this provider's prices; null: not recorded. */
export interface AskedIn {
  readonly survey: Pick<SurveyRef, 'source' | 'period'>;
  readonly days: readonly [first: string, last: string] | null;
}

export interface ProviderFacts extends CorridorProvider {
  readonly id: string;
  /** Both in the order of the corridors. */
  readonly surveyed: readonly HeldPrices[];
  readonly said: readonly SaidPrices[];
  readonly rounds: readonly AskedIn[];
}

/** Every provider that anything is held of, in the order of the names. */
export interface ProviderList {
  readonly providers: readonly ProviderFacts[];
}

export interface PublishedPrices {
  readonly manifest: Pick<Manifest, 'corridors' | 'said'>;
  /** Of all corridors in the manifest. */
  readonly prices: ReadonlyMap<CorridorId, CorridorPrices>;
  readonly said: ReadonlyMap<CorridorId, SaidSheet>;
}

/** Last parts of addresses that are other pages. */
const TAKEN = new Set(['rules', 'guide', 'portal']);
/** Whether a provider has a page of its own: not under the address of another page. */
export const hasPage = (id: string): boolean => !TAKEN.has(id);

type Held = { -readonly [Key in keyof ProviderFacts]: ProviderFacts[Key] } & {
  readonly surveyed: HeldPrices[];
  readonly said: SaidPrices[];
  readonly days: Map<string, { survey: AskedIn['survey']; days: (string | undefined)[] }>;
};

export function providersOf({ manifest, prices, said }: PublishedPrices): ProviderFacts[] {
  const found = new Map<string, Held>();
  const heldOf = (id: string, { name, type, typeBasis }: CorridorProvider): Held => {
    const before = found.get(id);
    if (before) return before;
    const held: Held = { id, name, type, typeBasis, surveyed: [], said: [], rounds: [], days: new Map() };
    found.set(id, held);
    return held;
  };
  const inOrder = <T>(sheets: ReadonlyMap<CorridorId, T>) => [...sheets].sort(([a], [b]) => byText(a, b));
  for (const [corridor, { providers, services, survey }] of inOrder(prices)) {
    const publication = manifest.corridors[corridor] ?? '';
    for (const [id, own] of groupBy(services, ({ provider }) => provider)) {
      const provider = providers[id];
      if (!provider || !hasPage(id)) continue;
      const held = heldOf(id, provider);
      held.surveyed.push({ corridor, publication, ids: own.map((service) => service.id) });
      const { source, period } = survey;
      const round = held.days.get(survey.edition) ?? { survey: { source, period }, days: [] };
      round.days.push(...own.map(({ collectedOn }) => collectedOn));
      held.days.set(survey.edition, round);
    }
  }
  for (const [corridor, { providers, services }] of inOrder(said)) {
    const publication = manifest.said[corridor] ?? '';
    for (const [id, own] of groupBy(services, ({ provider }) => provider)) {
      const provider = providers[id];
      if (!provider || !hasPage(id)) continue;
      const ends = own.flatMap(({ tariff }) => tariff.validTo ?? []).sort();
      heldOf(id, provider).said.push({
        corridor,
        publication,
        ids: own.map((service) => service.id),
        editions: [...new Set(own.map(({ edition }) => edition))].sort(),
        until: ends[0] ?? null,
      });
    }
  }
  return [...found.values()]
    .map(({ days, ...held }) => ({ ...held, rounds: [...days.values()].map(askedIn) }))
    .sort((a, b) => byText(a.name, b.name) || byText(a.id, b.id));
}

function askedIn({ survey, days }: { survey: AskedIn['survey']; days: (string | undefined)[] }): AskedIn {
  const known = days.flatMap((day) => day ?? []).sort();
  const [first, last] = [known[0], known.at(-1)];
  return { survey, days: first === undefined || last === undefined ? null : [first, last] };
}

/** The publication that a page of these is from: the newest that holds a part of it, so that it changes only with its own prices. */
export const newestOf = (providers: readonly Pick<ProviderFacts, 'surveyed' | 'said'>[]): string =>
  providers
    .flatMap(({ surveyed, said }) => [...surveyed, ...said].map(({ publication }) => publication))
    .sort(byText)
    .at(-1) ?? '';
