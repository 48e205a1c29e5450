/** What is special about single banks, and the rules for rows and days. */
import { describe, expect, test } from 'vitest';
import { dayOf, writeDay } from '../../../../functions/sources/fx/days.ts';
import { parseEcbHistory } from '../../../../functions/sources/fx/ecb-history.ts';
import { ratesOf } from '../../../../functions/sources/fx/figures.ts';
import { findSourceOfRates } from '../../../../functions/sources/fx/registry.ts';
import type { Ask } from '../../../../functions/sources/http-client.ts';
import { readFixture } from './cases.ts';

const parse = (id: string, text: string) => {
  const source = findSourceOfRates(id);
  if (!source) throw new Error(`no source ${id}`);
  return source.parse(Buffer.from(text, 'latin1'));
};
const fixture = (file: string): string => readFixture(file).toString('latin1');
const NAMES = { currency: 'C', nominal: 'N', rate: 'R', selling: 'S', perUnit: 'U' };
const GOOD = { currency: 'EUR', nominal: '1', rate: '2', selling: '2' };

describe('rows', () => {
  test.each([
    [{ nominal: '0' }, 'not-a-power-of-ten', 'N'],
    [{ nominal: '25' }, 'not-a-power-of-ten', 'N'],
    [{ nominal: '10000000' }, 'not-a-power-of-ten', 'N'],
    [{ nominal: '1 t.u.' }, 'not-a-power-of-ten', 'N'],
    [{ nominal: undefined }, 'missing', 'N'],
    [{ currency: 'USDT' }, 'not-a-currency-code', 'C'],
    [{ currency: 'usd' }, 'not-a-currency-code', 'C'],
    [{ currency: 'KGS' }, 'own-currency', 'C'],
    [{ currency: 'XBT' }, 'unknown-currency', 'C'],
    [{ currency: undefined }, 'missing', 'C'],
    [{ rate: '1e3' }, 'not-a-decimal', 'R'],
    [{ rate: '1 000.5' }, 'not-a-decimal', 'R'],
    [{ rate: '1,5' }, 'not-a-decimal', 'R'],
    [{ rate: '.5' }, 'not-a-decimal', 'R'],
    [{ rate: '01.5' }, 'not-a-decimal', 'R'],
    [{ rate: '1234567890123' }, 'not-a-decimal', 'R'],
    [{ rate: '0.000' }, 'not-positive', 'R'],
    [{ rate: '-2' }, 'not-positive', 'R'],
    [{ selling: undefined }, 'missing', 'S'],
    [{ selling: '1.9' }, 'selling-below-buying', 'S'],
    [{ nominal: '10', perUnit: '2' }, 'not-rate-by-nominal', 'U'],
    [{ perUnit: '?' }, 'not-rate-by-nominal', 'U'],
  ])('%j is %s', (change, rule, field) => {
    const row = { currency: 'USD', nominal: '1', rate: '2', selling: '2.1', ...change };
    const { rates, rejected } = ratesOf([GOOD, row], NAMES, 'KGS');
    expect(rates.map(({ currency }) => currency)).toEqual(['EUR']);
    expect(rejected.map((error) => [error.rule, error.field, error.row])).toEqual([
      [rule, field, row.currency ?? '2'],
    ]);
    expect(rejected[0]?.message).toBe(`row ${row.currency ?? '2'}, field ${field}: ${rule}`);
  });

  test('a small figure for one unit may be written with an exponent, and is only compared', () => {
    const row = { ...GOOD, nominal: '1000000', rate: '53.9256', selling: '54', perUnit: '5.39256E-05' };
    expect(ratesOf([row], NAMES, 'RUB').rates[0]?.rate).toBe('53.9256');
  });

  test('metals, baskets and withdrawn roubles are skipped', () => {
    const rows = ['XAU', 'XAG', 'XPD', 'XPT', 'XDR', 'SDR', 'BYR'].map((currency) => ({
      ...{ currency, nominal: undefined, rate: undefined },
    }));
    expect(ratesOf([GOOD, ...rows], NAMES, 'KGS')).toMatchObject({
      rates: [{ currency: 'EUR' }],
      rejected: [],
    });
    expect(() => ratesOf(rows, NAMES, 'KGS')).toThrow('expected rates, found none');
  });

  test('one bad row in a short list is refused alone; more than a fifth means another form', () => {
    const codes = 'AED AMD AUD AZN BRL CAD CHF CNY CZK DKK'.split(' ');
    const rows = (bad: number) =>
      codes.map((currency, index) => ({ ...GOOD, currency, rate: index < bad ? 'x' : '2' }));
    expect(ratesOf(rows(2), NAMES, 'KGS').rejected).toHaveLength(2);
    expect(() => ratesOf(rows(3), NAMES, 'KGS')).toThrow(
      'expected sound rows, found 3 of 10 bad, the first: row AED, field R: not-a-decimal',
    );
    expect(ratesOf(rows(1).slice(0, 2), NAMES, 'KGS').rates).toHaveLength(1);
    expect(() => ratesOf(rows(1).slice(0, 1), NAMES, 'KGS')).toThrow('found 1 of 1 bad');
  });
});

describe('days', () => {
  test('are days of the calendar', () => {
    expect(dayOf('29.02.2028', 'dd.mm.yyyy', 'Date')).toBe('2028-02-29');
    for (const wrong of [
      '29.02.2026',
      '00.01.2026',
      '1.1.2026',
      '01.01.26',
      '01.01.1026',
      '01.01.2100',
      ' ',
      '',
    ]) {
      expect(() => dayOf(wrong, 'dd.mm.yyyy', 'Date')).toThrow(
        `expected a day as dd.mm.yyyy in Date, found ${JSON.stringify(wrong)}`,
      );
    }
    expect(() => dayOf(undefined, 'yyyy-mm-dd', 'time')).toThrow(
      'expected a day as yyyy-mm-dd in time, found nothing',
    );
  });

  test('are written in the forms of addresses', () => {
    const day = '2026-04-05';
    expect(writeDay(day, 'dd.mm.yyyy')).toBe('05.04.2026');
    expect(writeDay(day, 'dd/mm/yyyy')).toBe('05/04/2026');
    expect(writeDay(day, 'yyyymmdd')).toBe('20260405');
  });

  test('the rates of a worked Saturday are requested by the next working day', async () => {
    const asked: string[] = [];
    const client = {
      ask: async ({ url }: Ask) => {
        asked.push(url.replace(/.*all/, ''));
        return { url, askedAt: '2026-12-12T14:00:00Z', headers: {}, bytes: new Uint8Array() };
      },
    };
    for (const day of ['2026-12-11', '2026-12-12', '2026-12-30'])
      await findSourceOfRates('cbu')?.fetch(client, day);
    expect(asked).toEqual(['/2026-12-12/', '/2026-12-14/', '/2027-01-04/']);
  });

  test.each([
    // New Year in Russia; a Monday after a weekend; a request for a day of rest by mistake.
    ['cbr', 'cbr.xml', '25.04.2026', '01.01.2026', '2025-12-31'],
    ['cbr', 'cbr.xml', '25.04.2026', '13.01.2026', '2026-01-12'],
    ['bnm', 'bnm.xml', '06.04.2026', '14.04.2026', '2026-04-10'],
    ['nbk', 'nbk.xml', '01.04.2026', '26.03.2026', '2026-03-20'],
    ['nbkr-weekly', 'nbkr-weekly.xml', '23.05.2026', '30.05.2026', '2026-05-29'],
    ['nbt', 'nbt.xml', '2026-05-18', '2026-05-17', '2026-05-15'],
    ['cbar', 'cbar.xml', '30.10.2018', '24.05.2026', '2026-05-22'],
    // Saturday 12 December 2026 is worked in Uzbekistan in place of Thursday 31 December.
    ['cbu', 'cbu.json', '01.04.2026', '12.12.2026', '2026-12-11'],
    ['cbu', 'cbu.json', '01.04.2026', '14.12.2026', '2026-12-12'],
    ['cbu', 'cbu.json', '01.04.2026', '01.01.2027', '2026-12-30'],
  ])('%s (%s, for %s) of %s was fixed on %s', (id, file, from, to, fixedOn) => {
    expect(parse(id, fixture(file).replaceAll(from, to)).bulletins[0]?.fixedOn).toBe(fixedOn);
  });

  test('a Turkish bulletin of Friday is valid from Saturday', () => {
    const { bulletins } = parse('tcmb', fixture('tcmb.xml').replace('03/15/2016', '03/18/2016'));
    expect(bulletins.map(({ fixedOn, validOn }) => [fixedOn, validOn])).toEqual([
      ['2016-03-18', '2016-03-19'],
    ]);
  });
});

describe('single banks', () => {
  test('Ukraine: refuses a weekend with other rates than Friday, and a day with two fixings', () => {
    const text = fixture('nbu.json');
    const at = text.lastIndexOf('50.9036,"units":1,"rate_per_unit":50.9036');
    const changed = text.slice(0, at) + text.slice(at).replaceAll('50.9036', '50.9037');
    expect(() => parse('nbu', changed)).toThrow(
      /^expected the same rates for one calcdate, found others on 2026-03-07$/,
    );
    const mixed = text.replace('"calcdate":"05.03.2026"', '"calcdate":"04.03.2026"');
    expect(() => parse('nbu', mixed)).toThrow('expected one calcdate, found 2');
  });

  test('a nominal wrong by a factor of ten is found if the bank prints the figure for one unit', () => {
    const ukraine = parse('nbu', fixture('nbu.json').replaceAll('"units":1000', '"units":100'));
    expect(ukraine.rejected.map(({ message }) => message)).toEqual(
      Array.from({ length: 3 }, () => 'row VND, field rate_per_unit: not-rate-by-nominal'),
    );
    const russia = parse('cbr', fixture('cbr.xml').replace('<Nominal>10000<', '<Nominal>1000<'));
    expect(russia.rejected.map(({ message }) => message)).toEqual([
      'row UZS, field VunitRate: not-rate-by-nominal',
    ]);
    // Older files lacked that figure.
    expect(parse('cbr', fixture('cbr.xml').replace(/<VunitRate>[^<]*<\/VunitRate>/g, '')).rejected).toEqual(
      [],
    );
  });

  test('Kyrgyzstan, Poland: one bulletin is not mistaken for the other', () => {
    expect(() => parse('nbkr-weekly', fixture('nbkr-daily.xml'))).toThrow(
      'expected @Name "Weekly Exchange Rates", found "Daily Exchange Rates"',
    );
    expect(() => parse('nbp-b', fixture('nbp-a.json'))).toThrow('expected table "B", found "A"');
  });

  test('Georgia, Uzbekistan, Belarus: one answer has one day', () => {
    const georgia = fixture('nbg.json');
    const late = georgia.replace('"date":"2026-02-27T17:01:00.093Z"', '"date":"2026-02-26T17:01:00.093Z"');
    expect(() => parse('nbg', late)).toThrow('expected one date, found 2');
    expect(() => parse('nbg', `[${georgia.trim().slice(1, -1)},{}]`)).toThrow(
      'expected one bulletin, found 2',
    );
    expect(() => parse('nbg', '[{"currencies":[]}]')).toThrow('expected rates, found none');
    expect(() => parse('nbg', '[{"currencies":"none"}]')).toThrow(
      'expected a list of currencies, found a string',
    );
    expect(() => parse('nbg', '{"error":1}')).toThrow('expected a list of bulletins, found a object');
    expect(() => parse('cbu', fixture('cbu.json').replace('01.04', '02.04'))).toThrow(
      'expected one Date, found 2',
    );
    expect(() => parse('nbrb', fixture('nbrb.json').replace('03-17', '03-18'))).toThrow(
      'expected one Date, found 2',
    );
  });

  test('a number inside a name is unchanged, and the digits of the others are kept', () => {
    const text = fixture('nbrb.json').replace('"Cur_Name":"', '"Cur_Name":"1:5, 2: 7} ');
    expect(parse('nbrb', text).bulletins[0]?.rates.map(({ rate }) => rate)).toEqual(
      parse('nbrb', fixture('nbrb.json')).bulletins[0]?.rates.map(({ rate }) => rate),
    );
    const spaced = fixture('nbrb.json').replaceAll(':', ' :\n ').replaceAll('T00 :\n 00 :\n 00', 'T00:00:00');
    expect(parse('nbrb', spaced)).toEqual(parse('nbrb', fixture('nbrb.json')));
    const exponent = fixture('nbrb.json').replace('2.9463', '29463e-4');
    expect(parse('nbrb', exponent).rejected.map(({ message }) => message)).toEqual([
      'row USD, field Cur_OfficialRate: not-a-decimal',
    ]);
  });

  test('Armenia: an envelope without rates', () => {
    const rates = /<Rates>.*<\/Rates>/;
    expect(() => parse('cba', fixture('cba.xml').replace(rates, ''))).toThrow(
      'expected one element Rates, found none',
    );
    expect(() => parse('cba', fixture('cba.xml').replace(rates, '<Rates><a/></Rates>'))).toThrow(
      'expected rates, found none',
    );
  });

  test('XML with a document type is refused', () => {
    const bomb = fixture('bnm.xml').replace('<ValCurs', '<!DOCTYPE v [<!ENTITY e "17.6124">]><ValCurs');
    expect(() => parse('bnm', bomb)).toThrow('expected XML without a document type, found one');
    const entity = parse('bnm', fixture('bnm.xml').replace('>17.6124<', '>&#49;7.6124<'));
    expect(entity.rejected.map(({ message }) => message)).toEqual(['row USD, field Value: not-a-decimal']);
  });
});

describe("the ECB's history", () => {
  const rates = (file: string) =>
    parseEcbHistory(readFixture(file)).bulletins.map((bulletin) => [
      bulletin.fixedOn,
      bulletin.rates.map(({ currency, rate }) => `${currency} ${rate}`).join(', '),
    ]);

  test('both CSV forms, N/A left out', () => {
    expect(rates('ecb-hist.csv')).toEqual([
      ['1999-01-04', 'CYP 0.58231, JPY 133.73, TRL 372274, USD 1.1789'],
      ['2026-03-05', 'JPY 183.03, TRY 51.1125, USD 1.1618'],
    ]);
    expect(rates('ecb-sdmx.csv')).toEqual([
      ['2026-03-05', 'AUD 1.649, BRL 6.0976'],
      ['2026-03-06', 'AUD 1.6501, BRL 6.1002'],
    ]);
  });

  const hist = readFixture('ecb-hist.csv').toString('utf8');
  const cells = (change: (cell: string) => string, separator = ','): string =>
    hist
      .split('\n')
      .map((line) => line.split(',').map(change).join(separator))
      .join('\n');
  test.each([
    ['with a byte-order mark', `\ufeff${hist}`],
    ['with the line ends of Windows', hist.replaceAll('\n', '\r\n')],
    ['with the line ends of old Macs', hist.replaceAll('\n', '\r')],
    ['without a line end', hist.trimEnd()],
    ['with semicolons', hist.replaceAll(',', ';')],
    ['with tabs', hist.replaceAll(',', '\t')],
    ['with a note of its separator', `sep=,\r\n${hist}`],
    ['with another separator noted', `\ufeffsep=;\n${hist.replaceAll(',', ';')}`],
    ['with blank records at its end', `${hist}\n\r\n,,,,,,\n  \n`],
    ['with quoted cells', cells((cell) => `"${cell}"`)],
    ['with quoted cells, semicolons and CRLF', cells((cell) => `"${cell}"`, ';').replaceAll('\n', '\r\n')],
    ['with blanks around cells', cells((cell) => ` ${cell} `)],
    ['with empty columns behind', hist.replaceAll('\n', ',,\n')],
  ])('eurofxref-hist as saved again by a spreadsheet or a person, %s', (_, text) => {
    const { bulletins, rejected } = parseEcbHistory(Buffer.from(text));
    expect(bulletins).toEqual(parseEcbHistory(readFixture('ecb-hist.csv')).bulletins);
    expect(rejected).toEqual([]);
  });

  test('quoted texts of the data portal may hold commas, quotes and line ends', () => {
    const text = [
      'KEY,FREQ,CURRENCY,CURRENCY_DENOM,TIME_PERIOD,OBS_VALUE,TITLE',
      'EXR.D.AUD.EUR.SP00.A,D,AUD,EUR,2026-03-05,1.649,"Dollar, ""Australian"",\r\n2:15 pm"',
      'EXR.D.BRL.EUR.SP00.A,D,BRL,EUR,2026-03-05,"6,0976",Real',
    ];
    expect(() => parseEcbHistory(Buffer.from(text.join('\n')))).toThrow(
      'line 4: expected figures with a decimal point, found "6,0976"',
    );
    const { bulletins } = parseEcbHistory(Buffer.from(text.join('\n').replace('"6,0976"', '6.0976')));
    expect(bulletins.map(({ rates }) => rates.map(({ currency, rate }) => [currency, rate]))).toEqual([
      [
        ['AUD', '1.649'],
        ['BRL', '6.0976'],
      ],
    ]);
  });

  test('the line of each day, and of each figure where it has its own', () => {
    const all = parseEcbHistory(Buffer.from(`sep=,\n${hist}`));
    expect(all.lineOf('1999-01-04')).toBe(4);
    expect(all.lineOf('2026-03-05', 'TRY')).toBe(3);
    const sdmx = parseEcbHistory(readFixture('ecb-sdmx.csv'));
    expect([sdmx.lineOf('2026-03-06'), sdmx.lineOf('2026-03-06', 'BRL')]).toEqual([3, 5]);
    expect(sdmx.lineOf('2026-03-06', 'USD')).toBe(3);
    const bad = parseEcbHistory(Buffer.from(hist.replace('133.73', '"133.73 (p)"')));
    expect(bad.rejected).toMatchObject([
      { line: 3, row: 'JPY', figure: '133.73 (p)', rule: 'not-a-decimal', field: 'OBS_VALUE' },
    ]);
  });

  test('several days in one XML, the newest first, a day twice', () => {
    const text = fixture('ecb.xml');
    const day = text.slice(text.indexOf("<Cube time='"), text.indexOf('</Cube>') + 7);
    const two = text.replace(day, day + day.replace('2015-01-07', '2015-01-06'));
    expect(parse('ecb', two).bulletins.map(({ fixedOn }) => fixedOn)).toEqual(['2015-01-06', '2015-01-07']);
    expect(() => parse('ecb', text.replace(day, day + day))).toThrow(
      'expected each day once, found 2015-01-07 twice',
    );
  });

  test.each([
    ['Date,USD,\n', 'expected days of rates, found none'],
    [',,\n\n', 'expected days of rates, found none'],
    ['Date,USD,\n2026-03-05,1.16\n', 'line 2: expected 3 fields, found 2'],
    [
      'Date,USD,\n2026-03-05,1.16,\n2026-03-05,1.17,\n',
      'line 3: expected each day once, found 2026-03-05 twice',
    ],
    ['Date,USD,\n05.03.2026,1.16,\n', 'line 2: expected a day as yyyy-mm-dd in Date, found "05.03.2026"'],
    ['Date,USD,\n2026-03-05,N/A,\n', 'line 2: expected rates, found none'],
    ['Date;USD;\n2026-03-05;1,16;\n', 'line 2: expected figures with a decimal point, found "1,16"'],
    [
      'sep=,\r\nDate,USD\r\n\r\n2026-03-05,dear\r\n',
      'line 4: expected sound rows, found 1 of 1 bad, the first: row USD, field OBS_VALUE: not-a-decimal',
    ],
    ['Date,USD\n2026-03-05,1.16\n,1.17\n', 'line 3: expected a day as yyyy-mm-dd in Date, found ""'],
    ['Date,USD\n2026-03-05,"1.16\n', 'line 2: expected quotes around a whole cell, found others'],
    ['Date,USD\n"2026-03-05\n",1"6\n', 'line 3: expected quotes around a whole cell, found others'],
    [
      'Day,USD\n2026-03-05,1.16\n',
      'line 1: expected Date as the first column, or a column FREQ, found Day,USD',
    ],
    [
      'sep=;\nDate,USD\n2026-03-05,1.16\n',
      'line 2: expected Date as the first column, or a column FREQ, found Date,USD',
    ],
    ['\ufeff<a b="c"/>', 'expected CSV, found XML'],
    ['FREQ,CURRENCY,TIME_PERIOD,OBS_VALUE\nM,USD,2026-03,1.16\n', 'line 2: expected FREQ D, found M'],
    [
      'FREQ,CURRENCY,OBS_VALUE\nD,USD,1.16\n',
      'line 1: expected a column TIME_PERIOD, found FREQ,CURRENCY,OBS_VALUE',
    ],
    [
      'FREQ,CURRENCY,CURRENCY_DENOM,TIME_PERIOD,OBS_VALUE\nD,EUR,USD,2026-03-05,0.86\n',
      'line 2: expected CURRENCY_DENOM EUR, found USD',
    ],
  ])('%j is refused', (text, error) => {
    expect(() => parseEcbHistory(Buffer.from(text))).toThrow(error);
  });
});
