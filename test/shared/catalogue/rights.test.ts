/** The lists behind the pages of help: a row is refused where it has not what its kind needs, and the lists agree with the rest. */
import { describe, expect, test } from 'vitest';
import { COMPARISON_SITES } from '../../../shared/catalogue/comparison-sites.ts';
import { findCountry } from '../../../shared/catalogue/countries.ts';
import { findCurrency } from '../../../shared/catalogue/currencies.ts';
import { COLLECTING_FACTS, FRAUD_FACTS, readHelpFacts } from '../../../shared/catalogue/help-facts.ts';
import {
  COUNTRIES_WITH_RIGHTS,
  CROSS_BORDER,
  RIGHTS,
  readRights,
  rightsIn,
} from '../../../shared/catalogue/rights.ts';

const RIGHTS_HEAD = 'id,countries,kind,number,unit,name,lang,address,standing,source,readOn';
const FACTS_HEAD = 'id,page,country,said,standing,source,readOn';
const END = 'own,https://example.org,2026-11-28';

describe('facts on rights', () => {
  test('each kind has what it needs', () => {
    const rows = [
      `deu-answer,DEU,answer,15,working-days,,,,${END}`,
      `deu-cost,DEU,cost,20,EUR,,,,${END}`,
      `deu-body,DEU,body,,,BaFin,de,https://www.bafin.de,${END}`,
      `deu-phone,DEU,phone,,,0800 1,,,${END}`,
      `eea-free,DEU FRA,free,,,,,,${END}`,
    ];
    expect(readRights(`${[RIGHTS_HEAD, ...rows].join('\n')}\n`).map(({ kind }) => kind)).toEqual([
      'answer',
      'cost',
      'body',
      'phone',
      'free',
    ]);
  });
  test.each([
    [`deu-x,,free,,,,,,${END}`, 'countries'],
    [`deu-x,Germany,free,,,,,,${END}`, 'countries'],
    [`deu-x,DEU,complain,,,,,,${END}`, 'kind'],
    [`deu-x,DEU,answer,,working-days,,,,${END}`, 'number'],
    [`deu-x,DEU,answer,fifteen,working-days,,,,${END}`, 'number'],
    [`deu-x,DEU,free,15,,,,,${END}`, 'number'],
    [`deu-x,DEU,answer,15,,,,,${END}`, 'unit'],
    [`deu-x,DEU,answer,15,fortnights,,,,${END}`, 'unit'],
    [`deu-x,DEU,answer,15,EUR,,,,${END}`, 'unit'],
    [`deu-x,DEU,cost,20,days,,,,${END}`, 'unit'],
    [`deu-x,DEU,free,,days,,,,${END}`, 'unit'],
    [`deu-x,DEU,body,,,,de,,${END}`, 'name'],
    [`deu-x,DEU,free,,,BaFin,,,${END}`, 'name'],
    [`deu-x,DEU,body,,,BaFin,,,${END}`, 'lang'],
    [`deu-x,DEU,phone,,,0800 1,de,,${END}`, 'lang'],
    [`deu-x,DEU,free,,,,,https://example.org,${END}`, 'address'],
    [`deu-x,DEU,body,,,BaFin,de,bafin.de,${END}`, 'address'],
    ['deu-x,DEU,free,,,,,,perhaps,https://example.org,2026-11-28', 'standing'],
    ['deu-x,DEU,free,,,,,,own,,2026-11-28', 'source'],
    ['deu-x,DEU,free,,,,,,own,https://example.org,yesterday', 'readOn'],
  ])('a bad row is refused by its line and its column: %s', (row, column) => {
    const csv = `${RIGHTS_HEAD}\ndeu-free,DEU,free,,,,,,${END}\n${row}\n`;
    expect(() => readRights(csv)).toThrow(`rights.csv line 3, ${column}: found `);
  });
  test('an id stands once', () => {
    const row = `deu-free,DEU,free,,,,,,${END}\n`;
    expect(() => readRights(`${RIGHTS_HEAD}\n${row}${row}`)).toThrow('rights.csv line 3, id');
  });
  test('countries and currencies are known, and a fact of a country alone comes before one of many', () => {
    for (const { countries } of RIGHTS) for (const code of countries) expect(findCountry(code)).toBeDefined();
    for (const right of RIGHTS) if ('currency' in right) expect(findCurrency(right.currency)).toBeDefined();
    const kinds = rightsIn('BEL').map(({ countries }) => countries.length);
    expect(kinds).toEqual([...kinds].sort((a, b) => a - b));
    expect(kinds.at(-1)).toBe(30);
    // What holds in a group alone makes no page.
    expect(COUNTRIES_WITH_RIGHTS).toHaveLength(39);
    expect(CROSS_BORDER.every(({ countries }) => countries.length === 30)).toBe(true);
    expect(COUNTRIES_WITH_RIGHTS).not.toContain('LUX');
    expect(rightsIn('BRA')).toEqual([]);
  });
  test('an id begins with its country, and a country has a kind once, but for telephones', () => {
    for (const { id, countries } of RIGHTS)
      expect(id.startsWith(countries.length === 1 ? `${countries[0]?.toLowerCase()}-` : 'eea-'), id).toBe(
        true,
      );
    for (const code of COUNTRIES_WITH_RIGHTS) {
      const kinds = rightsIn(code).flatMap(({ kind }) => (kind === 'phone' ? [] : [kind]));
      expect(new Set(kinds).size, code).toBe(kinds.length);
    }
  });
});

describe('facts of advice', () => {
  test.each([
    ['sent,collecting,,2026-01-01,dated,https://example.org,2026-11-28', 'page'],
    ['sent,fraud,,,dated,https://example.org,2026-11-28', 'said'],
    ['sent,fraud,,2026-13,dated,https://example.org,2026-11-28', 'said'],
    ['sent,fraud,,2026-01-01,undated,https://example.org,2026-11-28', 'said'],
    ['sent,fraud,,,old,https://example.org,2026-11-28', 'said'],
    ['send,fraud,,2026-01-01,dated,https://example.org,2026-11-28', 'id'],
    ['sent,fraud,,2026-01-01,dated,,2026-11-28', 'source'],
  ])('a bad row is refused by its line and its column: %s', (row, column) => {
    expect(() => readHelpFacts(`${FACTS_HEAD}\n${row}\n`)).toThrow(
      `help-facts.csv line 2, ${column}: found `,
    );
  });
  test('a month is a date too', () => {
    const [fact] = readHelpFacts(
      `${FACTS_HEAD}\nwaits,collecting,UZB,2026-06,dated,https://example.org,2026-11-28\n`,
    );
    expect(fact?.said).toBe('2026-06');
  });
  test('what is years old is called old', () => {
    for (const { id, said, standing, readOn } of [...FRAUD_FACTS, ...COLLECTING_FACTS]) {
      const years = said === null ? 0 : Number(readOn.slice(0, 4)) - Number(said.slice(0, 4));
      if (standing === 'dated') expect(years, id).toBeLessThan(5);
      if (standing === 'old') expect(years, id).toBeGreaterThan(2);
    }
  });
});

test('only sites that say so themselves count as certified, and they have an address', () => {
  const certified = COMPARISON_SITES.filter((site) => site.certified);
  expect(certified.map(({ countries }) => countries.join())).toEqual(['SWE', 'DEU', 'ITA']);
  for (const { address, source } of certified) expect(new URL(source).host).toBe(new URL(address ?? '').host);
});
