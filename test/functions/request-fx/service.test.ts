/** Which banks to ask now, by their real calendars, and how many are overdue. */
import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { collectFx } from '../../../functions/collect-fx/service.ts';
import { requestFx } from '../../../functions/request-fx/service.ts';
import { changeSourceState } from '../../../functions/storage/rate-sources.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { RATE_SOURCE_ENTRIES } from '../../../shared/catalogue/rate-sources.ts';
import { latestDue } from '../../../shared/fx/calendar.ts';
import type { SourceState } from '../../../shared/fx/source-state.ts';
import { collector } from '../../support/banks.ts';
import { counting } from '../../support/breaking.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { END_OF_TIME } from '../../support/rates.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.close());

const ALL = RATE_SOURCE_ENTRIES.map(({ id }) => id);

/** Every bank is up to date at an instant, and was asked then. */
async function upToDate(instant: string, more: Record<string, Partial<SourceState>> = {}) {
  const table = await engine.newTable();
  for (const { id, calendar } of RATE_SOURCE_ENTRIES) {
    const fixedOn = latestDue(calendar, instant);
    await changeSourceState(table, id, END_OF_TIME, (state) => ({
      ...state,
      lastAsked: instant,
      newest: { fixedOn, validOn: fixedOn },
      ...more[id],
    }));
  }
  return table;
}

async function ask(table: Table, instant: string) {
  const sent: string[] = [];
  const now = () => new Date(instant);
  const request = async (source: string) => {
    sent.push(source);
  };
  const result = await requestFx({ table, sources: RATE_SOURCE_ENTRIES, now, request });
  expect(result.requested).toEqual(sent);
  return result;
}

test('at first every bank is asked, in the order of the catalogue, and none is overdue', async () => {
  const result = await ask(await engine.newTable(), '2026-11-20T20:00:00.000Z');
  expect(result).toEqual({
    requested: ALL,
    overdue: [],
    back: [],
    summary: `${ALL.length} of ${ALL.length} banks' bulletins to be asked for, 0 overdue`,
  });
});

describe('with every bank up to date', () => {
  test.each([
    ['ten minutes later', '2026-11-20T20:00:00.000Z', '2026-11-20T20:10:00.000Z', []],
    ['on Saturday, when no bank fixes', '2026-11-20T20:00:00.000Z', '2026-11-21T19:50:00.000Z', []],
    ['24 hours later, for corrections', '2026-11-20T20:00:00.000Z', '2026-11-21T20:00:00.000Z', ALL],
    // Christmas: TARGET is closed, most other banks are not.
    [
      'when the ECB would publish on a holiday',
      '2026-12-25T00:00:00.000Z',
      '2026-12-25T15:20:00.000Z',
      'ecb: rests',
    ],
    ['when the ECB publishes', '2026-11-20T13:00:00.000Z', '2026-11-20T15:15:00.000Z', 'ecb: due'],
    ['a minute before', '2026-11-20T13:00:00.000Z', '2026-11-20T15:14:00.000Z', 'ecb: rests'],
  ])('%s', async (_, asked, instant, wanted) => {
    const { requested, overdue } = await ask(await upToDate(asked), instant);
    if (typeof wanted === 'string') expect(requested.includes('ecb')).toBe(wanted === 'ecb: due');
    else expect(requested).toEqual(wanted);
    expect(overdue).not.toContain('ecb');
    if (typeof wanted !== 'string') expect(overdue).toEqual([]);
  });
});

test('on a worked Saturday a bank is asked, and is overdue if nothing comes', async () => {
  const friday = await upToDate('2026-12-11T20:00:00.000Z');
  expect((await ask(friday, '2026-12-12T12:59:00.000Z')).requested).toEqual([]);
  expect(await ask(friday, '2026-12-12T13:00:00.000Z')).toMatchObject({ requested: ['cbu'], overdue: [] });
  expect((await ask(friday, '2026-12-12T19:00:00.000Z')).overdue).toEqual(['cbu']);
});

test('an overdue bank is counted even if it must not be asked now', async () => {
  const instant = '2026-11-20T20:00:00.000Z';
  const table = await upToDate(instant, {
    cbr: { newest: { fixedOn: '2026-11-17', validOn: '2026-11-18' }, lastAsked: '2026-11-20T19:50:00.000Z' },
    nbk: { newest: { fixedOn: '2026-11-17', validOn: '2026-11-18' }, lastAsked: '2026-11-20T18:00:00.000Z' },
    nbt: {
      newest: { fixedOn: '2026-11-17', validOn: '2026-11-17' },
      lastAsked: '2026-11-20T10:00:00.000Z',
      notBefore: '2026-11-21T10:00:00.000Z',
    },
  });
  const { requested, overdue, summary } = await ask(table, instant);
  expect(overdue).toEqual(['cbr', 'nbk', 'nbt']);
  // cbr was asked ten minutes ago, and nbt blocks us.
  expect(requested).toEqual(['nbk']);
  expect(summary).toBe("1 of 16 banks' bulletins to be asked for, 3 overdue");
  expect((await ask(table, '2026-11-21T10:00:00.000Z')).requested).toContain('nbt');
});

test('a bank that was asked and never answered is overdue', async () => {
  const table = await engine.newTable();
  const instant = '2026-11-20T20:00:00.000Z';
  await changeSourceState(table, 'nbt', END_OF_TIME, (state) => ({
    ...state,
    lastAsked: '2026-11-20T19:00:00.000Z',
  }));
  const { requested, overdue } = await ask(table, instant);
  expect(overdue).toEqual(['nbt']);
  expect(requested).toContain('nbt');
});

test('asks no bank itself, and writes nothing', async () => {
  const watched = counting({ table: await upToDate('2026-11-20T20:00:00.000Z') });
  await ask(watched.table, '2026-11-24T20:00:00.000Z');
  expect(watched.writes()).toBe(0);
});

test('a bank that was collected is not requested again', async () => {
  const table = await engine.newTable();
  // On this day the newest bulletin due is that of Tajikistan's fixture.
  const instant = '2026-05-18T14:00:00.000Z';
  const { dependencies } = collector(table, instant, ['nbt']);
  expect((await ask(table, instant)).requested).toContain('nbt');
  await collectFx(['nbt'], dependencies);
  const { requested, overdue } = await ask(table, '2026-05-18T16:00:00.000Z');
  expect(requested).not.toContain('nbt');
  expect(overdue).not.toContain('nbt');
});

test('a request that cannot be sent is reported', async () => {
  const request = () => Promise.reject(new Error('no queue'));
  const table = await engine.newTable();
  const now = () => new Date('2026-11-20T20:00:00.000Z');
  await expect(requestFx({ table, sources: RATE_SOURCE_ENTRIES, now, request })).rejects.toThrow('no queue');
});

test('the lines in the log have the fields that the alarms count', async () => {
  vi.stubEnv('TABLE_NAME', 'unused');
  vi.stubEnv('RATES_QUEUE_URL', 'http://127.0.0.1/unused');
  const { newHandler } = await import('../../../functions/request-fx/handler.ts');
  const instant = '2026-11-20T20:00:00.000Z';
  const table = await upToDate(instant, {
    cbr: { newest: { fixedOn: '2026-11-17', validOn: '2026-11-18' } },
  });
  const written: string[] = [];
  const log = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  const answer = await newHandler({
    table,
    sources: RATE_SOURCE_ENTRIES,
    now: () => new Date(instant),
    request: async () => {},
  })({}, { awsRequestId: 'request' } as Context);
  log.mockRestore();
  const summary = "0 of 16 banks' bulletins to be asked for, 1 overdue";
  expect(answer).toEqual({ summary, figures: { overdueSources: 1 } });
  expect(written.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ source: 'cbr', isOverdue: 1, requestId: 'request' }),
    expect.objectContaining({ message: summary, overdueSources: 1, requestId: 'request' }),
  ]);
});
