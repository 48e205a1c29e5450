/**
 * Surveys of prices: data/surveys.csv has a line for each round, with what its file must hold. A line of a round's file is a
 * way of sending with one provider; fees and margins are basis points of the amount. Several prices of one way stand side by
 * side, the first fee with the first margin. Nothing ties a price at 200 to one at 500.
 */
import {
  ACCESS_POINTS,
  type CorridorId,
  type Denomination,
  endsOf,
  FUNDING_INSTRUMENTS,
} from '../model/vocabulary.ts';
import type { EditionRow } from '../pricing/survey.ts';
import { corridor, day, id, integer, list, oneOf, quarter } from './columns.ts';
import { CsvError, type RowOf, readCsv } from './csv.ts';
import rpw2025Q3 from './data/rpw-2025-q3.csv';
import surveysText from './data/surveys.csv';

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

const basisPoints = list(integer(-9_999_999, 9_999_999));

export const SURVEY_COLUMNS = {
  corridor,
  provider: id,
  fundingInstrument: oneOf(FUNDING_INSTRUMENTS),
  accessPoint: oneOf(ACCESS_POINTS),
  feeBp200: basisPoints,
  marginBp200: basisPoints,
  feeBp500: basisPoints,
  marginBp500: basisPoints,
};
type SurveyLine = RowOf<typeof SURVEY_COLUMNS>;

function checkPrices({ feeBp200, marginBp200, feeBp500, marginBp500 }: SurveyLine) {
  if (feeBp200.length + feeBp500.length === 0)
    return { column: 'feeBp200', expected: 'a price at 200, at 500 or both' } as const;
  if (marginBp200.length !== feeBp200.length)
    return { column: 'marginBp200', expected: 'as many margins as fees' } as const;
  if (marginBp500.length !== feeBp500.length)
    return { column: 'marginBp500', expected: 'as many margins as fees' } as const;
  return undefined;
}

/**
 * The price points of a round, in the order of the text.
 * @throws CsvError for anything that is not in the format, repeated, or unlike the counts of `facts`
 */
export function readSurvey(text: string, facts: SurveyFacts): EditionRow[] {
  const file = `${facts.source}-${facts.period.toLowerCase()}.csv`;
  const lines = readCsv(file, text, SURVEY_COLUMNS, {
    key: ['corridor', 'provider', 'fundingInstrument', 'accessPoint'],
    check: checkPrices,
  });
  const corridors = new Set<CorridorId>();
  const rows: EditionRow[] = [];
  const points = { 200: 0, 500: 0 };
  for (const line of lines) {
    const { corridor, provider, fundingInstrument, accessPoint } = line;
    corridors.add(corridor);
    const { sender, receiver } = endsOf(corridor);
    const add = (denomination: Denomination, fees: readonly number[], margins: readonly number[]): void => {
      points[denomination] += fees.length;
      fees.forEach((feeBp, at) => {
        const marginBp = margins[at] ?? 0;
        rows.push({
          sender,
          receiver,
          provider,
          fundingInstrument,
          accessPoint,
          denomination,
          feeBp,
          marginBp,
        });
      });
    };
    add(200, line.feeBp200, line.marginBp200);
    add(500, line.feeBp500, line.marginBp500);
  }
  const counted = countsOf(corridors.size, points[200], points[500]);
  const expected = countsOf(facts.corridors, facts.points200, facts.points500);
  if (counted !== expected) throw new CsvError(file, lines.length + 1, 'end', counted, expected);
  return rows;
}

const countsOf = (corridors: number, points200: number, points500: number): string =>
  `${corridors} corridors, ${points200} points at 200, ${points500} at 500`;
