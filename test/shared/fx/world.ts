/** A small world of banks for the tests: known dollar values, and bulletins that print them as banks do. */
import type { BenchmarkRules, BenchmarkSource } from '../../../shared/fx/benchmark-types.ts';
import type { CollectedBulletin, Direction, PublishedRate } from '../../../shared/fx/bulletin.ts';
import type { Calendar } from '../../../shared/fx/calendar-types.ts';
import type { Day } from '../../../shared/model/day.ts';

/** Fixing days Monday to Friday, valid from the next day. */
export const DAILY: Calendar = {
  zone: 'UTC',
  weekdays: [1, 2, 3, 4, 5],
  publishedBy: '12:00',
  valid: 'next-day',
  holidays: [],
  holidaysUntil: '2030-12-31',
};
export const WEEKLY: Calendar = { ...DAILY, weekdays: [5] };

/** US dollars for one unit, as numbers: far more exact than the limits that are tested. */
export const USD: Readonly<Record<string, number>> = {
  USD: 1,
  EUR: 1.17,
  GBP: 1.34,
  CHF: 1.25,
  CNY: 0.14,
  INR: 0.011,
  RUB: 0.0125,
  KZT: 0.0019,
  KGS: 0.01144,
  UZS: 0.000082,
  TJS: 0.105,
  AFN: 0.0145,
};

export interface BankOf {
  readonly id: string;
  readonly bank?: string;
  readonly local: string;
  readonly direction?: Direction;
  readonly calendar?: Calendar;
  readonly publishes: readonly string[];
  readonly nominals?: Readonly<Record<string, number>>;
}

const MAJOR = ['USD', 'EUR', 'GBP', 'CHF', 'CNY', 'INR', 'RUB'];
export const BANKS: readonly BankOf[] = [
  { id: 'ecb', local: 'EUR', direction: 'foreign-per-local', publishes: ['USD', 'GBP', 'CHF', 'CNY', 'INR'] },
  { id: 'nbk', local: 'KZT', publishes: [...MAJOR, 'KGS', 'UZS'], nominals: { UZS: 100 } },
  {
    id: 'cbr',
    local: 'RUB',
    publishes: [...MAJOR.slice(0, 6), 'KZT', 'KGS', 'UZS'],
    nominals: { KZT: 100, UZS: 10000 },
  },
  { id: 'nbkr', local: 'KGS', publishes: ['USD', 'EUR', 'CNY', 'KZT', 'RUB'] },
  {
    id: 'nbkr-weekly',
    bank: 'nbkr',
    local: 'KGS',
    calendar: WEEKLY,
    publishes: ['GBP', 'CHF', 'INR', 'TJS', 'AFN'],
  },
];

export const sourceOf = ({ id, bank = id, calendar = DAILY }: BankOf): BenchmarkSource => ({
  id,
  bank,
  calendar,
});

export const rulesFor = (banks: readonly BankOf[], more: Partial<BenchmarkRules> = {}): BenchmarkRules => ({
  sources: banks.map(sourceOf),
  pegs: [],
  priors: [],
  ...more,
});

/** A decimal string of nine digits, without an exponent. */
export const decimal = (figure: number): string => {
  const places = Math.max(0, Math.min(20, 8 - Math.floor(Math.log10(figure))));
  return figure.toFixed(places);
};

/** What a bank prints of a world on a day. */
export const bulletinOf = (
  { id, local, direction = 'local-per-foreign', publishes, nominals = {} }: BankOf,
  fixedOn: Day,
  usd: Readonly<Record<string, number>> = USD,
): CollectedBulletin => {
  const value = (currency: string): number => {
    const found = usd[currency];
    if (found === undefined) throw new Error(`the world has no ${currency}`);
    return found;
  };
  const rates = publishes.map((currency): PublishedRate => {
    const nominal = nominals[currency] ?? 1;
    const perUnit = value(currency) / value(local);
    return {
      currency,
      nominal,
      rate: decimal(direction === 'local-per-foreign' ? perUnit * nominal : 1 / perUnit),
    };
  });
  return {
    source: id,
    currency: local,
    direction,
    fixedOn,
    validOn: fixedOn,
    rates,
    evidence: `${id} ${fixedOn}`,
    collectedAt: `${fixedOn}T12:00:00Z`,
  };
};

/** A bulletin with one rate changed. */
export const withRate = (
  bulletin: CollectedBulletin,
  currency: string,
  change: (rate: PublishedRate) => PublishedRate,
): CollectedBulletin => ({
  ...bulletin,
  rates: bulletin.rates.map((rate) => (rate.currency === currency ? change(rate) : rate)),
});

/** Replaces the figure of a rate. */
export const times = (factor: number) => (rate: PublishedRate) => ({
  ...rate,
  rate: decimal(Number(rate.rate) * factor),
});
export const upsideDown = (rate: PublishedRate): PublishedRate => ({
  ...rate,
  rate: decimal(1 / Number(rate.rate)),
});
