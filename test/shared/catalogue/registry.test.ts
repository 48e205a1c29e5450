/** The lists of the catalogue agree with each other, and hold every code that the bundled survey uses. */
import { describe, expect, test } from 'vitest';
import { COUNTRIES, currenciesInUse, findCountry, legalTender } from '../../../shared/catalogue/countries.ts';
import { CURRENCIES, findCurrency } from '../../../shared/catalogue/currencies.ts';
import { findProvider, PROVIDERS } from '../../../shared/catalogue/providers.ts';
import { findSource, SOURCES } from '../../../shared/catalogue/sources.ts';
import {
  LOW_VALUE_SENDERS,
  SURVEY_AMOUNT_ROWS,
  surveyCurrencyOf,
} from '../../../shared/catalogue/survey-amounts.ts';
import { RPW_2025_Q3, readSurvey, surveyFacts } from '../../../shared/catalogue/surveys.ts';
import { TAX_RULES, taxesOf } from '../../../shared/catalogue/taxes.ts';
import { UNPRICED } from '../../../shared/catalogue/unpriced.ts';
import { PROVIDER_TYPES } from '../../../shared/model/vocabulary.ts';

const facts = surveyFacts('rpw', '2025-Q3');
const { rows } = readSurvey(RPW_2025_Q3, facts);
const corridors = new Set(rows.map((row) => `${row.sender}-${row.receiver}`));
const senders = new Set(rows.map((row) => row.sender));
const unique = (list: readonly string[]): number => new Set(list).size;

describe('countries and currencies', () => {
  test('ISO 3166-1 has 249 entries, and Kosovo makes 250; codes and names are unique', () => {
    expect(COUNTRIES).toHaveLength(250);
    expect(unique(COUNTRIES.map((c) => c.code))).toBe(250);
    expect(unique(COUNTRIES.map((c) => c.name))).toBe(250);
    expect(unique(COUNTRIES.map((c) => c.alpha2))).toBe(250);
    expect(COUNTRIES.map((c) => c.code)).toEqual(COUNTRIES.map((c) => c.code).sort());
    expect(findCountry('KSV')).toBeUndefined();
  });
  test('names begin with a capital and have letters alone', () => {
    for (const c of COUNTRIES) expect(c.name).toMatch(/^[A-ZÅ][\p{L}’().\- ]+$/u);
  });
  test('every currency used is in the list, and every listed one is used', () => {
    expect([...currenciesInUse()].sort()).toEqual(CURRENCIES.map((c) => c.code));
  });
  test('decimals are those of the runtime’s table of ISO 4217, except where the runtime rounds by custom', () => {
    const byCustom = new Set(
      'AFN ALL AMD COP HUF IDR IQD IRR KPW LAK LBP MGA MMK PKR RSD SLL SOS SYP TZS UZS YER'.split(' '),
    );
    for (const { code, decimals } of CURRENCIES) {
      if (byCustom.has(code)) continue;
      const runtime = new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions();
      expect([code, decimals]).toEqual([code, runtime.maximumFractionDigits]);
    }
  });
  test('legal tender depends on the day', () => {
    expect(legalTender('BGR', '2025-12-31')).toEqual(['BGN']);
    expect(legalTender('BGR', '2026-01-01')).toEqual(['EUR']);
    expect(legalTender('HRV', '2022-12-31')).toEqual(['HRK']);
    expect(legalTender('XKX', '2025-07-01')).toEqual(['EUR']);
    expect(() => legalTender('XXX', '2025-07-01')).toThrow('XXX');
  });
});

describe('providers', () => {
  test('400 names, unique ids and names, a type and a basis each', () => {
    expect(PROVIDERS).toHaveLength(400);
    expect(unique(PROVIDERS.map((p) => p.id))).toBe(400);
    expect(unique(PROVIDERS.map((p) => p.name))).toBe(400);
    for (const p of PROVIDERS) {
      expect(p.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(PROVIDER_TYPES).toContain(p.type);
      expect(p.typeBasis).toMatch(
        /^(RPW \d{4} Q\d( \(there “[^”]+”\))?|our classification: .+|not classified)$/,
      );
      expect(p.type === 'unknown').toBe(p.typeBasis === 'not classified');
      expect(findProvider(p.id)).toBe(p);
    }
  });
});

describe('what the survey uses is in the catalogue', () => {
  test('countries, providers, source', () => {
    for (const { sender, receiver, provider } of rows) {
      if (!findCountry(sender) || !findCountry(receiver) || !findProvider(provider)) {
        expect.unreachable(`${sender}-${receiver} ${provider}`);
      }
    }
    expect(findSource(facts.source)?.kind).toBe('survey');
    expect(unique(SOURCES.map((s) => s.id))).toBe(SOURCES.length);
  });
  test('every provider of the catalogue is in the survey', () => {
    expect(new Set(rows.map((r) => r.provider)).size).toBe(PROVIDERS.length);
  });
  test('corridors where the send currency is legal tender at both ends', () => {
    expect(corridors.size).toBe(348);
    const same = [...corridors].filter((id) => {
      const sender = id.slice(0, 3);
      const currency = surveyCurrencyOf(sender) ?? legalTender(sender, facts.firstDay)[0];
      expect(findCurrency(currency ?? ''), id).toBeDefined();
      return legalTender(id.slice(4), facts.firstDay).includes(currency ?? '');
    });
    const euro = ['AUT-HRV', 'AUT-XKX', 'DEU-HRV', 'DEU-XKX', 'ITA-XKX'];
    const dollar = ['USA-ECU', 'USA-LBR', 'USA-PAN', 'USA-SLV'];
    expect(same.sort()).toEqual([...euro, 'CIV-MLI', 'JOR-PSE', 'SEN-MLI', ...dollar, 'ZAF-LSO'].sort());
  });
});

describe('survey amounts, taxes, unpriced corridors', () => {
  test('amounts: a sender once, its own currency or the dollar, rising', () => {
    expect(unique(SURVEY_AMOUNT_ROWS.map(({ sender }) => sender))).toBe(SURVEY_AMOUNT_ROWS.length);
    for (const { sender, currency, at200, at500 } of SURVEY_AMOUNT_ROWS) {
      expect(senders).toContain(sender);
      expect([...legalTender(sender, '2025-07-01'), 'USD']).toContain(currency);
      expect(Number(at500)).toBeGreaterThan(Number(at200) * 2);
    }
    expect([...senders].filter((s) => !SURVEY_AMOUNT_ROWS.some(({ sender }) => sender === s)).sort()).toEqual(
      ['CRI'],
    );
    for (const low of LOW_VALUE_SENDERS) expect(Number(low.usd)).toBeLessThan(100);
  });
  test('the US tax is on cash, from 2026, and on no other sender', () => {
    expect(taxesOf('USA')).toEqual(TAX_RULES);
    expect(taxesOf('DEU')).toEqual([]);
    expect(TAX_RULES[0]).toMatchObject({
      rateBp: 100,
      from: '2026-01-01',
      fundingInstruments: ['cash'],
      exemptUpTo: '15',
    });
  });
  test('unpriced corridors: known countries, unique, none of them priced', () => {
    expect(unique(UNPRICED.map((u) => u.corridor))).toBe(UNPRICED.length);
    for (const { corridor, lastKnown } of UNPRICED) {
      expect(corridors).not.toContain(corridor);
      expect(findCountry(corridor.slice(0, 3)), corridor).toBeDefined();
      expect(findCountry(corridor.slice(4)), corridor).toBeDefined();
      if (lastKnown) expect(lastKnown.averageAt200).toMatch(/^\d+\.\d\d$/);
    }
    expect(UNPRICED.find((u) => u.corridor === 'RUS-UZB')?.lastKnown?.period).toBe('2021-Q4');
  });
});
