/** A source reads any bytes or throws a typed error, and never gives an invalid rate. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RowRejected, SourceChanged } from '../../../../functions/sources/errors.ts';
import { parseEcbHistory } from '../../../../functions/sources/fx/ecb-history.ts';
import { findSourceOfRates } from '../../../../functions/sources/fx/registry.ts';
import type { ParsedBulletins } from '../../../../functions/sources/fx/source.ts';
import { scaled } from '../../../support/scale.ts';
import { CASES, readFixture } from './cases.ts';

const RUNS = scaled(60, 3_000);

/** Reads, and checks any result. */
function attempt(parse: (bytes: Uint8Array) => ParsedBulletins, bytes: Uint8Array): void {
  let reading: ParsedBulletins;
  try {
    reading = parse(bytes);
  } catch (error) {
    if (error instanceof SourceChanged) return;
    throw error;
  }
  expect(reading.bulletins.length).toBeGreaterThan(0);
  for (const { fixedOn, validOn, rates } of reading.bulletins) {
    expect(fixedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(validOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    const codes = rates.map(({ currency }) => currency);
    expect(codes).toEqual([...new Set(codes)].sort());
    for (const { currency, nominal, rate } of rates) {
      expect(currency).toMatch(/^[A-Z]{3}$/);
      expect(Math.log10(nominal) % 1).toBe(0);
      expect(rate).toMatch(/^\d{1,12}(\.\d{1,12})?$/);
      expect(Number(rate)).toBeGreaterThan(0);
    }
  }
  for (const row of reading.rejected) expect(row).toBeInstanceOf(RowRejected);
}

const PARSERS = [
  ...CASES.map(({ id, file }) => {
    const source = findSourceOfRates(id);
    if (!source) throw new Error(`no source ${id}`);
    return { id, fixture: readFixture(file), parse: (bytes: Uint8Array) => source.parse(bytes) };
  }),
  ...['ecb-hist.csv', 'ecb-sdmx.csv'].map((id) => ({ id, fixture: readFixture(id), parse: parseEcbHistory })),
];

/** A position in the file, how many bytes to remove, and the bytes to insert. */
const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  gone: fc.integer({ min: 0, max: 40 }),
  instead: fc.oneof(
    fc.uint8Array({ maxLength: 12 }),
    fc
      .constantFrom(
        '<',
        '>',
        '"',
        '&lt;',
        '&x;',
        '0',
        '.',
        ',',
        '-',
        '__proto__',
        'constructor',
        '{}',
        '[]',
        'null',
        '1e9',
        '<!DOCTYPE a [<!ENTITY x "9">]>',
        '<![CDATA[9]]>',
      )
      .map((text) => new TextEncoder().encode(text)),
  ),
});

describe.each(PARSERS)('$id', ({ fixture, parse }) => {
  test('bytes of any kind', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => attempt(parse, bytes)),
      { numRuns: RUNS },
    );
  });

  test('its own file, changed in a few places', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        let bytes = fixture;
        for (const { at, gone, instead } of changes) {
          const place = Math.floor(at * bytes.length);
          bytes = Buffer.concat([bytes.subarray(0, place), instead, bytes.subarray(place + gone)]);
        }
        attempt(parse, bytes);
      }),
      { numRuns: RUNS },
    );
  });

  test("another source's file", () => {
    for (const other of PARSERS) if (other.fixture !== fixture) attempt(parse, other.fixture);
  });
});
