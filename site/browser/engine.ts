/** The comparison at an amount, with the servers' rules. Fetched with the first prices, not with the page. */
import type { CorridorPrices } from '../../shared/model/corridor-prices.ts';
import {
  compareSurveyed,
  groupByProvider,
  type OffersRequest,
  RequestError,
} from '../../shared/pricing/offers.ts';
import type { RequestFault } from '../../shared/pricing/request.ts';
import { answerHtml, listHtml, type View } from '../view/comparison.ts';

/** The comparison as HTML, the answer apart from the list; or the code of what is wrong with the request. */
export function compared(
  sheet: CorridorPrices,
  request: OffersRequest,
  view: View,
):
  | { readonly answer: string; readonly list: string; readonly fault?: undefined }
  | { readonly fault: RequestFault } {
  try {
    const comparison = compareSurveyed(sheet, request);
    const groups = groupByProvider(comparison.offers);
    return { answer: answerHtml(view, comparison, groups), list: listHtml(view, comparison, groups) };
  } catch (fault) {
    if (fault instanceof RequestError) return { fault: fault.code };
    throw fault;
  }
}
