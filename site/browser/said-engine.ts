/**
 * The comparison at an amount where firms say prices: with their bands, and with what the survey found of the same services. Fetched
 * with the first prices, and only where there are such prices.
 */
import { compareBothWays } from '../../shared/pricing/both-ways.ts';
import { joinLayers, onlySaid } from '../../shared/pricing/layers.ts';
import type { PricedCorridor } from '../../shared/pricing/priced-corridor.ts';
import { type OffersRequest, RequestError } from '../../shared/pricing/request.ts';
import { ratesOfSaid } from '../../shared/pricing/said-rates.ts';
import { type SaidView, saidHtml } from '../view/said.ts';
import type { Compared, Fetched } from './engine.ts';

/** As the engine of surveyed prices, of every layer. */
export function compared({ sheet, said, facts }: Fetched, request: OffersRequest, view: SaidView): Compared {
  try {
    const prices = { ...pricesOf({ sheet, said, facts }), rates: undefined };
    const rates = ratesOfSaid(prices, request.exchange);
    const comparison = compareBothWays({ ...prices, rates }, request);
    return saidHtml(view, comparison, prices, request.today);
  } catch (fault) {
    if (fault instanceof RequestError) return { fault: fault.code };
    throw fault;
  }
}

function pricesOf({ sheet, said, facts }: Fetched): PricedCorridor {
  // A page stored before a change of format must not guess.
  if (said?.format !== 1) throw new Error('format');
  if (sheet) return joinLayers(sheet, said);
  if (facts) return onlySaid(facts, said);
  throw new Error('no prices');
}
