/** What is paid in at one end of a corridor, and mostly paid out at the other, on a day. */

import { type Exchange, exchangeOn } from '../fx/exchange.ts';
import type { CorridorCurrencies, RatesInForce } from '../fx/reference.ts';
import type { Day } from '../model/day.ts';
import { type CorridorId, type CurrencyCode, endsOf } from '../model/vocabulary.ts';
import { legalTender } from './countries.ts';
import { findCurrency } from './currencies.ts';
import { surveyCurrencyOf } from './survey-amounts.ts';

/** @throws Error where the catalogue knows no currency of the country. */
export function sendCurrencyOf(sender: string, day: string): CurrencyCode {
  const currency = surveyCurrencyOf(sender) ?? legalTender(sender, day)[0];
  if (currency === undefined) throw new Error(`the catalogue has no currency of ${sender}`);
  return currency;
}

/** A receiving country's main tender stands for what is paid out: the survey does not record it. */
export function currenciesOf(corridor: CorridorId, day: string): CorridorCurrencies {
  const { sender, receiver } = endsOf(corridor);
  const to = legalTender(receiver, day)[0];
  if (to === undefined) throw new Error(`the catalogue has no currency of ${receiver}`);
  return { corridor, from: sendCurrencyOf(sender, day), to };
}

/** The reference rate of a corridor on a day; undefined as in exchangeOn. */
export function exchangeOf(rates: RatesInForce, corridor: CorridorId, day: Day): Exchange | undefined {
  const currencies = currenciesOf(corridor, day);
  return exchangeOn(rates, currencies, findCurrency(currencies.to)?.decimals, day);
}
