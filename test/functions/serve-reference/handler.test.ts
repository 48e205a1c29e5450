/** The reference rates API in process, on the real table engine, over the bundled rates: answers checked against the data. */
import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { takeInBundled } from '../../../functions/collect-fx/bundled.ts';
import { importHistory } from '../../../functions/collect-fx/history.ts';
import { type ComputeDependencies, computeCorridors } from '../../../functions/compute-corridors/service.ts';
import openApi from '../../../functions/serve-reference/openapi.json' with { type: 'json' };
import { changeSourceState } from '../../../functions/storage/rate-sources.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { hasSharedData, readSharedData, skipMessage } from '../../../infra/data/shared-data.ts';
import { BENCHMARK_RULES } from '../../../shared/catalogue/benchmark-rules.ts';
import { currenciesOf } from '../../../shared/catalogue/corridor-currencies.ts';
import { findRateSource, RATE_SOURCE_ENTRIES } from '../../../shared/catalogue/rate-sources.ts';
import {
  getRateHistoryOperation,
  getRatesOperation,
  listSourcesOperation,
  OPERATIONS,
  problemSchema,
} from '../../../shared/contracts/api.ts';
import { API_PATHS } from '../../../shared/contracts/api-paths.ts';
import { openApiDocument } from '../../../shared/contracts/openapi.ts';
import { benchmarkOf, memoryFrom } from '../../../shared/fx/benchmark.ts';
import { pairOf } from '../../../shared/fx/cross-rate.ts';
import { standingOf } from '../../../shared/fx/standing.ts';
import type { CorridorId } from '../../../shared/model/vocabulary.ts';
import { collector } from '../../support/banks.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { gatewayEvent } from '../../support/gateway.ts';
import { bundledBulletins, END_OF_TIME } from '../../support/rates.ts';
import { checkRows } from '../../support/rows.ts';
import { accept, rowsOf } from '../../support/survey.ts';

/** A Monday; the newest bundled bulletins are of the Friday before. */
const NOW = '2026-05-25T20:00:00.000Z';
const TODAY = '2026-05-25';
const corridors: CorridorId[] = ['DEU-KGZ', 'RUS-KGZ', 'USA-PHL', 'DEU-ROU', 'AUS-WSM'].filter(
  (id) => rowsOf(id as CorridorId).length > 0,
) as CorridorId[];

type Send = (
  path: string,
  init?: Parameters<typeof gatewayEvent>[1],
) => Promise<APIGatewayProxyStructuredResultV2>;
let engine: Engine;
let table: Table;
let send: Send;
let publications = 0;

const publisher = (on: Table, instant: string): ComputeDependencies => ({
  table: on,
  now: () => new Date(instant),
  newPublicationId: () => {
    publications += 1;
    return `p${publications}`;
  },
  computedBy: 'code',
  announce: async () => {},
});
async function serving(on: Table, instant: () => string): Promise<Send> {
  vi.stubEnv('TABLE_NAME', 'unused');
  const { newHandler } = await import('../../../functions/serve-reference/handler.ts');
  const handler = newHandler({ table: on, now: () => new Date(instant()), openApi: () => openApi });
  return (path, init) => handler(gatewayEvent(path, init), {} as Context);
}
const bodyOf = async (path: string, by = send) => {
  const { statusCode, body } = await by(path);
  expect(statusCode, body).toBe(200);
  return JSON.parse(body ?? 'null');
};

/** The first quarter of the ECB's history; empty if the file is not available. */
const quarter = (): string => {
  if (!hasSharedData) return '';
  const lines = readSharedData('fx/eurofxref-hist-to-2026-03-05.csv.gz').toString('utf8').split('\n');
  return lines.filter((line, at) => at === 0 || /^1999-0[123]/.test(line)).join('\n');
};

beforeAll(async () => {
  engine = await startEngine();
  table = await engine.newTable();
  const { dependencies } = collector(table, NOW);
  await takeInBundled(dependencies);
  if (hasSharedData)
    await importHistory({ source: 'ecb', file: Buffer.from(quarter()).toString('base64') }, dependencies);
  await accept(table, 'e1', rowsOf(...corridors));
  await computeCorridors(publisher(table, NOW));
  send = await serving(table, () => NOW);
});
afterAll(() => engine.close());

/** The bundled bulletins that count for a day. */
const reach = (day: string) =>
  bundledBulletins.filter(({ fixedOn }) => memoryFrom(day) <= fixedOn && fixedOn <= day);

/** The value without evidence hashes, which only the table knows. */
const withoutEvidence = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, part: unknown) => (key === 'evidence' ? 'x' : part)));

test('a reader who hammers rates is told when to come back, and another gets all answers', async () => {
  const own = await serving(table, () => NOW);
  const ask = (reader: string, path = '/v1/rates?currencies=KGS') =>
    own(path, { headers: { 'x-forwarded-for': `${reader}, 198.51.100.7` } });
  const statuses = [];
  for (let n = 0; n < 60; n++) {
    const path = n % 2 === 0 ? '/v1/rates?currencies=KGS' : `/v1/rates/KGS?from=${TODAY}`;
    statuses.push((await ask('192.0.2.1', path)).statusCode);
  }
  expect(statuses).toEqual([...Array(40).fill(200), ...Array(20).fill(429)]);
  const { headers, body } = await ask('192.0.2.1');
  expect(headers).toMatchObject({ 'content-type': 'application/problem+json', 'retry-after': '1' });
  expect(z.parse(problemSchema, JSON.parse(body ?? '')).errors[0]?.allowed[0]).toContain('10 a second');
  expect(body).not.toContain('192.0.2');
  for (let n = 0; n < 30; n++) expect((await ask('192.0.2.2')).statusCode).toBe(200);
  // What is cheap is not counted.
  expect((await ask('192.0.2.1', '/v1/sources')).statusCode).toBe(200);
});

test('rows as CSV and JSON Lines are those of the JSON answer', async () => {
  const ofDay = await checkRows(getRatesOperation, send, '/v1/rates?date=2026-04-01&base=EUR');
  expect(ofDay.find(({ currency }) => currency === 'USD')).toMatchObject({
    fixed_on: '2026-03-31',
    age: '1',
    banks: 'cbu nbk',
    day: '2026-04-01',
    base: 'EUR',
  });
  await checkRows(getRateHistoryOperation, send, '/v1/rates/KGS?from=2026-03-01&to=2026-04-30');
  await checkRows(listSourcesOperation, send, '/v1/sources?');
});

describe('/v1/rates', () => {
  test('against another base, a rate has the older day, the age and the banks of both sides', async () => {
    const { rates } = z.parse(getRatesOperation.answer, await bodyOf('/v1/rates?date=2026-04-01&base=EUR'));
    const of = (code: string) => rates.find(({ currency }) => currency === code);
    const euro = { fixedOn: '2026-03-31', age: 1, banks: ['cbu', 'nbk'] };
    // The dollar and the pegged dirham have a rate each day; only the euro's is a day old.
    expect(of('USD')).toMatchObject({ ...euro, basis: 'consensus' });
    expect(of('AWG')).toMatchObject({ ...euro, basis: 'peg' });
    expect(of('AFN')).toMatchObject({ ...euro, basis: 'one-bank' });
    expect(of('USD')?.bulletins).toEqual(['cbu:2026-03-31', 'nbk:2026-03-31']);
  });

  test('for today: the benchmark of the bulletins, digit by digit', async () => {
    const body = z.parse(getRatesOperation.answer, await bodyOf('/v1/rates'));
    const truth = benchmarkOf(reach(TODAY), TODAY, BENCHMARK_RULES);
    const { methodVersion, absent, bulletins, notices } = truth;
    expect(withoutEvidence(body)).toEqual(
      withoutEvidence({
        day: TODAY,
        base: 'USD',
        methodVersion,
        rates: truth.rates.map(({ usd: _, ...rate }) => ({
          ...rate,
          rate: pairOf(truth, 'USD', rate.currency)?.rate,
        })),
        absent,
        bulletins,
        notices,
        sources: Object.fromEntries(
          [...new Set(Object.values(bulletins).map(({ source }) => source))]
            .sort()
            .map((id) => [id, findRateSource(id)?.attribution]),
        ),
      }),
    );
    const kgs = body.rates.find(({ currency }) => currency === 'KGS');
    expect(Number(kgs?.rate)).toBeCloseTo(87.45, 8);
    expect(kgs).toMatchObject({
      currency: 'KGS',
      fixedOn: '2026-05-22',
      age: 3,
      basis: 'one-bank',
      banks: ['nbkr'],
      bulletins: ['nbkr-daily:2026-05-22'],
    });
  });

  test('for the published day: the published answer', async () => {
    expect(await bodyOf(`/v1/rates?date=${TODAY}`)).toEqual(await bodyOf('/v1/rates'));
  });

  test('for any day: the same whether that day is published or computed', async () => {
    const other = await engine.newTable();
    await takeInBundled(collector(other, NOW).dependencies);
    await accept(other, 'e1', rowsOf('DEU-KGZ'));
    let now = '2026-05-26T12:00:00.000Z';
    // A new instance each time: one keeps the publication that it has opened for a second.
    const answer = async () => bodyOf('/v1/rates', await serving(other, () => now));
    for (const day of ['2026-04-01', '2026-05-26', '2026-07-20', '2026-11-21']) {
      await computeCorridors(publisher(other, '2026-11-22T00:00:00.000Z'));
      now = `${day}T12:00:00.000Z`;
      const computed = await answer();
      await computeCorridors(publisher(other, now));
      const published = await answer();
      expect(published.day).toBe(day);
      expect(computed).toEqual(published);
    }
  });

  test('in another base: the same quotients', async () => {
    const truth = benchmarkOf(bundledBulletins, '2026-04-01', BENCHMARK_RULES);
    for (const base of ['EUR', 'KGS', 'JPY']) {
      const body = z.parse(getRatesOperation.answer, await bodyOf(`/v1/rates?date=2026-04-01&base=${base}`));
      expect(body).toMatchObject({ day: '2026-04-01', base });
      expect(body.rates.length).toBeGreaterThan(50);
      for (const { currency, rate } of body.rates) expect(rate).toBe(pairOf(truth, base, currency)?.rate);
      expect(body.rates.find(({ currency }) => currency === base)?.rate).toBe('1');
    }
  });

  test('every rate names bulletins that are there, every currency is in force or absent', async () => {
    const body = z.parse(getRatesOperation.answer, await bodyOf('/v1/rates?date=2026-04-01'));
    for (const { bulletins, age, fixedOn } of body.rates) {
      for (const ref of bulletins) expect(body.bulletins[ref], ref).toBeDefined();
      expect(age).toBe((Date.parse('2026-04-01') - Date.parse(fixedOn)) / 86_400_000);
    }
    for (const { source } of Object.values(body.bulletins)) expect(body.sources[source]).toBeDefined();
    const [rates, absent] = [body.rates, body.absent].map((all) => all.map(({ currency }) => currency));
    for (const wanted of BENCHMARK_RULES.currencies ?? [])
      expect(Number(rates?.includes(wanted)) + Number(absent?.includes(wanted)), wanted).toBe(1);
  });

  test('a base without a rate on the day: 422, with the bases that have one', async () => {
    const answer = await send('/v1/rates?base=TJS&date=2026-01-15');
    expect(answer.statusCode).toBe(422);
    const problem = z.parse(problemSchema, JSON.parse(answer.body ?? ''));
    expect(problem.errors).toHaveLength(1);
    expect(problem.errors[0]).toMatchObject({ field: 'base' });
    expect(problem.errors[0]?.allowed).toContain('USD');
    expect(problem.errors[0]?.allowed).not.toContain('TJS');
  });

  test('for some currencies: the same rates, each in force or absent, and no others', async () => {
    for (const base of ['USD', 'EUR']) {
      const day = `date=2026-04-01&base=${base}`;
      const whole = z.parse(getRatesOperation.answer, await bodyOf(`/v1/rates?${day}`));
      // In force, in force by a peg, absent, out of use and never published, the base itself; in any order, twice.
      const asked = ['KGS', 'XOF', 'TJS', 'LTL', base, 'KGS', 'ZWG'];
      const some = z.parse(
        getRatesOperation.answer,
        await bodyOf(`/v1/rates?${day}&currencies=${asked.join()}`),
      );
      const isAsked = ({ currency }: { currency: string }) => asked.includes(currency);
      expect(some.rates).toEqual(whole.rates.filter(isAsked));
      expect(some.absent).toEqual(
        [...whole.absent.filter(isAsked), { currency: 'LTL', why: 'not-published' }].sort((a, b) =>
          a.currency < b.currency ? -1 : 1,
        ),
      );
      const named = [...some.rates, ...some.absent].map(({ currency }) => currency);
      expect(named.sort()).toEqual([...new Set(asked)].sort());
      expect(some.notices.map(({ currency }) => currency)).not.toContain('JPY');
      for (const { bulletins } of [...some.rates, ...some.notices])
        for (const ref of bulletins) expect(some.bulletins[ref], ref).toEqual(whole.bulletins[ref]);
      for (const { source } of Object.values(some.bulletins)) expect(some.sources[source]).toBeDefined();
    }
    const one = await bodyOf('/v1/rates?currencies=KGS');
    expect(Object.keys(one.bulletins)).toEqual(['nbkr-daily:2026-05-22']);
    expect(Object.keys(one.sources)).toEqual(['nbkr-daily']);
    const all = z.parse(getRatesOperation.answer, await bodyOf('/v1/rates'));
    const every = [...all.rates, ...all.absent].map(({ currency }) => currency);
    expect(await bodyOf(`/v1/rates?currencies=${every.join()}`)).toMatchObject({
      rates: all.rates,
      absent: all.absent,
    });
  });

  test('before the euro had rates of a day: the dollar, and what is pegged to it', async () => {
    const { rates } = z.parse(getRatesOperation.answer, await bodyOf('/v1/rates?date=2013-06-01'));
    for (const { basis } of rates) expect(['anchor', 'peg']).toContain(basis);
  });
});

describe('/v1/rates/KGS', () => {
  test('one rate for each day on which it was fixed, each with the bulletins behind it', async () => {
    const body = z.parse(
      getRateHistoryOperation.answer,
      await bodyOf('/v1/rates/KGS?from=2026-03-01&to=2026-05-25'),
    );
    expect(body).toMatchObject({ currency: 'KGS', base: 'USD', from: '2026-03-01', to: '2026-05-25' });
    const days = body.rates.map(({ fixedOn }) => fixedOn);
    expect(days).toEqual([...new Set(days)].sort());
    expect(days).toContain('2026-05-22');
    expect(days.length).toBeGreaterThan(3);
    for (const { fixedOn, rate, basis, banks, bulletins } of body.rates) {
      const held = benchmarkOf(bundledBulletins, fixedOn, BENCHMARK_RULES);
      expect(rate).toBe(pairOf(held, 'USD', 'KGS')?.rate);
      // The banks of both sides; the dollar itself needs no bank.
      const own = held.rates.find(({ currency }) => currency === 'KGS');
      expect({ basis, banks }).toEqual({ basis: own?.basis, banks: own?.banks });
      expect(bulletins.length).toBeGreaterThan(0);
      for (const ref of bulletins) expect(body.bulletins[ref]).toMatchObject({ fixedOn });
    }
    for (const { source } of Object.values(body.bulletins))
      expect(body.sources[source]).toBe(findRateSource(source)?.attribution);
    // Days on which no bank fixed it are left out; no rate is carried to them.
    for (const day of days)
      expect(
        bundledBulletins.some(
          ({ fixedOn, rates, currency }) =>
            fixedOn === day && (currency === 'KGS' || rates.some((rate) => rate.currency === 'KGS')),
        ),
        day,
      ).toBe(true);
  });

  test('in another base: only days on which both were fixed', async () => {
    const body = z.parse(
      getRateHistoryOperation.answer,
      await bodyOf('/v1/rates/KGS?from=2026-03-01&to=2026-05-25&base=EUR'),
    );
    expect(body.rates.length).toBeGreaterThan(1);
    for (const { fixedOn, rate, basis, banks } of body.rates) {
      const held = benchmarkOf(bundledBulletins, fixedOn, BENCHMARK_RULES);
      // The weaker side's basis, the banks of both sides.
      expect(pairOf(held, 'EUR', 'KGS')).toMatchObject({ rate, basis, age: 0, fixedOn: [fixedOn, fixedOn] });
      const sides = held.rates.filter(({ currency }) => currency === 'EUR' || currency === 'KGS');
      expect(banks).toEqual([...new Set(sides.flatMap((side) => side.banks))].sort());
    }
  });

  test('for the last 31 days by default; for one day; for the longest range', async () => {
    expect(await bodyOf('/v1/rates/KGS')).toMatchObject({ from: '2026-04-25', to: TODAY });
    expect(await bodyOf('/v1/rates/KGS?to=2026-04-30')).toMatchObject({
      from: '2026-03-31',
      to: '2026-04-30',
    });
    const one = await bodyOf('/v1/rates/KGS?from=2026-05-22&to=2026-05-22');
    expect(one.rates).toHaveLength(1);
    expect(await bodyOf('/v1/rates/KGS?from=2026-02-15&to=2026-05-25')).toMatchObject({ from: '2026-02-15' });
  });

  test('for days without any bulletin: no rates and no bulletins', async () => {
    expect(await bodyOf('/v1/rates/KGS?from=2003-01-01&to=2003-03-01')).toMatchObject({
      rates: [],
      absent: [],
      notices: [],
      bulletins: {},
      sources: {},
    });
  });
});

describe.skipIf(!hasSharedData)(
  `the ECB's history, imported${hasSharedData ? '' : `: ${skipMessage}`}`,
  () => {
    test('has the first day of the euro', async () => {
      const body = z.parse(getRatesOperation.answer, await bodyOf('/v1/rates?date=1999-01-04&base=EUR'));
      const rateOf = (code: string) => body.rates.find(({ currency }) => currency === code)?.rate;
      // As printed that day: 1.1789 dollars and 133.73 yen for one euro.
      expect(rateOf('USD')).toBe('1.1789');
      expect(rateOf('JPY')).toBe('133.73');
      expect(Object.keys(body.bulletins)).toEqual(['ecb:1999-01-04']);
    });

    test('has the yen of the first quarter of 1999', async () => {
      const path = '/v1/rates/JPY?from=1999-01-04&to=1999-03-31&base=EUR';
      const body = z.parse(getRateHistoryOperation.answer, await bodyOf(path));
      const [head = '', ...lines] = quarter()
        .split('\n')
        .filter((line) => line !== '');
      const [usd, jpy] = ['USD', 'JPY'].map((code) => head.split(',').indexOf(code));
      const printed = lines.reverse().map((line) => {
        const fields = line.split(',');
        const [dollars, yen] = [Number(fields[usd ?? -1]), Number(fields[jpy ?? -1])];
        return { day: fields[0], yen, perDollar: yen / dollars };
      });
      expect(printed.length).toBeGreaterThan(60);
      const rates = new Map(body.rates.map(({ fixedOn, rate }) => [fixedOn, Number(rate)]));
      let held = 0;
      for (const [at, { day = '', yen, perDollar }] of printed.entries()) {
        const rate = rates.get(day);
        if (rate !== undefined) expect(rate, day).toBeCloseTo(yen, 6);
        else {
          // If one bank alone moves further than a day's limit, the rate waits until the bank repeats it (docs/method.md).
          held += 1;
          const before = printed[at - 1]?.perDollar ?? perDollar;
          expect(Math.max(perDollar / before, before / perDollar), day).toBeGreaterThan(1.025);
        }
      }
      expect(held).toBe(2);
      expect(rates.size).toBe(printed.length - held);
    });
  },
);

describe('/v1/sources', () => {
  test('every bank: its facts, its state, what is due next and which corridors it affects', async () => {
    await changeSourceState(table, 'cbr', END_OF_TIME, (state) => ({
      ...state,
      lastAsked: NOW,
      failure: { kind: 'SourceBlocked', message: 'status 403', since: NOW, times: 1 },
      notBefore: '2026-05-26T20:00:00.000Z',
    }));
    const body = z.parse(listSourcesOperation.answer, await bodyOf('/v1/sources'));
    expect(body.sources.map(({ source }) => source)).toEqual(RATE_SOURCE_ENTRIES.map(({ id }) => id));
    const held = benchmarkOf(bundledBulletins, TODAY, BENCHMARK_RULES);
    const has = (code: string) => held.rates.some(({ currency }) => currency === code);
    for (const [at, report] of body.sources.entries()) {
      const entry = RATE_SOURCE_ENTRIES[at];
      if (!entry) throw new Error('one more than the catalogue');
      const own = bundledBulletins.filter(({ source }) => source === entry.id).map(({ fixedOn }) => fixedOn);
      const newest = own.sort().at(-1);
      expect(report.newest?.fixedOn, entry.id).toBe(newest);
      expect(report).toMatchObject({
        name: entry.name,
        currency: entry.currency,
        currencies: entry.currencies,
        firstDay: entry.firstDay,
        url: entry.url,
        terms: entry.terms,
      });
      const { word, staleSince, nextDue } = standingOf(entry.calendar, { newest: report.newest }, NOW);
      expect(report).toMatchObject({ word, staleSince, nextDue });
      const without = corridors.filter((corridor) => {
        const { from, to } = currenciesOf(corridor, TODAY);
        const speaks = (code: string) => code === entry.currency || entry.currencies.includes(code);
        return word !== 'quiet' && from !== to && [from, to].some((code) => !has(code) && speaks(code));
      });
      expect([...report.corridorsWithout].sort(), entry.id).toEqual(without.sort());
    }
    const cbr = body.sources.find(({ source }) => source === 'cbr');
    expect(cbr).toMatchObject({
      word: 'stale',
      lastAsked: NOW,
      lastSuccess: null,
      notBefore: '2026-05-26T20:00:00.000Z',
      failure: { kind: 'SourceBlocked', message: 'status 403' },
    });
    const nbkr = body.sources.find(({ source }) => source === 'nbkr-daily');
    expect(nbkr?.corridorsResting).toContain('DEU-KGZ');
  });
});

/** A request, and the status, field and advice of its refusal. */
type Refused = [path: string, status: number, field: string, allowed: RegExp];

describe('refusals name the field, the fault and what is allowed', () => {
  test.each<Refused>([
    ['/v1/rates?date=2026-05-26', 400, 'date', /1999-01-04 to 2026-05-25/],
    ['/v1/rates?date=1998-12-31', 400, 'date', /1999-01-04/],
    ['/v1/rates?date=2026-02-30', 400, 'date', /1999-01-04/],
    ['/v1/rates?date=0000-00-00', 400, 'date', /1999-01-04/],
    ['/v1/rates?date=24.04.2026', 400, 'date', /a day such as/],
    ['/v1/rates?date=', 400, 'date', /a day such as/],
    [`/v1/rates?date=${'9'.repeat(400)}`, 400, 'date', /a day such as/],
    ['/v1/rates?base=eur', 400, 'base', /ISO 4217/],
    ['/v1/rates?base=XXX', 422, 'base', /EUR/],
    ['/v1/rates?base=__proto__', 400, 'base', /ISO 4217/],
    ['/v1/rates?date=2026-05-20&date=2026-05-21', 400, 'date', /once/],
    ['/v1/rates?currency=KGS', 400, 'currency', /base date/],
    ...['', ',', 'KGS,', ',KGS', 'KGS;TJS', 'KGS TJS', 'kgs', 'KGS,tjs', 'US', 'DOLLAR', '__proto__'].map(
      (list): Refused => [`/v1/rates?currencies=${list}`, 400, 'currencies', /ISO 4217.*KGS,TJS/],
    ),
    [`/v1/rates?currencies=${'KGS,'.repeat(400)}KGS`, 400, 'currencies', /KGS,TJS/],
    ['/v1/rates?currencies=KGS,XXX', 400, 'currencies', /EUR.*KGS.*USD/],
    ['/v1/rates?currencies=KGS&currencies=TJS', 400, 'currencies', /once/],
    ['/v1/rates/KGS?from=2026-05-26&to=2026-05-27', 400, 'to', /to 2026-05-25/],
    ['/v1/rates/KGS?from=2026-05-26', 400, 'from', /to 2026-05-25/],
    ['/v1/rates/KGS?from=1998-12-31', 400, 'from', /1999-01-04/],
    ['/v1/rates/KGS?from=2026-02-30', 400, 'from', /1999-01-04/],
    ['/v1/rates/KGS?to=2026-13-01', 400, 'to', /1999-01-04/],
    ['/v1/rates/KGS?from=2026-05-02&to=2026-05-01', 400, 'from', /1 to 100 days/],
    ['/v1/rates/KGS?from=2026-02-14&to=2026-05-25', 400, 'from', /1 to 100 days/],
    ['/v1/rates/KGS?from=1999-01-04', 400, 'from', /1 to 100 days/],
    ['/v1/rates/KGS?base=XXX', 400, 'base', /^an ISO 4217 code such as EUR$/],
    ['/v1/rates/KGS?date=2026-05-01', 400, 'date', /from to base/],
    ['/v1/rates/XXX', 404, 'currency', /^an ISO 4217 code such as KGS$/],
    ['/v1/rates/kgs', 404, 'currency', /ISO 4217/],
    ['/v1/rates/XAU', 404, 'currency', /ISO 4217/],
    ['/v1/rates/constructor', 404, 'currency', /ISO 4217/],
    [`/v1/rates/${'A'.repeat(500)}`, 404, 'currency', /ISO 4217/],
    ['/v1/rates/KGS/today', 404, 'path', /\/v1\/rates/],
    ['/v1/rates/', 404, 'path', /\/v1\/rates/],
    ['/v1/rates/..', 400, 'path', /\/v1\/rates/],
    ['/v1/openapixjson', 404, 'path', /openapi\.json/],
    ['/v1/corridors', 404, 'path', /\/v1\/corridors/],
    ['/v1/sources?deep=1', 400, 'deep', /format fields/],
    ['/v1/openapi.json?v=3', 400, 'v', /no parameter/],
  ])('%s', async (path, status, field, allowed) => {
    const answer = await send(path);
    expect(answer.statusCode, answer.body).toBe(status);
    expect(answer.headers?.['content-type']).toBe('application/problem+json');
    expect(answer.headers?.['cache-control']).toBe('no-store');
    const problem = z.parse(problemSchema, JSON.parse(answer.body ?? ''));
    const error = problem.errors.find((one) => one.field === field);
    expect(error, answer.body).toBeDefined();
    expect(error?.detail).not.toBe('');
    expect(error?.allowed.join(' ')).toMatch(allowed);
    expect((answer.body ?? '').length).toBeLessThan(2_000);
  });

  test.each(['/v1/rates', '/v1/rates/KGS', '/v1/sources', '/v1/openapi.json'])(
    '%s: no body, no writing',
    async (path) => {
      expect(await send(path, { body: '{}' })).toMatchObject({ statusCode: 400 });
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
        expect(await send(path, { method })).toMatchObject({
          statusCode: 405,
          headers: { allow: 'GET, HEAD, OPTIONS' },
        });
    },
  );

  test.each([
    ...['/v1/rates', '/v1/rates/KGS', '/v1/sources', '/v1/openapi.json'],
    ...['/v1/rates/XXX', '/v1/rates?base=eur', '/v1/rates?base=XXX', '/v1/rates/', '/v1', '/v1/'],
  ])('%s: HEAD is answered as GET', async (path) => {
    expect(await send(path, { method: 'HEAD' })).toEqual(await send(path));
  });

  test.each(['/v1/rates', '/v1/rates/KGS', '/v1/rates?base=eur', '/v1/sources', '/v1/openapi.json'])(
    '%s: OPTIONS says what may be asked',
    async (path) => {
      const answer = await send(path, { method: 'OPTIONS' });
      expect(answer).toMatchObject({ statusCode: 204, headers: { allow: 'GET, HEAD, OPTIONS' } });
      expect(answer.body).toBeUndefined();
    },
  );
});

describe('the description', () => {
  test('is the one generated from the contracts', async () => {
    expect(await bodyOf('/v1/openapi.json')).toEqual(openApiDocument());
  });

  test('the paths listed for an unknown path are exactly the operations', () => {
    expect([...API_PATHS]).toEqual([...new Set(OPERATIONS.map(({ path }) => path))]);
  });

  test('every parameter has an example and a description, and those of a path are in it', () => {
    type Parameter = { name: string; in: string; example?: string; description?: string };
    const paths = Object.entries(openApi.paths).flatMap(([path, methods]) =>
      Object.values(methods).map(
        ({ parameters }) => [path, { parameters: parameters as Parameter[] }] as const,
      ),
    );
    for (const [path, get] of paths) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(
        get.parameters.filter((one) => one.in === 'path').map(({ name }) => name),
        path,
      ).toEqual(inPath);
    }
    expect(paths.flatMap(([, get]) => get.parameters).length).toBeGreaterThan(30);
    for (const [path, get] of paths)
      for (const { name, example, description } of get.parameters) {
        expect(example, `${path} ${name}`).toBeDefined();
        expect(description, `${path} ${name}`).toBeDefined();
      }
  });
});

describe('faults', () => {
  test('before the first publication: 503, try again; the description and history are there', async () => {
    const empty = await serving(await engine.newTable(), () => NOW);
    for (const path of ['/v1/rates', '/v1/rates?date=2026-05-01', '/v1/sources'])
      expect(await empty(path), path).toMatchObject({ statusCode: 503 });
    expect(await empty('/v1/openapi.json')).toMatchObject({ statusCode: 200 });
    expect(await bodyOf('/v1/rates/KGS', empty)).toMatchObject({ rates: [] });
  });

  test('an error of ours shows no internal details', async () => {
    const broken: Table = { ...table, get: () => Promise.reject(new Error('secret table name')) };
    const silent = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
    const answer = await (await serving(broken, () => NOW))('/v1/rates');
    silent.mockRestore();
    expect(answer).toMatchObject({ statusCode: 500 });
    expect(JSON.stringify(answer)).not.toContain('secret');
  });
});
