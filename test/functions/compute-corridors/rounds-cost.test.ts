/**
 * What many rounds in the table cost: publishing the newest one and a comparison take as many table operations as with that round alone.
 * Ten years of rounds in `npm run test:deep`; a few here. The older rounds are made: the bundled prices in other quarters, each dearer.
 */
import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { publishEarlierRounds } from '../../../functions/compute-corridors/earlier.ts';
import { computeCorridors } from '../../../functions/compute-corridors/service.ts';
import { listAllEditions, listEditions } from '../../../functions/storage/editions.ts';
import { EARLIER, MANIFEST } from '../../../functions/storage/keys.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { gatewayEvent } from '../../support/gateway.ts';
import { acceptRound, dearer, quartersBefore } from '../../support/rounds.ts';
import { deep, scaled } from '../../support/scale.ts';
import { rowsOf, surveyRows } from '../../support/survey.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.close());

const NEWEST = '2025-Q3';
const EARLIER_ROUNDS = scaled(11, 39);
/** A write unit is a kilobyte, keys and names of attributes among it. */
const writeUnits = ({ pk, sk, value }: { pk: string; sk: string; value: Uint8Array }): number =>
  Math.ceil((value.byteLength + pk.length + sk.length + 30) / 1024);

interface Cost {
  gets: number;
  itemsInBatches: number;
  queries: number;
  puts: number;
  writeUnits: number;
  readUnits: number;
}

/** A table that counts what is asked of it. */
function counted(table: Table): { table: Table; take: () => Cost } {
  const none = (): Cost => ({ gets: 0, itemsInBatches: 0, queries: 0, puts: 0, writeUnits: 0, readUnits: 0 });
  let cost = none();
  return {
    table: {
      ...table,
      get: (...args) => {
        cost.gets += 1;
        return table.get(...args);
      },
      getMany: (keys) => {
        cost.itemsInBatches += keys.length;
        return table.getMany(keys);
      },
      query: (...args) => {
        cost.queries += 1;
        return table.query(...args);
      },
      put: (item, ifVersion) => {
        cost.puts += 1;
        cost.writeUnits += writeUnits(item);
        return table.put(item, ifVersion);
      },
    },
    take: () => {
      const taken = { ...cost, readUnits: table.takeReadUnits() };
      cost = none();
      return taken;
    },
  };
}

let ids = 0;
const publisher = (table: Table) => ({
  table,
  now: () => new Date('2026-11-21T00:00:00Z'),
  newPublicationId: () => {
    ids += 1;
    return `20261121T000000Z-${String(ids).padStart(8, '0')}`;
  },
  computedBy: 'code',
  announce: async () => {},
});

const rows = deep ? surveyRows : rowsOf('DEU-KGZ', 'DEU-TJK', 'DEU-UKR', 'GBR-PHL', 'USA-MEX', 'USA-PHL');

/** Everything up to date, then a correction of the newest round is published: what each step costs. */
async function costsWith(earlierRounds: number) {
  const table = await engine.newTable();
  await acceptRound(table, NEWEST, rows);
  for (const [at, period] of quartersBefore(NEWEST, earlierRounds).entries())
    await acceptRound(table, period, dearer(rows, at + 1), { newest: NEWEST });
  const { table: watched, take } = counted(table);
  const given = publisher(watched);
  table.takeReadUnits();
  await computeCorridors(given);
  const first = take();
  for (let run = 0; run < 5; run += 1) await publishEarlierRounds(given);
  const history = take();
  // As a minute's run that has nothing to do.
  await computeCorridors(given);
  await publishEarlierRounds(given);
  const idle = take();
  await acceptRound(table, NEWEST, dearer(rows, 100), {
    id: 'rpw:2025-Q3:more',
    acceptedAt: '2026-11-02T00:00:00.000Z',
  });
  table.takeReadUnits();
  await computeCorridors(given);
  const again = take();
  await publishEarlierRounds(given);
  const afterwards = take();
  vi.stubEnv('TABLE_NAME', 'unused');
  const { newHandler } = await import('../../../functions/serve-api/handler.ts');
  const handler = newHandler({ table: watched, today: () => '2026-11-21' });
  const path = '/v1/corridors/USA-PHL/offers?amount=200';
  const answer = await handler(gatewayEvent(path), {} as Context);
  expect(answer.statusCode).toBe(200);
  // The handler counts its own.
  const comparison = { ...take(), readUnits: Number(answer.headers?.['karvon-read-units']) };
  const manifest = await table.get({ pk: MANIFEST, sk: MANIFEST }, 'strong');
  const list = (await table.query(EARLIER)).map(({ value }) => value.byteLength);
  return {
    costs: { first, history, idle, again, afterwards, comparison },
    manifestBytes: manifest?.value.byteLength ?? 0,
    listBytes: Math.max(0, ...list),
    current: (await listEditions(table)).length,
    all: (await listAllEditions(table)).length,
  };
}

const operations = ({ gets, itemsInBatches, queries, puts }: Cost) => [gets, itemsInBatches, queries, puts];

test(`${EARLIER_ROUNDS} earlier rounds: publishing the newest and a comparison take the same operations as without`, async () => {
  const alone = await costsWith(0);
  // The eight rounds before the newest may still be offers.
  const nine = await costsWith(8);
  const many = await costsWith(EARLIER_ROUNDS);
  console.log(`with the newest round alone, with 8 and with ${EARLIER_ROUNDS} earlier ones`);
  for (const [step, cost] of Object.entries(alone.costs))
    console.log(step, [cost, ...[nine, many].map(({ costs }) => costs[step as keyof typeof costs])]);
  console.log(`manifest ${many.manifestBytes} B, list of earlier rounds ${many.listBytes} B`);
  expect([many.all, many.current]).toEqual([EARLIER_ROUNDS + 2, 10]);
  for (const step of ['first', 'idle', 'again', 'comparison'] as const)
    expect(operations(many.costs[step]), step).toEqual(operations(alone.costs[step]));
  for (const step of ['first', 'idle', 'again', 'comparison'] as const)
    expect({ ...many.costs[step], writeUnits: 0 }, step).toEqual({ ...nine.costs[step], writeUnits: 0 });
  expect(many.costs.comparison).toEqual(alone.costs.comparison);
  expect(many.costs.comparison.readUnits).toBeGreaterThan(0);
  // Those eight are listed in the same query as the newest, and no other ones are.
  for (const step of ['first', 'idle', 'again'] as const) {
    expect(many.costs[step].writeUnits, step).toBeLessThanOrEqual(alone.costs[step].writeUnits + 1);
    expect(many.costs[step].readUnits - alone.costs[step].readUnits, step).toBeLessThanOrEqual(4);
  }
  expect(many.manifestBytes).toBeLessThanOrEqual(4_000);
  expect(many.listBytes).toBeLessThanOrEqual(4_000);
}, 1_200_000);
