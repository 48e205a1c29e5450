/**
 * The catalogue agrees with the full files of its sources: local amounts and prices of 2025 Q3, provider types, worth in
 * dollars, last known averages, days of rest, where help was read. Skipped where those files are not there.
 */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dataFile } from '../../../infra/data/csv-text.ts';
import { surveyAmountsText } from '../../../infra/data/encode-survey.ts';
import { providersText } from '../../../infra/data/firms.ts';
import { currencyOf, fullRows, isLabelImpossible } from '../../../infra/data/rpw-full.ts';
import { rpwQuotes } from '../../../infra/data/rpw-quotes.ts';
import { readSharedCsv } from '../../../infra/data/shared-csv.ts';
import { hasSharedData, skipMessage } from '../../../infra/data/shared-data.ts';
import { COMPARISON_SITES } from '../../../shared/catalogue/comparison-sites.ts';
import { COLLECTING_FACTS, FRAUD_FACTS } from '../../../shared/catalogue/help-facts.ts';
import { PROVIDERS } from '../../../shared/catalogue/providers.ts';
import { findRateSource } from '../../../shared/catalogue/rate-sources.ts';
import { reportedInflowsOf } from '../../../shared/catalogue/reported-inflows.ts';
import { RIGHTS } from '../../../shared/catalogue/rights.ts';
import {
  LOW_VALUE_SENDERS,
  SURVEY_AMOUNT_ROWS,
  surveyAmountsOf,
} from '../../../shared/catalogue/survey-amounts.ts';
import { feeShareBp, RPW_2025_Q3, readSurvey, surveyFacts } from '../../../shared/catalogue/surveys.ts';
import { UNPRICED } from '../../../shared/catalogue/unpriced.ts';
import { isFixingDay } from '../../../shared/fx/calendar.ts';
import { addDays, weekdayOf } from '../../../shared/model/day.ts';
import type { EditionRow } from '../../../shared/pricing/survey.ts';

const rows2014 = readSharedCsv('rpw/rpw-rows-2014-q1-q2.csv.gz') ?? [];
const quotes = rpwQuotes() ?? [];

describe.skipIf(!hasSharedData)(`survey amounts (${skipMessage} when skipped)`, () => {
  const rows = fullRows() ?? [];
  test.each(SURVEY_AMOUNT_ROWS)(
    '$sender asks in $currency: $at200 and $at500',
    ({ sender, currency, at200, at500 }) => {
      const asked = rows
        .filter((row) => row.source_code === sender && !isLabelImpossible(row))
        .map((row) => `${currencyOf(row)} ${row.amount_200} ${row.amount_500}`);
      expect([...new Set(asked)]).toEqual([`${currency} ${at200} ${at500}`]);
    },
  );
  test('Costa Rica’s nine services and two others have labels that cannot be, and no other has', () => {
    const impossible = rows.filter(isLabelImpossible);
    expect(
      impossible.map((row) => `${row.source_code} ${row.send_currency} ${row.amount_200}`).sort(),
    ).toEqual([...Array<string>(9).fill('CRI CRC 200'), 'DOM DOP 200', 'RWA RWF 200']);
  });
  test('the amounts of 2014 are those of 2025, but for those of the Dominican Republic', () => {
    const differing = SURVEY_AMOUNT_ROWS.filter(({ sender, at200, at500 }) => {
      const own = rows2014.filter((row) => row.source === sender);
      const agree = own.filter(
        (row) =>
          Number(row['cc1 lcu amount']) === Number(at200) && Number(row['cc2 lcu amount']) === Number(at500),
      );
      return own.length > 0 && agree.length / own.length < 0.9;
    });
    expect(differing.map(({ sender }) => sender)).toEqual(['DOM']);
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
  const printed = new Map(
    readSharedCsv('rpw/provider-types-2025-q3.csv')?.map(({ firm = '', firm_type = '' }) => [
      firm,
      firm_type,
    ]),
  );
  test('every type is the survey’s own, and quoted where its words are others', () => {
    expect(printed.size).toBe(PROVIDERS.length);
    for (const { name, type, typeBasis } of PROVIDERS) {
      const own = printed.get(name) ?? '';
      const [, quoted] = /^RPW 2025 Q3(?: \(there “(.+)”\))?$/.exec(typeBasis) ?? expect.unreachable(name);
      expect([name, quoted ?? type.replaceAll('-', ' ')]).toEqual([
        name,
        quoted === undefined ? own.toLowerCase() : own,
      ]);
    }
    const kinds = Object.groupBy(PROVIDERS, ({ type }) => type);
    expect(
      Object.entries(kinds)
        .map(([type, of]) => [type, of?.length])
        .sort(),
    ).toEqual([
      ['bank', 182],
      ['mobile-operator', 7],
      ['money-transfer-operator', 208],
      ['post-office', 3],
    ]);
  });
  test('providers.csv is what the publisher’s file gives', () => {
    expect(providersText()).toBe(readFileSync(dataFile('providers.csv'), 'utf8'));
    expect(surveyAmountsText()).toBe(readFileSync(dataFile('survey-amounts.csv'), 'utf8'));
  });
});

describe.skipIf(!hasSharedData)(`the full rows and the quotes (${skipMessage} when skipped)`, () => {
  const priceOf = (row: EditionRow): string =>
    [
      ...[row.sender, row.receiver, row.provider, row.fundingInstrument, row.accessPoint],
      ...[row.denomination, row.feeBp, row.marginBp],
    ].join(' ');
  const { rows: bundled } = readSurvey(RPW_2025_Q3, surveyFacts('rpw', '2025-Q3'));

  test('12,905 of the 12,940 quotes come out of the full rows exactly; the other 35 are 0 and 0', () => {
    const full = (fullRows() ?? []).flatMap((row) =>
      ([200, 500] as const).filter((denomination) => row[`fee_${denomination}`] !== ''),
    );
    expect(full).toHaveLength(12_905);
    expect(quotes).toHaveLength(12_940);
    const count = (rows: readonly EditionRow[]) => rows.map(priceOf).sort();
    expect(count(bundled)).toEqual(count(quotes));
    const left = new Map<string, number>();
    for (const quote of quotes) left.set(priceOf(quote), (left.get(priceOf(quote)) ?? 0) + 1);
    for (const row of bundled) if (!isBlank(row)) left.set(priceOf(row), (left.get(priceOf(row)) ?? 0) - 1);
    const rest = [...left].filter(([, times]) => times !== 0);
    expect(rest.every(([price]) => price.endsWith(' 0 0'))).toBe(true);
    // Full rows with a printed 0 and 0 are beside them.
    const printed = (fullRows() ?? []).flatMap((row) =>
      ([200, 500] as const).filter(
        (at) =>
          row[`fee_${at}`] !== '' &&
          Number(row[`fee_${at}`]) + Math.abs(Number(row[`fx_margin_${at}_pct`])) === 0,
      ),
    );
    expect(rest.reduce((sum, [, times]) => sum + times, 0) - printed.length).toBe(35);
  });
  test('every fee in money is the survey’s share of the local amount', () => {
    for (const { sender, denomination, fee, feeBp } of bundled) {
      if (fee === undefined) continue;
      const [low, high] = surveyAmountsOf(sender);
      const { local } = denomination === 200 ? low : high;
      expect(feeShareBp(fee, local?.amount ?? '')).toBe(feeBp);
    }
    expect(bundled.filter(({ fee }) => fee === undefined)).toHaveLength(22);
  });
});

const isBlank = ({ feeBp, marginBp }: EditionRow): boolean => feeBp === 0 && marginBp === 0;

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

describe.skipIf(!hasSharedData)(`help (${skipMessage} when skipped)`, () => {
  const collected = [
    'rights/complaint-channels.csv',
    'rights/licence-registers.csv',
    'safety/fraud-facts.csv',
    'safety/recipient-facts.csv',
    'safety/recipient-facts-undated.csv',
    'safety/certified-national-sites.csv',
  ]
    .flatMap((file) => readSharedCsv(file) ?? [])
    .map((row) => Object.values(row).join('\n'))
    .join('\n');
  test('every source is one of those that were collected, but for one that they name without its address', () => {
    const sources = [...RIGHTS, ...FRAUD_FACTS, ...COLLECTING_FACTS, ...COMPARISON_SITES].map(
      ({ source }) => source,
    );
    expect(new Set(sources.filter((source) => !collected.includes(source)))).toEqual(
      new Set(['https://normativ.kontur.ru/document?documentId=490054&moduleId=8']),
    );
  });
  test('every address leads to a host that was read', () => {
    for (const right of RIGHTS) {
      if (!('address' in right) || right.address === null) continue;
      expect(collected, right.id).toContain(new URL(right.address).host.replace(/^www\./, ''));
    }
  });
});

describe.skipIf(!hasSharedData)(`what central banks say comes in (${skipMessage} when skipped)`, () => {
  const facts = readSharedCsv('flows/remittance-facts-2023-2026.csv') ?? [];
  const own = ['UZB', 'KGZ', 'TJK', 'GEO', 'MDA', 'ARM', 'KAZ'].flatMap((country) =>
    reportedInflowsOf(country),
  );
  test('is as it was reported, each with who did', () => {
    for (const { receiver, sender, period, value, publisher, address } of own) {
      const found = facts.filter(
        (fact) =>
          fact.receiver === receiver &&
          fact.sender === (sender ?? 'WLD') &&
          fact.period?.replace('/', '..') === period &&
          fact.value === value,
      );
      expect(found, `${receiver} ${sender} ${period}`).toHaveLength(1);
      expect(found[0]?.publisher).toContain(publisher.replace(/\)$/, ''));
      expect(found[0]?.url).toBe(address);
    }
    expect(own).toHaveLength(55);
  });
  test('leaves out whoever is no central bank: Tajikistan’s disputes the World Bank’s figure and has none of its own', () => {
    expect(reportedInflowsOf('TJK')).toEqual([]);
    expect(own.filter(({ publisher }) => !/Bank/.test(publisher) || publisher === 'World Bank')).toEqual([]);
  });
});
