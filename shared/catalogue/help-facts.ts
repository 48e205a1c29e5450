/**
 * Where the advice of the pages on fraud and on collecting money was read: for each its source and the day that it speaks of. The
 * words are texts of the site, one for each id.
 */
import { isDay } from '../model/day.ts';
import type { CountryCode } from '../model/vocabulary.ts';
import { address, country, day, oneOf, orNull } from './columns.ts';
import { type Column, readCsv } from './csv.ts';
import factsText from './data/help-facts.csv';
import { wordIn } from './word-in.ts';

const FRAUD = [
  'sent',
  'pressure',
  'officials',
  'emergency',
  'rate',
  'loan',
  'card',
  'mistake',
  'job',
  'apps',
  'back-for-fee',
] as const;
const COLLECTING = [
  'needs',
  'named',
  'spelling',
  'waits',
  'back',
  'card-number',
  'code',
  'stops',
  'somoni',
] as const;
const isFraud = wordIn(FRAUD);
const isCollecting = wordIn(COLLECTING);

const dayOrMonth: Column<string> = {
  expected: 'a day like 2026-04-24, or a month like 2026-04',
  read: (text) => (isDay(text) || isDay(`${text}-01`) ? text : undefined),
};

/** `dated`: of the day in `said`. `undated`: the source has no day. `old`: years ago, and not confirmed since. */
const FACT_STANDINGS = ['dated', 'undated', 'old'] as const;

export interface HelpFact<Id extends string> {
  readonly id: Id;
  /** null: it holds anywhere. */
  readonly country: CountryCode | null;
  /** ISO day or month, as the source has it; null: it has none. */
  readonly said: string | null;
  readonly standing: (typeof FACT_STANDINGS)[number];
  readonly source: string;
  /** ISO day. */
  readonly readOn: string;
}

/**
 * The facts of a CSV text.
 * @throws CsvError with the line and the column
 */
export const readHelpFacts = (csv: string) =>
  readCsv(
    'help-facts.csv',
    csv,
    {
      id: oneOf([...FRAUD, ...COLLECTING]),
      page: oneOf(['fraud', 'collecting']),
      country: orNull(country),
      said: orNull(dayOrMonth),
      standing: oneOf(FACT_STANDINGS),
      source: address,
      readOn: day,
    },
    {
      key: ['id'],
      check: ({ id, page, said, standing }) => {
        if (isFraud(id) !== (page === 'fraud'))
          return { column: 'page', expected: 'the page that has the text' };
        return (said === null) === (standing === 'undated')
          ? undefined
          : { column: 'said', expected: 'a day or a month, and none for what is undated' };
      },
    },
  );

const ROWS = readHelpFacts(factsText);

/** In the order of the page. */
export const FRAUD_FACTS: readonly HelpFact<(typeof FRAUD)[number]>[] = ROWS.flatMap(
  ({ page: _, id, ...row }) => (isFraud(id) ? [{ ...row, id }] : []),
);
export const COLLECTING_FACTS: readonly HelpFact<(typeof COLLECTING)[number]>[] = ROWS.flatMap(
  ({ page: _, id, ...row }) => (isCollecting(id) ? [{ ...row, id }] : []),
);
