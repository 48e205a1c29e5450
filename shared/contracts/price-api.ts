/** What serve-api answers; apart from the other operations, so that its bundle holds none of these. */
import { checkCorridorOfferOperation, checkOfferOperation } from './check-operations.ts';
import { listCorrectionsOperation } from './correction-operations.ts';
import { getCorridorIndicatorsOperation, getIndicatorsOperation } from './indicator-operations.ts';
import { getIndicatorLineageOperation } from './lineage-operations.ts';
import {
  compareOffersOperation,
  getCheapestByAmountOperation,
  getCorridorOperation,
  getHealthOperation,
  listCorridorsOperation,
  listProvidersOperation,
} from './price-operations.ts';

/** The operations on prices. */
export const PRICE_OPERATIONS = [
  listCorridorsOperation,
  getCorridorOperation,
  compareOffersOperation,
  getCheapestByAmountOperation,
  checkCorridorOfferOperation,
  getCorridorIndicatorsOperation,
  getIndicatorsOperation,
  getIndicatorLineageOperation,
  checkOfferOperation,
  listProvidersOperation,
  listCorrectionsOperation,
  getHealthOperation,
] as const;
export type PriceOperation = (typeof PRICE_OPERATIONS)[number];
