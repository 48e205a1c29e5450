/** Decisions on entries that name a firm: what waits is computed from the table, and only who has a role decides, on what is there. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Table } from '../../../functions/storage/table.ts';
import { readWatchDecisions } from '../../../functions/storage/watch-decisions.ts';
import { main } from '../../../infra/admin/main.ts';
import type { Register } from '../../../infra/admin/register.ts';
import { decideWatch, linesOfWatch, runWatch } from '../../../infra/admin/watch.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { acceptRound } from '../../support/rounds.ts';
import { rowsOf } from '../../support/survey.ts';
import { computeAll, MOVED_ID, MOVER, publishTwoRounds } from '../../support/watch.ts';

const NOW = '2026-11-30T07:00:00.000Z';
const WHY = 'The firm has left the corridor.';

let engine: Engine;
let table: Table;
let register: Register;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.close());
beforeEach(async () => {
  table = await engine.newTable();
  register = { table, now: () => new Date(NOW) };
});

test('what waits is listed with its words, is approved as listed, and taken back with a reason', async () => {
  const list = { command: 'list', id: '', key: '', by: [] };
  expect(await runWatch(list, register)).toEqual(['Nothing waits, and nothing was decided.']);
  await publishTwoRounds(table);
  const [id, words = ''] = await linesOfWatch(register);
  expect(id).toBe(`${MOVED_ID}: waits`);
  expect(words).toContain(MOVER);
  await runWatch({ command: 'approve', id: MOVED_ID, key: '', by: ['reviewer'] }, register);
  const { decisions } = await readWatchDecisions(table, 'strong');
  expect(decisions).toMatchObject([
    { did: 'approved', at: NOW, by: 'reviewer', reason: null, entry: { id: MOVED_ID } },
  ]);
  expect(words).toBe(`  ${decisions[0]?.entry.title}. ${decisions[0]?.entry.summary}`);
  expect(await linesOfWatch(register)).toEqual([`${MOVED_ID}: approved ${NOW} by reviewer`, words]);
  // The round is corrected: nothing jumps any more, and what was approved is not what the figures say.
  await acceptRound(table, '2025-Q3', rowsOf('DEU-KGZ', 'USA-PHL'), {
    id: 'rpw:2025-Q3:more',
    acceptedAt: '2026-11-20T00:00:00.000Z',
  });
  await computeAll(table);
  expect((await linesOfWatch(register)).at(-1)).toContain('do not say this any more');
  await expect(decideWatch(register, MOVED_ID, 'approved', { by: ['reviewer'] })).rejects.toThrow(/waits/);
  await runWatch({ command: 'reject', id: MOVED_ID, key: '', by: ['operator'], reason: WHY }, register);
  expect(await linesOfWatch(register)).toEqual([`${MOVED_ID}: rejected ${NOW} by operator: ${WHY}`, words]);
});

test('a move that no firm explains does not wait', async () => {
  await publishTwoRounds(table, 1);
  expect(await linesOfWatch(register)).toEqual(['Nothing waits, and nothing was decided.']);
});

describe('is refused, and changes nothing', () => {
  test.each([
    [
      'an entry that there is not',
      'corridor/USA-PHL/jump/2025-Q3',
      { by: ['reviewer'], reason: WHY },
      /waits/,
    ],
    ['no role', MOVED_ID, { by: [], reason: WHY }, /--by ROLE/],
    ['a person', MOVED_ID, { by: ['Anna'], reason: WHY }, /operator or reviewer/],
    ['two roles', MOVED_ID, { by: ['operator', 'reviewer'], reason: WHY }, /once/],
    ['no reason', MOVED_ID, { by: ['reviewer'] }, /--reason/],
    ['a word for a reason', MOVED_ID, { by: ['reviewer'], reason: 'no' }, /10 to 500/],
    ['a book for a reason', MOVED_ID, { by: ['reviewer'], reason: 'x'.repeat(501) }, /10 to 500/],
    ['two lines', MOVED_ID, { by: ['reviewer'], reason: 'The firm\nhas left it.' }, /one line/],
    ['blanks', MOVED_ID, { by: ['reviewer'], reason: ' '.repeat(20) }, /--reason/],
  ])('%s', async (_, id, given, complaint) => {
    await publishTwoRounds(table);
    await expect(decideWatch(register, id, 'rejected', given)).rejects.toThrow(complaint);
    expect(await readWatchDecisions(table, 'strong')).toEqual({ version: 0, decisions: [] });
  });

  test.each([
    ['no command', { command: '', id: '' }],
    ['an unknown command', { command: 'publish', id: MOVED_ID }],
    ['no id', { command: 'approve', id: '' }],
    ['an id for the list', { command: 'list', id: MOVED_ID }],
    ['something after the id', { command: 'approve', id: MOVED_ID, key: 'x' }],
  ])('%s', async (_, given) => {
    await publishTwoRounds(table);
    await expect(runWatch({ key: '', by: ['reviewer'], ...given }, register)).rejects.toThrow(/^Usage/);
    expect(await readWatchDecisions(table, 'strong')).toEqual({ version: 0, decisions: [] });
  });

  test.each([
    [
      'an option of others',
      ['watch', 'approve', MOVED_ID, '--asked-by', 'source'],
      /--asked-by is not of watch/,
    ],
    ['an option of tokens', ['watch', 'approve', MOVED_ID, '--scope', 'log'], /--scope/],
    ['one argument more', ['watch', 'approve', MOVED_ID, 'x', 'y'], /Usage/],
  ])('%s', async (_, args, complaint) => {
    const lines: string[] = [];
    expect(await main(args, (line) => lines.push(line), { dataDir: '/nowhere' })).toBe(1);
    expect(lines.join('\n')).toMatch(complaint);
  });
});

test('no function writes a decision', () => {
  const folder = new URL('../../../functions/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const writing = files.filter((file) =>
    readFileSync(new URL(file, folder), 'utf8').includes('writeWatchDecision'),
  );
  expect(writing).toEqual(['storage/watch-decisions.ts']);
});
