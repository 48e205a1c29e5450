/** What makes an entry of the feeds, rule by rule at its limits; and what holds of all of them, whatever the figures. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WATCH_RULES } from '../../../shared/catalogue/watch-rules.ts';
import type { Correction } from '../../../shared/model/correction.ts';
import { periodOf, quarterOf } from '../../../shared/model/period.ts';
import {
  byFeed,
  crosses,
  firmEntry,
  jumps,
  MOST_CORRECTIONS,
  MOST_ENTRIES,
  movedCorridors,
  timeOfRound,
  type WatchEntry,
  type WatchedRound,
  type WatchFacts,
  type WatchNames,
  type WatchRule,
  type WatchScope,
  watchEntries,
} from '../../../shared/statistics/watch.ts';

const names: WatchNames = { country: (code) => `<${code}>`, source: (id) => `[${id}]` };
function rule(id: string): WatchRule {
  const found = WATCH_RULES.find((one) => one.id === id);
  if (!found) throw new Error(`no rule ${id}`);
  return found;
}
const round = (period: string, means: Partial<Record<WatchScope, string>>): WatchedRound => ({
  period,
  means: new Map(Object.entries(means) as [WatchScope, string][]),
});
const nothing: WatchFacts = { rounds: [], corrections: [], surveys: [], rateSources: [], day: '2026-11-30' };
const entriesOf = (facts: Partial<WatchFacts>, rules: readonly WatchRule[] = WATCH_RULES) =>
  watchEntries({ ...nothing, ...facts }, rules, names);
const idsOf = (facts: Partial<WatchFacts>, rules?: readonly WatchRule[]) =>
  entriesOf(facts, rules).map(({ entry }) => entry.id);

describe('a mean crosses a limit', () => {
  test.each([
    ['2.999', '3.000', null],
    ['2.999', '3.001', 'up'],
    ['3.000', '3.001', 'up'],
    ['3', '3.0000001', 'up'],
    ['3.001', '3.000', 'down'],
    ['3.001', '2.999', 'down'],
    ['3.000', '2.999', null],
    ['3.001', '3.002', null],
    ['3.000', '3', null],
    ['-0.500', '3.001', 'up'],
    ['12.000', '-12.000', 'down'],
    ['-1.000', '-5.000', null],
  ] as const)('from %s to %s: %s', (from, to, direction) => {
    expect(crosses(from, to, '3')).toBe(direction);
    const rounds = [round('2025-Q2', { world: from }), round('2025-Q3', { world: to })];
    expect(idsOf({ rounds }, [rule('crossing-3')])).toEqual(direction ? ['world/crossing-3/2025-Q3'] : []);
  });
});

describe('a mean jumps', () => {
  test.each([
    ['4.000', '5.999', false],
    ['4.000', '6.000', true],
    ['4.000', '6.001', true],
    ['6.000', '4.001', false],
    ['6.000', '4.000', true],
    ['6.000', '3.999', true],
    ['-1.000', '0.999', false],
    ['-1.000', '1.000', true],
    ['0.999', '-1.000', false],
    ['1.000', '-1.000', true],
    ['0.100', '2.099', false],
    // In floats 4.1 - 2.1 is below 2.
    ['4.100', '2.100', true],
  ])('from %s to %s: %s', (from, to, isJump) => {
    expect(jumps(from, to, '2')).toBe(isJump);
    const rounds = [
      round('2025-Q2', { 'corridor/DEU-KGZ': from }),
      round('2025-Q3', { 'corridor/DEU-KGZ': to }),
    ];
    expect(idsOf({ rounds }, [rule('jump')])).toEqual(isJump ? ['corridor/DEU-KGZ/jump/2025-Q3'] : []);
  });
});

test('each scope has its own entry, in its own feed, in words', () => {
  const before = { world: '6.1', 'sender/DEU': '6', 'receiver/KGZ': '6', 'corridor/DEU-KGZ': '6' } as const;
  const after = { world: '5', 'sender/DEU': '5', 'receiver/KGZ': '5', 'corridor/DEU-KGZ': '5' } as const;
  const placed = entriesOf({ rounds: [round('2025-Q3', after), round('2025-Q1', before)] });
  expect(placed.map(({ entry: { id, title }, feeds }) => [id, title, feeds])).toEqual([
    ['world/crossing-5/2025-Q3', 'The world: the mean fell to 5 % or below in 2025-Q3', ['world']],
    [
      'country/DEU/sender/crossing-5/2025-Q3',
      'Sending from <DEU>: the mean fell to 5 % or below in 2025-Q3',
      ['DEU'],
    ],
    [
      'country/KGZ/receiver/crossing-5/2025-Q3',
      'Sending to <KGZ>: the mean fell to 5 % or below in 2025-Q3',
      ['KGZ'],
    ],
    [
      'corridor/DEU-KGZ/crossing-5/2025-Q3',
      '<DEU> to <KGZ>: the mean fell to 5 % or below in 2025-Q3',
      ['DEU-KGZ'],
    ],
  ]);
  expect(placed[0]?.entry).toMatchObject({
    about: 'world',
    updated: '2025-09-30T00:00:00Z',
    summary: `Mean of fee and margin at USD 200: 6.1 % in 2025-Q1, 5 % in 2025-Q3. ${rule('crossing-5').text}`,
  });
});

test('a round that lacks a corridor is passed over, and a first figure is no entry', () => {
  const rounds = [
    round('2024-Q4', { world: '6' }),
    round('2025-Q1', { world: '6', 'corridor/DEU-KGZ': '2' }),
    round('2025-Q2', { world: '6' }),
    round('2025-Q3', { world: '6', 'corridor/DEU-KGZ': '4' }),
  ];
  expect(idsOf({ rounds })).toEqual(['corridor/DEU-KGZ/crossing-3/2025-Q3', 'corridor/DEU-KGZ/jump/2025-Q3']);
});

test.each([
  ['2025-Q1', '2025-03-31T00:00:00Z'],
  ['2024-Q2', '2024-06-30T00:00:00Z'],
  ['2025-Q4', '2025-12-31T00:00:00Z'],
])('the time of %s is its last day', (period, time) => {
  expect(timeOfRound(period)).toBe(time);
});

describe('a survey is old', () => {
  const survey = { source: 'rpw', period: '2025-Q3', lastDay: '2025-09-30' };
  test.each([
    ['2025-10-01', false],
    ['2026-03-31', false],
    ['2026-04-01', true],
    ['2027-01-01', true],
  ])('on %s: %s', (day, isOld) => {
    const placed = entriesOf({ surveys: [survey], day });
    expect(placed.map(({ entry }) => [entry.id, entry.updated])).toEqual(
      isOld ? [['survey/rpw/stale-survey/2025-Q3', '2026-04-01T00:00:00Z']] : [],
    );
  });
  test('the newest of its source alone counts', () => {
    const older = { source: 'rpw', period: '2024-Q4', lastDay: '2024-12-31' };
    expect(idsOf({ surveys: [survey, older], day: '2026-03-31' })).toEqual([]);
    expect(idsOf({ surveys: [older, survey], day: '2026-03-31' })).toEqual([]);
    expect(idsOf({ surveys: [older], day: '2026-03-31' })).toEqual(['survey/rpw/stale-survey/2024-Q4']);
  });
});

describe('a source of rates is overdue', () => {
  const source = {
    source: 'cbr',
    word: 'stale',
    staleSince: '2026-11-20T15:00:00.000Z',
    corridorsWithout: ['RUS-KGZ'],
  } as const;
  test.each([
    ['2026-11-20', false],
    ['2026-11-22', false],
    ['2026-11-23', true],
    ['2026-12-30', true],
  ])('on %s: %s', (day, isOverdue) => {
    const placed = entriesOf({ rateSources: [source], day });
    expect(placed.map(({ entry, feeds }) => [entry.id, entry.updated, entry.title, feeds])).toEqual(
      isOverdue
        ? [
            [
              'source/cbr/stale-rates/2026-11-20',
              '2026-11-23T00:00:00Z',
              '[cbr]: rates are overdue since 2026-11-20',
              ['world', 'RUS-KGZ', 'RUS', 'KGZ'],
            ],
          ]
        : [],
    );
  });
  test.each(['quiet', 'silent'] as const)('never while it is %s', (word) => {
    expect(idsOf({ rateSources: [{ ...source, word, staleSince: null }], day: '2027-01-01' })).toEqual([]);
  });
});

const world = { period: '2025-Q3', services: 3, mean200: '6.100', mean500: null };
const correction: Correction = {
  id: '20261130T041000Z-1a2b3c4d',
  at: '2026-11-30T04:10:00.000Z',
  did: 'withdrawn',
  reason: 'Acme Pay asked for it.',
  askedBy: { role: 'provider', organisation: 'Acme Pay' },
  edition: 'acme-pay:1',
  source: 'rpw',
  period: '2025-Q3',
  corridorsOfEdition: 2,
  before: { publication: 'p1', world },
  after: { publication: 'p2', world: { ...world, mean200: '6.200' } },
  changed: [
    { corridor: 'DEU-KGZ', before: world, after: null },
    { corridor: 'DEU-UZB', before: null, after: world },
  ],
};

test('a correction is in the feeds of the world, its corridors and their countries, and quotes nobody', () => {
  const [placed, ...more] = entriesOf({ corrections: [correction] });
  expect(more).toEqual([]);
  expect(placed?.feeds).toEqual(['world', 'DEU-KGZ', 'DEU-UZB', 'DEU', 'KGZ', 'UZB']);
  expect(placed?.entry).toMatchObject({
    id: 'correction/20261130T041000Z-1a2b3c4d',
    about: 'corrections',
    updated: correction.at,
    title: "Correction of the survey's round 2025-Q3: withdrawn",
  });
  expect(placed?.entry.summary).toContain(
    '6.100 % (2025-Q3) before, 6.200 % (2025-Q3) after. Corridors with other figures: 2.',
  );
  expect(JSON.stringify(placed)).not.toMatch(/acme/i);
  const other = entriesOf({
    corrections: [{ ...correction, did: 'accepted', source: null, period: null, before: null }],
  });
  expect(other[0]?.entry.title).toBe('Correction of prices that are of no survey: accepted again');
  expect(other[0]?.entry.summary).toContain('not known before');
  expect(other[0]?.entry.summary).not.toContain('Corridors with');
});

describe('one firm moves a mean', () => {
  const firm = rule('firm-moves-mean');
  const step = {
    corridor: 'DEU-KGZ',
    from: { period: '2025-Q2', mean: '4.000' },
    to: { period: '2025-Q3', mean: '6.000' },
  } as const;
  const pull = { provider: 'acme', name: 'Acme & Sons', services: 2, points: '1.000', without: '5.999' };
  test.each([
    ['6.000', '5.999', true],
    ['6.000', '6.000', false],
    ['6.000', '2.001', true],
    ['6.000', '2.000', false],
    ['5.999', '4.000', false],
    ['2.000', '3.000', true],
    ['2.001', '3.000', false],
  ])('from 4.000 to %s, and to %s without it: %s', (mean, without, explains) => {
    const entry = firmEntry({ ...step, to: { ...step.to, mean } }, { ...pull, without }, firm, names);
    expect(entry !== null).toBe(explains);
  });
  test('in words, with its name', () => {
    expect(firmEntry(step, pull, firm, names)).toEqual({
      id: 'corridor/DEU-KGZ/firm-moves-mean/2025-Q3',
      about: 'DEU-KGZ',
      updated: '2025-09-30T00:00:00Z',
      title: '<DEU> to <KGZ>: one firm moved the mean in 2025-Q3',
      summary: `Mean of fee and margin at USD 200: 4.000 % in 2025-Q2, 6.000 % in 2025-Q3. Without Acme & Sons (2 services) it would be 5.999 %. ${firm.text}`,
    });
    expect(firmEntry(step, null, firm, names)).toBeNull();
  });
  test('it looks at corridors alone, and at the newest round', () => {
    const rounds = [
      round('2025-Q1', { 'corridor/DEU-KGZ': '1', 'corridor/DEU-UZB': '1', world: '1' }),
      round('2025-Q2', { 'corridor/DEU-KGZ': '9', 'corridor/DEU-UZB': '1', world: '1' }),
      round('2025-Q3', { 'corridor/DEU-KGZ': '9', 'corridor/DEU-UZB': '9', world: '9' }),
    ];
    expect(movedCorridors(rounds, firm).map(({ corridor }) => corridor)).toEqual(['DEU-UZB']);
    expect(idsOf({ rounds }, [firm])).toEqual([]);
  });
});

const SCOPES: WatchScope[] = ['world', 'sender/DEU', 'receiver/KGZ', 'corridor/DEU-KGZ', 'corridor/RUS-KGZ'];
const FIRST = quarterOf('2011-Q1');
const mean = fc.integer({ min: -2_000, max: 12_000 }).map((n) => (n / 1000).toFixed(3));
const history = fc
  .array(fc.dictionary(fc.constantFrom(...SCOPES), mean), { minLength: 1, maxLength: 20 })
  .map((all) =>
    all.map((means, at) => round(periodOf(FIRST + at), means as Partial<Record<WatchScope, string>>)),
  );

test('a newer round adds entries and changes none', () => {
  fc.assert(
    fc.property(history, (rounds) => {
      const before = entriesOf({ rounds: rounds.slice(0, -1) });
      const after = entriesOf({ rounds });
      const newest = rounds.at(-1)?.period ?? '';
      expect(after.filter(({ entry }) => !entry.id.endsWith(newest))).toEqual(before);
    }),
  );
});

test('the same facts give the same feeds, whatever their order; each entry once, the newest first, no more than are kept', () => {
  fc.assert(
    fc.property(history, fc.boolean(), (rounds, hasCorrection) => {
      const corrections = hasCorrection ? [correction] : [];
      const feeds = byFeed(entriesOf({ rounds, corrections }));
      const again = byFeed(entriesOf({ rounds: [...rounds].reverse(), corrections }).reverse());
      expect(new Map([...again].sort())).toEqual(new Map([...feeds].sort()));
      for (const entries of feeds.values()) {
        const order = entries.map(({ updated, id }) => [updated, id] as const);
        expect(order).toEqual(
          [...order].sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? 1 : -1)),
        );
        expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
      }
    }),
  );
});

test('a feed keeps the newest', () => {
  const entry = (at: number): WatchEntry => ({
    id: `x/${at}`,
    about: 'world',
    updated: timeOfRound(periodOf(FIRST + at)),
    title: 't',
    summary: 's',
  });
  const all = Array.from({ length: MOST_ENTRIES + 3 }, (_, at) => ({
    entry: entry(at),
    feeds: ['world'] as const,
  }));
  const kept = byFeed(all).get('world');
  expect(kept?.map(({ id }) => id)).toEqual(
    all
      .map((one) => one.entry.id)
      .reverse()
      .slice(0, MOST_ENTRIES),
  );
});

test('a feed keeps of corrections a few, so that many at once leave room for all else', () => {
  const corrections = Array.from({ length: 56 }, (_, at) => ({
    ...correction,
    id: `20261130T0000${String(at).padStart(2, '0')}Z-00000001`,
    at: `2026-11-30T00:00:${String(at).padStart(2, '0')}.000Z`,
  }));
  const rounds = Array.from({ length: 40 }, (_, at) =>
    round(periodOf(FIRST + at), { world: at % 2 === 0 ? '4.000' : '6.000' }),
  );
  const kept = byFeed(entriesOf({ rounds, corrections })).get('world') ?? [];
  expect(kept).toHaveLength(MOST_ENTRIES);
  expect(kept.slice(0, MOST_CORRECTIONS).map(({ id }) => id)).toEqual(
    [...corrections]
      .reverse()
      .slice(0, MOST_CORRECTIONS)
      .map(({ id }) => `correction/${id}`),
  );
  expect(kept.slice(MOST_CORRECTIONS).filter(({ about }) => about === 'corrections')).toEqual([]);
});
