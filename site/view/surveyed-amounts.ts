/** The two surveyed amounts as links: their fragment and their label. */
import type { CorridorPrices, SurveyAmount } from '../../shared/model/corridor-prices.ts';
import type { Denomination } from '../../shared/model/vocabulary.ts';
import { type MoneyMarks, writeMoney } from './numbers.ts';

/** The fragment of an amount's section: the local amount (`140`), or the nominal dollars if that is not known. */
export const fragmentOf = (prices: CorridorPrices, denomination: Denomination): string =>
  prices.amounts.find((amount) => amount.denomination === denomination)?.local?.amount ??
  String(denomination);

/** `€140`, or `≈ US$200` if the local amount of the survey is not known. */
export const amountLabel = ({ local, denomination }: SurveyAmount, marks: MoneyMarks): string =>
  local ? writeMoney(local.amount, marks) : `≈ ${writeMoney(String(denomination), marks)}`;
