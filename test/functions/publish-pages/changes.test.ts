/** What a run has to render, for each difference between two manifests. */
import { expect, test } from 'vitest';
import { changesSince } from '../../../functions/publish-pages/changes.ts';
import type { Manifest } from '../../../shared/model/publication.ts';

const manifest = (more: Partial<Manifest> = {}): Manifest => ({
  version: 1,
  publishedAt: '2026-11-21T00:00:00.000Z',
  computedBy: 'code',
  summary: 's1',
  indicators: 'i1',
  reference: null,
  corridors: { 'AGO-NAM': 'p1', 'DEU-KGZ': 'p1' },
  said: {},
  saidFrom: null,
  earlier: null,
  editions: null,
  corrections: null,
  ...more,
});
const same = () => true;
const nothing = { corridors: [], statistics: [], said: [], gone: false, lists: false, earlier: false };
const all = ['AGO-NAM', 'DEU-KGZ'];

test.each<[string, Manifest | undefined, Manifest, object]>([
  ['nothing, if only the version is another', manifest(), manifest({ version: 2 }), {}],
  ['everything, if nothing counts', undefined, manifest(), { corridors: all, statistics: all, lists: true }],
  [
    'a corridor of another publication',
    manifest(),
    manifest({ corridors: { 'AGO-NAM': 'p1', 'DEU-KGZ': 'p2' } }),
    { corridors: ['DEU-KGZ'], statistics: ['DEU-KGZ'] },
  ],
  [
    'a new corridor, and one that has to go',
    manifest(),
    manifest({ corridors: { 'AGO-NAM': 'p1', 'USA-PHL': 'p1' } }),
    { corridors: ['USA-PHL'], statistics: ['USA-PHL'], gone: true },
  ],
  [
    'what providers say, new, other and no longer said, surveyed or not',
    manifest({ said: { 'AGO-NAM': 's1', 'DEU-KGZ': 's1', 'RUS-TJK': 's1' } }),
    manifest({ said: { 'AGO-NAM': 's1', 'DEU-KGZ': 's2', 'ISL-KGZ': 's2' } }),
    { corridors: ['DEU-KGZ'], said: ['DEU-KGZ', 'RUS-TJK', 'ISL-KGZ'], gone: true },
  ],
  [
    'said of a surveyed corridor for the first time',
    manifest(),
    manifest({ said: { 'DEU-KGZ': 's1' } }),
    { corridors: ['DEU-KGZ'], said: ['DEU-KGZ'] },
  ],
  [
    'said, if nothing counts',
    undefined,
    manifest({ said: { 'RUS-TJK': 's1' } }),
    { corridors: all, statistics: all, said: ['RUS-TJK'], lists: true },
  ],
  ['lists of another summary', manifest(), manifest({ summary: 's2' }), { lists: true }],
  ['figures of other earlier rounds', manifest(), manifest({ earlier: 'e1' }), { earlier: true }],
  ['lists of other indicators', manifest(), manifest({ indicators: null }), { lists: true }],
])('%s', (_, before, after, changed) => {
  expect(changesSince(before, after, same)).toEqual({ ...nothing, ...changed });
});

test('of a corridor whose rate alone is another, no statistics', () => {
  const isSameRate = (corridor: string) => corridor !== 'DEU-KGZ';
  expect(changesSince(manifest(), manifest(), isSameRate)).toEqual({ ...nothing, corridors: ['DEU-KGZ'] });
});
