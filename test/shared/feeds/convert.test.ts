/** What can be put right in a file without asking: every change is listed, and nothing else changes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Converted, convertFeed, decimalOf, MOST_LISTED } from '../../../shared/feeds/convert.ts';
import { brokenBy } from '../../../shared/feeds/example.ts';
import { ruleOf } from '../../../shared/feeds/rules.ts';
import { bytesOf, checkText, EXAMPLES, foundIn } from './examples.ts';

const csv = (text: string | Uint8Array): Converted | null =>
  convertFeed(typeof text === 'string' ? bytesOf(text) : text, 'text/csv');
const json = (text: string): Converted | null => convertFeed(bytesOf(text), 'application/json');
const told = (converted: Converted | null): string[] =>
  converted?.conversions.map(({ kind, count }) => `${kind} ${count}`) ?? [];

describe('a decimal comma', () => {
  it.each([
    ['1,99', '1.99', false],
    ['0,5', '0.5', false],
    ['0,123', '0.123', false],
    ['11,0235', '11.0235', false],
    ['1234,567', '1234.567', false],
    ['1 234,50', '1234.50', false],
    ['1\u00a0234,50', '1234.50', false],
    ['1\u202f234\u202f567,5', '1234567.5', false],
    ['1.234,50', '1234.50', false],
    // A thousand and more, or one and a bit.
    ['1,234', '1.234', true],
    ['123,456', '123.456', true],
  ])('%j is %s, to be looked at: %s', (cell, decimal, isDoubtful) => {
    expect(decimalOf(cell)).toEqual({ decimal, isDoubtful });
  });

  it.each([
    '',
    '12',
    '1.99',
    '1,234.50',
    '1,234,567',
    ',5',
    '5,',
    '-1,5',
    '1,5 %',
    '1,5 EUR',
    '12 34,5',
    '1.23,4',
    '1,5,',
    'x',
  ])('%j is left as it is', (cell) => {
    expect(decimalOf(cell)).toBeNull();
  });

  it('becomes what the check takes, whatever it was', () => {
    fc.assert(
      fc.property(fc.nat({ max: 99_999 }), fc.nat({ max: 9_999 }), (whole, rest) => {
        expect(decimalOf(`${whole},${rest}`)?.decimal).toBe(`${whole}.${rest}`);
      }),
    );
  });
});

describe('a CSV', () => {
  it('that is right is not changed', () => {
    expect(csv(EXAMPLES.csv)).toEqual({ text: EXAMPLES.csv, conversions: [] });
  });

  it('with semicolons gets commas, and says the same', () => {
    const converted = csv(EXAMPLES.csv.replaceAll(',', ';'));
    expect(told(converted)).toEqual([`semicolons ${EXAMPLES.csv.trim().split('\n').length}`]);
    expect(converted?.text.replaceAll('\r\n', '\n')).toBe(EXAMPLES.csv);
    expect(converted?.conversions[0]?.changes[0]).toMatchObject({
      line: 1,
      place: null,
      from: expect.stringMatching(/^format;provider;/),
      to: expect.stringMatching(/^format,provider,/),
    });
  });

  it('as a spreadsheet of another country writes it is put right at once, and taken', () => {
    const text = EXAMPLES.csv.replaceAll(',', ';').replaceAll(/(\d)\.(\d)/g, '$1,$2');
    const converted = csv(text);
    expect(told(converted)).toEqual([
      `semicolons ${EXAMPLES.csv.trim().split('\n').length}`,
      `decimal-commas ${EXAMPLES.csv.match(/\d\.\d/g)?.length}`,
    ]);
    expect(foundIn(checkText(converted?.text ?? '', {}, 'text/csv'))).toEqual([]);
    expect(foundIn(checkText(text, {}, 'text/csv'))).not.toEqual([]);
  });

  it('names line and column of each comma, and puts no quotes where none are needed', () => {
    const [first = '', second = ''] = EXAMPLES.csv.split('\n');
    const text = `${first}\n${second.replace(',1.99,', ',"1,99",')}\n`;
    const converted = csv(text);
    expect(converted?.conversions).toEqual([
      {
        kind: 'decimal-commas',
        count: 1,
        changes: [{ line: 2, place: 'feeFixed', from: '1,99', to: '1.99', isDoubtful: false }],
      },
    ]);
    expect(converted?.text).toBe(`${first}\r\n${second}\r\n`);
  });

  it('keeps cells that hold commas, quotes and line breaks of their own', () => {
    const text = 'format;note\n"a,b";"say ""yes""\nagain"\n';
    expect(csv(text)?.text).toBe('format,note\r\n"a,b","say ""yes""\nagain"\r\n');
  });

  it('leaves commas in columns that are not of money', () => {
    expect(csv('serviceId,languages\n"1,5","2,5"\n')?.conversions).toEqual([]);
  });

  it('of which the cells are not certain is left as it is', () => {
    const text = 'a;b\nx"y;1\n';
    expect(csv(text)).toEqual({ text, conversions: [] });
  });
});

describe('a file in windows-1251', () => {
  const { bytes } = brokenBy(ruleOf('not-utf8').example, EXAMPLES.csv);

  it('becomes UTF-8, with the lines that read otherwise', () => {
    const converted = csv(bytes);
    expect(told(converted)).toEqual(['windows-1251 1']);
    expect(converted?.text).toContain('приложение');
    expect(converted?.conversions[0]?.changes[0]).toMatchObject({
      line: 2,
      to: expect.stringContaining('приложение'),
    });
    expect(foundIn(checkText(converted?.text ?? '', {}, 'text/csv'))).not.toContain('not-utf8 ');
  });

  it('that is no text of it is left alone', () => {
    expect(csv(Uint8Array.of(0xff, 0x98, 0x41))).toBeNull();
    expect(csv(Uint8Array.of(0xff, 0x00, 0x41))).toBeNull();
  });
});

describe('a JSON', () => {
  it('gets points where decimals stand, and nowhere else; lines stay', () => {
    const text = EXAMPLES.json
      .replace('"1.99"', '"1,99"')
      .replace('"11.0235"', '"11,0235"')
      .replace('"perTransfer": "1000"', '"perTransfer": "1,000"')
      .replace('"PT15M"', '"1,5"');
    const converted = json(text);
    expect(told(converted)).toEqual(['decimal-commas 3']);
    expect(converted?.text).toBe(
      text.replace('"1,99"', '"1.99"').replace('"11,0235"', '"11.0235"').replace('"1,000"', '"1.000"'),
    );
    // What may be a thousand comes first.
    expect(converted?.conversions[0]?.changes.map(({ place, isDoubtful }) => [place, isDoubtful])).toEqual([
      ['/services/0/limits/perTransfer', true],
      ['/services/0/fees/debit-card/0/fixed', false],
      ['/services/0/exchangeRates/0/rate', false],
    ]);
    const line = text.split('\n').findIndex((one) => one.includes('"1,99"')) + 1;
    expect(converted?.conversions[0]?.changes[1]).toMatchObject({ line, from: '1,99', to: '1.99' });
  });

  it('that is right, or no JSON, is not changed', () => {
    for (const text of [EXAMPLES.json, '{"rate": "1,5"'])
      expect(json(text)).toEqual({ text, conversions: [] });
  });

  it('counts every change and lists fifty', () => {
    const fees = Array.from({ length: 60 }, () => '{"fixed":"1,5"}').join(',');
    const converted = json(`[${fees}]`);
    expect(told(converted)).toEqual(['decimal-commas 60']);
    expect(converted?.conversions[0]?.changes).toHaveLength(MOST_LISTED);
  });
});
