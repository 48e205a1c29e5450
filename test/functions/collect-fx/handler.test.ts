/** The function's invocations: messages of a queue, the daily event, and an import by hand. */
import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { CollectFxDependencies } from '../../../functions/collect-fx/service.ts';
import { SourceBlocked, SourceChanged, SourceUnavailable } from '../../../functions/sources/errors.ts';
import { keepBulletin, readBulletins } from '../../../functions/storage/bulletins.ts';
import { changeSourceState, listSourceStates } from '../../../functions/storage/rate-sources.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { RATE_SOURCE_ENTRIES } from '../../../shared/catalogue/rate-sources.ts';
import { BUNDLED_RATES, readBundledRates } from '../../../shared/catalogue/rates.ts';
import { collector } from '../../support/banks.ts';
import { counting } from '../../support/breaking.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { END_OF_TIME } from '../../support/rates.ts';
import { readFixture } from '../sources/fx/cases.ts';

let engine: Engine;
let newHandler: typeof import('../../../functions/collect-fx/handler.ts').newHandler;
beforeAll(async () => {
  engine = await startEngine();
  vi.stubEnv('TABLE_NAME', 'unused');
  vi.stubEnv('EVIDENCE_BUCKET', 'unused');
  vi.stubEnv('EDITIONS_QUEUE_URL', 'http://127.0.0.1/unused');
  ({ newHandler } = await import('../../../functions/collect-fx/handler.ts'));
});
afterAll(() => engine.close());

const NOW = '2026-05-25T20:00:00.000Z';
const BUNDLED = readBundledRates(BUNDLED_RATES);

async function world() {
  const table = await engine.newTable();
  const all = collector(table, NOW);
  const invoke = (event: unknown, more: Partial<CollectFxDependencies> = {}) =>
    newHandler({ ...all.dependencies, ...more })(event, {} as Context);
  return { table, ...all, invoke };
}

const batch = (...bodies: string[]) => ({
  Records: bodies.map((body, at) => ({ messageId: `m${at + 1}`, body, eventSource: 'aws:sqs' })),
});
const forSource = (source: string) => JSON.stringify({ source });

describe('a batch of messages', () => {
  test('only messages that may succeed next time come back, and failures are reported together', async () => {
    const { client, invoke } = await world();
    client.say('cbr', new SourceUnavailable('status 503'));
    client.say('nbt', new SourceUnavailable('status 503'));
    client.say('cba', new SourceBlocked('status 403'));
    client.say('cbu', new SourceChanged('status 404'));
    expect(await invoke(batch(...['nbk', 'cbr', 'nbt', 'cba', 'bnm', 'cbu'].map(forSource)))).toEqual({
      summary:
        "received 2 of 6 banks' bulletins, 2 new; cbr, nbt: status 503; cba: status 403; cbu: status 404",
      batchItemFailures: [{ itemIdentifier: 'm2' }, { itemIdentifier: 'm3' }],
    });
  });

  test('a source named twice is asked once, and both messages come back if it fails', async () => {
    const { client, setClock, invoke } = await world();
    expect((await invoke(batch(forSource('nbk'), forSource('nbk')))).batchItemFailures).toEqual([]);
    expect(client.asked).toHaveLength(1);
    client.say('nbk', new SourceUnavailable('status 500'));
    setClock('2026-05-25T21:00:00.000Z');
    expect((await invoke(batch(forSource('nbk'), forSource('nbk')))).batchItemFailures).toHaveLength(2);
    expect(client.asked).toHaveLength(2);
  });

  test('a source that must not be asked now does not come back, and is reported', async () => {
    const { client, invoke } = await world();
    await invoke(batch(forSource('nbk')));
    const { summary, batchItemFailures } = await invoke(batch(forSource('nbk')));
    expect(summary).toMatch(/^received 0 of 0 banks' bulletins, 0 new; nbk: it was asked/);
    expect(batchItemFailures).toEqual([]);
    expect(client.asked).toHaveLength(1);
  });

  test.each([
    ['an unknown source', forSource('moon')],
    ['no JSON', 'hello'],
    ['no source', '{}'],
    ['a source that is no text', '{"source":7}'],
    ['a source of a megabyte', forSource('x'.repeat(1_000_000))],
  ])('%s comes back, and no other message', async (_, body) => {
    const { table, invoke } = await world();
    const { summary, batchItemFailures } = await invoke(batch(body, forSource('nbk')));
    expect(batchItemFailures).toEqual([{ itemIdentifier: 'm1' }]);
    expect(summary.length).toBeLessThan(200);
    expect((await listSourceStates(table, END_OF_TIME)).map(({ source }) => source)).toEqual(['nbk']);
  });

  test('an empty one does nothing', async () => {
    const { client, invoke } = await world();
    expect((await invoke(batch())).batchItemFailures).toEqual([]);
    expect(client.asked).toEqual([]);
  });
});

describe('the daily event', () => {
  test('stores the bundled rates without asking any bank; a second run writes nothing', async () => {
    const { table, client, evidence, announced, invoke } = await world();
    expect(await invoke({ time: 'now' })).toEqual({
      summary: `${BUNDLED.length} bundled bulletins of banks, ${BUNDLED.length} of them new`,
      batchItemFailures: [],
    });
    expect(client.asked).toEqual([]);
    expect(announced).toEqual(['bundled']);
    expect(evidence.kept.size).toBe(1);
    for (const { id } of RATE_SOURCE_ENTRIES) {
      const own = BUNDLED.filter(({ source }) => source === id);
      expect(own.length, id).toBeGreaterThan(0);
      const held = await readBulletins(table, id, '1999-01-01', '2030-01-01');
      const strip = ({ evidence: _, collectedAt: __, ...bulletin }: (typeof held)[number]) => bulletin;
      expect(held.map(strip)).toEqual(own);
      expect(new Set(held.map((one) => one.evidence))).toEqual(new Set(evidence.kept.keys()));
      const states = await listSourceStates(table, END_OF_TIME);
      expect(states.find(({ source }) => source === id)).toMatchObject({
        lastAsked: null,
        lastSuccess: null,
        lastChange: null,
        newest: { fixedOn: own.at(-1)?.fixedOn, validOn: own.at(-1)?.validOn },
      });
    }

    const watched = counting({ table });
    const answers = evidence.answers.length;
    expect((await invoke({}, { table: watched.table })).summary).toContain(', 0 of them new');
    expect(watched.writes()).toBe(0);
    expect(evidence.answers).toHaveLength(answers);
    expect(announced).toEqual(['bundled']);
  });

  test('does not undo what a bank published meanwhile', async () => {
    const { table, invoke } = await world();
    const newest = { fixedOn: '2026-04-25', validOn: '2026-04-26' };
    const meddling: Table = {
      ...table,
      get: async (key, consistency) => {
        // The bank answered after the states were listed.
        if (key.pk === 'RATE_SOURCES' && key.sk === 'cbr' && meddled === 0) {
          meddled += 1;
          await changeSourceState(table, 'cbr', END_OF_TIME, (state) => ({ ...state, newest }));
        }
        return table.get(key, consistency);
      },
    };
    let meddled = 0;
    await invoke({}, { table: meddling });
    expect(meddled).toBe(1);
    const states = await listSourceStates(table, END_OF_TIME);
    expect(states.find(({ source }) => source === 'cbr')?.newest).toEqual(newest);
  });
});

describe('an import', () => {
  const file = readFixture('ecb-hist.csv');
  const event = (more: { source?: string; file?: unknown } = {}) => ({
    import: { source: 'ecb', file: file.toString('base64'), ...more },
  });

  test("of the ECB's history: each day once, with its evidence; a second run stores nothing", async () => {
    const { table, evidence, announced, invoke } = await world();
    expect(await invoke(event())).toEqual({
      summary:
        '2 days of ecb, 2 of them new, 0 figures refused, 0 figures held back from the reference rates',
      batchItemFailures: [],
    });
    const held = await readBulletins(table, 'ecb', '1999-01-01', '2026-12-31');
    expect(
      held.map(({ fixedOn, rates }) => [fixedOn, rates.map(({ currency }) => currency).join(' ')]),
    ).toEqual([
      ['1999-01-04', 'CYP JPY TRL USD'],
      ['2026-03-05', 'JPY TRY USD'],
    ]);
    expect(new Set(held.map((one) => one.evidence))).toEqual(new Set(evidence.kept.keys()));
    expect(evidence.answers).toEqual([
      { source: 'ecb', sha256: held[0]?.evidence, askedAt: NOW, url: 'import', headers: {} },
    ]);
    expect((await invoke(event())).summary).toContain('2 days of ecb, 0 of them new, 0 figures refused, ');
    expect(announced).toEqual(['import']);
    expect(await readBulletins(table, 'ecb', '1999-01-01', '2026-12-31')).toEqual(held);
  });

  /** Other banks' bulletins of the day in the file. */
  const keepOthers = async (table: Table): Promise<void> => {
    for (const bulletin of BUNDLED) {
      if (bulletin.source === 'ecb' || bulletin.fixedOn !== '2026-03-05') continue;
      await keepBulletin(table, { ...bulletin, evidence: '0'.repeat(64), collectedAt: NOW });
      const { fixedOn, validOn, source } = bulletin;
      await changeSourceState(table, source, END_OF_TIME, (state) => ({
        ...state,
        newest: { fixedOn, validOn },
      }));
    }
  };
  const importOf = (text: string) => event({ file: Buffer.from(text).toString('base64') });
  const hist = file.toString('utf8');

  test.each([
    ['in the future', '2027-03-05', 'expected a day from 1999-01-04 to today, found 2027-03-05'],
    ['tomorrow', '2026-05-26', 'expected a day from 1999-01-04 to today, found 2026-05-26'],
    ['before the first day', '1998-01-05', 'expected a day from 1999-01-04 to today, found 1998-01-05'],
    ['a Saturday', '2026-03-07', 'expected a day on which the bank publishes, found 2026-03-07, a Saturday'],
    ['a Sunday', '2005-03-06', 'expected a day on which the bank publishes, found 2005-03-06, a Sunday'],
    [
      'a holiday',
      '2026-04-03',
      'expected a day on which the bank publishes, found 2026-04-03, a holiday of the bank',
    ],
  ])('with a day %s is refused with its line, and nothing of it is stored', async (_, day, error) => {
    const { table, evidence, announced, invoke } = await world();
    const moved = hist.replace('2026-03-05', day);
    await expect(invoke(importOf(moved))).rejects.toThrow(new SourceChanged(`line 2: ${error}`));
    const two = moved.replace('1999-01-04', '1998-01-06');
    await expect(invoke(importOf(two))).rejects.toThrow(`line 2: ${error}, and 1 more such days`);
    expect(await readBulletins(table, 'ecb', '1990-01-01', '2030-01-01')).toEqual([]);
    expect(evidence.kept.size).toBe(0);
    expect(announced).toEqual([]);
    expect(await listSourceStates(table, END_OF_TIME)).toEqual([]);
  });

  test('of today is taken, by the date at the bank', async () => {
    const { setClock, invoke } = await world();
    // In Frankfurt it is the 26th already.
    setClock('2026-05-25T22:30:00.000Z');
    const { summary } = await invoke(importOf(hist.replace('2026-03-05', '2026-05-26')));
    expect(summary).toContain('2 days of ecb, 2 of them new');
  });

  test('names the figures that are refused, and how many others there are', async () => {
    const { invoke } = await world();
    const { summary } = await invoke(importOf(hist.replace('133.73', '133.73e0').replace('51.1125', '-5')));
    expect(summary).toContain(
      ', 2 figures refused (line 2, TRY "-5": not-positive; line 3, JPY "133.73e0": not-a-decimal), ',
    );
    const days = Array.from({ length: 7 }, (_, at) => `2026-03-${String(at + 16)},1.16,183,x`).slice(0, 5);
    const more = ['Date,USD,JPY,TRY', ...days, '2026-03-23,1.16,183,x', '2026-03-24,1.16,183,x'];
    expect((await invoke(importOf(more.join('\n')))).summary).toMatch(
      /, 7 figures refused \((line \d, TRY "x": not-a-decimal; ){5}and 2 more\), /,
    );
  });

  test('names the figures that the rules hold back: one ten times too large', async () => {
    const { table, setClock, invoke } = await world();
    await keepOthers(table);
    const tenfold = importOf(hist.replace('183.03', '1830.3'));
    expect((await invoke(tenfold)).summary).toBe(
      '2 days of ecb, 2 of them new, 0 figures refused, 1 figure held back from the reference rates (line 2, JPY 1830.3: outlier)',
    );
    // Of two files imported in one instant neither is the last.
    setClock('2026-05-25T21:00:00.000Z');
    // The dollar rate is named first: with it the bank's other figures of the day are wrong too.
    const dollar = importOf(hist.replace('1.1618', '11.618'));
    expect((await invoke(dollar)).summary).toMatch(
      /, 3 figures held back from the reference rates \(line 2, USD 11\.618: bank-off; line 2, JPY 183\.03: bank-off; line 2, TRY 51\.1125: bank-off\)$/,
    );
    // A second import of the same file says the same.
    expect((await invoke(dollar)).summary).toContain('0 of them new, 0 figures refused, 3 figures held back');
  });

  test('keeps a newer bulletin as the newest', async () => {
    const { table, invoke } = await world();
    const newest = { fixedOn: '2026-05-22', validOn: '2026-05-22' };
    await changeSourceState(table, 'ecb', END_OF_TIME, (state) => ({ ...state, newest }));
    await invoke(event());
    expect(await listSourceStates(table, END_OF_TIME)).toMatchObject([{ source: 'ecb', newest }]);
  });

  test.each([
    ['another source', { source: 'cbr' }, /only ecb has/],
    ['nothing', { file: '' }, /0 bytes/],
    ['not base64', { file: 'Date,USD' }, /not base64/],
    ['base64 cut short', { file: file.toString('base64').slice(0, -3) }, /not base64/],
    ['another form', { file: Buffer.from('<html/>').toString('base64') }, /expected/],
    ['too large', { file: Buffer.alloc(4_000_001, 'a').toString('base64') }, /4000001 bytes/],
    ['far too large', { file: 'a'.repeat(9_000_000) }, /./],
    ['no text', { file: 7 }, /./],
    ['no file', { file: undefined }, /./],
  ])('%s is refused, and nothing is stored', async (_, more, message) => {
    const { table, evidence, announced, invoke } = await world();
    await expect(invoke(event(more))).rejects.toThrow(message);
    expect(evidence.kept.size).toBe(0);
    expect(announced).toEqual([]);
    expect(await listSourceStates(table, END_OF_TIME)).toEqual([]);
  });
});
