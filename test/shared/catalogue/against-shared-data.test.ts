/**
 * The catalogue agrees with the full files of its sources: amounts of the 2014 rows, round fees in 2025, provider types, worth
 * in dollars, last known averages, days of rest. Skipped where those files are not there.
 */
import { describe, expect, test } from 'vitest';
import { readSharedCsv, rpwQuotes } from '../../../infra/data/rpw-quotes.ts';
import { hasSharedData, skipMessage } from '../../../infra/data/shared-data.ts';
import { PROVIDERS } from '../../../shared/catalogue/providers.ts';
import { findRateSource } from '../../../shared/catalogue/rate-sources.ts';
import { LOW_VALUE_SENDERS, SURVEY_AMOUNT_ROWS } from '../../../shared/catalogue/survey-amounts.ts';
import { UNPRICED } from '../../../shared/catalogue/unpriced.ts';
import { isFixingDay } from '../../../shared/fx/calendar.ts';
import { addDays, weekdayOf } from '../../../shared/model/day.ts';

const rows2014 = readSharedCsv('rpw/rpw-rows-2014-q1-q2.csv.gz') ?? [];
const quotes = rpwQuotes() ?? [];

/** Distinct fee percentages (in basis points) of a sender at one of the survey's amounts; zero says nothing. */
const distinctFees = (sender: string, denomination: number): number[] => [
  ...new Set(
    quotes
      .filter((q) => q.sender === sender && q.denomination === denomination && q.feeBp !== 0)
      .map((q) => q.feeBp),
  ),
];
/** Whether some multiple of `unit` is that percentage of the amount, within the rounding of the percentage. */
const comesOutRound = (bp: number, amount: number, unit: number): boolean => {
  const from = ((bp - 0.5) * amount) / 10_000 / unit - 1e-9;
  const to = ((bp + 0.5) * amount) / 10_000 / unit + 1e-9;
  return Math.floor(to) >= Math.ceil(from);
};
const share = (fees: readonly number[], amount: number, unit: number): number =>
  fees.filter((bp) => comesOutRound(bp, amount, unit)).length / fees.length;

describe.skipIf(!hasSharedData)(`survey amounts (${skipMessage} when skipped)`, () => {
  test.each(SURVEY_AMOUNT_ROWS.filter((row) => row.basis === 'survey-rows'))(
    '$sender asks in $currency: $at200 and $at500 in most of its 2014 rows',
    ({ sender, currency, at200, at500 }) => {
      const own = rows2014.filter((row) => row.source === sender);
      const agree = own.filter(
        (row) =>
          row['cc1 lcu code'] === (currency === 'XOF' ? 'CFA' : currency) &&
          Number(row['cc1 lcu amount']) === Number(at200) &&
          Number(row['cc2 lcu amount']) === Number(at500),
      );
      expect(agree.length / own.length).toBeGreaterThan(0.9);
    },
  );
  /** The coin or note that fees are set in, and the step and reach of other amounts it is tried against. */
  const UNITS: Readonly<Record<string, readonly [unit: number, step: number]>> = {
    BHR: [0.05, 5],
    CIV: [500, 1000],
    JOR: [0.25, 5],
    KWT: [0.05, 5],
    OMN: [0.01, 5],
    PRT: [0.1, 5],
    SWE: [1, 50],
    THA: [5, 100],
    TUR: [0.5, 10],
  };
  test.each(SURVEY_AMOUNT_ROWS.filter((row) => row.basis === 'round-fees'))(
    '$sender asks in $currency: the 2025 fees come out round at $at200 and $at500',
    ({ sender, at200, at500 }) => {
      const [unit, step] = UNITS[sender] ?? [Number.NaN, Number.NaN];
      const roundness = (a200: number, a500: number): number =>
        share(distinctFees(sender, 200), a200, unit) + share(distinctFees(sender, 500), a500, unit);
      const own = roundness(Number(at200), Number(at500));
      expect(own).toBeGreaterThan(1.1);
      const better: string[] = [];
      for (let a200 = Number(at200) - 6 * step; a200 <= Number(at200) + 6 * step; a200 += step) {
        for (let a500 = Number(at500) - 12 * step; a500 <= Number(at500) + 12 * step; a500 += step) {
          if (roundness(a200, a500) > own) better.push(`${a200}/${a500}`);
        }
      }
      expect(better).toEqual([]);
    },
  );
  test('Poland, India, Rwanda, Israel, Cameroon and Angola have too few fees for that', () => {
    for (const sender of ['POL', 'IND', 'RWA', 'ISR', 'CMR', 'AGO']) {
      expect(distinctFees(sender, 200).length).toBeLessThan(9);
    }
  });
  test('what the smaller amount is worth: the ECB’s rates of 2025-09-30', () => {
    const rates = readSharedCsv('fx/eurofxref-hist-to-2026-03-05.csv.gz')?.find(
      (r) => r.Date === '2025-09-30',
    );
    for (const { sender, currency, at200 } of SURVEY_AMOUNT_ROWS) {
      const rate = Number(currency === 'EUR' ? 1 : rates?.[currency]);
      if (!Number.isFinite(rate)) continue;
      const usd = (Number(at200) / rate) * Number(rates?.USD);
      const low = LOW_VALUE_SENDERS.find((l) => l.sender === sender);
      expect([sender, usd < 100]).toEqual([sender, low !== undefined]);
      if (low) expect(low.usd).toBe(String(Math.round(usd)));
    }
  });
});

describe.skipIf(!hasSharedData)(`provider types (${skipMessage} when skipped)`, () => {
  const types = new Map<string, Set<string>>();
  for (const row of rows2014) {
    const firm = row.firm ?? '';
    types.set(firm, (types.get(firm) ?? new Set()).add(row.firm_type ?? ''));
  }
  const TYPES: Readonly<Record<string, string>> = {
    bank: 'Bank',
    'money-transfer-operator': 'Money Transfer Operator',
    'post-office': 'Post office',
    'non-bank-financial-institution': 'Non-Bank FI',
  };
  test.each(PROVIDERS.filter((p) => p.typeBasis.startsWith('RPW 2014')).map((p) => [p.name, p] as const))(
    '%s is what the 2014 rows say',
    (_name, provider) => {
      const quoted = /“(.+)”/.exec(provider.typeBasis)?.[1];
      const own = types.get(provider.name) ?? types.get(quoted ?? '');
      expect(own?.size).toBe(1);
      const [type = ''] = own ?? [];
      if (type === quoted) expect(type).toContain('Money Transfer Operator');
      else expect(type).toContain(TYPES[provider.type]);
    },
  );
  test('our own classification is used only where the 2014 rows have no single plain type for the firm', () => {
    const ours = PROVIDERS.filter((p) => p.typeBasis.startsWith('our') && types.get(p.name)?.size === 1);
    for (const p of ours) expect([p.name, p.name.includes(' via ')]).toEqual([p.name, true]);
  });
});

describe.skipIf(!hasSharedData)(`last known averages (${skipMessage} when skipped)`, () => {
  const kosovo = (code: string | undefined): string => (code === 'KSV' ? 'XKX' : (code ?? ''));
  const last = new Map<string, { period: string; value: number }>();
  for (const row of readSharedCsv('rpw/corridor-quarters-2016q2-2025q1.csv.gz') ?? []) {
    const id = `${kosovo(row.source_code)}-${kosovo(row.destination_code)}`;
    const period = `${row.period?.slice(0, 4)}-Q${row.period?.charAt(5)}`;
    if (row.avg_cost_pct_200usd && period >= (last.get(id)?.period ?? '')) {
      last.set(id, { period, value: Number(row.avg_cost_pct_200usd) });
    }
  }
  for (const row of readSharedCsv('rpw/corridor-quarters-official-2011q1-2020q3.csv.gz') ?? []) {
    const id = `${kosovo(row.source_code)}-${kosovo(row.destination_code)}`;
    const period = `${row.quarter?.slice(0, 4)}-Q${row.quarter?.charAt(5)}`;
    if (row.avg_total_cost_pct_usd200 && period >= (last.get(id)?.period ?? '')) {
      last.set(id, { period, value: Number(row.avg_total_cost_pct_usd200) });
    }
  }
  const priced = new Set(quotes.map((q) => `${q.sender}-${q.receiver}`));
  test('every corridor once surveyed and no longer priced has its last value, and no other has one', () => {
    const expected = [...last]
      .filter(([id]) => !priced.has(id) && !id.endsWith('ANT'))
      .map(([id, l]) => [id, l.period]);
    const own = UNPRICED.flatMap((u) => (u.lastKnown ? [[u.corridor, u.lastKnown.period]] : []));
    expect(own.sort()).toEqual(expected.sort());
    for (const { corridor, lastKnown } of UNPRICED) {
      if (lastKnown)
        expect(Number(lastKnown.averageAt200)).toBeCloseTo(last.get(corridor)?.value ?? Number.NaN, 1.9);
    }
  });
});

/** Days on which a calendar of ours and that of another collector differ, each with its reason. */
const OTHER_DAYS: Readonly<Record<string, readonly string[]>> = {
  // The first after Ramazan and Qurban of 2027 is an estimate, theirs and ours.
  cbu: ['2027-03-09', '2027-03-10'],
  nbkr: ['2027-03-09', '2027-03-10'],
  nbk: [],
  cba: [],
  // Their list has no days that move, ours has; nobody else confirms either.
  nbt: [
    ...['2026-03-09', '2026-03-25', '2026-03-26', '2026-05-11', '2026-06-29'],
    ...['2027-03-09', '2027-03-10', '2027-03-25', '2027-05-10', '2027-05-17', '2027-06-28', '2027-11-08'],
  ],
  // Theirs alone, and beyond what our calendars claim to know.
  nbrb: ['2026-04-20', '2026-04-25'],
  cbar: [
    ...['2026-03-25', '2026-03-26', '2026-03-27', '2026-03-30', '2026-05-29'],
    ...['2027-03-25', '2027-03-26', '2027-05-18'],
  ],
  // The government moves them; its decree on 2027 is not out.
  cbr: ['2027-05-03', '2027-05-10', '2027-06-14'],
  bnm: [],
  ecb: [],
  nbg: [],
  nbp: [],
  tcmb: [],
};

describe.skipIf(!hasSharedData)(`days of rest (${skipMessage} when skipped)`, () => {
  const rows = readSharedCsv('calendars/bank-holidays-2026-2027.csv') ?? [];
  const RESTING = ['public', 'public_moved', 'target_closing'];
  test.each(Object.entries(OTHER_DAYS))('%s: as others collected them, but for the named', (bank, named) => {
    const calendar = findRateSource({ nbkr: 'nbkr-daily', nbp: 'nbp-a' }[bank] ?? bank)?.calendar;
    if (!calendar) throw new Error(`no calendar of ${bank}`);
    const own = rows.filter((row) => row.bank === bank.toUpperCase());
    expect(own.length).toBeGreaterThan(10);
    const days = (categories: readonly string[]) =>
      new Set(own.filter(({ category = '' }) => categories.includes(category)).map(({ date }) => date));
    const [resting, working] = [days(RESTING), days(['working_weekend'])];
    const differing: string[] = [];
    for (let day = '2026-01-01'; day <= '2027-12-31'; day = addDays(day, 1)) {
      const theirs = working.has(day) || (weekdayOf(day) < 6 && !resting.has(day));
      if (theirs !== isFixingDay(calendar, day)) differing.push(day);
    }
    expect(differing).toEqual(named);
  });
  test('what one of them alone says lies beyond what is claimed to be known', () => {
    for (const bank of ['nbrb', 'cbar']) {
      for (const day of OTHER_DAYS[bank] ?? [])
        expect([bank, day > (findRateSource(bank)?.calendar.holidaysUntil ?? '')]).toEqual([bank, true]);
    }
  });
});
