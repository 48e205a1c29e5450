/** Every source of prices that is collected. A test holds it against the catalogue. */
import { rpw } from './rpw.ts';
import type { PriceSource } from './source.ts';

export const PRICE_SOURCES: readonly PriceSource[] = [rpw];
