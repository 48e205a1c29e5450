/** Keys and pages of a publication, without rendering anything. */
import { expect, test } from 'vitest';
import { besideKeys, leftOver, showsOtherRates } from '../../../functions/publish-pages/content.ts';
import { sameRates, toldRates } from '../../../functions/publish-pages/told-rates.ts';
import type { RatesInForce } from '../../../shared/fx/reference.ts';
import type { Manifest } from '../../../shared/model/publication.ts';
import type { CorridorId } from '../../../shared/model/vocabulary.ts';
import type { Summary } from '../../../shared/statistics/summary.ts';
import type { SitePage } from '../../../site/kinds.ts';

test('what belongs to nothing any more is left over, but no file named by a hash', () => {
  const there = ['en/deu-kgz', 'en/ago-nam', '_astro/old.css', 'data/manifest.json'];
  expect(leftOver(there, new Set(['en/deu-kgz', 'data/manifest.json']))).toEqual(['en/ago-nam']);
});

test('a corridor whose prices are withdrawn keeps its history and none of its tables of prices; one of rounds where one has prices of it', () => {
  const keysOf = (corridors: readonly string[], past: readonly string[], held: readonly CorridorId[] = []) =>
    besideKeys(
      {
        manifest: {
          corridors: Object.fromEntries(corridors.map((one) => [one, 'p'])),
        } as unknown as Manifest,
        summary: { corridors: corridors.map((corridor) => ({ corridor })) } as unknown as Summary,
        said: new Map(),
      },
      past.map((at) => ({ data: { kind: 'data-past' }, at }) as unknown as SitePage),
      new Set(held),
    ).filter((key) => key.startsWith('data/tables/RUS-TJK.'));
  const tables = (...names: string[]) =>
    names.flatMap((name) => [`data/tables/RUS-TJK.${name}.csv`, `data/tables/RUS-TJK.${name}.json`]);
  expect(keysOf(['RUS-TJK'], [])).toEqual(tables('services', 'figures', 'history', 'inclusion'));
  expect(keysOf([], ['RUS-TJK'])).toEqual(tables('history', 'figures'));
  expect(keysOf([], ['RUS-TJK'], ['DEU-KGZ'])).toEqual(tables('history', 'figures'));
  expect(keysOf([], ['RUS-TJK'], ['RUS-TJK'])).toEqual(tables('history', 'rounds', 'figures'));
  expect(keysOf(['RUS-TJK'], [], ['RUS-TJK'])).toEqual(
    tables('services', 'figures', 'history', 'inclusion', 'rounds'),
  );
});

test('pages show other rates by their kind, one of a corridor without a price if its own changed', () => {
  const page = (kind: string, at = '') => ({ data: { kind }, at }) as unknown as SitePage;
  const pages = [
    page('from', 'DEU'),
    page('about'),
    page('unpriced', 'RUS-TJK'),
    page('unpriced', 'RUS-KGZ'),
  ];
  const shows = pages.map(showsOtherRates((corridor) => corridor === 'RUS-KGZ'));
  expect(shows).toEqual([true, false, true, false]);
});

test('corridors are told the same unless a rate of theirs differs, or goes out of date', () => {
  const rates = (usd: string): RatesInForce => ({
    day: '2026-04-24',
    rates: (['EUR', 'KGS'] as const).map((currency) => ({
      currency,
      usd: currency === 'KGS' ? usd : '1.1',
      fixedOn: '2026-04-24',
      age: 0,
      basis: 'consensus',
      banks: ['cbr'],
      bulletins: [],
    })),
  });
  const told = (usd: string, day = '2026-04-24') => toldRates(rates(usd), day);
  expect(told('0.0115').exchange('DEU-KGZ')).not.toBeNull();
  expect(sameRates(told('0.0115'), told('0.0115'))('DEU-KGZ')).toBe(true);
  expect(sameRates(told('0.0115'), told('0.0125'))('DEU-KGZ')).toBe(false);
  expect(sameRates(told('0.0115'), told('0.0125'))('USA-PHL')).toBe(true);
  expect(sameRates(told('0.0115'), told('0.0115', '2026-06-24'))('DEU-KGZ')).toBe(false);
});
