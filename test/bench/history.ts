/**
 * `node --import ./infra/build/csv-modules.mjs test/bench/history.ts`: a range of sixty days of one currency's rates through the function's
 * own handler and the table engine, against the same handler without what an instance keeps, which gives the same answer.
 */
import { spawnSync } from 'node:child_process';
import type { Context } from 'aws-lambda';
import { takeInBundled } from '../../functions/collect-fx/bundled.ts';
import { computeCorridors } from '../../functions/compute-corridors/service.ts';
import { collector } from '../support/banks.ts';
import { startEngine } from '../support/engine.ts';
import { gatewayEvent } from '../support/gateway.ts';
import { accept, rowsOf } from '../support/survey.ts';
import { ALTERNATIONS, alternate } from './measure.ts';

const NOW = '2026-05-25T20:00:00.000Z';
const PATH = '/v1/rates/KGS?from=2026-03-27&to=2026-05-25';
/** How many times as many requests are answered a second. */
const LEAST_TIMES = 20;

process.env.TABLE_NAME = 'not used';
process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
const { newHandler } = await import('../../functions/serve-reference/handler.ts');

const engine = await startEngine();
const table = await engine.newTable();
await takeInBundled(collector(table, NOW, []).dependencies);
await accept(table, 'e1', rowsOf('DEU-KGZ'));
await computeCorridors({
  table,
  now: () => new Date(NOW),
  newPublicationId: () => 'p1',
  computedBy: 'code',
  announce: async () => {},
});

const instance = () => newHandler({ table, now: () => new Date(NOW), openApi: () => ({}) });
type Instance = ReturnType<typeof instance>;
let asked = 0;

/** Each time by another reader, so that nobody's share is used up. */
async function ask(handler: Instance): Promise<string> {
  asked += 1;
  const address = `10.${asked >> 16}.${(asked >> 8) & 255}.${asked & 255}`;
  const event = gatewayEvent(PATH);
  const { statusCode, body } = await handler(
    { ...event, headers: { ...event.headers, 'x-forwarded-for': `${address}, ${address}` } },
    {} as Context,
  );
  if (statusCode !== 200 || body === undefined) throw new Error(`answered ${statusCode}: ${body}`);
  return body;
}

const perSecond = (requests: number, of: () => Instance) => async (): Promise<number> => {
  const start = performance.now();
  for (let request = 0; request < requests; request++) await ask(of());
  return (1000 * requests) / (performance.now() - start);
};

const kept = instance();
if ((await ask(kept)) !== (await ask(instance()))) throw new Error('the two answers differ');
const { ours, baseline } = await alternate(
  perSecond(200, () => kept),
  perSecond(10, instance),
);
await engine.close();
const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).stdout.trim();
console.log(
  `| ${new Date().toISOString().slice(0, 10)} | ${commit} | \`test/bench/history.ts\` | a range of 60 days of KGS through the handler, ` +
    `requests a second, median of ${ALTERNATIONS} alternations, against an instance that keeps nothing | ${Math.round(ours)}, ${Math.round(baseline)} |`,
);
if (ours < LEAST_TIMES * baseline)
  throw new Error(`${(ours / baseline).toFixed(1)} times as many, and ${LEAST_TIMES} are wanted`);
