/** Our survey text: what is written is read back, what is wrong is refused, and the bundled one is the published one. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SurveyRow } from '../../../shared/catalogue/surveys/format.ts';
import { parseSurvey, SurveyFormatError } from '../../../shared/catalogue/surveys/parse.ts';
import { RPW_2025_Q3 } from '../../../shared/catalogue/surveys/rpw-2025-q3.ts';
import { ACCESS_POINTS, FUNDING_INSTRUMENTS } from '../../../shared/corridor/vocabulary.ts';
import { rpwQuotes } from '../../support/rpw-quotes.ts';
import { skipMessage } from '../../support/shared-data.ts';
import { encodeSurvey } from '../../support/survey-text.ts';

const header = {
  source: 'rpw',
  publisher: 'A publisher, at http://example.org',
  licence: 'CC BY 4.0',
  period: '2025-Q3',
  firstDay: '2025-07-01',
  lastDay: '2025-09-30',
};
const sorted = (rows: readonly SurveyRow[]): string[] => rows.map((row) => JSON.stringify(row)).sort();

const anyRow: fc.Arbitrary<SurveyRow> = fc.record({
  sender: fc.constantFrom('DEU', 'USA', 'XKX'),
  receiver: fc.constantFrom('KGZ', 'PHL'),
  provider: fc.constantFrom('wise', 'western-union', '7-bank'),
  fundingInstrument: fc.constantFrom(...FUNDING_INSTRUMENTS),
  accessPoint: fc.constantFrom(...ACCESS_POINTS),
  denomination: fc.constantFrom<200 | 500>(200, 500),
  feeBp: fc.integer({ min: -9999, max: 99_999 }),
  marginBp: fc.integer({ min: -9999, max: 9999 }),
});
const shape = (r: SurveyRow): SurveyRow => ({
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
        const text = encodeSurvey({ header, rows });
        const back = parseSurvey(text);
        expect(back.header).toEqual(header);
        expect(sorted(back.rows)).toEqual(sorted(rows));
        expect(encodeSurvey({ header, rows: [...rows].reverse() })).toBe(text);
      }),
    );
  });
});

const good = encodeSurvey({
  header,
  rows: [
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
  ],
});

describe('what is wrong is refused with its line and field', () => {
  const cases: readonly (readonly [
    what: string,
    change: (text: string) => string,
    line: number,
    field: string,
  ])[] = [
    ['another format', (t) => t.replace('karvon-survey 1', 'karvon-survey 2'), 1, 'format'],
    ['no licence', (t) => t.replace('licence CC BY 4.0', 'licence '), 4, 'licence'],
    ['a quarter that is none', (t) => t.replace('2025-Q3', '2025-Q5'), 5, 'period'],
    [
      'days the wrong way round',
      (t) => t.replace('2025-07-01 2025-09-30', '2025-09-30 2025-07-01'),
      6,
      'days',
    ],
    ['counts that are not true', (t) => t.replace('points200 1', 'points200 2'), 7, 'count'],
    ['Kosovo in lower case', (t) => t.replace('DEU-KGZ', 'deu-kgz'), 9, 'corridor'],
    ['a corridor twice', (t) => `${t}\nDEU-KGZ\nwise ca 1/1 -\n`, 12, 'corridor'],
    ['a provider twice', (t) => t.replace('wise ca', 'wise bb 1/1 -\nwise ca'), 11, 'provider'],
    ['an unknown letter', (t) => t.replace('wise ca', 'wise xa'), 10, 'way'],
    ['a way twice', (t) => t.replace(' 58/0', ' 58/0, ca 1/1 -'), 10, 'way'],
    ['a way without prices', (t) => t.replace('142/-3 58/0', '- -'), 10, 'way'],
    ['a price missing', (t) => t.replace(' 58/0', ''), 10, 'way'],
    ['a decimal point', (t) => t.replace('142/-3', '1.42/-3'), 10, 'price at 200'],
    ['a minus zero', (t) => t.replace('58/0', '58/-0'), 10, 'price at 500'],
    ['an exponent', (t) => t.replace('142/-3', '1e2/-3'), 10, 'price at 200'],
    ['a text cut short', (t) => t.slice(0, -1), 10, 'end'],
    ['nothing at all', () => '', 1, 'format'],
  ];
  test.each(cases)('%s', (_what, change, line, field) => {
    const text = change(good);
    expect(text).not.toBe(good);
    const error = (() => {
      try {
        parseSurvey(text);
        return null;
      } catch (e) {
        return e;
      }
    })();
    expect(error).toBeInstanceOf(SurveyFormatError);
    if (error instanceof SurveyFormatError) {
      expect([error.line, error.field]).toEqual([line, field]);
      expect(error.expected).not.toBe('');
    }
  });
  test('any text with a changed character is read to other rows, or refused with a SurveyFormatError', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: good.length - 1 }),
        fc.string({ minLength: 1, maxLength: 1 }),
        (at, character) => {
          try {
            parseSurvey(good.slice(0, at) + character + good.slice(at + 1));
          } catch (e) {
            expect(e).toBeInstanceOf(SurveyFormatError);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the bundled survey of 2025 Q3', () => {
  test('12,940 price points, and a Kosovo of one name', () => {
    const { rows } = parseSurvey(RPW_2025_Q3);
    expect(rows).toHaveLength(12_940);
    expect(rows.some((row) => row.receiver === 'KSV')).toBe(false);
    expect(RPW_2025_Q3.length).toBeLessThan(150_000);
  });
  const published = rpwQuotes();
  test.skipIf(published === null)(
    `is the publisher's file, written again (${skipMessage} when skipped)`,
    () => {
      if (published) expect(encodeSurvey(published)).toBe(RPW_2025_Q3);
    },
  );
});
