/** An account whose quota of runs is used up, as AWS treats a request, a queue's batch and a schedule's event. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startTarget, type Target } from '../../infra/local/target.ts';
import { synthFixture } from './support/fixture-app.ts';
import { send } from './support/raw-http.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const cdkOut = synthFixture();
let lines: string[];
let target: Target;
beforeEach(async () => {
  lines = [];
  const log = (line: string) => lines.push(line);
  const dataDir = temporaryFolder('data');
  target = await startTarget({ cdkOut, dataDir, log, accountConcurrency: 1, schedules: false });
});
afterEach(() => target.close());
const get = (path: string) => send(target.url, path);

/** Takes up the account until the template's timeout ends it, a second later. */
async function busy(): Promise<{ readonly ended: Promise<unknown> }> {
  // Loads the function, so that the second begins at once.
  await get('/api/count');
  const ended = get('/api/slow');
  await expect.poll(() => target.stats().requests, { interval: 1 }).toBe(2);
  return { ended };
}

it('refuses a request, and then serves the next one', async () => {
  const { ended } = await busy();
  const { status, text } = await get('/api/count');
  expect([status, text]).toEqual([503, '{"message":"Service Unavailable"}']);
  expect(target.refusedRuns()).toEqual({ 'fixture-web': 1 });
  await expect(target.invoke('fixture-web', { do: '/api/count' })).rejects.toThrow(/the account has 1 runs/);
  await ended;
  expect((await get('/api/count')).status).toBe(200);
});

it('lets the batch of a queue come back after its visibility timeout', async () => {
  await get(`/api/send?stay=1&body=${encodeURIComponent(JSON.stringify({ name: 'late' }))}`);
  // The number of the delivery that the function got.
  await expect.poll(async () => (await get('/messages/late')).text).toBe('2');
  expect(target.refusedRuns()).toEqual({ 'fixture-store': 1 });
});

it('keeps the event of a schedule until there is room', async () => {
  const { ended } = await busy();
  await target.runSchedules();
  await ended;
  expect((await get('/en')).text).toContain('<title>en</title>');
  expect(target.refusedRuns()).toEqual({ 'fixture-store': expect.any(Number) });
  expect(lines.filter((line) => line.includes('failed'))).toEqual([]);
});
