/** The data file of a survey round: read back as written, refused by line and column, and what the publisher published. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publishedSurvey, surveyText } from '../../../infra/data/encode-survey.ts';
import { skipMessage } from '../../../infra/data/shared-data.ts';
import { CsvError } from '../../../shared/catalogue/csv.ts';
import { RPW_2025_Q3, readSurvey, type SurveyFacts, surveyFacts } from '../../../shared/catalogue/surveys.ts';
import { ACCESS_POINTS, FUNDING_INSTRUMENTS } from '../../../shared/model/vocabulary.ts';
import type { EditionRow } from '../../../shared/pricing/survey.ts';

/** The facts of a round with these rows. */
const factsOf = (rows: readonly EditionRow[]): SurveyFacts => {
  const points = (denomination: number) => rows.filter((row) => row.denomination === denomination).length;
  return {
    source: 'rpw',
    period: '2025-Q3',
    firstDay: '2025-07-01',
    lastDay: '2025-09-30',
    corridors: new Set(rows.map(({ sender, receiver }) => `${sender}-${receiver}`)).size,
    points200: points(200),
    points500: points(500),
  };
};
const sorted = (rows: readonly EditionRow[]): string[] => rows.map((row) => JSON.stringify(row)).sort();

const anyRow: fc.Arbitrary<EditionRow> = fc.record({
  sender: fc.constantFrom('DEU', 'USA', 'XKX'),
  receiver: fc.constantFrom('KGZ', 'PHL'),
  provider: fc.constantFrom('wise', 'western-union', '7-bank'),
  fundingInstrument: fc.constantFrom(...FUNDING_INSTRUMENTS),
  accessPoint: fc.constantFrom(...ACCESS_POINTS),
  denomination: fc.constantFrom<200 | 500>(200, 500),
  feeBp: fc.integer({ min: -9999, max: 99_999 }),
  marginBp: fc.integer({ min: -9999, max: 9999 }),
});
const shape = (r: EditionRow): EditionRow => ({
  sender: r.sender,
  receiver: r.receiver,
  provider: r.provider,
  fundingInstrument: r.fundingInstrument,
  accessPoint: r.accessPoint,
  denomination: r.denomination,
  feeBp: r.feeBp,
  marginBp: r.marginBp,
});

describe('round trip', () => {
  test('every row comes back, duplicates too, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 1, maxLength: 40 }), (generated) => {
        const rows = generated.map(shape);
        const text = surveyText(rows);
        const back = readSurvey(text, factsOf(rows));
        expect(sorted(back)).toEqual(sorted(rows));
        expect(surveyText([...rows].reverse())).toBe(text);
      }),
    );
  });
});

const goodRows: readonly EditionRow[] = [
  {
    sender: 'DEU',
    receiver: 'KGZ',
    provider: 'wise',
    fundingInstrument: 'cash',
    accessPoint: 'agent',
    denomination: 200,
    feeBp: 142,
    marginBp: -3,
  },
  {
    sender: 'DEU',
    receiver: 'KGZ',
    provider: 'wise',
    fundingInstrument: 'cash',
    accessPoint: 'agent',
    denomination: 500,
    feeBp: 58,
    marginBp: 0,
  },
];
const good = surveyText(goodRows);

describe('what is wrong is refused with its line and column', () => {
  const cases: readonly (readonly [
    what: string,
    change: (text: string) => string,
    line: number,
    column: string,
  ])[] = [
    ['another format', () => 'karvon-survey 1\n', 1, 'header'],
    ['nothing at all', () => '', 1, 'header'],
    ['a corridor in lower case', (t) => t.replace('DEU-KGZ', 'deu-kgz'), 2, 'corridor'],
    ['a provider in capitals', (t) => t.replace('wise', 'Wise'), 2, 'provider'],
    ['an unknown instrument', (t) => t.replace('cash', 'cheque'), 2, 'fundingInstrument'],
    ['an unknown access point', (t) => t.replace('agent', 'kiosk'), 2, 'accessPoint'],
    [
      'a way twice',
      (t) => `${t}DEU-KGZ,wise,cash,agent,1,1,,\n`,
      3,
      'corridor and provider and fundingInstrument and accessPoint',
    ],
    ['a way without prices', (t) => t.replace('142,-3,58,0', ',,,'), 2, 'feeBp200'],
    ['a margin missing', (t) => t.replace('142,-3', '142,'), 2, 'marginBp200'],
    ['a fee missing', (t) => t.replace('58,0', '58,0 0'), 2, 'marginBp500'],
    ['a column missing', (t) => t.replace(',0\n', '\n'), 2, 'marginBp500'],
    ['a decimal point', (t) => t.replace('142', '1.42'), 2, 'feeBp200'],
    ['a minus zero', (t) => t.replace(',0\n', ',-0\n'), 2, 'marginBp500'],
    ['an exponent', (t) => t.replace('142', '1e2'), 2, 'feeBp200'],
    ['a price too large', (t) => t.replace('142', '14200000'), 2, 'feeBp200'],
    ['a text cut short', (t) => t.slice(0, -1), 2, 'end'],
    ['a price more than the facts count', (t) => t.replace('58,0', '58 59,0 0'), 2, 'end'],
    ['a corridor more than the facts count', (t) => `${t}DEU-UZB,wise,cash,agent,1,1,,\n`, 3, 'end'],
    ['no price where the facts count some', (t) => t.slice(0, t.indexOf('\n') + 1), 1, 'end'],
  ];
  test.each(cases)('%s', (_what, change, line, column) => {
    const text = change(good);
    expect(text).not.toBe(good);
    const error = (() => {
      try {
        readSurvey(text, factsOf(goodRows));
        return null;
      } catch (e) {
        return e;
      }
    })();
    expect(error).toBeInstanceOf(CsvError);
    if (error instanceof CsvError) {
      expect([error.file, error.line, error.column]).toEqual(['rpw-2025-q3.csv', line, column]);
      expect(error.expected).not.toBe('');
    }
  });
  test('any text with a changed character is read to other rows, or refused with a CsvError', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: good.length - 1 }),
        fc.string({ minLength: 1, maxLength: 1 }),
        (at, character) => {
          try {
            readSurvey(good.slice(0, at) + character + good.slice(at + 1), factsOf(goodRows));
          } catch (e) {
            expect(e).toBeInstanceOf(CsvError);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
  test('a round that the catalogue does not have', () => {
    expect(() => surveyFacts('rpw', '2020-Q1')).toThrow('rpw 2020-Q1');
  });
});

describe('the bundled survey of 2025 Q3', () => {
  const facts = surveyFacts('rpw', '2025-Q3');
  test('has 12,940 price points, and Kosovo under one code', () => {
    const rows = readSurvey(RPW_2025_Q3, facts);
    expect(rows).toHaveLength(12_940);
    expect(facts).toMatchObject({ corridors: 348, points200: 6470, points500: 6470 });
    expect(rows.some((row) => row.receiver === 'KSV')).toBe(false);
    expect(RPW_2025_Q3.length).toBeLessThan(300_000);
  });
  const published = publishedSurvey();
  test.skipIf(published === null)(
    `is the publisher's file, written again (${skipMessage} when skipped)`,
    () => {
      expect(RPW_2025_Q3).toBe(published);
    },
  );
});
