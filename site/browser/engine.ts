/** The comparison at an amount, with the servers' rules. Fetched with the first prices, not with the page. */
import type { CorridorPrices } from '../../shared/model/corridor-prices.ts';
import {
  compareSurveyed,
  groupByProvider,
  type OffersRequest,
  RequestError,
} from '../../shared/pricing/offers.ts';
import type { RequestFault } from '../../shared/pricing/request.ts';
import { comparisonHtml, type View } from '../view/comparison.ts';

/** The answer as HTML, or the code of what is wrong with the request. */
export function answerHtml(
  sheet: CorridorPrices,
  request: OffersRequest,
  view: Omit<View, 'sameCurrency'>,
):
  | { readonly html: string; readonly fault?: undefined }
  | { readonly html?: undefined; readonly fault: RequestFault } {
  try {
    const comparison = compareSurveyed(sheet, request);
    const sameCurrency = sheet.currencies === 'same';
    return {
      html: comparisonHtml({ ...view, sameCurrency }, comparison, groupByProvider(comparison.offers)),
    };
  } catch (fault) {
    if (fault instanceof RequestError) return { fault: fault.code };
    throw fault;
  }
}
