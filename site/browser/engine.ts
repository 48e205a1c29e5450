/** The comparison at an amount, with the servers' rules. Fetched with the first prices, not with the page. */
import type { CorridorPrices } from '../../shared/model/corridor-prices.ts';
import type { onlySaid } from '../../shared/pricing/layers.ts';
import {
  compareSurveyed,
  groupByProvider,
  type OffersRequest,
  RequestError,
} from '../../shared/pricing/offers.ts';
import type { RequestFault } from '../../shared/pricing/request.ts';
import type { SaidSheet } from '../../shared/pricing/said.ts';
import { answerHtml, listHtml, type View } from '../view/comparison.ts';

/** The prices that a page's script has: of a survey, of firms or both. `facts`: of the corridor, where only firms say prices. */
export interface Fetched {
  readonly sheet?: CorridorPrices | undefined;
  readonly said?: SaidSheet | undefined;
  readonly facts?: Parameters<typeof onlySaid>[0] | undefined;
}

export type Compared =
  | { readonly answer: string; readonly list: string; readonly fault?: undefined }
  | { readonly fault: RequestFault };

/** The comparison as HTML, the answer apart from the list; or the code of what is wrong with the request. */
export function compared(sheet: CorridorPrices, request: OffersRequest, view: View): Compared {
  try {
    const comparison = compareSurveyed(sheet, request);
    const groups = groupByProvider(comparison.offers);
    return { answer: answerHtml(view, comparison, groups), list: listHtml(view, comparison, groups) };
  } catch (fault) {
    if (fault instanceof RequestError) return { fault: fault.code };
    throw fault;
  }
}
