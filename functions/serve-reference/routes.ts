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
import { Problem } from '../http/problem.ts';
import { checkQuery } from '../http/query.ts';
import type { ApiAnswer } from '../http/read-api.ts';
import { optionsAnswer } from '../http/read-api.ts';
import { newRouter } from '../http/router.ts';
import { formOf } from '../http/rows.ts';
import type { ReferenceDependencies } from './dependencies.ts';
import { getRateHistory } from './history.ts';
import { getRates } from './rates.ts';
import { CALLER, READER } from './shares.ts';
import { listSources } from './sources.ts';

const route = newRouter(REFERENCE_OPERATIONS);

const TOO_MANY = new Problem(
  429,
  'too-many-requests',
  'These are more requests than one reader has a share of.',
  [
    {
      field: 'requests',
      detail:
        'There were too many within seconds. Wait a second, and ask for ranges of days rather than for each day.',
      allowed: [
        `${READER.rate} a second, ${READER.burst} at once, for a reader`,
        `${CALLER.rate} a second, ${CALLER.burst} at once, for all readers behind one address`,
      ],
    },
  ],
);

/**
 * @throws Problem for an unknown path or method, a body, or parameters that cannot be read; 429 for rates beyond the reader's share.
 */
export async function answerOfReference(
  event: APIGatewayProxyEventV2,
  dependencies: ReferenceDependencies,
): Promise<ApiAnswer> {
  const routed = route(event);
  const { operation, parameter, query } = routed;
  const { now, mayAsk } = dependencies;
  // Only what is understood counts: a refusal costs next to nothing.
  const counted: Counted = (checked) => {
    if (!mayAsk(event.headers['x-forwarded-for'], now().getTime())) throw TOO_MANY;
    return checked;
  };
  const options = optionsAnswer(event, routed);
  if (options) return options;
  const inForm = formOf(operation, { path: event.rawPath, query });
  return { status: 200, ...inForm(await run(operation, parameter, query, counted, dependencies)) };
}

/** Passes on what was asked, if it is within the reader's share. @throws Problem 429 */
type Counted = <Query>(checked: Query) => Query;

async function run(
  operation: ReferenceOperation,
  currency: string,
  query: Record<string, string>,
  counted: Counted,
  dependencies: ReferenceDependencies,
): Promise<AnswerOf<ReferenceOperation>> {
  switch (operation.operationId) {
    case 'getRates':
      return getRates(counted(checkQuery(getRatesOperation, query)), dependencies);
    case 'getRateHistory':
      return getRateHistory(currency, counted(checkQuery(getRateHistoryOperation, query)), dependencies);
    case 'listSources':
      checkQuery(listSourcesOperation, query);
      return listSources(dependencies);
    case 'getOpenApi':
      checkQuery(getOpenApiOperation, query);
      return dependencies.openApi();
  }
}
