/**
 * What a barrier costs: how much more the cheapest takes for somebody who pays in cash, or is paid in cash. A price that is not
 * confirmed counts with its fee and the taxes on it, the least that it can cost, so the answer is a range (docs/method.md,
 * survey prices).
 */
import type { PayoutMethod } from '../model/vocabulary.ts';
import { formatDecimal, parseDecimal } from '../money/decimal.ts';
import { add, compare, least, type Rational, subtract, ZERO } from '../money/rational.ts';
import type { Comparison, Offer } from './offer.ts';

const BARRIERS = ['pays-cash', 'is-paid-cash'] as const;
export type Barrier = (typeof BARRIERS)[number];

/** Money in the comparison's currency, decimal strings; the same text twice if no price is in doubt. */
export interface MoneyRange {
  readonly atLeast: string;
  readonly atMost: string;
}

export interface BarrierCost {
  readonly barrier: Barrier;
  /** What the cheapest that passes takes. */
  readonly taken: MoneyRange;
  /** How much more that is than what the cheapest of all takes; above 0. */
  readonly more: MoneyRange;
}

const HANDED_OUT: readonly (PayoutMethod | undefined)[] = ['cash-pickup', 'home-delivery'];

const PASSES: Readonly<Record<Barrier, (offer: Offer) => boolean>> = {
  'pays-cash': ({ fundingInstrument }) => fundingInstrument === 'cash',
  'is-paid-cash': ({ payoutMethod }) => HANDED_OUT.includes(payoutMethod),
};

/**
 * The barriers of a comparison that cost more than its cheapest offer. None where money is not known, where nothing is ranked,
 * or where no confirmed price passes a barrier.
 */
export function barrierCosts({ offers }: Pick<Comparison, 'offers'>): BarrierCost[] {
  const ranked = offers.filter(({ standing }) => standing === 'ranked');
  const cheapest = takenOf(ranked);
  if (!cheapest) return [];
  const write = (value: Rational): string => formatDecimal(value, decimalsOf(ranked));
  return BARRIERS.flatMap((barrier) => {
    const confirmed = takenOf(ranked.filter(PASSES[barrier]));
    if (!confirmed || compare(confirmed, cheapest) <= 0) return [];
    const doubtful = offers.filter((offer) => offer.standing === 'unconfirmed' && PASSES[barrier](offer));
    const perhaps = doubtful.flatMap((offer) => leastOf(offer) ?? []).reduce(least, confirmed);
    const more = (value: Rational): Rational =>
      compare(value, cheapest) > 0 ? subtract(value, cheapest) : ZERO;
    return [
      {
        barrier,
        taken: { atLeast: write(perhaps), atMost: write(confirmed) },
        more: { atLeast: write(more(perhaps)), atMost: write(more(confirmed)) },
      },
    ];
  });
}

/** The least that any of these takes; undefined if the money of none is known. */
function takenOf(offers: readonly Offer[]): Rational | undefined {
  const taken = offers.flatMap(({ cost }) => (cost?.amount ? [read(cost.amount)] : []));
  return taken.length === 0 ? undefined : taken.reduce(least);
}

/** Fee and taxes of a price that is not confirmed; undefined if the fee is not known. What it says of the rate is in doubt. */
function leastOf({ cost }: Offer): Rational | undefined {
  const known = (cost?.parts ?? []).flatMap((one) =>
    one.part !== 'margin' && one.known && one.amount !== null ? [one] : [],
  );
  return known.some(({ part }) => part === 'fee')
    ? known.map(({ amount }) => read(amount ?? '')).reduce(add)
    : undefined;
}

/** What is taken can be below 0 in a survey. */
function read(money: string): Rational {
  const [unsigned = ''] = /[^-]+/.exec(money) ?? [];
  const value = parseDecimal(unsigned, MOST_DECIMALS);
  return money.startsWith('-') ? subtract(ZERO, value) : value;
}

/** The most decimals of any currency. */
const MOST_DECIMALS = 4;

/** Those of the comparison's currency: its amounts are written with all of them. */
const decimalsOf = (offers: readonly Offer[]): number =>
  Math.max(0, ...offers.map(({ cost }) => cost?.amount?.split('.')[1]?.length ?? 0));
