/**
 * The survey's older layout (2014 Q1 and Q2): rows with pay-out, speed, coverage and rates, in the form of the rules' input.
 * The full file is not part of the project; the fixture has a few of its rows in the same format.
 */
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { readSharedCsv } from '../../infra/data/shared-csv.ts';
import {
  type AccessPoint,
  type CorridorId,
  corridorId,
  type FundingInstrument,
  type PayoutMethod,
  type Speed,
} from '../../shared/model/vocabulary.ts';
import { parseDecimal } from '../../shared/money/decimal.ts';
import { divide, type Rational, rational, subtract, ZERO } from '../../shared/money/rational.ts';
import { type ObservedFacts, readObserved } from '../../shared/pricing/observed.ts';
import type { SeenService, ServiceTotal } from '../../shared/statistics/reached.ts';
import type { SmartService } from '../../shared/statistics/smart.ts';
import type { TimedService } from '../../shared/statistics/speed-target.ts';

/** One row at the smaller amount. */
export interface Row2014 extends SeenService, SmartService, TimedService {
  readonly provider: string;
  readonly fundingInstrument: FundingInstrument;
  readonly accessPoint: AccessPoint;
  readonly payoutMethod: PayoutMethod;
  readonly corridor: CorridorId;
  /** `2014-Q1` */
  readonly period: string;
  readonly observed: ObservedFacts;
}

/** The full file's rows, or null if the file is not available. */
export const rows2014 = (): Row2014[] | null =>
  readSharedCsv('rpw/rpw-rows-2014-q1-q2.csv.gz')?.map(toRow) ?? null;

/** United Kingdom to Philippines, 2014 Q2: 28 rows. */
export const fixture2014 = (): Row2014[] => {
  const text = readFileSync(new URL('../fixtures/rpw/rpw-2014-q2-gbr-phl.csv', import.meta.url), 'utf8');
  const options = { header: true, skipEmptyLines: true, comments: '#' } as const;
  return Papa.parse<Record<string, string>>(text, options).data.map(toRow);
};

const one = <T>(table: Readonly<Record<string, T>>, text: string): T => {
  const found = table[text];
  if (found === undefined) throw new Error(`the layout of 2014 has no "${text}"`);
  return found;
};

/** `-0.19`, `15.0`: exact. */
const exact = (text = ''): Rational =>
  text.startsWith('-') ? subtract(ZERO, parseDecimal(text.slice(1), 12)) : parseDecimal(text, 12);

/** `2.88` percent is 288. */
const basisPoints = (text = ''): number => {
  const { n, d } = exact(text);
  if ((n * 100n) % d !== 0n) throw new Error(`more than two decimals: ${text}`);
  return Number((n * 100n) / d);
};

const SPEEDS: Readonly<Record<string, Speed>> = {
  'Less than one hour': 'within-an-hour',
  'Same day': 'same-day',
  'Next day': 'next-day',
  '2 days': 'two-days',
  '3-5 days': 'three-to-five-days',
  '6 days or more': 'six-days-or-more',
};

/** The funding instrument: the first one that the product names. */
const fundingOf = (product: string): FundingInstrument => {
  if (/cash to|door to door/i.test(product)) return 'cash';
  if (/account/i.test(product)) return 'bank-account';
  return product === 'Mobile' ? 'mobile-money' : 'debit-card';
};

/** Of several pay-out methods, the least demanding: a recipient who can have cash needs no account. */
const payoutOf = (method: string): NonNullable<ServiceTotal['payoutMethod']> => {
  if (/cash/i.test(method)) return 'cash-pickup';
  if (/home|door/i.test(method)) return 'home-delivery';
  if (/bank/i.test(method)) return 'bank-account';
  return one({ 'ATM Network': 'card', Mobile: 'mobile-wallet' } as const, method);
};

const HANDED_OUT: readonly string[] = ['cash-pickup', 'home-delivery'];

const toRow = (r: Record<string, string>): Row2014 => {
  const speed = one(SPEEDS, r['speed actual'] ?? '');
  const disclosesRate = one({ yes: true, no: false }, r.transparent ?? '');
  const payoutMethod = payoutOf(r['pick-up method'] ?? '');
  const hundred = rational(100);
  const product = r.product ?? '';
  const total = basisPoints(r['cc1 total cost %']);
  return {
    corridor: corridorId(r.source ?? '', r.destination === 'KSV' ? 'XKX' : (r.destination ?? '')),
    period: `${r.period?.slice(0, 4)}-Q${r.period?.charAt(5)}`,
    provider: r.firm ?? '',
    totalBp: total,
    fundingInstrument: fundingOf(product),
    accessPoint: /on-line/i.test(r['sending location'] ?? '') ? 'internet' : 'branch',
    payoutMethod,
    speed,
    withinFiveDays: speed !== 'six-days-or-more',
    disclosesRate,
    // A rate that was not disclosed leaves a total that is a fee alone.
    confirmed: disclosesRate,
    points: [{ denomination: 200, feeBp: total, marginBp: 0, flags: [] }],
    // Our rule set: cash must be available all over the country; elsewhere the recorded pay-out counts.
    canBeReached: HANDED_OUT.includes(payoutMethod) ? r.coverage === 'Nationwide' : true,
    observed: readObserved({
      amount: exact(r['cc1 lcu amount']),
      fee: exact(r['cc1 lcu fee']),
      rate: exact(r['cc1 lcu fx rate']),
      referenceRate: exact(r['inter lcu bank fx']),
      rateDisclosed: disclosesRate,
      // The rows do not give the pay-out currency: here a rate of 1 means the same currency.
      currencies: 'same',
      published: {
        margin: divide(exact(r['cc1 fx margin']), hundred),
        total: divide(exact(r['cc1 total cost %']), hundred),
      },
    }),
  };
};

/** Rows of each corridor and quarter: `DEU-KGZ 2014-Q2`. */
export const byCorridorQuarter = (rows: readonly Row2014[]): Map<`${CorridorId} ${string}`, Row2014[]> => {
  const groups = new Map<`${CorridorId} ${string}`, Row2014[]>();
  for (const row of rows) {
    const key = `${row.corridor} ${row.period}` as const;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
};
