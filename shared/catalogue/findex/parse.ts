/**
 * Our own text format for surveys of adults, one line per country, year and group:
 *
 *     BGD 2024 women 3335 2657 1452 3790 - 2339 -
 *
 * Shares of the adults in hundredths of a percent: any account, at a bank or the like, mobile money, internet, debit card,
 * a digital payment made or received, an account not used; `-` where that is not published for the group.
 */

import type { CountryCode } from '../../model/vocabulary.ts';
import { FINDEX_GROUPS, type FindexShares, type FindexYear } from '../../statistics/inclusion-types.ts';

interface FindexLine {
  readonly country: CountryCode;
  readonly year: number;
  readonly shares: FindexShares;
}

/** Reads one line. Throws an Error that shows its beginning for anything that is not in the format. */
export const parseFindexLine = (line: string): FindexLine => {
  const refuse = (): Error => new Error(`findex: cannot read "${line.slice(0, 60)}"`);
  const [country = '', year = '', name = '', ...texts] = line.split(' ');
  const group = FINDEX_GROUPS.find((known) => known === name);
  if (!group || !/^[A-Z]{3}$/.test(country) || !/^20\d\d$/.test(year) || texts.length !== 7) throw refuse();
  const shares = texts.map((text) => {
    if (text === '-') return null;
    if (!/^(0|[1-9]\d{0,3}|10000)$/.test(text)) throw refuse();
    return Number(text);
  });
  const [account, bankAccount, wallet, internet, debitCard, digitalPayment, inactiveAccount] = shares;
  // An account and where it is held are what every figure needs.
  if (account === undefined || account === null || bankAccount === undefined || bankAccount === null)
    throw refuse();
  return {
    country,
    year: Number(year),
    shares: {
      group,
      account,
      bankAccount,
      wallet: wallet ?? null,
      internet: internet ?? null,
      debitCard: debitCard ?? null,
      digitalPayment: digitalPayment ?? null,
      inactiveAccount: inactiveAccount ?? null,
    },
  };
};

/** The surveys of one country in a text of such lines, in their order; none for a country that was not asked. */
export const surveysIn = (text: string, country: CountryCode): FindexYear[] => {
  const years = new Map<number, FindexShares[]>();
  for (const line of text.split('\n')) {
    if (!line.startsWith(`${country} `)) continue;
    const { year, shares } = parseFindexLine(line);
    years.set(year, [...(years.get(year) ?? []), shares]);
  }
  return [...years].map(([year, groups]) => ({ country, year, groups }));
};
