/** The table of reference rates: what each currency was worth on the days on which a bank fixed it. */
import type { BenchmarkRate, BulletinBehind, BulletinRef } from '../../fx/benchmark-types.ts';
import type { Dataset } from './dataset.ts';

export interface RateRecord {
  readonly day: string;
  readonly rate: BenchmarkRate;
  readonly bulletins: Readonly<Record<BulletinRef, BulletinBehind>>;
  readonly methodVersion: string;
}

const RATE = { is: { type: 'number' }, unit: 'rate' } as const;

export const RATES: Dataset<RateRecord> = {
  name: 'rates',
  title: 'Reference rates of currencies in US dollars',
  text: 'A row for each currency and day on which a central bank fixed it: what one unit was worth in US dollars, by the banks that agree on it. Days to which an earlier figure was carried have no row.',
  key: ['day', 'currency'],
  columns: {
    day: {
      is: { type: 'day' },
      required: true,
      text: 'The day on which it was fixed.',
      cell: ({ day }) => day,
    },
    currency: {
      is: { type: 'text' },
      required: true,
      text: 'The currency, ISO 4217.',
      cell: ({ rate }) => rate.currency,
    },
    usd: {
      ...RATE,
      required: true,
      text: 'US dollars for one unit of the currency, of at most 12 significant digits.',
      cell: ({ rate }) => rate.usd,
    },
    lowest_usd: {
      ...RATE,
      text: 'The lowest figure of the banks that day; empty: there is one figure alone.',
      cell: ({ rate }) => rate.range?.low,
    },
    highest_usd: {
      ...RATE,
      text: 'The highest figure of the banks that day.',
      cell: ({ rate }) => rate.range?.high,
    },
    basis: {
      is: { type: 'word', words: ['consensus', 'one-bank', 'peg', 'anchor'] },
      required: true,
      text: 'consensus: banks that agree. one-bank: one bank, found plausible. peg: a fixed rate, where no bank publishes the currency. anchor: the dollar itself.',
      cell: ({ rate }) => rate.basis,
    },
    banks: {
      is: { type: 'text' },
      text: 'The banks behind it, with a space between them; empty: a peg to the dollar, or the dollar.',
      cell: ({ rate }) => rate.banks.join(' ') || null,
    },
    evidence: {
      is: { type: 'text' },
      text: 'SHA-256 of the bulletins behind it, with a space between them.',
      cell: ({ rate, bulletins }) =>
        [...new Set(rate.bulletins.flatMap((ref) => bulletins[ref]?.evidence ?? []))].join(' ') || null,
    },
    method_version: {
      is: { type: 'text' },
      required: true,
      text: 'The version of the method by which it was computed.',
      cell: ({ methodVersion }) => methodVersion,
    },
  },
};
