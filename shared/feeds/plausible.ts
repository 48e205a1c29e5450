/** Holds a service against what else is known: reference rates, published prices, and what its provider said before. */
import { type Day, readTime } from '../model/day.ts';
import {
  type CorridorId,
  type CurrencyCode,
  endsOf,
  FUNDING_INSTRUMENTS,
  type FundingInstrument,
} from '../model/vocabulary.ts';
import { formatDecimal, formatPercent, parseDecimal } from '../money/decimal.ts';
import {
  add,
  compare,
  divide,
  isPositive,
  multiply,
  ONE,
  type Rational,
  rational,
  subtract,
} from '../money/rational.ts';
import { REFERENCE_RATE } from '../pricing/said-rates.ts';
import { figure, percentage } from '../pricing/tariff/bands.ts';
import { rateEnds } from '../pricing/tariff/rate-age.ts';
import { readTariff } from '../pricing/tariff/read-tariff.ts';
import { pricerOf } from '../pricing/tariff/tariff-price.ts';
import { costOn, type Terms } from '../pricing/tariff-cost.ts';
import type { Report } from './fault.ts';
import type { FeedRate, FeedService } from './feed.ts';
import type { KnownWords } from './shape.ts';
import { tariffOf } from './tariff-of.ts';

/** Reference rates by pair, pay-out units for one unit sent: `{ 'EUR-TJS': '11.0235' }`. */
export type ReferenceRates = Readonly<Record<string, string>>;

/** The pair of a service's currencies, as ReferenceRates names it. */
export const pairOf = ({ sendCurrency, payoutCurrency }: FeedService): string =>
  `${sendCurrency}-${payoutCurrency}`;

/** What a corridor's published prices come to at an amount, as the percentage lost of it, fee deducted. */
export interface PublishedPrices {
  /** Decimal string in `currency`. */
  readonly amount: string;
  readonly currency: CurrencyCode;
  /** Nine in ten are at most this, percent. */
  readonly p90: string;
}

export interface Known {
  readonly words: KnownWords;
  readonly receivedAt: string;
  readonly references: ReferenceRates | undefined;
  readonly prices: Readonly<Record<CorridorId, PublishedPrices>> | undefined;
  /** The service as its provider had it before, and the reference rates of then. */
  readonly before: FeedService | undefined;
  readonly referencesBefore: ReferenceRates | undefined;
}

/** Half a point: nobody measures a day's rate finer (docs/method.md). */
const SURE = rational(5, 1000);
/** A rate is taken for its reciprocal if it fits that within five percent, and is more than a tenth off as it is. */
const FITS = rational(5, 100);
const FAR = rational(1, 10);
/** A loss in the rate of more is doubted. */
const HIGH_MARGIN = rational(10, 100);
/** A total of three times what nine in ten prices are at most is doubted. */
const OUTLIER_TIMES = rational(3);
/** A total that moved by more than two points and by more than half of what it was. */
const JUMP = rational(2, 100);
/** What clocks may differ by. */
export const CLOCK_SKEW_MS = 60_000;
/** A margin under a thousandth is none. */
const NO_MARGIN = rational(1, 1000);
/** Paid out anywhere. */
const WORLD_CURRENCIES = ['USD', 'EUR'];

/** Reports what is doubtful of a service without errors, or impossible beside the reference rate. */
export function checkPlausible(service: FeedService, pointer: string, report: Report, known: Known): void {
  checkPayoutCurrency(service, pointer, report, known);
  const reference = referenceOf(service, known.references);
  service.exchangeRates.forEach((band, index) => {
    checkRate(band, `${pointer}/exchangeRates/${index}`, reference, report, known);
  });
  checkTotals(service, pointer, report, known);
}

function checkPayoutCurrency(service: FeedService, pointer: string, report: Report, { words }: Known): void {
  const { corridor, sendCurrency, payoutCurrency } = service;
  const tender = words.tender[endsOf(corridor).receiver] ?? [];
  const likely = [...tender, sendCurrency, ...WORLD_CURRENCIES];
  if (likely.includes(payoutCurrency)) return;
  const allowed = [...new Set(likely)].join(', ');
  report({
    rule: 'payout-currency-unlikely',
    pointer: `${pointer}/payoutCurrency`,
    sent: payoutCurrency,
    allowed,
  });
}

/** The reference rate of the service's two currencies; null: not known. */
function referenceOf(service: FeedService, references: ReferenceRates | undefined): string | null {
  if (service.sendCurrency === service.payoutCurrency) return '1';
  return references?.[pairOf(service)] ?? null;
}

function checkRate(
  band: FeedRate,
  pointer: string,
  reference: string | null,
  report: Report,
  { receivedAt }: Known,
): void {
  if ('marginPercent' in band) {
    const { marginPercent, benchmark } = band;
    if (benchmark !== REFERENCE_RATE)
      report({
        rule: 'no-benchmark',
        pointer: `${pointer}/benchmark`,
        sent: benchmark,
        allowed: REFERENCE_RATE,
      });
    if (compare(percentage(marginPercent), HIGH_MARGIN) > 0)
      report({
        rule: 'margin-high',
        pointer: `${pointer}/marginPercent`,
        sent: marginPercent,
        allowed: 'at most 10',
      });
    return;
  }
  const { rate, asOf } = band;
  const now = readTime(receivedAt) ?? 0;
  if ((readTime(asOf) ?? 0) > now + CLOCK_SKEW_MS)
    report({ rule: 'rate-ahead', pointer: `${pointer}/asOf`, sent: asOf, allowed: `until ${receivedAt}` });
  else if ((readTime(rateEnds(asOf)) ?? 0) < now)
    report({ rule: 'rate-old', pointer: `${pointer}/asOf`, sent: asOf });
  if (reference === null) return;
  const fault = rateFault(figure(rate), parseDecimal(reference, RATE_DECIMALS));
  if (fault) report({ rule: fault, pointer: `${pointer}/rate`, sent: rate, allowed: `about ${reference}` });
}

/** As in the comparison: enough for ten digits of the smallest rate. */
const RATE_DECIMALS = 30;

function rateFault(
  rate: Rational,
  reference: Rational,
): 'rate-upside-down' | 'rate-better-than-reference' | 'margin-high' | null {
  const loss = subtract(ONE, divide(rate, reference));
  if (isBeyond(loss, FAR) && !isBeyond(subtract(multiply(rate, reference), ONE), FITS))
    return 'rate-upside-down';
  if (compare(loss, subtract(rational(0), SURE)) < 0) return 'rate-better-than-reference';
  return compare(loss, HIGH_MARGIN) > 0 ? 'margin-high' : null;
}

/** Whether a figure is farther from 0 than that, on either side. */
const isBeyond = (value: Rational, far: Rational): boolean =>
  compare(value, far) > 0 || compare(value, subtract(rational(0), far)) < 0;

/** The amounts at which two versions of a service are compared, and what its total is held against. */
function checkTotals(service: FeedService, pointer: string, report: Report, known: Known): void {
  const published = known.prices?.[service.corridor];
  const amount = published?.currency === service.sendCurrency ? figure(published.amount) : null;
  for (const instrument of FUNDING_INSTRUMENTS.filter((each) => service.fees[each])) {
    const at = `${pointer}/fees/${instrument}`;
    const now = pricedAs(service, instrument, known, known.references);
    if (now.isFree) report({ rule: 'free', pointer: at });
    const total = amount && now.totalAt(amount);
    if (published && total && compare(total, multiply(OUTLIER_TIMES, percentage(published.p90))) > 0) {
      const sent = `${formatPercent(total, 2)} % of ${published.amount} ${published.currency}`;
      report({ rule: 'fee-outlier', pointer: at, sent, allowed: `up to three times ${published.p90} %` });
    }
    const { before } = known;
    if (!before?.fees[instrument] || before.sendCurrency !== service.sendCurrency) continue;
    const then = pricedAs(before, instrument, known, known.referencesBefore);
    const all = [...(amount ? [amount] : []), ...amountsOf(service), ...amountsOf(before)];
    const amounts = [...new Map(all.map((each) => [`${each.n}/${each.d}`, each])).values()];
    const { sendCurrency } = service;
    const jumped = jumpOf(then, now, amounts, known.words.decimals[sendCurrency] ?? 0);
    if (jumped) report({ rule: 'jump', pointer: at, sent: jumped });
  }
}

/** A service as it is priced for one instrument. */
interface Priced {
  /** Whether some amount costs nothing: no fee, and a rate as good as the reference. */
  readonly isFree: boolean;
  /** The share lost of an outlay; null where a part of it is not known, or it is not priced. */
  readonly totalAt: (money: Rational) => Rational | null;
}

/** Any day: the check asks for no day's price, so nothing is out of date. */
const ANY_DAY: Day = '2026-01-01';

function pricedAs(
  service: FeedService,
  fundingInstrument: FundingInstrument,
  { words }: Known,
  references: ReferenceRates | undefined,
): Priced {
  const { sendCurrency: currency, payoutCurrency, payoutMethod } = service;
  const rate = referenceOf(service, references);
  const tariff = tariffOf({ ...service, exchangeRates: service.exchangeRates.map(undated) }, DAYS);
  const terms: Terms = {
    reading: 'fee-deducted',
    day: ANY_DAY,
    currency,
    decimals: words.decimals[currency] ?? 0,
    fundingInstrument,
    payoutMethod,
    taxes: [],
    rates:
      rate === null
        ? null
        : { reference: REFERENCE_RATE, perUnit: { [REFERENCE_RATE]: rate }, payoutCurrency },
  };
  const price = pricerOf(tariff, terms);
  const costOf = costOn(terms);
  const hasNoFee = service.fees[fundingInstrument]?.some(({ fixed, percent, minimum }) =>
    [fixed, percent, minimum ?? '0'].every((each) => !isPositive(figure(each))),
  );
  return {
    isFree:
      hasNoFee === true &&
      readTariff(tariff, terms).bands.some(
        ({ fixed, share, minimum, margin }) =>
          ![fixed, share, minimum].some(isPositive) && margin.known && compare(margin.value, NO_MARGIN) < 0,
      ),
    totalAt: (money) => {
      const priced = price({ basis: 'tariff', money });
      if (!priced.priced || !priced.at.margin.known) return null;
      const cost = costOf(priced.at);
      return cost.feasible ? cost.total : null;
    },
  };
}

const DAYS = { validFrom: ANY_DAY, validUntil: ANY_DAY };

/** A rate as it was when it was one: how old it is by now is a doubt of its own. */
const undated = (band: FeedRate): FeedRate =>
  'rate' in band ? { ...band, asOf: `${ANY_DAY}T00:00:00Z` } : band;

/** Amounts to compare at: the middle and the end of every band that ends, and the largest transfer. */
const amountsOf = ({ fees, limits }: FeedService): Rational[] => [
  ...Object.values(fees).flatMap((bands) =>
    bands.flatMap(({ above, upTo }) => {
      if (upTo === null) return [];
      const end = figure(upTo);
      return [divide(add(figure(above), end), rational(2)), end];
    }),
  ),
  ...(limits?.perTransfer ? [figure(limits.perTransfer)] : []),
];

/** Where the total jumped, in words; null: nowhere. */
function jumpOf(then: Priced, now: Priced, amounts: readonly Rational[], decimals: number): string | null {
  for (const amount of amounts) {
    const [was, is] = [then.totalAt(amount), now.totalAt(amount)];
    if (!was || !is) continue;
    const moved = subtract(is, was);
    if (!isBeyond(moved, JUMP) || !isBeyond(moved, divide(was, rational(2)))) continue;
    return `${formatPercent(is, 2)} % of ${formatDecimal(amount, decimals)}, was ${formatPercent(was, 2)} %`;
  }
  return null;
}
