/** Finds the operation that answers a request's method and path. */

import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { checkCorridorOfferOperation, checkOfferOperation } from '../../shared/contracts/check-operations.ts';
import { listCorrectionsOperation } from '../../shared/contracts/correction-operations.ts';
import {
  getCorridorIndicatorsOperation,
  getIndicatorsOperation,
} from '../../shared/contracts/indicator-operations.ts';
import { getIndicatorLineageOperation } from '../../shared/contracts/lineage-operations.ts';
import { PRICE_OPERATIONS, type PriceOperation } from '../../shared/contracts/price-api.ts';
import {
  compareOffersOperation,
  getCheapestByAmountOperation,
  getCorridorOperation,
  getHealthOperation,
  listCorridorsOperation,
  listProvidersOperation,
} from '../../shared/contracts/price-operations.ts';
import type { AnswerOf } from '../http/operation.ts';
import { checkQuery } from '../http/query.ts';
import type { ApiAnswer } from '../http/read-api.ts';
import { optionsAnswer } from '../http/read-api.ts';
import { newRouter } from '../http/router.ts';
import { formOf } from '../http/rows.ts';
import { getCheck, getCorridorCheck } from './check.ts';
import { listCorrections } from './corrections.ts';
import { getCorridor, listCorridors } from './corridors.ts';
import { getHealth } from './health.ts';
import { getCorridorIndicators, getIndicators } from './indicators.ts';
import { getIndicatorLineage } from './lineage.ts';
import { getCheapestByAmount, getOffers } from './offers.ts';
import { listProviders } from './providers.ts';
import type { ApiDependencies } from './publication-in-force.ts';

const route = newRouter(PRICE_OPERATIONS);

/** @throws Problem for an unknown path or method, a body, or parameters that cannot be read. */
export async function answerOfPrices(
  event: APIGatewayProxyEventV2,
  dependencies: ApiDependencies,
): Promise<ApiAnswer> {
  const routed = route(event);
  const { operation, parameter, query } = routed;
  const options = optionsAnswer(event, routed);
  if (options) return options;
  const inForm = formOf(operation, { path: event.rawPath, query });
  return { status: 200, ...inForm(await run(operation, parameter, query, dependencies)) };
}

async function run(
  operation: PriceOperation,
  parameter: string,
  query: Record<string, string>,
  dependencies: ApiDependencies,
): Promise<AnswerOf<PriceOperation>> {
  switch (operation.operationId) {
    case 'listCorridors':
      return listCorridors(checkQuery(listCorridorsOperation, query), dependencies);
    case 'getCorridor':
      checkQuery(getCorridorOperation, query);
      return getCorridor(parameter, dependencies);
    case 'compareOffers':
      return getOffers(parameter, checkQuery(compareOffersOperation, query), dependencies);
    case 'getCheapestByAmount':
      checkQuery(getCheapestByAmountOperation, query);
      return getCheapestByAmount(parameter, dependencies);
    case 'checkCorridorOffer':
      return getCorridorCheck(parameter, checkQuery(checkCorridorOfferOperation, query), dependencies);
    case 'checkOffer':
      return getCheck(checkQuery(checkOfferOperation, query), dependencies);
    case 'getCorridorIndicators':
      return getCorridorIndicators(
        parameter,
        checkQuery(getCorridorIndicatorsOperation, query),
        dependencies,
      );
    case 'getIndicators':
      return getIndicators(checkQuery(getIndicatorsOperation, query), dependencies);
    case 'getIndicatorLineage':
      return getIndicatorLineage(parameter, checkQuery(getIndicatorLineageOperation, query), dependencies);
    case 'listProviders':
      return listProviders(checkQuery(listProvidersOperation, query), dependencies);
    case 'listCorrections':
      return listCorrections(checkQuery(listCorrectionsOperation, query), dependencies);
    case 'getHealth':
      checkQuery(getHealthOperation, query);
      return getHealth(dependencies);
  }
}
