/** The contract of a reference rate between two currencies, small enough for every page and comparison. */
import * as z from 'zod/mini';
import type { PairRate } from '../fx/benchmark-types.ts';
import type { Exchange } from '../fx/exchange.ts';
import { exactly, of } from './exactly.ts';
import { currencyCodeSchema, daySchema, decimalSchema } from './words.ts';

export const basisSchema = z.enum(['consensus', 'one-bank', 'peg', 'anchor']);

export const pairRateSchema = exactly(
  of<PairRate>,
  z.object({
    from: currencyCodeSchema,
    to: currencyCodeSchema,
    rate: decimalSchema,
    fixedOn: z.tuple([daySchema, daySchema]),
    age: z.int(),
    banks: z.object({ from: z.int(), to: z.int() }),
    basis: basisSchema,
  }),
);

export const exchangeSchema = exactly(
  of<Exchange>,
  z.object({
    pair: pairRateSchema,
    decimals: z.int(),
  }),
);
