/**
 * The contract of the reading API: one entry per operation, with its path, parameters, answer and texts. The gateway's
 * routes, the function's checks and the OpenAPI document all come from here.
 */
import * as z from 'zod/mini';
import { checkCorridorOfferOperation, checkOfferOperation } from './check-operations.ts';
import { getCorridorIndicatorsOperation, getIndicatorsOperation } from './indicator-operations.ts';
import {
  compareOffersOperation,
  getCheapestByAmountOperation,
  getCorridorOperation,
  getHealthOperation,
  listCorridorsOperation,
  listProvidersOperation,
} from './price-operations.ts';
import {
  getOpenApiOperation,
  getRateHistoryOperation,
  getRatesOperation,
  listSourcesOperation,
} from './rate-operations.ts';

export * from './check-operations.ts';
export * from './indicator-operations.ts';
export * from './price-operations.ts';
export * from './rate-operations.ts';

/** The operations on prices. */
export const PRICE_OPERATIONS = [
  listCorridorsOperation,
  getCorridorOperation,
  compareOffersOperation,
  getCheapestByAmountOperation,
  checkCorridorOfferOperation,
  getCorridorIndicatorsOperation,
  getIndicatorsOperation,
  checkOfferOperation,
  listProvidersOperation,
  getHealthOperation,
] as const;
export type PriceOperation = (typeof PRICE_OPERATIONS)[number];

/** The operations on reference rates, and this description. */
export const REFERENCE_OPERATIONS = [
  getRatesOperation,
  getRateHistoryOperation,
  listSourcesOperation,
  getOpenApiOperation,
] as const;
export type ReferenceOperation = (typeof REFERENCE_OPERATIONS)[number];

export const OPERATIONS = [...PRICE_OPERATIONS, ...REFERENCE_OPERATIONS] as const;

/** Every answer that is not a 200 or 304. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z.array(z.object({ field: z.string(), detail: z.string(), allowed: z.array(z.string()) })),
});
