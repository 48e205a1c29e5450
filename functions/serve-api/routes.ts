/** From a request's method and path to the operation that answers it. */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import {
  compareOffers,
  getCheapestByAmount as getCheapestByAmountOperation,
  getCorridorIndicators as getCorridorIndicatorsOperation,
  getCorridor as getCorridorOperation,
  getHealth as getHealthOperation,
  getIndicators as getIndicatorsOperation,
  getOpenApi,
  listCorridors as listCorridorsOperation,
  listProviders as listProvidersOperation,
  OPERATIONS,
  type Operation,
} from '../../shared/contracts/api.ts';
import { Problem } from '../http/problem.ts';
import type { Answer } from '../http/read-api.ts';
import { getCorridor, listCorridors } from './corridors.ts';
import { getHealth } from './health.ts';
import { getCorridorIndicators, getIndicators } from './indicators.ts';
import { getCheapestByAmount, getOffers } from './offers.ts';
import { listProviders } from './providers.ts';
import type { ApiDependencies } from './publication-in-force.ts';
import { checkQuery } from './query.ts';

export interface RouteDependencies extends ApiDependencies {
  /** The OpenAPI document, made from the contracts when the project was built. */
  readonly openApi: unknown;
}

const MAX_PARAMETERS = 20;

/** @throws Problem for a path or method that is not ours, a body, or parameters that are not understood. */
export async function answer(
  event: APIGatewayProxyEventV2,
  dependencies: RouteDependencies,
): Promise<Answer> {
  const { operation, corridor } = route(event.rawPath, event.requestContext.http.method);
  if (event.body !== undefined && event.body !== '') {
    throw new Problem(400, 'unexpected-body', 'A reading request has no body.', [
      { field: 'body', detail: 'There is one.', allowed: ['no body'] },
    ]);
  }
  return { status: 200, body: await run(operation, corridor, parametersOf(event), dependencies) };
}

async function run(
  operation: Operation,
  corridor: string,
  query: Record<string, string>,
  dependencies: RouteDependencies,
): Promise<unknown> {
  switch (operation.operationId) {
    case 'listCorridors':
      return listCorridors(checkQuery(listCorridorsOperation.query, query), dependencies);
    case 'getCorridor':
      checkQuery(getCorridorOperation.query, query);
      return getCorridor(corridor, dependencies);
    case 'compareOffers':
      return getOffers(corridor, checkQuery(compareOffers.query, query), dependencies);
    case 'getCheapestByAmount':
      checkQuery(getCheapestByAmountOperation.query, query);
      return getCheapestByAmount(corridor, dependencies);
    case 'getCorridorIndicators':
      return getCorridorIndicators(
        corridor,
        checkQuery(getCorridorIndicatorsOperation.query, query),
        dependencies,
      );
    case 'getIndicators':
      return getIndicators(checkQuery(getIndicatorsOperation.query, query), dependencies);
    case 'listProviders':
      return listProviders(checkQuery(listProvidersOperation.query, query), dependencies);
    case 'getHealth':
      checkQuery(getHealthOperation.query, query);
      return getHealth(dependencies);
    case 'getOpenApi':
      checkQuery(getOpenApi.query, query);
      return dependencies.openApi;
  }
}

/** Read from the raw query: the gateway's own map joins repeated parameters with a comma, which hides them. */
function parametersOf(event: APIGatewayProxyEventV2): Record<string, string> {
  const given = new URLSearchParams(event.rawQueryString);
  const names = [...given.keys()];
  if (names.length > MAX_PARAMETERS) {
    throw new Problem(400, 'bad-parameters', 'There are too many parameters.', [
      { field: 'query', detail: `It has ${names.length}.`, allowed: [`at most ${MAX_PARAMETERS}`] },
    ]);
  }
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) {
    const field = repeated.slice(0, 80);
    throw new Problem(400, 'bad-parameters', `Not understood: ${field}.`, [
      { field, detail: 'It is given more than once.', allowed: ['each parameter once'] },
    ]);
  }
  return Object.fromEntries(given);
}

const PATTERNS = OPERATIONS.map((operation) => ({
  operation,
  pattern: new RegExp(`^${operation.path.replaceAll('.', '\\.').replace('{corridor}', '([^/]+)')}$`),
}));

function route(path: string, method: string): { operation: Operation; corridor: string } {
  if (path.split('/').some((part) => part === '..' || part === '.' || /%2e/i.test(part))) {
    throw new Problem(400, 'bad-path', 'The path has dots that lead elsewhere.', [
      {
        field: 'path',
        detail: 'It has a segment of dots.',
        allowed: OPERATIONS.map((operation) => operation.path),
      },
    ]);
  }
  for (const { operation, pattern } of PATTERNS) {
    const match = pattern.exec(path);
    if (!match) continue;
    if (method !== 'GET' && method !== 'HEAD') {
      throw new Problem(405, 'reading-only', `${method.slice(0, 20)} is not answered here.`, [
        { field: 'method', detail: 'This API can only be read.', allowed: ['GET', 'HEAD', 'OPTIONS'] },
      ]);
    }
    return { operation, corridor: match[1] ?? '' };
  }
  throw new Problem(404, 'unknown-path', 'There is nothing at this path.', [
    { field: 'path', detail: 'It is none of ours.', allowed: OPERATIONS.map((operation) => operation.path) },
  ]);
}
