/** Registry, catalogue, source files, fixtures and cases name the same sources; and the check itself can fail. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { findSourceOfRates, RATE_SOURCES } from '../../../../functions/sources/fx/registry.ts';
import { findCurrency } from '../../../../shared/catalogue/currencies.ts';
import type { RateSourceEntry } from '../../../../shared/catalogue/rate-source.ts';
import { findRateSource, RATE_SOURCE_ENTRIES } from '../../../../shared/catalogue/rate-sources.ts';
import { dayNumber, weekdayOf } from '../../../../shared/model/day.ts';
import { CASES } from './cases.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

interface Named {
  readonly registry: readonly string[];
  readonly catalogue: readonly string[];
  readonly files: readonly string[];
  readonly fixtures: readonly string[];
  readonly cases: readonly string[];
}

/** Names that are in one place and not in another, or twice in one. */
function disagreements(named: Named): string[] {
  const places: [string, readonly string[]][] = Object.entries(named);
  const all = new Set(places.flatMap(([, ids]) => ids));
  return places.flatMap(([place, ids]) => [
    ...[...all].filter((id) => !ids.includes(id)).map((id) => `${id} is not in ${place}`),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id} is twice in ${place}`),
  ]);
}

/** The ids by which the source files find their entries. */
const idsInFiles = readdirSync(`${ROOT}functions/sources/fx`).flatMap((file) =>
  [...readFileSync(`${ROOT}functions/sources/fx/${file}`, 'utf8').matchAll(/rateSource\('([\w-]+)'\)/g)].map(
    ([, id = '']) => id,
  ),
);
const named: Named = {
  registry: RATE_SOURCES.map(({ entry }) => entry.id),
  catalogue: RATE_SOURCE_ENTRIES.map(({ id }) => id),
  files: idsInFiles,
  fixtures: readdirSync(`${ROOT}test/fixtures/fx`)
    .filter((file) => !['README.md', 'biome.json'].includes(file) && !/^ecb-\w+\.(csv|zip)$/.test(file))
    .map((file) => file.replace(/\.\w+$/, '')),
  cases: CASES.map(({ id }) => id),
};

test('every place names the same sources', () => {
  expect(disagreements(named)).toEqual([]);
  expect(named.registry.length).toBeGreaterThanOrEqual(16);
  expect(named.registry).toEqual(named.catalogue);
});

test.each(Object.keys(named))('a source missing from %s is found, and a double one', (place) => {
  const lacking = { ...named, [place]: named.registry.filter((id) => id !== 'nbt') };
  expect(disagreements(lacking)).toEqual([`nbt is not in ${place}`]);
  expect(disagreements({ ...named, [place]: [...named.registry, 'cbr'] })).toEqual([
    `cbr is twice in ${place}`,
  ]);
});

test('a source is found by its id', () => {
  for (const { id } of RATE_SOURCE_ENTRIES) {
    expect(findSourceOfRates(id)?.entry).toBe(findRateSource(id));
    expect(findRateSource(id)?.id).toBe(id);
  }
  expect([findSourceOfRates('cbx'), findRateSource('cbx')]).toEqual([undefined, undefined]);
});

/** The faults of a catalogue entry. */
function faults({ currency, currencies, direction, calendar, ...entry }: RateSourceEntry): string[] {
  const { holidays, workedDays = [], holidaysUntil, weekdays, zone } = calendar;
  const isDay = (day: string) => Number.isFinite(dayNumber(day));
  const checks: readonly (readonly [string, boolean])[] = [
    [
      'words',
      [entry.name, entry.publisher, entry.attribution, entry.terms.allows].every((s) => s.length > 3),
    ],
    ['attribution names the publisher', entry.attribution.includes(entry.publisher)],
    ['addresses', [entry.url, entry.terms.url].every((url) => new URL(url).protocol === 'https:')],
    ['own currency', findCurrency(currency) !== undefined && !currencies.includes(currency)],
    ['currencies in order', currencies.every((code, at) => at === 0 || (currencies[at - 1] ?? '') < code)],
    ['direction', direction === (entry.id === 'ecb' ? 'foreign-per-local' : 'local-per-foreign')],
    ['zone', new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''],
    ['time', /^([01]\d|2[0-3]):[0-5]\d$/.test(calendar.publishedBy)],
    ['holidays are days of fixing', holidays.every((day) => weekdays.includes(weekdayOf(day)))],
    ['holidays in order', holidays.every((day, at) => at === 0 || (holidays[at - 1] ?? '') < day)],
    ['worked days are other days', workedDays.every((day) => !weekdays.includes(weekdayOf(day)))],
    ['worked days in order', workedDays.every((day, at) => at === 0 || (workedDays[at - 1] ?? '') < day)],
    ['days', [entry.firstDay, holidaysUntil].every(isDay)],
    ['limits', entry.limits.everyMinutes >= 60 && entry.limits.maxBytes <= 2_000_000],
  ];
  return checks.filter(([, holds]) => !holds).map(([what]) => what);
}

describe('the catalogue', () => {
  test.each(RATE_SOURCE_ENTRIES)('$id is correct', (entry) => {
    expect(faults(entry)).toEqual([]);
  });

  test('a faulty entry is found', () => {
    const entry = findRateSource('cbr');
    if (!entry) throw new Error('no cbr');
    const calendar = {
      ...entry.calendar,
      holidays: ['2026-05-09', '2026-05-01'],
      workedDays: ['2026-05-16', '2026-05-15'],
      publishedBy: '24:00',
    };
    const wrong = { ...entry, calendar, direction: 'foreign-per-local' as const, currencies: ['USD', 'RUB'] };
    expect(faults(wrong)).toEqual([
      'own currency',
      'currencies in order',
      'direction',
      'time',
      'holidays are days of fixing',
      'holidays in order',
      'worked days are other days',
      'worked days in order',
    ]);
  });

  test('two bulletins of one bank are one submission', () => {
    const banks = new Set(RATE_SOURCE_ENTRIES.map(({ bank }) => bank));
    expect(banks.size).toBeGreaterThanOrEqual(14);
    expect(['nbkr-daily', 'nbkr-weekly'].map((id) => findRateSource(id)?.bank)).toEqual(['nbkr', 'nbkr']);
  });
});
