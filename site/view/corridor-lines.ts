/** The corridors with a page, the largest first, and what lists say beside each: how many prices, how old, what is taken. */
import { FLOWS, FLOWS_WITHOUT_PRICE } from '../../shared/catalogue/flows.ts';
import { UNPRICED } from '../../shared/catalogue/unpriced.ts';
import { surveyAge } from '../../shared/model/age.ts';
import type { CorridorPrices } from '../../shared/model/corridor-prices.ts';
import { byText } from '../../shared/model/order.ts';
import { type CorridorId, type CountryCode, endsOf } from '../../shared/model/vocabulary.ts';
import { compareSurveyed } from '../../shared/pricing/offers.ts';
import type { SaidSheet } from '../../shared/pricing/said.ts';
import { isInForce } from '../../shared/pricing/tariff/tariff-price.ts';
import type { CorridorSummary, Summary } from '../../shared/statistics/summary.ts';

/** What the cheapest and the dearest confirmed price take at the smaller surveyed amount, as families read it: percent. */
export interface Taken {
  readonly min: string;
  readonly max: string;
}
/** null: no price is confirmed; a corridor without a price is not here. */
export type TakenOf = Readonly<Record<CorridorId, Taken | null>>;

interface ServedCorridor {
  readonly corridor: CorridorId;
  readonly sender: CountryCode;
  readonly receiver: CountryCode;
  /** Prices to compare; 0: none. */
  readonly services: number;
}

export interface CorridorLine extends ServedCorridor {
  /** Whether the survey that priced it is old. */
  readonly isOld: boolean;
  readonly taken: Taken | null;
  /** Prices that providers say, in force on the day. */
  readonly said: number;
}

/** The estimate of 2021 in USD million; of a corridor without one nothing. */
const flowOf = (corridor: CorridorId): number =>
  Number(FLOWS[corridor] ?? FLOWS_WITHOUT_PRICE[corridor] ?? 0);

/** Every corridor with a page, the largest first. @param said those in which providers say prices, surveyed or not */
export function servedCorridors(
  { corridors }: Pick<Summary, 'corridors'>,
  said: Iterable<CorridorId> = [],
): ServedCorridor[] {
  const services = new Map(corridors.map((one: CorridorSummary) => [one.corridor, one.services]));
  const all = new Set([...services.keys(), ...UNPRICED.map(({ corridor }) => corridor), ...said]);
  return [...all]
    .map((corridor) => ({ corridor, flow: flowOf(corridor) }))
    .sort((a, b) => b.flow - a.flow || byText(a.corridor, b.corridor))
    .map(({ corridor }) => ({ corridor, ...endsOf(corridor), services: services.get(corridor) ?? 0 }));
}

/** How many of what providers say in a corridor is in force on a day. */
const countOf = (say: { readonly sheet: SaidSheet } | undefined, today: string): number =>
  say?.sheet.services.filter(({ tariff }) => isInForce(tariff, today)).length ?? 0;

/** The same with what lists say of each. `today`: the ISO day on which the page is rendered. */
export function corridorLines(
  summary: Pick<Summary, 'corridors' | 'surveys'>,
  taken: TakenOf,
  today: string,
  said: ReadonlyMap<CorridorId, { readonly sheet: SaidSheet }> = new Map(),
): CorridorLine[] {
  const isOld = new Map(summary.surveys.map((survey) => [survey.period, surveyAge(survey, today).old]));
  const periods = new Map(summary.corridors.map(({ corridor, period }) => [corridor, period]));
  return servedCorridors(summary, said.keys()).map((one) => ({
    ...one,
    isOld: isOld.get(periods.get(one.corridor) ?? '') ?? false,
    taken: taken[one.corridor] ?? null,
    said: countOf(said.get(one.corridor), today),
  }));
}

/** What confirmed prices take on a day, at the smaller amount; null: none is confirmed. */
export function takenIn(prices: CorridorPrices, today: string): Taken | null {
  const [{ local, denomination }] = prices.amounts;
  const { offers } = compareSurveyed(prices, {
    amount: local?.amount ?? String(denomination),
    currency: local?.currency ?? 'USD',
    today,
  });
  // In the order of what they take.
  const totals = offers.flatMap(({ standing, cost }) =>
    standing === 'ranked' && cost?.total ? [cost.total] : [],
  );
  const [min] = totals;
  return min === undefined ? null : { min, max: totals.at(-1) ?? min };
}
