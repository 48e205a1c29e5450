/** Collecting from banks on the real table engine: evidence first, nothing lost, nothing twice, one bank stops no other. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Collected, collectFx } from '../../../functions/collect-fx/service.ts';
import {
  RowRejected,
  SourceBlocked,
  SourceChanged,
  SourceUnavailable,
} from '../../../functions/sources/errors.ts';
import { readBulletins } from '../../../functions/storage/bulletins.ts';
import { pack } from '../../../functions/storage/encoding.ts';
import { changeSourceState, readSourceState } from '../../../functions/storage/rate-sources.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { collector, fixtureHaving } from '../../support/banks.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { END_OF_TIME } from '../../support/rates.ts';
import { CASES, readFixture } from '../sources/fx/cases.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.close());

/** The kind of the result, with the error beside it. */
const came = (collected: readonly Collected[]) =>
  collected.map(({ source, kept, failure, wait }) => ({ source, kept, failure, asked: wait === null }));
const had = (source: string, kept = 1) => ({ source, kept, failure: null, asked: true });
const wrong = (collected: readonly Collected[]) =>
  collected.map(({ error }) => (error instanceof Error ? error.message : null));

/** Friday evening: cbr's bulletin in the fixture is due, and was fixed today. */
const FRIDAY = '2026-04-24T18:00:00.000Z';
/** After the day of every fixture. */
const LATER = '2026-05-25T20:00:00.000Z';
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const bulletinsOf = (table: Table, source: string) =>
  readBulletins(table, source, '1999-01-01', '2030-01-01');

async function world(instant = FRIDAY, ids?: string[]) {
  const table = await engine.newTable();
  const all = collector(table, instant, ids);
  return { table, ...all, collect: (...sources: string[]) => collectFx(sources, all.dependencies) };
}

describe('a good answer', () => {
  test('every bank: stores the bulletins of its fixture, each with its evidence', async () => {
    const { table, evidence, announced, collect } = await world(LATER);
    const ids = CASES.map(({ id }) => id);
    expect(came(await collect(...ids))).toEqual(CASES.map(({ id, bulletins }) => had(id, bulletins.length)));
    for (const { id, file, bulletins } of CASES) {
      const held = await bulletinsOf(table, id);
      expect(held.map(({ fixedOn, validOn }) => [fixedOn, validOn])).toEqual(
        bulletins.map(([fixedOn, validOn]) => [fixedOn, validOn]),
      );
      for (const one of held)
        expect(one).toMatchObject({ evidence: sha256(readFixture(file)), collectedAt: LATER });
      expect(await readSourceState(table, id, END_OF_TIME)).toEqual({
        source: id,
        lastAsked: LATER,
        lastSuccess: LATER,
        lastChange: LATER,
        newest: { fixedOn: bulletins.at(-1)?.[0], validOn: bulletins.at(-1)?.[1] },
        failure: null,
        rejected: [],
        notBefore: null,
      });
    }
    expect(evidence.kept.size).toBe(CASES.length);
    expect([...announced].sort()).toEqual([...ids].sort());
  });

  test.each(CASES.map(({ id, url }) => [id, url]))(
    '%s is asked for the day that is due by its calendar',
    async (id, url) => {
      const { client, evidence, collect } = await world('2026-04-24T20:00:00.000Z');
      await collect(id);
      expect(client.asked.map((ask) => ask.url)).toEqual([url]);
      expect(evidence.answers).toEqual([
        {
          source: id,
          sha256: [...evidence.kept.keys()][0],
          askedAt: '2026-04-24T20:00:00.000Z',
          url,
          headers: { 'content-type': 'text/plain', etag: '"7"' },
        },
      ]);
    },
  );

  test('the same answer again changes nothing but the time of the request', async () => {
    const { table, evidence, announced, setClock, collect } = await world(FRIDAY, ['cbr']);
    await collect('cbr');
    const before = await table.query('BULLETINS#cbr');
    setClock('2026-04-24T19:00:00.000Z');
    expect(came(await collect('cbr'))).toEqual([had('cbr', 0)]);
    expect(await table.query('BULLETINS#cbr')).toEqual(before);
    expect(evidence.kept.size).toBe(1);
    expect(evidence.answers).toHaveLength(2);
    expect(announced).toEqual(['cbr']);
    expect(await readSourceState(table, 'cbr', END_OF_TIME)).toMatchObject({
      lastAsked: '2026-04-24T19:00:00.000Z',
      lastSuccess: '2026-04-24T19:00:00.000Z',
      lastChange: FRIDAY,
    });
  });

  test('a corrected bulletin is stored beside the first', async () => {
    const { table, client, setClock, announced, collect } = await world(FRIDAY, ['cbr']);
    await collect('cbr');
    client.say('cbr', fixtureHaving('cbr', ['75,5273', '75,6273']));
    setClock('2026-04-24T19:00:00.000Z');
    expect(came(await collect('cbr'))).toEqual([had('cbr', 1)]);
    const held = await bulletinsOf(table, 'cbr');
    expect(held.map(({ fixedOn }) => fixedOn)).toEqual(['2026-04-24', '2026-04-24']);
    const dollars = held.map(({ rates, collectedAt }) => [
      collectedAt,
      rates.find(({ currency }) => currency === 'USD')?.rate,
    ]);
    expect(dollars.sort()).toEqual([
      [FRIDAY, '75.5273'],
      ['2026-04-24T19:00:00.000Z', '75.6273'],
    ]);
    expect(new Set(held.map((one) => one.evidence)).size).toBe(2);
    expect(announced).toEqual(['cbr', 'cbr']);
    expect((await readSourceState(table, 'cbr', END_OF_TIME)).lastChange).toBe('2026-04-24T19:00:00.000Z');
  });

  test('an older bulletin does not replace the newest', async () => {
    const { table, client, setClock, collect } = await world(FRIDAY, ['cbr']);
    await collect('cbr');
    client.say('cbr', fixtureHaving('cbr', ['25.04.2026', '18.04.2026'], ['88,2826', '88,3826']));
    setClock('2026-04-25T18:00:00.000Z');
    expect(came(await collect('cbr'))).toEqual([had('cbr', 1)]);
    expect((await readSourceState(table, 'cbr', END_OF_TIME)).newest).toEqual({
      fixedOn: '2026-04-24',
      validOn: '2026-04-25',
    });
    expect(await bulletinsOf(table, 'cbr')).toHaveLength(2);
  });

  test('refused rows are reported, and the others are stored', async () => {
    const { table, client, collect } = await world(FRIDAY, ['cbr']);
    client.say('cbr', fixtureHaving('cbr', ['88,2826', 'dear']));
    expect(came(await collect('cbr'))).toEqual([had('cbr', 1)]);
    expect((await readSourceState(table, 'cbr', END_OF_TIME)).rejected).toEqual([
      'row EUR, field Value: not-a-decimal',
    ]);
    const [held] = await bulletinsOf(table, 'cbr');
    expect(held?.rates.map(({ currency }) => currency)).toEqual(['AMD', 'TJS', 'USD', 'UZS']);
  });

  test('a bank is not asked again too soon', async () => {
    const { table, client, setClock, collect } = await world(FRIDAY, ['cbr']);
    await collect('cbr');
    const told = await readSourceState(table, 'cbr', END_OF_TIME);
    setClock('2026-04-24T18:54:00.000Z');
    expect(came(await collect('cbr'))).toEqual([{ source: 'cbr', kept: 0, failure: null, asked: false }]);
    expect(client.asked).toHaveLength(1);
    expect(await readSourceState(table, 'cbr', END_OF_TIME)).toEqual(told);
    // A message that comes back may come some minutes early.
    setClock('2026-04-24T18:55:00.000Z');
    expect(came(await collect('cbr'))).toEqual([had('cbr', 0)]);
  });

  test('at most 20 refused rows are reported', async () => {
    const { table, dependencies } = await world(FRIDAY, ['cbr']);
    const sources = dependencies.sources.map((source) => ({
      ...source,
      parse: (bytes: Uint8Array) => {
        const { bulletins } = source.parse(bytes);
        return {
          bulletins,
          rejected: Array.from({ length: 50 }, (_, i) => new RowRejected('missing', `${i}`, 'f')),
        };
      },
    }));
    await collectFx(['cbr'], { ...dependencies, sources });
    expect((await readSourceState(table, 'cbr', END_OF_TIME)).rejected).toHaveLength(20);
  });
});

describe('evidence comes first', () => {
  test('before the parser sees a byte', async () => {
    const { dependencies, evidence } = await world(FRIDAY, ['cbr']);
    let heldWhenParsed: [number, number] | undefined;
    const sources = dependencies.sources.map((source) => ({
      ...source,
      parse: (bytes: Uint8Array) => {
        heldWhenParsed = [evidence.kept.size, evidence.answers.length];
        return source.parse(bytes);
      },
    }));
    await collectFx(['cbr'], { ...dependencies, sources });
    expect(heldWhenParsed).toEqual([1, 1]);
  });

  test.each([
    ['of another form', Buffer.from('<ValCurs>nothing</ValCurs>'), 'SourceChanged'],
    ['a page', Buffer.from('<!doctype html><html><body>Maintenance</body></html>'), 'SourceChanged'],
    ['a captcha', Buffer.from('<html><body class="g-recaptcha"></body></html>'), 'SourceBlocked'],
    ['nothing but blanks', Buffer.from('   '), 'SourceChanged'],
  ])('of unreadable answers too: %s', async (_, bytes, kind) => {
    const { table, client, evidence, announced, collect } = await world(FRIDAY, ['cbr']);
    client.say('cbr', bytes);
    const [collected] = await collect('cbr');
    expect(collected?.failure).not.toBeNull();
    expect([...evidence.kept.keys()]).toEqual([sha256(bytes)]);
    expect(evidence.answers.map(({ source, sha256: hash }) => [source, hash])).toEqual([
      ['cbr', sha256(bytes)],
    ]);
    expect(await bulletinsOf(table, 'cbr')).toEqual([]);
    expect(announced).toEqual([]);
    expect((await readSourceState(table, 'cbr', END_OF_TIME)).failure?.kind).toBe(kind);
  });

  test('if it cannot be stored, nothing is parsed', async () => {
    const { table, dependencies } = await world(FRIDAY, ['cbr']);
    const evidence = {
      ...dependencies.evidence,
      keep: () => Promise.reject(new Error('no place left in bucket-7')),
    };
    await collectFx(['cbr'], { ...dependencies, evidence });
    expect(await bulletinsOf(table, 'cbr')).toEqual([]);
    // The message shown to the public does not contain our own fault.
    expect((await readSourceState(table, 'cbr', END_OF_TIME)).failure).toEqual({
      kind: 'fault',
      message: 'Something failed here.',
      since: FRIDAY,
      times: 1,
    });
  });
});

describe('a bank that fails', () => {
  test.each([
    ['SourceUnavailable', new SourceUnavailable('no whole answer within 20000 ms')],
    ['SourceBlocked', new SourceBlocked('status 403')],
    ['SourceChanged', new SourceChanged('status 404')],
    ['fault', new TypeError('secret of the house')],
  ])('%s: does not stop the others, and keeps the known state', async (kind, error) => {
    const { table, client, setClock, collect } = await world(LATER, ['cbr', 'nbk', 'nbkr-daily']);
    await collect('cbr');
    client.say('cbr', error);
    setClock('2026-05-25T22:00:00.000Z');
    const collected = await collect('cbr', 'nbk', 'nbkr-daily');
    expect(came(collected)).toEqual([
      { source: 'cbr', kept: 0, failure: kind, asked: true },
      had('nbk'),
      had('nbkr-daily'),
    ]);
    // The log has the whole error.
    expect(wrong(collected)[0]).toBe(error.message);
    const state = await readSourceState(table, 'cbr', END_OF_TIME);
    expect(state).toMatchObject({
      lastAsked: '2026-05-25T22:00:00.000Z',
      lastSuccess: LATER,
      lastChange: LATER,
      newest: { fixedOn: '2026-04-24' },
      failure: { kind, since: '2026-05-25T22:00:00.000Z', times: 1 },
    });
    expect(state.failure?.message).toBe(kind === 'fault' ? 'Something failed here.' : error.message);
    expect(await bulletinsOf(table, 'cbr')).toHaveLength(1);
  });

  test('counts its failures in a row, since the first, and resets the count with the next answer', async () => {
    const { table, client, setClock, collect } = await world(FRIDAY, ['cbr']);
    client.say('cbr', new SourceUnavailable('x'.repeat(1_000)));
    for (const hour of ['18', '19', '20']) {
      setClock(`2026-04-24T${hour}:00:00.000Z`);
      await collect('cbr');
    }
    const { failure } = await readSourceState(table, 'cbr', END_OF_TIME);
    expect(failure).toEqual({ kind: 'SourceUnavailable', message: 'x'.repeat(300), since: FRIDAY, times: 3 });
    client.say('cbr', readFixture('cbr.xml'));
    setClock('2026-04-24T21:00:00.000Z');
    await collect('cbr');
    expect((await readSourceState(table, 'cbr', END_OF_TIME)).failure).toBeNull();
  });

  test('a bank that blocks us while evidence cannot be stored is still not asked again, and the fault is reported', async () => {
    const { table, client, dependencies } = await world(FRIDAY, ['cbr']);
    const answer = {
      url: 'https://bank.invalid/',
      askedAt: FRIDAY,
      status: 403,
      headers: {},
      bytes: new Uint8Array([110, 111]),
    };
    client.say('cbr', new SourceBlocked('status 403', { answer }));
    const evidence = { ...dependencies.evidence, keep: () => Promise.reject(new Error('no bucket')) };
    const [collected] = await collectFx(['cbr'], { ...dependencies, evidence });
    expect(collected).toMatchObject({ failure: 'fault', error: new Error('no bucket') });
    expect(await readSourceState(table, 'cbr', END_OF_TIME)).toMatchObject({
      failure: { kind: 'SourceBlocked' },
      notBefore: '2026-04-25T18:00:00.000Z',
    });
  });

  test('a bank that blocks us is not asked for 24 hours, and then asked again', async () => {
    const { table, client, setClock, collect } = await world(FRIDAY, ['cbr']);
    client.say('cbr', new SourceBlocked('status 429', { retryAfterSeconds: 120 }));
    await collect('cbr');
    expect((await readSourceState(table, 'cbr', END_OF_TIME)).notBefore).toBe('2026-04-25T18:00:00.000Z');
    const told = await readSourceState(table, 'cbr', END_OF_TIME);
    setClock('2026-04-25T17:59:59.999Z');
    const [left] = await collect('cbr');
    expect(left).toMatchObject({ kept: 0, failure: null, wait: expect.stringContaining('2026-04-25T18:00') });
    expect(client.asked).toHaveLength(1);
    expect(await readSourceState(table, 'cbr', END_OF_TIME)).toEqual(told);
    setClock('2026-04-25T18:00:00.000Z');
    client.say('cbr', readFixture('cbr.xml'));
    expect(came(await collect('cbr'))).toEqual([had('cbr', 1)]);
    expect(await readSourceState(table, 'cbr', END_OF_TIME)).toMatchObject({
      notBefore: null,
      failure: null,
    });
  });

  test.each([
    ['for as long as it says', 172_800, '2026-04-26T18:00:00.000Z'],
    ['up to a week', 1e12, '2026-05-01T18:00:00.000Z'],
  ])('a bank that asks for more than a day is not asked %s', async (_, retryAfterSeconds, notBefore) => {
    const { table, client, collect } = await world(FRIDAY, ['cbr']);
    client.say('cbr', new SourceBlocked('status 429', { retryAfterSeconds }));
    await collect('cbr');
    expect((await readSourceState(table, 'cbr', END_OF_TIME)).notBefore).toBe(notBefore);
  });

  test('an unknown source fails alone', async () => {
    const { client, collect } = await world(LATER, ['cbr']);
    expect(came(await collect('nobody', 'cbr'))).toEqual([
      { source: 'nobody', kept: 0, failure: 'fault', asked: true },
      had('cbr'),
    ]);
    expect(client.asked).toHaveLength(1);
  });

  test("a state in other code's form counts as missing", async () => {
    const { table, collect } = await world(LATER, ['cbr', 'nbk']);
    await table.put({ pk: 'RATE_SOURCES', sk: 'cbr', version: 7, value: pack({ format: 0 }) });
    expect((await collect('cbr', 'nbk')).map(({ failure }) => failure)).toEqual([null, null]);
    expect(await readSourceState(table, 'cbr', END_OF_TIME)).toMatchObject({
      source: 'cbr',
      lastSuccess: LATER,
    });
  });

  test('a store that fails for one bank stops no other', async () => {
    const { table, dependencies } = await world(LATER, ['cbr', 'nbk']);
    const failing: Table = {
      ...table,
      put: (item, ifVersion) =>
        item.sk === 'cbr' ? Promise.reject(new Error('throttled')) : table.put(item, ifVersion),
    };
    const collected = await collectFx(['cbr', 'nbk'], { ...dependencies, table: failing });
    expect(came(collected)).toEqual([{ source: 'cbr', kept: 0, failure: 'fault', asked: true }, had('nbk')]);
    expect(wrong(collected)).toEqual(['throttled', null]);
  });

  test('a failed announcement of new rates is no failure of the bank', async () => {
    const { table, dependencies } = await world(LATER, ['cbr']);
    const announce = () => Promise.reject(new Error('no queue'));
    const [collected] = await collectFx(['cbr'], { ...dependencies, announce });
    expect(collected).toMatchObject({ failure: 'fault', error: { message: 'no queue' } });
    expect((await readSourceState(table, 'cbr', END_OF_TIME)).failure).toBeNull();
  });
});

describe('an implausible bulletin', () => {
  test.each([
    ['old figures under a new date', '2026-04-27T18:00:00.000Z', '28.04.2026', 'old-figures-new-date'],
    ['a day to come', '2026-04-27T18:00:00.000Z', '30.05.2026', 'impossible-date'],
  ])('%s: the source has changed, and none of its rates is stored', async (_, instant, date, rule) => {
    const { table, client, evidence, announced, setClock, collect } = await world(FRIDAY, ['cbr']);
    await collect('cbr');
    client.say('cbr', fixtureHaving('cbr', ['25.04.2026', date]));
    setClock(instant);
    const [collected] = await collect('cbr');
    expect(collected).toMatchObject({ kept: 0, failure: 'SourceChanged' });
    expect(wrong(collected ? [collected] : [])[0]).toContain(rule);
    expect(await bulletinsOf(table, 'cbr')).toHaveLength(1);
    expect(evidence.kept.size).toBe(2);
    expect(announced).toEqual(['cbr']);
    expect(await readSourceState(table, 'cbr', END_OF_TIME)).toMatchObject({
      newest: { fixedOn: '2026-04-24' },
      lastSuccess: FRIDAY,
      failure: { kind: 'SourceChanged' },
    });
  });

  test("one with fewer than half of the bank's currencies is refused", async () => {
    const { table, dependencies } = await world(FRIDAY, ['cbr']);
    const sources = dependencies.sources.map(({ entry, ...source }) => ({
      ...source,
      entry: { ...entry, currencies: [...entry.currencies, 'GBP', 'JPY', 'CNY', 'INR', 'TRY', 'KGS'] },
    }));
    expect(wrong(await collectFx(['cbr'], { ...dependencies, sources }))[0]).toContain('too-few-currencies');
    expect(await bulletinsOf(table, 'cbr')).toEqual([]);
  });

  test('one of two in an answer keeps both out', async () => {
    const { table, client, collect } = await world('2026-03-07T12:00:00.000Z', ['nbu']);
    client.say('nbu', fixtureHaving('nbu', ['06.03.2026', '08.04.2026'], ['09.03.2026', '09.04.2026']));
    expect(wrong(await collect('nbu'))[0]).toContain('impossible-date');
    expect(await bulletinsOf(table, 'nbu')).toEqual([]);
  });
});

describe('two runs at once', () => {
  test('a bank asked twice at once is stored once', async () => {
    const { table, dependencies } = await world(FRIDAY, ['cbr']);
    const both = await Promise.all([collectFx(['cbr'], dependencies), collectFx(['cbr'], dependencies)]);
    expect(both.flat().map(({ failure }) => failure)).toEqual([null, null]);
    expect(both.flat().reduce((sum, { kept }) => sum + kept, 0)).toBe(1);
    expect(await bulletinsOf(table, 'cbr')).toHaveLength(1);
  });

  test('a state that another run keeps changing is written in the end', async () => {
    const { table, dependencies } = await world(FRIDAY, ['cbr']);
    let meddled = 0;
    const meddling: Table = {
      ...table,
      put: async (item, ifVersion) => {
        if (item.pk === 'RATE_SOURCES' && meddled < 2) {
          meddled += 1;
          await changeSourceState(table, 'cbr', END_OF_TIME, (state) => ({
            ...state,
            rejected: [`${meddled}`],
          }));
        }
        await table.put(item, ifVersion);
      },
    };
    expect((await collectFx(['cbr'], { ...dependencies, table: meddling }))[0]?.failure).toBeNull();
    expect(meddled).toBe(2);
    expect((await readSourceState(table, 'cbr', END_OF_TIME)).lastSuccess).toBe(FRIDAY);
  });
});
