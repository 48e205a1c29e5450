/** Weights corridors' prices by bilateral flows: the weighted mean, and the possible saving with the cheapest choice. */
import { formatDecimal } from '../money/decimal.ts';
import {
  add,
  divide,
  most,
  multiply,
  type Rational,
  rational,
  reduce,
  subtract,
  ZERO,
} from '../money/rational.ts';
import type { CorridorFacts } from './corridor-facts.ts';
import { percent } from './distribution.ts';
import type { CorridorIndicators, GroupSaving, WeightedMean } from './indicator-types.ts';

/** Decimals of flows and savings as written: USD million, a hundred thousand dollars. */
const MILLION_DECIMALS = 1;
const million = (amount: Rational): string => formatDecimal(amount, MILLION_DECIMALS);

const total = (values: readonly Rational[]): Rational => values.reduce((a, b) => reduce(add(a, b)), ZERO);

/** Sum of flow x mean over sum of flows; null where no corridor has a flow above 0. */
export function weightedMean(corridors: readonly CorridorFacts[], year: number): WeightedMean | null {
  const weighed = corridors.flatMap(({ mean, flow }) => (flow && flow.n > 0n ? [{ mean, flow }] : []));
  if (weighed.length === 0) return null;
  const flows = total(weighed.map(({ flow }) => flow));
  return {
    mean: percent(divide(total(weighed.map(({ mean, flow }) => multiply(mean, flow))), flows)),
    year,
    corridors: weighed.length,
    withoutFlow: corridors.length - weighed.length,
    flowUsdMillion: million(flows),
  };
}

/** The flow times (`above` less `cheapest`, basis points), in USD million a year, not below 0. */
const saved = (above: Rational, cheapest: number, flow: Rational): Rational =>
  multiply(flow, multiply(most(ZERO, subtract(above, rational(cheapest))), rational(1, 10_000)));

/** An illustration, not an observed loss (docs/method.md). Null without a flow or a confirmed cheapest price. */
export function corridorSaving(corridor: CorridorFacts, year: number): CorridorIndicators['saving'] {
  const { median, mean, cheapestConfirmed, flow } = corridor;
  if (!flow) return { why: 'no-flow' };
  if (cheapestConfirmed === null) return { why: 'no-confirmed-cheapest' };
  return {
    usdMillion: million(saved(median, cheapestConfirmed, flow)),
    usdMillionByMean: million(saved(mean, cheapestConfirmed, flow)),
    year,
    cheapestConfirmed: percent(rational(cheapestConfirmed)),
    flowUsdMillion: million(flow),
  };
}

/** The sum over the corridors with a saving; null if none has one. */
export function groupSaving(corridors: readonly CorridorFacts[], year: number): GroupSaving | null {
  const withFlow = corridors.flatMap(({ flow, ...rest }) => (flow ? [{ flow, ...rest }] : []));
  const saving = withFlow.flatMap(({ flow, median, mean, cheapestConfirmed }) =>
    cheapestConfirmed === null
      ? []
      : [{ byMedian: saved(median, cheapestConfirmed, flow), byMean: saved(mean, cheapestConfirmed, flow) }],
  );
  if (saving.length === 0) return null;
  return {
    usdMillion: million(total(saving.map(({ byMedian }) => byMedian))),
    usdMillionByMean: million(total(saving.map(({ byMean }) => byMean))),
    year,
    corridors: saving.length,
    leftOut: {
      noFlow: corridors.length - withFlow.length,
      noConfirmedCheapest: withFlow.length - saving.length,
    },
  };
}
