/**
 * What of a round the catalogue can price. Rows that name a country or a currency that it does not know are held back, by name,
 * and the rest is taken; a firm that it does not know holds nothing back, and is listed for review.
 */
import { groupBy } from '../model/group-by.ts';
import { byText } from '../model/order.ts';
import type { RoundRow } from '../pricing/survey.ts';
import { sendCurrencyOf } from './corridor-currencies.ts';
import { findCountry } from './countries.ts';
import { findCurrency } from './currencies.ts';
import { findProvider } from './providers.ts';

export interface SortedRows<Row> {
  readonly taken: readonly Row[];
  /** By what is not known: `country QQQ`, `currency QQD of DEU`; the rows that name it. In the order of the text. */
  readonly heldBack: readonly { readonly unknown: string; readonly rows: readonly Row[] }[];
  /** Ids of firms to review, in their order. */
  readonly newFirms: readonly string[];
}

/** Countries that broke up before the survey stopped to ask about them: the Netherlands Antilles, until 10 October 2010. */
const FORMER_COUNTRIES: readonly string[] = ['ANT'];

const isKnownCurrency = (code: string): boolean => findCurrency(code) !== undefined;

/**
 * @param day the first day of the round: legal tender depends on it
 * @param isCurrency whether the catalogue knows a currency
 */
export const sortRows = <Row extends RoundRow>(
  rows: readonly Row[],
  day: string,
  isCurrency = isKnownCurrency,
): SortedRows<Row> => sorted(rows, (row) => unknownIn(row, day, isCurrency));

/** Of a round that is history: nothing of it is priced, so that a country may be none any more. */
export const sortPastRows = <Row extends RoundRow>(rows: readonly Row[], day: string): SortedRows<Row> =>
  sorted(rows, (row) =>
    FORMER_COUNTRIES.some((code) => [row.sender, row.receiver].includes(code))
      ? undefined
      : unknownIn(row, day, isKnownCurrency),
  );

/** @param unknownOf the first thing of a row that the catalogue does not know */
function sorted<Row extends RoundRow>(
  rows: readonly Row[],
  unknownOf: (row: Row) => string | undefined,
): SortedRows<Row> {
  const groups = groupBy(rows, unknownOf);
  const taken = groups.get(undefined) ?? [];
  const heldBack = [...groups].flatMap(([unknown, ofIt]) =>
    unknown === undefined ? [] : [{ unknown, rows: ofIt }],
  );
  const newFirms = new Set(taken.map(({ provider }) => provider).filter((id) => !findProvider(id)));
  return {
    taken,
    heldBack: heldBack.sort((a, b) => byText(a.unknown, b.unknown)),
    newFirms: [...newFirms].sort(byText),
  };
}

/** The first thing of a row that the catalogue does not know. */
function unknownIn(
  { sender, receiver }: RoundRow,
  day: string,
  isCurrency: (code: string) => boolean,
): string | undefined {
  for (const code of [sender, receiver]) if (!findCountry(code)?.currencies.length) return `country ${code}`;
  const currency = sendCurrencyOf(sender, day);
  return isCurrency(currency) ? undefined : `currency ${currency} of ${sender}`;
}
