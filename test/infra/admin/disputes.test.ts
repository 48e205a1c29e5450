/** Disputes by command: of figures that are published alone, bounded, and what was settled stays as it was said. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { publishEarlierRounds } from '../../../functions/compute-corridors/earlier.ts';
import { computeCorridors } from '../../../functions/compute-corridors/service.ts';
import { readDisputes, writeDispute } from '../../../functions/storage/disputes.ts';
import { pack } from '../../../functions/storage/encoding.ts';
import { type Table, WriteConflict } from '../../../functions/storage/table.ts';
import { type GivenDispute, runDispute } from '../../../infra/admin/disputes.ts';
import { main } from '../../../infra/admin/main.ts';
import type { Register } from '../../../infra/admin/register.ts';
import {
  type Dispute,
  disputedIn,
  MOST_DISPUTES,
  MOST_OPEN_DISPUTES,
} from '../../../shared/model/dispute.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { publisher } from '../../support/publisher.ts';
import { acceptRound, dearer } from '../../support/rounds.ts';
import { rowsOf } from '../../support/survey.ts';

const NOW = '2026-11-30T07:00:00.000Z';
const WHY = {
  reason: 'The fee of one bank is of another product.',
  'asked-by': 'regulator',
  organisation: 'A Bank',
};

let engine: Engine;
let published: Table;
let table: Table;
let register: Register;
beforeAll(async () => {
  engine = await startEngine();
  published = await engine.newTable();
  await acceptRound(published, '2025-Q3', rowsOf('DEU-KGZ', 'USA-PHL'));
  await acceptRound(published, '2014-Q2', dearer(rowsOf('DEU-KGZ', 'USA-MEX'), 100), { newest: '2025-Q3' });
  await computeCorridors(publisher(published));
  await publishEarlierRounds(publisher(published));
});
afterAll(() => engine.close());
beforeEach(async () => {
  // What is published is read alone; disputes are each test's own.
  const own = await engine.newTable();
  const isOwn = ({ pk }: { pk: string }) => pk === 'DISPUTES';
  table = {
    ...published,
    get: (key, consistency) => (isOwn(key) ? own : published).get(key, consistency),
    put: (item, ifVersion) => own.put(item, ifVersion),
  };
  register = { table, now: () => new Date(NOW) };
});

const run = (command: string, id = '', more: Partial<GivenDispute> = WHY): Promise<string[]> =>
  runDispute({ command, id, key: '', ...more }, register);
const idIn = ([line = '']: readonly string[]): string => line.split(':')[0] ?? '';

test('one is opened, listed, settled with what came of it, and stays listed', async () => {
  expect(await run('list', '', {})).toEqual(['Nothing is or was disputed.']);
  const opened = await run('open', 'corridor/DEU-KGZ');
  const id = idIn(opened);
  expect(opened[0]).toMatch(/: corridor\/DEU-KGZ in 2025-Q3 is disputed/);
  const line = `asked by regulator, A Bank: ${WHY.reason}`;
  expect(await run('list', '', {})).toEqual([`${id}: corridor/DEU-KGZ in 2025-Q3, open, ${line}`]);
  await run('settle', id, {
    reason: 'The bank showed its price list: it was right.',
    'asked-by': 'operator',
  });
  expect(await run('list', '', {})).toEqual([
    `${id}: corridor/DEU-KGZ in 2025-Q3, settled, ${line}`,
    `  ${NOW} settled by operator: The bank showed its price list: it was right.`,
  ]);
  await expect(run('settle', id)).rejects.toThrow(/was settled on/);
  const { version, disputes } = await readDisputes(table, 'strong');
  expect([version, disputes.length]).toEqual([2, 1]);
  expect(disputes[0]?.settled?.reason).toContain('price list');
});

describe('the quarter', () => {
  test.each([
    ['world', undefined, '2025-Q3'],
    ['world', '2014-Q2', '2014-Q2'],
    ['sender/DEU', undefined, '2025-Q3'],
    ['receiver/KGZ', '2014-Q2', '2014-Q2'],
    // In the earlier round alone.
    ['receiver/MEX', undefined, '2014-Q2'],
    ['corridor/USA-MEX', undefined, '2014-Q2'],
    ['corridor/USA-PHL', '2025-Q3', '2025-Q3'],
  ])('of %s, asked for %s, is %s', async (scope, period, expected) => {
    await run('open', scope, { ...WHY, period });
    expect((await readDisputes(table)).disputes).toMatchObject([{ scope, period: expected, settled: null }]);
  });
  test.each([
    ['world', '2024-Q1'],
    ['corridor/USA-PHL', '2014-Q2'],
    ['sender/FRA', undefined],
    ['receiver/DEU', undefined],
    ['corridor/KGZ-DEU', undefined],
    ['world', '=1+1'],
  ])('of %s in %s is refused: no such figure is published', async (scope, period) => {
    await expect(run('open', scope, { ...WHY, period })).rejects.toThrow(/No figure of/);
    expect((await readDisputes(table)).version).toBe(0);
  });
});

describe('is refused, and changes nothing', () => {
  test.each([
    ['a scope that is none', 'country/DEU', WHY, /SCOPE/],
    ['a scope in lower case', 'corridor/deu-kgz', WHY, /SCOPE/],
    ['more than a scope', 'world/world', WHY, /SCOPE/],
    ['a region', 'region/europe', WHY, /SCOPE/],
    ['no reason', 'world', { ...WHY, reason: undefined }, /--reason/],
    ['a word', 'world', { ...WHY, reason: 'wrong' }, /10 to 500/],
    ['a book', 'world', { ...WHY, reason: 'x'.repeat(501) }, /10 to 500/],
    ['two lines', 'world', { ...WHY, reason: 'A fee is\nwrong.' }, /one line/],
    [
      'what turns the text around it',
      'world',
      { ...WHY, reason: 'A fee is \u202Egnorw\u202C there.' },
      /one line/,
    ],
    ['what sets it apart', 'world', { ...WHY, organisation: '\u2067A Bank' }, /organisation/],
    ['what a spreadsheet would run', 'world', { ...WHY, reason: '=HYPERLINK("x")' }, /= \+ - or @/],
    ['nobody', 'world', { ...WHY, 'asked-by': undefined }, /--asked-by/],
    ['a person', 'world', { ...WHY, 'asked-by': 'Anna' }, /operator, source/],
    ['a long name', 'world', { ...WHY, organisation: 'x'.repeat(81) }, /80/],
  ])('%s', async (_, scope, given, complaint) => {
    await expect(run('open', scope, given)).rejects.toThrow(complaint);
    expect((await readDisputes(table)).version).toBe(0);
  });
  test('an id that there is not, and a command that is none', async () => {
    await expect(run('settle', '20261130T070000Z-00000000')).rejects.toThrow(/no dispute/);
    for (const [command, id] of [
      ['open', ''],
      ['settle', ''],
      ['close', 'x'],
      ['list', 'x'],
      ['', ''],
    ] as const)
      await expect(run(command, id)).rejects.toThrow(/dispute COMMAND/);
    await expect(runDispute({ command: 'open', id: 'world', key: 'x', ...WHY }, register)).rejects.toThrow(
      /COMMAND/,
    );
  });
  test('before anything is published', async () => {
    const empty = { table: await engine.newTable(), now: register.now };
    await expect(runDispute({ command: 'open', id: 'world', key: '', ...WHY }, empty)).rejects.toThrow(
      /No figure/,
    );
  });
  test.each([
    ['a person by name', ['dispute', 'open', 'world', '--by', 'Anna'], /--by is not of disputes/],
    ['an option of tokens', ['dispute', 'open', 'world', '--countries', 'DEU'], /of tokens/],
    ['a quarter elsewhere', ['edition', 'list', '--period', '2025-Q3'], /--period is of disputes/],
  ])('%s, on the command line', async (_, args, complaint) => {
    const lines: string[] = [];
    expect(await main(args, (line) => lines.push(line), { dataDir: '/nowhere' })).toBe(1);
    expect(lines.join()).toMatch(complaint);
  });
});

test('no more are open at once than are bounded; one that is settled makes room', async () => {
  const ids: string[] = [];
  for (let count = 0; count < MOST_OPEN_DISPUTES; count += 1) ids.push(idIn(await run('open', 'world')));
  expect(new Set(ids).size).toBe(MOST_OPEN_DISPUTES);
  await expect(run('open', 'world')).rejects.toThrow(/settle one first/);
  await run('settle', ids[3] ?? '');
  await run('open', 'corridor/DEU-KGZ');
});

test('of two persons at once the second is told, and nothing is lost', async () => {
  const before = await readDisputes(table, 'strong');
  await run('open', 'world');
  const [first] = (await readDisputes(table, 'strong')).disputes;
  if (!first) throw new Error('nothing opened');
  await expect(writeDispute(table, before, { ...first, id: 'other' })).rejects.toThrow(WriteConflict);
  expect((await readDisputes(table, 'strong')).disputes).toEqual([first]);
});

test('what was settled first is forgotten when there are too many; what is open never is', async () => {
  const of = (at: number, isOpen: boolean): Dispute => {
    const day = new Date(Date.UTC(2020, 0, 1 + at)).toISOString();
    const party = { role: 'reader', organisation: null } as const;
    const id = `${day.slice(0, 10).replaceAll('-', '')}T000000Z-00000000`;
    const settled = isOpen ? null : { at: day, reason: 'x'.repeat(500), by: party };
    return {
      id,
      scope: 'world',
      period: '2025-Q3',
      at: day,
      reason: 'y'.repeat(500),
      askedBy: party,
      settled,
    };
  };
  const first = of(0, true);
  const full = Array.from({ length: MOST_DISPUTES }, (_, at) => of(at, at === 0)).reverse();
  await table.put({ pk: 'DISPUTES', sk: 'DISPUTES', version: 1, value: pack({ format: 1, disputes: full }) });
  for (const at of [0, 1, 2])
    await writeDispute(table, await readDisputes(table, 'strong'), of(MOST_DISPUTES + at, false));
  const { disputes, version } = await readDisputes(table, 'strong');
  expect(version).toBe(4);
  expect(disputes).toHaveLength(MOST_DISPUTES);
  expect(disputes.at(-1)).toEqual(first);
  expect(disputes.at(-2)?.at.slice(0, 10)).toBe('2020-01-05');
  expect(disputes.map(({ id }) => id)).toEqual(
    disputes
      .map(({ id }) => id)
      .sort()
      .reverse(),
  );
});

test.each([
  ['world', 'world', '2025-Q3', true],
  ['senderCountry', 'DEU', '2025-Q3', false],
  ['region', 'world', '2025-Q3', false],
  ['constructor', 'world', '2025-Q3', false],
  ['world', 'world', '2025-Q2', false],
])('a figure by %s, %s in %s, is disputed: %s', (group, key, period, isDisputed) => {
  const party = { role: 'reader', organisation: null } as const;
  const dispute: Dispute = {
    id: 'a',
    scope: 'world',
    period: '2025-Q3',
    at: NOW,
    reason: 'y',
    askedBy: party,
    settled: null,
  };
  expect(disputedIn([dispute], group, key, period)).toEqual(isDisputed ? ['a'] : []);
  expect(
    disputedIn([{ ...dispute, settled: { at: NOW, reason: 'z', by: party } }], group, key, period),
  ).toEqual([]);
});
