/**
 * Compares the offers of one corridor either way, what an amount brings or what it takes to let one arrive, with every
 * kind of tariff. The server's comparison: at an amount, and for a sheet of survey points, it is that of offers.ts.
 */
import { compareWith } from './compare.ts';
import type { Engine } from './engine.ts';
import type { Comparison } from './offer.ts';
import type { PricedCorridor } from './priced-sheet.ts';
import { atAmount } from './question.ts';
import { reachOf } from './reach.ts';
import { thatBrings } from './receive.ts';
import { checkWords, type EitherRequest, RequestError } from './request.ts';
import { promotionsOf } from './tariff/promotions.ts';
import { pricerOf } from './tariff/tariff-price.ts';

const ENGINE: Engine = { pricerOf, promotionsOf, reachOf };

/**
 * All offers of a sheet that pass the request's filters, in rank order (see byRank). With `receive`, each at the smallest
 * outlay of which so much arrives, the smallest outlay first; with `profile`, each with whether the profile can reach it.
 * Throws RequestError for a request that cannot be answered (both or neither of `amount` and `receive` is `one-of-two`),
 * RangeError for a `today` that is no ISO day.
 */
export const compareBothWays = (sheet: PricedCorridor, request: EitherRequest): Comparison => {
  checkWords(request);
  return compareWith(ENGINE, sheet, request, (asked, services) => {
    const { amount, receive } = request;
    if (receive === undefined && amount !== undefined) return atAmount({ ...request, amount }, asked);
    if (receive !== undefined && amount === undefined) return thatBrings(receive, request, asked, services);
    throw new RequestError('amount', 'one-of-two', ['amount', 'receive']);
  });
};
