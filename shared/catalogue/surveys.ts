/**
 * Surveys of prices: data/surveys.csv has a line for each round, with what its file must hold. A line of a round's file is a
 * service: its fees are money at the local amounts of survey-amounts.csv, its margins basis points. Where the local amount is
 * not known, `feeBp` has the fees as shares of it, and the money stays out. A round to come may use a word for a pay-out or a
 * speed that is none of ours: such a line is read without it.
 */
import { SERVICE_DOUBTS } from '../model/corridor-prices.ts';
import { groupBy } from '../model/group-by.ts';
import { byText } from '../model/order.ts';
import {
  ACCESS_POINTS,
  type CorridorId,
  corridorId,
  type Denomination,
  endsOf,
  FUNDING_INSTRUMENTS,
  PAYOUT_METHODS,
  PROVIDER_TYPES,
  SPEEDS,
} from '../model/vocabulary.ts';
import { parseDecimal } from '../money/decimal.ts';
import { divide } from '../money/rational.ts';
import { basisPointsOf } from '../money/round.ts';
import type { EditionRow } from '../pricing/survey.ts';
import { corridor, day, id, integer, list, matching, oneOf, orNull, quarter, text } from './columns.ts';
import { findCountry } from './countries.ts';
import { CsvError, type RowOf, readCsv } from './csv.ts';
import rpw2025Q3 from './data/rpw-2025-q3.csv';
import surveysText from './data/surveys.csv';
import { surveyAmountsOf } from './survey-amounts.ts';

const count = integer(1, 9_999_999);

const SURVEYS = readCsv(
  'surveys.csv',
  surveysText,
  {
    source: id,
    period: quarter,
    firstDay: day,
    lastDay: day,
    corridors: count,
    points200: count,
    points500: count,
  },
  {
    key: ['source', 'period'],
    check: ({ firstDay, lastDay }) =>
      firstDay <= lastDay ? undefined : { column: 'lastDay', expected: 'a day not before the first' },
  },
);

/** What is known of a round: its days, and how many corridors and price points it has. */
export type SurveyFacts = (typeof SURVEYS)[number];

/** @throws Error for a round that the catalogue does not have. */
export function surveyFacts(source: string, period: string): SurveyFacts {
  const found = SURVEYS.find((survey) => survey.source === source && survey.period === period);
  if (!found) throw new Error(`the catalogue has no survey ${source} ${period}`);
  return found;
}

/** The text of the bundled round, as it is kept for evidence. */
export const RPW_2025_Q3: string = rpw2025Q3;

const basisPoints = integer(-9_999_999, 9_999_999);

/** The most decimals of any currency. */
const MONEY_DECIMALS = 4;
const money = matching(/^(?:0|[1-9]\d{0,14})(?:\.\d{1,4})?$/, 'digits like 12.50, with at most 4 decimals');

export const SURVEY_COLUMNS = {
  corridor,
  provider: id,
  fundingInstrument: oneOf(FUNDING_INSTRUMENTS),
  accessPoint: oneOf(ACCESS_POINTS),
  /** A word of PAYOUT_METHODS, or one that we do not have. */
  payoutMethod: orNull(id),
  /** A word of SPEEDS, or one that we do not have. */
  speed: orNull(id),
  collectedOn: orNull(day),
  fee200: orNull(money),
  marginBp200: orNull(basisPoints),
  fee500: orNull(money),
  marginBp500: orNull(basisPoints),
  /** Of each price that the line has, where its fee in money is not known. */
  feeBp: list(basisPoints),
  doubts: list(oneOf(SERVICE_DOUBTS)),
  /** Of a firm that providers.csv does not have: its name and type as the survey has them. */
  firm: orNull(text),
  firmType: orNull(oneOf(PROVIDER_TYPES)),
};
type SurveyLine = RowOf<typeof SURVEY_COLUMNS>;

/** A fee in money as a share of the local amount, in basis points, rounded half up as the survey publishes it. */
export const feeShareBp = (fee: string, amount: string): number =>
  basisPointsOf(divide(parseDecimal(fee, MONEY_DECIMALS), parseDecimal(amount, MONEY_DECIMALS)));

function checkPrices(line: SurveyLine) {
  const { fee200, marginBp200, fee500, marginBp500, feeBp, firm, firmType, corridor } = line;
  const margins = [marginBp200, marginBp500].filter((margin) => margin !== null);
  if (margins.length === 0)
    return { column: 'marginBp200', expected: 'a price at 200, at 500 or both' } as const;
  if (feeBp.length > 0) {
    if (fee200 !== null) return { column: 'fee200', expected: 'nothing beside feeBp' } as const;
    if (fee500 !== null) return { column: 'fee500', expected: 'nothing beside feeBp' } as const;
    if (feeBp.length !== margins.length)
      return { column: 'feeBp', expected: 'a fee for each margin' } as const;
  } else {
    const { sender } = endsOf(corridor);
    // Prices from a country that the catalogue does not know are held back whatever they are (known-rows.ts).
    if (findCountry(sender) && surveyAmountsOf(sender)[0].local === null)
      return { column: 'feeBp', expected: 'the fees, because the local amount is not known' } as const;
    if ((fee200 === null) !== (marginBp200 === null))
      return { column: 'fee200', expected: 'a fee where there is a margin, and only there' } as const;
    if ((fee500 === null) !== (marginBp500 === null))
      return { column: 'fee500', expected: 'a fee where there is a margin, and only there' } as const;
  }
  if ((firm === null) !== (firmType === null))
    return { column: 'firmType', expected: 'a type beside a name, and only there' } as const;
  return undefined;
}

/** A round as its file has it. */
export interface ReadSurvey {
  /** The price points, in the order of the text. Rows of one service have one tie. */
  readonly rows: EditionRow[];
  /** What is recorded of no row because we have no word for it: `payoutMethod cheque`; how many prices. By their names. */
  readonly notRecorded: readonly { readonly unknown: string; readonly rows: number }[];
}

/**
 * Reads a round.
 * @throws CsvError for anything that is not in the format, or unlike the counts of `facts`
 */
export function readSurvey(text: string, facts: SurveyFacts): ReadSurvey {
  const file = `${facts.source}-${facts.period.toLowerCase()}.csv`;
  const lines = readCsv(file, text, SURVEY_COLUMNS, { check: checkPrices });
  const ways = groupBy(
    lines,
    (line) => `${line.corridor} ${line.provider} ${line.fundingInstrument} ${line.accessPoint}`,
  );
  const ties = new Map([...ways.values()].flatMap((way) => way.map((line, at) => [line, at + 1] as const)));
  const unknown = new Map<string, number>();
  const rows = lines.flatMap((line) => {
    const points = rowsOf(line, ties.get(line) ?? 0);
    for (const word of unknownWordsOf(line)) unknown.set(word, (unknown.get(word) ?? 0) + points.length);
    return points;
  });
  const corridors = new Set<CorridorId>(rows.map(({ sender, receiver }) => corridorId(sender, receiver)));
  const points = (denomination: Denomination): number =>
    rows.filter((row) => row.denomination === denomination).length;
  const counted = countsOf(corridors.size, points(200), points(500));
  const expected = countsOf(facts.corridors, facts.points200, facts.points500);
  if (counted !== expected) throw new CsvError(file, lines.length + 1, 'end', counted, expected);
  const notRecorded = [...unknown].map(([word, count]) => ({ unknown: word, rows: count }));
  return { rows, notRecorded: notRecorded.sort((a, b) => byText(a.unknown, b.unknown)) };
}

/** The word of a closed list; undefined for none, and for one that is not in the list. */
const wordOf = <T extends string>(words: readonly T[], word: string | null): T | undefined =>
  words.find((known) => known === word);

function unknownWordsOf({ payoutMethod, speed }: SurveyLine): string[] {
  const words: string[] = [];
  if (payoutMethod !== null && !wordOf(PAYOUT_METHODS, payoutMethod))
    words.push(`payoutMethod ${payoutMethod}`);
  if (speed !== null && !wordOf(SPEEDS, speed)) words.push(`speed ${speed}`);
  return words;
}

function rowsOf(line: SurveyLine, tie: number): EditionRow[] {
  const { sender, receiver } = endsOf(line.corridor);
  const { provider, fundingInstrument, accessPoint, collectedOn, doubts } = line;
  const payoutMethod = wordOf(PAYOUT_METHODS, line.payoutMethod);
  const speed = wordOf(SPEEDS, line.speed);
  const shares = [...line.feeBp];
  const amounts = surveyAmountsOf(sender);
  const rowAt = (denomination: Denomination, fee: string | null, marginBp: number | null): EditionRow[] => {
    if (marginBp === null) return [];
    const local = amounts.find((amount) => amount.denomination === denomination)?.local;
    const feeBp = fee === null ? shares.shift() : local && feeShareBp(fee, local.amount);
    return [
      {
        sender,
        receiver,
        provider,
        fundingInstrument,
        accessPoint,
        denomination,
        // The check of the line has seen that there is one, but for prices that are held back.
        feeBp: feeBp ?? 0,
        marginBp,
        ...(fee !== null && { fee }),
        ...(payoutMethod && { payoutMethod }),
        ...(speed && { speed }),
        ...(collectedOn && { collectedOn }),
        ...(doubts.length > 0 && { doubts }),
        tie,
        ...(line.firm && line.firmType && { firm: { name: line.firm, type: line.firmType } }),
      },
    ];
  };
  return [...rowAt(200, line.fee200, line.marginBp200), ...rowAt(500, line.fee500, line.marginBp500)];
}

const countsOf = (corridors: number, points200: number, points500: number): string =>
  `${corridors} corridors, ${points200} points at 200, ${points500} at 500`;
