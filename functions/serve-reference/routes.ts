/** Finds the operation that answers a request's path. */

import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import {
  getOpenApiOperation,
  getRateHistoryOperation,
  getRatesOperation,
  listSourcesOperation,
  REFERENCE_OPERATIONS,
  type ReferenceOperation,
} from '../../shared/contracts/rate-operations.ts';
import type { AnswerOf } from '../http/operation.ts';
import { checkQuery } from '../http/query.ts';
import type { ApiAnswer } from '../http/read-api.ts';
import { optionsAnswer } from '../http/read-api.ts';
import { newRouter } from '../http/router.ts';
import type { ReferenceDependencies } from './dependencies.ts';
import { getRateHistory } from './history.ts';
import { getRates } from './rates.ts';
import { listSources } from './sources.ts';

const route = newRouter(REFERENCE_OPERATIONS);

/** @throws Problem for an unknown path or method, a body, or parameters that cannot be read. */
export async function answerOfReference(
  event: APIGatewayProxyEventV2,
  dependencies: ReferenceDependencies,
): Promise<ApiAnswer> {
  const { operation, parameter, query } = route(event);
  return optionsAnswer(event) ?? { status: 200, body: await run(operation, parameter, query, dependencies) };
}

async function run(
  operation: ReferenceOperation,
  currency: string,
  query: Record<string, string>,
  dependencies: ReferenceDependencies,
): Promise<AnswerOf<ReferenceOperation>> {
  switch (operation.operationId) {
    case 'getRates':
      return getRates(checkQuery(getRatesOperation, query), dependencies);
    case 'getRateHistory':
      return getRateHistory(currency, checkQuery(getRateHistoryOperation, query), dependencies);
    case 'listSources':
      checkQuery(listSourcesOperation, query);
      return listSources(dependencies);
    case 'getOpenApi':
      checkQuery(getOpenApiOperation, query);
      return dependencies.openApi();
  }
}
