/** One publishing run at a time, whatever clocks and networks do. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  LEASE_MS,
  LONGEST_RUN_MS,
  readLease,
  takeLease,
} from '../../../functions/storage/publishing-lease.ts';
import { WriteConflict } from '../../../functions/storage/table.ts';
import { type Engine, startEngine } from '../../support/engine.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.close());

const START = Date.parse('2026-11-21T12:00:00Z');
const at = (ms: number) => new Date(START + ms);

/** Runs on one table; each says when it looks, in milliseconds from the start. */
async function runs(loses?: () => boolean) {
  const table = await engine.newTable(loses);
  const look = (ms: number) => readLease(table, at(ms));
  const take = async (ms: number, clock: () => Date = () => at(ms)) =>
    takeLease(table, await readLease(table, at(ms)), clock);
  return { table, look, take };
}

test('of two that saw it free, one gets it', async () => {
  const { table, look } = await runs();
  const seen = await look(0);
  const taken = [1, 2].map(() => takeLease(table, seen, () => at(0)));
  const outcomes = await Promise.allSettled(taken);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  for (const outcome of outcomes)
    if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(WriteConflict);
});

test('it is held until it is given back, or runs out', async () => {
  const { look, take } = await runs();
  const lease = await take(0);
  expect(await look(LEASE_MS - 1)).toMatchObject({ isHeld: true, isWhole: false });
  expect(await look(LEASE_MS)).toMatchObject({ isHeld: false, isWhole: false });
  await lease.giveBack(true);
  expect(await look(1)).toMatchObject({ isHeld: false, isWhole: true });
});

test('a holder at work keeps it, with a write for each quarter of its time', async () => {
  const { look, take } = await runs();
  let ms = 0;
  const lease = await take(0, () => at(ms));
  const { version } = await look(0);
  for (; ms < 3 * LEASE_MS; ms += 500) {
    await lease.keep();
    expect((await look(ms)).isHeld).toBe(true);
  }
  expect((await look(ms)).version - version).toBe(11);
});

test('who was overtaken can neither keep it nor give it back', async () => {
  const { look, take } = await runs();
  let ms = 0;
  const slow = await take(0, () => at(ms));
  ms = LEASE_MS;
  const next = await take(LEASE_MS);
  await expect(slow.keep()).rejects.toThrow(WriteConflict);
  await expect(slow.giveBack(true)).rejects.toThrow(WriteConflict);
  expect((await look(LEASE_MS)).isHeld).toBe(true);
  await next.giveBack(true);
});

test('an end further ahead than its length counts as past', async () => {
  const { look, take } = await runs();
  // The clock of this run is an hour ahead.
  await take(3_600_000);
  expect(await look(0)).toMatchObject({ isHeld: false, isWhole: false });
  await (await take(0)).giveBack(true);
});

test('a holder whose clock is set back renews at once, and does not think that it has an hour', async () => {
  const { look, take } = await runs();
  let ms = 0;
  const lease = await take(0, () => at(ms));
  const { version } = await look(0);
  ms = -3_600_000;
  await lease.keep();
  expect((await look(ms)).version).toBe(version + 1);
});

test('who takes it from a run that did not end has everything compared once more, when that run is surely over', async () => {
  const { look, take } = await runs();
  await take(0);
  const instant = LEASE_MS + 5;
  await (await take(instant)).giveBack(true);
  const late = instant + LONGEST_RUN_MS;
  expect((await look(late - 1)).isWhole).toBe(true);
  // A run in between does not forget it.
  await (await take(late - 1)).giveBack(true);
  expect((await look(late)).isWhole).toBe(false);
  // Set by a clock that was wrong.
  expect((await look(-LONGEST_RUN_MS)).isWhole).toBe(false);
  await (await take(late)).giveBack(true);
  expect(await look(late + 1)).toMatchObject({ isWhole: true, recheckAt: null });
});

/** The answer to each write is lost: the SDK sends it again. */
const always = () => true;

test('a run does not take its own write, sent twice, for that of another', async () => {
  const { look, take } = await runs(always);
  let ms = 0;
  const lease = await take(0, () => at(ms));
  ms = LEASE_MS / 2;
  await lease.keep();
  await lease.giveBack(true);
  expect(await look(ms)).toMatchObject({ version: 3, isWhole: true });
});

test('it does so for what another run wrote', async () => {
  const { table, take, look } = await runs(always);
  const seen = await look(0);
  await take(0);
  await expect(takeLease(table, seen, () => at(0))).rejects.toThrow(WriteConflict);
});
