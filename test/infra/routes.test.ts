/** Which route of an HTTP API gets a request. */
import { describe, expect, it } from 'vitest';
import { matchRoute } from '../../infra/local/edge/routes.ts';

const KEYS = [
  'ANY /v1/{proxy+}',
  'GET /v1/corridors/{corridor}',
  'GET /v1/corridors/{corridor}/offers',
  'GET /v1/corridors',
  'ANY /v1/corridors/special',
  'GET /v1/{kind}/{id}/offers',
  'POST /v1/{proxy+}',
];
const routes = (keys: readonly string[]) => keys.map((key) => ({ key, functionArn: 'f', timeoutMs: 1 }));

describe.each([
  ['in template order', routes(KEYS)],
  ['in reverse', routes(KEYS.toReversed())],
])('matchRoute, routes %s', (_, all) => {
  it.each<[string, string, string | undefined, Record<string, string>]>([
    ['GET', '/v1/corridors', 'GET /v1/corridors', {}],
    ['GET', '/v1/corridors/DEU-KGZ', 'GET /v1/corridors/{corridor}', { corridor: 'DEU-KGZ' }],
    ['GET', '/v1/corridors/special', 'ANY /v1/corridors/special', {}],
    ['GET', '/v1/corridors/DEU-KGZ/offers', 'GET /v1/corridors/{corridor}/offers', { corridor: 'DEU-KGZ' }],
    ['GET', '/v1/other/1/offers', 'GET /v1/{kind}/{id}/offers', { kind: 'other', id: '1' }],
    ['GET', '/v1/corridors/', 'ANY /v1/{proxy+}', { proxy: 'corridors/' }],
    ['GET', '/v1/a/b/c/d', 'ANY /v1/{proxy+}', { proxy: 'a/b/c/d' }],
    ['GET', '/v1/../x', 'ANY /v1/{proxy+}', { proxy: '../x' }],
    ['POST', '/v1/corridors', 'POST /v1/{proxy+}', { proxy: 'corridors' }],
    ['DELETE', '/v1/corridors', 'ANY /v1/{proxy+}', { proxy: 'corridors' }],
    ['GET', '/v1', undefined, {}],
    ['GET', '/v1/', undefined, {}],
    ['GET', '/v2/corridors', undefined, {}],
    ['GET', '/', undefined, {}],
  ])('%s %s', (method, path, key, parameters) => {
    const match = matchRoute(all, method, path);
    expect(match?.route.key).toBe(key);
    if (match) expect(match.parameters).toEqual(parameters);
  });

  it('falls back to $default and to nothing else', () => {
    const withDefault = [...routes(['$default']), ...all];
    expect(matchRoute(withDefault, 'GET', '/elsewhere')?.route.key).toBe('$default');
    expect(matchRoute(withDefault, 'GET', '/v1/x')?.route.key).toBe('ANY /v1/{proxy+}');
  });
});
