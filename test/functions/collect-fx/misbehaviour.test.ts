/** Collects through the real HTTP client from a server that misbehaves: a typed error in the state, and no bulletin. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CollectFxDependencies, collectFx } from '../../../functions/collect-fx/service.ts';
import { newHttpClient } from '../../../functions/sources/http-client.ts';
import { readBulletins } from '../../../functions/storage/bulletins.ts';
import { readSourceState } from '../../../functions/storage/rate-sources.ts';
import { type BadServer, startBadServer } from '../../support/bad-server.ts';
import { bankOf, collector } from '../../support/banks.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { END_OF_TIME } from '../../support/rates.ts';

const NOW = '2026-05-25T20:00:00.000Z';
let engine: Engine;
let server: BadServer;
beforeAll(async () => {
  engine = await startEngine();
  server = await startBadServer();
});
afterAll(async () => {
  await server.close();
  await engine.close();
});

const TOO_LARGE = ['/bomb', '/huge', '/endless'];

/** Russia's bank is asked at a path of that server; Kazakhstan's answers correctly. */
async function ask(path: string) {
  const table = await engine.newTable();
  const { dependencies, evidence, announced } = collector(table, NOW, ['nbk']);
  const real = newHttpClient({
    now: () => new Date(NOW),
    random: () => 0,
    sleep: async () => {},
    // What has to end by its size has time for it on a busy machine too; what hangs, hangs in a quarter of a second.
    timeoutMs: TOO_LARGE.includes(path) ? 10_000 : 250,
    attempts: 2,
    mayAlsoAsk: ({ protocol, hostname }) => protocol === 'http:' && hostname === '127.0.0.1',
  });
  const cbr = bankOf('cbr');
  const bad: CollectFxDependencies['sources'][number] = {
    ...cbr,
    fetch: () => real.ask({ url: `${server.url}${path}`, maxBytes: 200_000 }),
  };
  const collected = await collectFx(['cbr', 'nbk'], {
    ...dependencies,
    sources: [...dependencies.sources, bad],
  });
  return { table, collected, evidence, announced, state: await readSourceState(table, 'cbr', END_OF_TIME) };
}

const UNAVAILABLE = [
  '/slow-headers',
  '/drip',
  '/cut-off',
  '/cut-off-chunked',
  '/reset',
  '/status/500',
  '/much-later',
];
const BLOCKED = ['/status/401', '/status/403', '/too-many'];
const CHANGED = [
  ...['/round', '/moved', '/status/204', '/status/404', '/status/410', '/empty', '/wrong-encoding'],
  ...TOO_LARGE,
];
/** Complete answers: a web page, a captcha, and the correct XML of another bank. */
const ANSWERED = [
  ['/page', 'SourceChanged'],
  ['/captcha', 'SourceBlocked'],
  ['/good', 'SourceChanged'],
  ['/packed', 'SourceChanged'],
] as const;

/** Answers with an error status are stored as evidence too. */
const hasStatus = (path: string) => (/^\/(status|too-many|much-later|round|moved)/.test(path) ? 1 : 0);

describe.each([
  ...UNAVAILABLE.map((path) => [path, 'SourceUnavailable', hasStatus(path)] as const),
  ...BLOCKED.map((path) => [path, 'SourceBlocked', hasStatus(path)] as const),
  ...CHANGED.map((path) => [path, 'SourceChanged', hasStatus(path)] as const),
  ...ANSWERED.map(([path, kind]) => [path, kind, 1] as const),
])('%s', (path, kind, answers) => {
  test(`is ${kind}: no rate is stored, and the other bank is still collected`, async () => {
    const { table, collected, evidence, announced, state } = await ask(path);
    expect(state).toMatchObject({
      lastAsked: NOW,
      lastSuccess: null,
      lastChange: null,
      newest: null,
      failure: { kind, since: NOW, times: 1 },
    });
    expect(state.failure?.message).not.toBe('');
    expect(state.failure?.message.length).toBeLessThanOrEqual(300);
    expect(state.notBefore === null).toBe(kind !== 'SourceBlocked');
    expect(await readBulletins(table, 'cbr', '1999-01-01', '2030-01-01')).toEqual([]);
    expect(evidence.answers.filter(({ source }) => source === 'cbr')).toHaveLength(answers);
    for (const { source, sha256 } of evidence.answers) expect(evidence.kept.has(sha256), source).toBe(true);
    expect(collected.map(({ source, failure }) => [source, failure === null])).toEqual([
      ['cbr', false],
      ['nbk', true],
    ]);
    expect(announced).toEqual(['nbk']);
    expect(await readBulletins(table, 'nbk', '1999-01-01', '2030-01-01')).toHaveLength(1);
  });
});
