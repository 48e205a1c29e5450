/** Disputed figures in the API: those of the figure and quarter that is contested, while it is. */
import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { publishEarlierRounds } from '../../../functions/compute-corridors/earlier.ts';
import { computeCorridors } from '../../../functions/compute-corridors/service.ts';
import { readDisputes, writeDispute } from '../../../functions/storage/disputes.ts';
import { pack } from '../../../functions/storage/encoding.ts';
import type { Table } from '../../../functions/storage/table.ts';
import {
  getCorridorIndicatorsOperation,
  getIndicatorsOperation,
} from '../../../shared/contracts/indicator-operations.ts';
import type { Dispute, DisputeScope } from '../../../shared/model/dispute.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { gatewayEvent } from '../../support/gateway.ts';
import { publisher } from '../../support/publisher.ts';
import { acceptRound, dearer } from '../../support/rounds.ts';
import { checkRows } from '../../support/rows.ts';
import { rowsOf } from '../../support/survey.ts';

let engine: Engine;
let table: Table;
let send: Parameters<typeof checkRows>[1];
const ask = async (path: string) => {
  const { statusCode, body } = await send(path);
  expect(statusCode, path).toBe(200);
  return JSON.parse(body ?? '');
};

beforeAll(async () => {
  engine = await startEngine();
  table = await engine.newTable();
  await acceptRound(table, '2025-Q3', rowsOf('DEU-KGZ', 'USA-PHL'));
  await acceptRound(table, '2014-Q2', dearer(rowsOf('DEU-KGZ'), 100), { newest: '2025-Q3' });
  await computeCorridors(publisher(table));
  await publishEarlierRounds(publisher(table));
  vi.stubEnv('TABLE_NAME', 'unused');
  const { newHandler } = await import('../../../functions/serve-api/handler.ts');
  const handler = newHandler({ table, today: () => '2026-11-21' });
  send = async (path) => handler(gatewayEvent(path), {} as Context);
});
afterAll(() => engine.close());

const party = { role: 'reader', organisation: null } as const;
let count = 0;
async function open(scope: DisputeScope, period = '2025-Q3'): Promise<Dispute> {
  count += 1;
  const id = `20261120T0000${String(count).padStart(2, '0')}Z-00000001`;
  const at = '2026-11-20T00:00:00.000Z';
  const dispute: Dispute = {
    id,
    scope,
    period,
    at,
    reason: 'A fee is wrong.',
    askedBy: party,
    settled: null,
  };
  await writeDispute(table, await readDisputes(table, 'strong'), dispute);
  return dispute;
}

test('a disputed figure has the ids, no other has any, and a settled one has none', async () => {
  const corridor = await open('corridor/DEU-KGZ');
  const newest = await ask('/v1/indicators?group=corridor');
  z.parse(getIndicatorsOperation.answer, newest);
  const of = (answer: { results: { key: string; disputed?: string[] }[] }) =>
    Object.fromEntries(answer.results.map(({ key, disputed }) => [key, disputed]));
  expect(of(newest)).toEqual({ 'DEU-KGZ': [corridor.id], 'USA-PHL': undefined });
  expect(of(await ask('/v1/indicators?group=corridor&period=2014-Q2'))).toEqual({ 'DEU-KGZ': undefined });
  const own = await ask('/v1/corridors/DEU-KGZ/indicators');
  z.parse(getCorridorIndicatorsOperation.answer, own);
  expect(own.disputed).toEqual([corridor.id]);
  expect(await ask('/v1/corridors/DEU-KGZ/indicators?period=2014-Q2')).not.toHaveProperty('disputed');
  expect(await ask('/v1/corridors/USA-PHL/indicators')).not.toHaveProperty('disputed');

  const [world, old, country] = [
    await open('world'),
    await open('world', '2014-Q2'),
    await open('receiver/KGZ'),
  ];
  expect(of(await ask('/v1/indicators'))).toEqual({ world: [world.id] });
  const earlier = await ask('/v1/indicators?period=2014-Q2');
  z.parse(getIndicatorsOperation.answer, earlier);
  expect(of(earlier)).toEqual({ world: [old.id] });
  expect(of(await ask('/v1/indicators?group=receiverCountry')).KGZ).toEqual([country.id]);
  expect(of(await ask('/v1/indicators?group=senderCountry'))).toEqual({ DEU: undefined, USA: undefined });

  const second = await open('corridor/DEU-KGZ');
  const [row] = await checkRows(getIndicatorsOperation, send, '/v1/indicators?group=corridor');
  expect(row).toMatchObject({ key: 'DEU-KGZ', disputed: `${second.id} ${corridor.id}` });
  for (const one of [corridor, second])
    await writeDispute(table, await readDisputes(table, 'strong'), {
      ...one,
      settled: { at: one.at, reason: 'It was right.', by: party },
    });
  expect(of(await ask('/v1/indicators?group=corridor'))).toEqual({
    'DEU-KGZ': undefined,
    'USA-PHL': undefined,
  });
});

test.each([
  ['damaged', new Uint8Array([1, 2, 3])],
  ['of a newer release', pack({ format: 2, disputes: [] })],
  ['with a dispute of another form', pack({ format: 1, disputes: [{ id: 'one' }] })],
])('an item that is %s withholds no figure: the mark is left out, and that is logged', async (_, value) => {
  await open('world');
  const marked = await ask('/v1/indicators');
  expect(marked.results[0]).toHaveProperty('disputed');
  const { version } = await readDisputes(table, 'strong');
  const key = { pk: 'DISPUTES', sk: 'DISPUTES' };
  const whole = await table.get(key, 'strong');
  if (!whole) throw new Error('no disputes');
  await table.put({ ...key, version: version + 1, value }, version);
  const logged = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  for (const path of [
    '/v1/indicators',
    '/v1/indicators?group=corridor&period=2014-Q2',
    '/v1/corridors/DEU-KGZ/indicators',
  ]) {
    logged.mockClear();
    expect(JSON.stringify(await ask(path)), path).not.toContain('"disputed"');
    expect(logged.mock.calls.join(), path).toContain('disputes cannot be read');
  }
  logged.mockRestore();
  await table.put({ ...key, version: version + 2, value: whole.value }, version + 1);
  expect((await ask('/v1/indicators')).results[0]).toEqual(marked.results[0]);
});
