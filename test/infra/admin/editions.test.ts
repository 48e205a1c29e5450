/** Corrections by command and by invocation: none without a reason and who asked, and what is written is bounded. */
import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { listEditions } from '../../../functions/storage/editions.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { correct, linesOfEditions } from '../../../infra/admin/editions.ts';
import { main } from '../../../infra/admin/main.ts';
import type { Register } from '../../../infra/admin/register.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { accept, rowsOf } from '../../support/survey.ts';

const NOW = '2026-11-30T07:00:00.000Z';
const WHY = {
  reason: 'A column of the workbook was shifted.',
  'asked-by': 'regulator',
  organisation: 'A Bank',
};

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
  await accept(table, 'rpw:2025-Q3:000000000001', rowsOf('DEU-KGZ'));
});
const EDITION = 'rpw:2025-Q3:000000000001';

test('an edition is withdrawn and accepted again, each with its reason', async () => {
  expect(await correct(register, EDITION, 'withdrawn', WHY)).toEqual([`${EDITION} withdrawn`]);
  expect(await correct(register, EDITION, 'withdrawn', WHY)).toEqual([`${EDITION} was withdrawn already`]);
  await correct(register, EDITION, 'accepted', { reason: 'It was right after all.', 'asked-by': 'operator' });
  const [held] = await listEditions(table);
  expect(held?.edition.state).toBe('accepted');
  expect(held?.edition.acts).toMatchObject([
    {
      at: NOW,
      did: 'withdrawn',
      reason: WHY.reason,
      askedBy: { role: 'regulator', organisation: 'A Bank' },
    },
    { did: 'accepted', askedBy: { role: 'operator', organisation: null } },
  ]);
  expect(await linesOfEditions(register)).toEqual([
    `${EDITION}: accepted, 16 rows in 1 corridors, accepted 2026-11-01T00:00:00.000Z`,
    `  ${NOW} withdrawn, asked by regulator, A Bank: ${WHY.reason}`,
    `  ${NOW} accepted, asked by operator: It was right after all.`,
  ]);
});

test('a name beside a correction is refused, and not dropped in silence', async () => {
  const lines: string[] = [];
  const args = [
    'edition',
    'withdraw',
    EDITION,
    '--reason',
    WHY.reason,
    '--asked-by',
    'source',
    '--by',
    'Anna',
  ];
  expect(await main(args, (line) => lines.push(line), { dataDir: '/nowhere' })).toBe(1);
  expect(lines.join()).toContain('--by is of parties');
});

describe('is refused, and changes nothing', () => {
  test.each([
    ['without a reason', { reason: undefined }, /--reason/],
    ['with a reason of a word', { reason: 'wrong' }, /10 to 500/],
    ['with a reason that is a book', { reason: 'x'.repeat(501) }, /10 to 500/],
    ['with a reason of two lines', { reason: 'A column was\nshifted.' }, /one line/],
    ['with a reason of blanks', { reason: ' '.repeat(20) }, /--reason/],
    ['with a reason that a spreadsheet would run', { reason: '- wrong decimals in a column' }, /= \+ - or @/],
    ['with an organisation that one would run', { organisation: '=HYPERLINK(1)' }, /--organisation/],
    ['without who asked', { 'asked-by': undefined }, /--asked-by/],
    ['asked by a person', { 'asked-by': 'Anna' }, /operator, source, provider/],
    ['with a long organisation', { organisation: 'x'.repeat(81) }, /80 characters/],
  ])('%s', async (_, wrong, complaint) => {
    await expect(correct(register, EDITION, 'withdrawn', { ...WHY, ...wrong })).rejects.toThrow(complaint);
    expect(await listEditions(table)).toMatchObject([{ version: 1, edition: { state: 'accepted' } }]);
  });

  test('of an edition that there is not', async () => {
    await expect(correct(register, 'e9', 'withdrawn', WHY)).rejects.toThrow(/there is no edition e9/);
  });

  test('where the command is not understood, with how to give it', async () => {
    for (const args of [
      ['edition'],
      ['edition', 'delete', EDITION],
      ['edition', 'withdraw'],
      ['edition', 'withdraw', EDITION, 'another'],
      ['edition', 'list', EDITION],
      ['correction'],
    ]) {
      const lines: string[] = [];
      expect(await main(args, (line) => lines.push(line), { dataDir: '/nowhere' }), args.join(' ')).toBe(1);
      expect(lines.join('\n')).toMatch(/edition COMMAND|no app running/);
    }
  });
});

test('an invocation needs the same, and what is wrong with it is not taken for a daily run', async () => {
  vi.stubEnv('TABLE_NAME', 'unused');
  for (const name of ['EVIDENCE_BUCKET', 'EDITIONS_QUEUE_URL', 'ROUNDS_QUEUE_URL'])
    vi.stubEnv(name, 'https://sqs.invalid/1/q');
  const { newHandler } = await import('../../../functions/collect-prices/handler.ts');
  const announced: string[] = [];
  const run = newHandler({
    table,
    sources: [],
    now: () => new Date(NOW),
    announce: async (edition: string) => {
      announced.push(edition);
    },
  } as unknown as Parameters<typeof newHandler>[0]);
  const silent = vi.spyOn(console, 'error').mockImplementation(() => {});
  for (const event of [
    { withdraw: EDITION },
    { withdraw: EDITION, reason: WHY.reason },
    { withdraw: EDITION, reason: WHY.reason, askedBy: 'Anna' },
    { withdraw: '', reason: WHY.reason, askedBy: 'source' },
    { accept: 5, reason: WHY.reason, askedBy: 'source' },
  ])
    await expect(run(event, {} as Context)).rejects.toThrow();
  silent.mockRestore();
  expect(announced).toEqual([]);
  const event = { withdraw: EDITION, reason: WHY.reason, askedBy: 'source' };
  expect(await run(event, {} as Context)).toMatchObject({ summary: `${EDITION} withdrawn` });
  expect(announced).toEqual([EDITION]);
  expect(await listEditions(table)).toMatchObject([{ edition: { state: 'withdrawn', acts: [{}] } }]);
});
