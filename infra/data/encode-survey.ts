/**
 * The prices of a survey round as a data file. The same rows give the same text, whatever their order: by corridor, provider
 * and way of sending.
 */
import { SURVEY_COLUMNS } from '../../shared/catalogue/surveys.ts';
import { byText } from '../../shared/model/order.ts';
import {
  type AccessPoint,
  corridorId,
  type Denomination,
  type FundingInstrument,
} from '../../shared/model/vocabulary.ts';
import type { EditionRow } from '../../shared/pricing/survey.ts';
import { csvText } from './csv-text.ts';
import { rpwQuotes } from './rpw-quotes.ts';

// An edition is known by a hash over its rows in this order (functions/collect-prices): do not change it.
const INSTRUMENT_ORDER: readonly FundingInstrument[] = [
  'bank-account',
  'cash',
  'debit-card',
  'mobile-money',
  'credit-card',
];
const ACCESS_ORDER: readonly AccessPoint[] = [
  'agent',
  'branch',
  'call-centre',
  'internet',
  'mobile-app',
  'post-office',
  'atm',
];

const compareWays = (a: EditionRow, b: EditionRow): number =>
  byText(corridorId(a.sender, a.receiver), corridorId(b.sender, b.receiver)) ||
  byText(a.provider, b.provider) ||
  INSTRUMENT_ORDER.indexOf(a.fundingInstrument) - INSTRUMENT_ORDER.indexOf(b.fundingInstrument) ||
  ACCESS_ORDER.indexOf(a.accessPoint) - ACCESS_ORDER.indexOf(b.accessPoint);

/** The text of a round. */
export function surveyText(rows: readonly EditionRow[]): string {
  const sorted = [...rows].sort((a, b) => compareWays(a, b) || a.feeBp - b.feeBp || a.marginBp - b.marginBp);
  const ways: EditionRow[][] = [];
  for (const row of sorted) {
    const last = ways.at(-1);
    if (last?.[0] && compareWays(last[0], row) === 0) last.push(row);
    else ways.push([row]);
  }
  const lines = ways.flatMap((way) => {
    const [first] = way;
    if (!first) return [];
    const { sender, receiver, provider, fundingInstrument, accessPoint } = first;
    const at = (denomination: Denomination) => way.filter((row) => row.denomination === denomination);
    const [at200, at500] = [at(200), at(500)];
    return [
      {
        corridor: corridorId(sender, receiver),
        provider,
        fundingInstrument,
        accessPoint,
        feeBp200: at200.map(({ feeBp }) => feeBp),
        marginBp200: at200.map(({ marginBp }) => marginBp),
        feeBp500: at500.map(({ feeBp }) => feeBp),
        marginBp500: at500.map(({ marginBp }) => marginBp),
      },
    ];
  });
  return csvText(SURVEY_COLUMNS, lines);
}

/** The round of 2025 Q3, from the publisher's file; null where that is not here. */
export function publishedSurvey(): string | null {
  const rows = rpwQuotes();
  return rows && surveyText(rows);
}
