/** Every source against its fixture: values, digits, days, requests; and bad input, each with its exact error. */
import { describe, expect, test } from 'vitest';
import { SourceChanged } from '../../../../functions/sources/errors.ts';
import { findSourceOfRates } from '../../../../functions/sources/fx/registry.ts';
import { decodeText } from '../../../../functions/sources/fx/text.ts';
import type { Ask } from '../../../../functions/sources/http-client.ts';
import { findRateSource } from '../../../../shared/catalogue/rate-sources.ts';
import type { PublishedRate } from '../../../../shared/fx/bulletin.ts';
import { CASES, readFixture } from './cases.ts';

const write = (rates: readonly PublishedRate[]): string =>
  rates
    .map(({ currency, nominal, rate, selling }) =>
      [currency, nominal, rate, ...(selling ? [selling] : [])].join(' '),
    )
    .join(', ');

/** The error of a reading; fails the test if there is none, or one of another type. */
function changed(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(SourceChanged);
    return error instanceof Error ? error.message : '';
  }
  throw new Error('nothing was thrown');
}

describe.each(CASES)('$id', ({ id, file, encoding, bulletins, sample, date, empty, url }) => {
  const source = findSourceOfRates(id);
  const entry = findRateSource(id);
  if (!source || !entry) throw new Error(`no source ${id}`);
  const bytes = readFixture(file);
  // One byte for each character, so that unchanged text keeps its bytes.
  const text = bytes.toString('latin1');
  const having = (from: string, to: string): Buffer => {
    expect(text).toContain(from);
    return Buffer.from(text.replaceAll(from, to), 'latin1');
  };
  const [currency, figure, currencyField, rateField] = sample;
  const last = (changedBytes: Buffer) => {
    const { bulletins: read, rejected } = source.parse(changedBytes);
    expect(read.at(-1)?.rates.some((rate) => rate.currency === currency)).toBe(false);
    expect(read.at(-1)?.rates.length).toBeGreaterThan(0);
    return rejected.map(({ rule, row, field }) => ({ rule, row, field }));
  };
  const bad = (value: string) => (source.format === 'json' && value === '' ? 'null' : value);
  // A figure that is JSON text keeps its quotation marks.
  const quoted = source.format === 'json' && text.includes(`"${figure}"`);
  const instead = (value: string): Buffer =>
    quoted ? having(`"${figure}"`, `"${value}"`) : having(figure, bad(value));

  test('values, digits, nominals, direction and days', () => {
    const reading = source.parse(bytes);
    expect(reading.rejected).toEqual([]);
    expect(reading.bulletins.map((b) => [b.fixedOn, b.validOn, write(b.rates)])).toEqual(bulletins);
    for (const { source: named, currency: own, direction } of reading.bulletins)
      expect([named, own, direction]).toEqual([id, entry.currency, entry.direction]);
  });

  test('requests the rates fixed on a day, within its limits', async () => {
    const asked: Ask[] = [];
    const answer = { url, askedAt: '2026-04-24T18:00:00Z', headers: {}, bytes };
    const client = {
      ask: (ask: Ask) => {
        asked.push(ask);
        return Promise.resolve(answer);
      },
    };
    expect(await source.fetch(client, '2026-04-24')).toBe(answer);
    expect(asked.map((ask) => [ask.url, ask.maxBytes])).toEqual([[url, entry.limits.maxBytes]]);
    expect(asked[0]?.body?.includes('ExchangeRatesLatest')).toBe(id === 'cba' ? true : undefined);
  });

  test('a bad figure does not stop the others', () => {
    const wordInJson = source.format === 'json' && !quoted ? '"dear"' : 'dear';
    expect(last(instead(wordInJson))).toEqual([{ rule: 'not-a-decimal', row: currency, field: rateField }]);
    expect(last(instead('0.0000'))).toEqual([
      // The error expects a comma if the bank writes one.
      { rule: figure.includes(',') ? 'not-a-decimal' : 'not-positive', row: currency, field: rateField },
    ]);
    expect(last(instead('0'))).toEqual([{ rule: 'not-positive', row: currency, field: rateField }]);
    expect(last(instead(`-${figure}`))).toEqual([{ rule: 'not-positive', row: currency, field: rateField }]);
    expect(last(instead(''))).toEqual([{ rule: 'missing', row: currency, field: rateField }]);
  });

  test('an unknown currency, and a double one', () => {
    const fault = (rule: string, row: string) => ({ rule, row, field: currencyField });
    const times = id === 'nbu' ? 3 : 1;
    expect(last(having(currency, 'QQQ'))).toEqual(
      Array.from({ length: times }, () => fault('unknown-currency', 'QQQ')),
    );
    const other =
      bulletins
        .at(-1)?.[2]
        .split(', ')
        .find((rate) => !rate.startsWith(currency))
        ?.slice(0, 3) ?? '';
    expect(changed(() => source.parse(having(other, currency)))).toMatch(
      new RegExp(`^expected sound rows, found 2 of [45] bad, the first: row ${currency}, field .+: twice$`),
    );
  });

  test('another day, form or file', () => {
    const [printed, otherForm, error] = date;
    expect(changed(() => source.parse(having(printed, otherForm)))).toBe(error);
    expect(changed(() => source.parse(Buffer.from(empty[0])))).toBe(empty[1]);
    const page = Buffer.from('<!DOCTYPE html><html><body>Just a moment...</body></html>');
    expect(changed(() => source.parse(page))).toBe('expected rates, found an HTML page');
    expect(changed(() => source.parse(Buffer.alloc(0)))).toBe('expected rates, found nothing');
    const half = bytes.subarray(0, bytes.lastIndexOf(source.format === 'xml' ? '<' : '"', bytes.length / 2));
    expect(changed(() => source.parse(half))).toMatch(
      source.format === 'xml'
        ? /^expected XML, found a fault: /
        : /^expected JSON, found what cannot be read$/,
    );
  });

  test('another encoding', () => {
    if (encoding === 'utf-8') {
      const broken = Buffer.from(bytes);
      broken[broken.length - 10] = 0xff;
      expect(changed(() => source.parse(broken))).toBe('expected the encoding utf-8, found other bytes');
    } else {
      const declared = Buffer.from(text.replace(/encoding="[^"]+"/, 'encoding="UTF-8"'), 'latin1');
      expect(changed(() => source.parse(declared))).toBe(`expected the encoding ${encoding}, found utf-8`);
    }
  });
});

test('names keep their own letters', () => {
  expect(decodeText(readFixture('cbr.xml'), 'windows-1251')).toContain('<Name>Армянских драмов</Name>');
  expect(decodeText(readFixture('tcmb.xml'), 'iso-8859-9')).toContain('<Isim>İNGİLİZ STERLİNİ</Isim>');
});
