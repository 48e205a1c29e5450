/** The data file of a survey round: read back as written, refused by line and column, and what the publisher published. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publishedSurvey, surveyText } from '../../../infra/data/encode-survey.ts';
import type { ServicePrice, SurveyService } from '../../../infra/data/rpw-full.ts';
import { skipMessage } from '../../../infra/data/shared-data.ts';
import { CsvError } from '../../../shared/catalogue/csv.ts';
import {
  feeShareBp,
  RPW_2025_Q3,
  readSurvey,
  type SurveyFacts,
  surveyFacts,
} from '../../../shared/catalogue/surveys.ts';
import {
  ACCESS_POINTS,
  endsOf,
  FUNDING_INSTRUMENTS,
  PAYOUT_METHODS,
  SPEEDS,
} from '../../../shared/model/vocabulary.ts';
import type { EditionRow } from '../../../shared/pricing/survey.ts';

/** The facts of a round with these services. */
const factsOf = (services: readonly SurveyService[]): SurveyFacts => ({
  source: 'rpw',
  period: '2025-Q3',
  firstDay: '2025-07-01',
  lastDay: '2025-09-30',
  corridors: new Set(services.map(({ corridor }) => corridor)).size,
  points200: services.filter(({ at200 }) => at200).length,
  points500: services.filter(({ at500 }) => at500).length,
});

/** What a reader must find of a service: its two prices with everything that is recorded, but for its tie. */
const rowsOf = (service: SurveyService): string[] => {
  const { corridor, at200, at500, payoutMethod, speed, collectedOn, doubts, firm, ...way } = service;
  const { sender, receiver } = endsOf(corridor);
  const isMoney = !doubts.includes('local-amount');
  return (
    [
      [200, at200],
      [500, at500],
    ] as const
  ).flatMap(([denomination, price]) =>
    price
      ? [
          JSON.stringify({
            sender,
            receiver,
            ...way,
            denomination,
            feeBp: price.feeBp,
            marginBp: price.marginBp,
            ...(isMoney && { fee: price.fee }),
            ...(payoutMethod && { payoutMethod }),
            ...(speed && { speed }),
            ...(collectedOn && { collectedOn }),
            ...(doubts.length > 0 && { doubts }),
            ...(firm && { firm }),
          }),
        ]
      : [],
  );
};
const withoutTie = ({ tie: _, ...row }: EditionRow): string => JSON.stringify(row);

/** Fees of Germany and the US, whose local amounts end in whole cents; Kosovo's is not known. */
const priceOf = (amount: number): fc.Arbitrary<ServicePrice> =>
  fc
    .record({ cents: fc.integer({ min: 0, max: 99_999 }), marginBp: fc.integer({ min: -9999, max: 9999 }) })
    .map(({ cents, marginBp }) => ({
      fee: (cents / 100).toFixed(2),
      feeBp: Math.floor((cents * 2 * 100 + amount) / (2 * amount)),
      marginBp,
    }));
const anyService: fc.Arbitrary<SurveyService> = fc
  .constantFrom(['DEU', 140, 345] as const, ['USA', 200, 500] as const, ['XKX', 200, 500] as const)
  .chain(([sender, low, high]) =>
    fc.record({
      corridor: fc.constantFrom(`${sender}-KGZ` as const, `${sender}-PHL` as const),
      provider: fc.constantFrom('wise', 'western-union', '7-bank'),
      fundingInstrument: fc.constantFrom(...FUNDING_INSTRUMENTS),
      accessPoint: fc.constantFrom(...ACCESS_POINTS),
      payoutMethod: fc.constantFrom(null, ...PAYOUT_METHODS),
      speed: fc.constantFrom(null, ...SPEEDS),
      collectedOn: fc.constantFrom(null, '2025-07-08', '2025-09-10'),
      at200: fc.option(priceOf(low)),
      at500: priceOf(high),
      doubts: fc.constant<SurveyService['doubts']>(sender === 'XKX' ? ['local-amount'] : []),
      firm: fc.constantFrom(null, { name: 'Seven, the "Bank"', type: 'bank' as const }),
    }),
  );

describe('round trip', () => {
  test('every price comes back with its tie, duplicates too, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(anyService, { minLength: 1, maxLength: 40 }), (services) => {
        const text = surveyText(services);
        const { rows: back } = readSurvey(text, factsOf(services));
        expect(back.map(withoutTie).sort()).toEqual(services.flatMap(rowsOf).sort());
        expect(surveyText([...services].reverse())).toBe(text);
        const tied = Map.groupBy(back, (row) =>
          [row.sender, row.receiver, row.provider, row.fundingInstrument, row.accessPoint, row.tie].join(' '),
        );
        expect(tied.size).toBe(services.length);
      }),
    );
  });
  test('a fee is a share of the amount rounded half up', () => {
    expect([feeShareBp('4.99', '140'), feeShareBp('0.01', '200'), feeShareBp('1743', '570')]).toEqual([
      356, 1, 30_579,
    ]);
  });
});

const goodService: SurveyService = {
  corridor: 'DEU-KGZ',
  provider: 'wise',
  fundingInstrument: 'cash',
  accessPoint: 'agent',
  payoutMethod: 'cash-pickup',
  speed: 'same-day',
  collectedOn: '2025-08-19',
  at200: { fee: '1.99', feeBp: 142, marginBp: -3 },
  at500: { fee: '2', feeBp: 58, marginBp: 0 },
  doubts: [],
  firm: null,
};
const goodRows = [goodService];
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
    ['a pay-out that is no word', (t) => t.replace('cash-pickup', 'Cheque!'), 2, 'payoutMethod'],
    ['a speed that is no word', (t) => t.replace('same-day', 'as soon as'), 2, 'speed'],
    ['a day that does not exist', (t) => t.replace('2025-08-19', '2025-08-32'), 2, 'collectedOn'],
    ['a service without prices', (t) => t.replace('1.99,-3,2,0', ',,,'), 2, 'marginBp200'],
    ['a margin missing', (t) => t.replace('1.99,-3', '1.99,'), 2, 'fee200'],
    ['a fee missing at 200', (t) => t.replace('1.99,-3', ',-3'), 2, 'fee200'],
    ['a fee missing at 500', (t) => t.replace(',2,0', ',,0'), 2, 'fee500'],
    ['a margin missing at 500', (t) => t.replace(',2,0', ',2,'), 2, 'fee500'],
    ['a share beside money at 200', (t) => t.replace(',0,,,,', ',0,142 58,,,'), 2, 'fee200'],
    ['a share beside money at 500', (t) => t.replace('1.99,-3,2,0,,', ',-3,2,0,142 58,'), 2, 'fee500'],
    ['a share too few', (t) => t.replace('1.99,-3,2,0,,', ',-3,,0,142,'), 2, 'feeBp'],
    ['money where the local amount is not known', (t) => t.replace('DEU-KGZ', 'KGZ-DEU'), 2, 'feeBp'],
    ['a doubt that there is not', (t) => t.replace(',0,,,,', ',0,,weather,,'), 2, 'doubts'],
    ['a firm without a type', (t) => t.replace(',0,,,,', ',0,,,Seven,'), 2, 'firmType'],
    ['a type without a firm', (t) => t.replace(',0,,,,', ',0,,,,bank'), 2, 'firmType'],
    ['a fee with too many decimals', (t) => t.replace('1.99', '1.99001'), 2, 'fee200'],
    ['a column missing', (t) => t.replace(',0,,,,', ',0,,,'), 2, 'firmType'],
    ['a minus zero', (t) => t.replace(',2,0', ',2,-0'), 2, 'marginBp500'],
    ['an exponent', (t) => t.replace('1.99', '1e2'), 2, 'fee200'],
    ['a margin too large', (t) => t.replace('-3', '14200000'), 2, 'marginBp200'],
    ['a text cut short', (t) => t.slice(0, -1), 2, 'end'],
    ['a price more than the facts count', (t) => `${t}DEU-KGZ,wise,cash,agent,,,,1,1,,,,,,\n`, 3, 'end'],
    ['a corridor more than the facts count', (t) => `${t}DEU-UZB,wise,cash,agent,,,,1,1,,,,,,\n`, 3, 'end'],
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

describe('what our lists do not have stops no round', () => {
  const linesOf = (...lines: string[]): string =>
    `${good.slice(0, good.indexOf('\n') + 1)}${lines.join('\n')}\n`;
  const facts = { ...factsOf(goodRows), corridors: 2, points200: 3, points500: 2 };

  test('a pay-out or a speed is not recorded of its rows, and named', () => {
    const round = readSurvey(
      linesOf(
        'DEU-KGZ,wise,cash,agent,cheque,soon,,1,1,2,1,,,,',
        'DEU-KGZ,wise,cash,branch,cash-pickup,never,,1,1,2,1,,,,',
        'DEU-UZB,wise,cash,agent,cheque,same-day,,1,1,,,,,,',
      ),
      facts,
    );
    expect(round.rows.map(({ payoutMethod, speed }) => [payoutMethod, speed])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
      ['cash-pickup', undefined],
      ['cash-pickup', undefined],
      [undefined, 'same-day'],
    ]);
    expect(round.notRecorded).toEqual([
      { unknown: 'payoutMethod cheque', rows: 3 },
      { unknown: 'speed never', rows: 2 },
      { unknown: 'speed soon', rows: 2 },
    ]);
  });
  test('a sending country whose local amounts nobody can know yet', () => {
    const { rows } = readSurvey(
      linesOf(
        'DEU-KGZ,wise,cash,agent,,,,1,1,2,1,,,,',
        'DEU-KGZ,wise,cash,branch,,,,1,1,2,1,,,,',
        'QQQ-KGZ,wise,cash,agent,,,,1,1,,,,,,',
      ),
      facts,
    );
    expect(rows.map(({ sender }) => sender)).toEqual(['DEU', 'DEU', 'DEU', 'DEU', 'QQQ']);
  });
});

describe('the bundled survey of 2025 Q3', () => {
  const facts = surveyFacts('rpw', '2025-Q3');
  test('has 12,940 price points, and Kosovo under one code', () => {
    const { rows, notRecorded } = readSurvey(RPW_2025_Q3, facts);
    expect(notRecorded).toEqual([]);
    expect(rows).toHaveLength(12_940);
    expect(facts).toMatchObject({ corridors: 348, points200: 6470, points500: 6470 });
    expect(rows.some((row) => row.receiver === 'KSV')).toBe(false);
    expect(RPW_2025_Q3.length).toBeLessThan(620_000);
  });
  const published = publishedSurvey();
  test.skipIf(published === null)(
    `is the publisher's file, written again (${skipMessage} when skipped)`,
    () => {
      expect(RPW_2025_Q3).toBe(published);
    },
  );
});
