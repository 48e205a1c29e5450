/** The walk through JSON: it takes what JSON.parse takes, and tells names and places. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../shared/feeds/fault.ts';
import { readJson } from '../../../shared/feeds/read-json.ts';
import { scanJson } from '../../../shared/feeds/scan-json.ts';
import { scaled } from '../../support/scale.ts';

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('scanJson', () => {
  it.each([
    '0',
    '-0',
    '01',
    '-',
    '1.',
    '.5',
    '1.5e',
    '1e5',
    '1E+5',
    '1e-05',
    '+1',
    'NaN',
    'Infinity',
    '0x1',
    'true',
    'True',
    'tru',
    'truex',
    'null',
    '""',
    '"',
    '"\\u00e9"',
    '"\\u00g9"',
    '"\\x"',
    '"\\"',
    '"\n"',
    '"\t"',
    "'a'",
    '[]',
    '[',
    '[,]',
    '[1,]',
    '[1 2]',
    '[1]]',
    '{}',
    '{',
    '{"a"}',
    '{"a":}',
    '{"a":1,}',
    '{a:1}',
    '{"a":1 "b":2}',
    '{"a" : 1 , "b" : [ ] }',
    '{"a":1]',
    '[1}',
    '',
    ' ',
    '\uFEFF1',
    '1\u00a0',
    '//',
    '[]//',
    '[/**/]',
    '"\u2028"',
    '"\\/"',
  ])('takes %j where JSON.parse does', (text) => {
    expect(scanJson(text, {}) === null).toBe(parses(text));
  });

  it('agrees with JSON.parse on JSON with any one character put in, left out or changed', () => {
    const mark = fc.constantFrom(...'[]{}",:\\ \n\t0123456789.-+eEtrufalsn\u0000é'.split(''));
    fc.assert(
      fc.property(
        fc.json({ maxDepth: 5 }),
        fc.nat(),
        mark,
        fc.constantFrom(0, 1),
        (text, place, put, less) => {
          const at = place % (text.length + 1);
          const broken = text.slice(0, at) + put + text.slice(at + less);
          expect(scanJson(broken, {}) === null).toBe(parses(broken));
        },
      ),
      { numRuns: scaled(2000, 100_000) },
    );
  });

  it('tells the place of every value', () => {
    const text = '{"a": [1, {"b/~": "x"}],\n"c": null}';
    const seen: [string, string][] = [];
    expect(
      scanJson(text, { value: (pointer, offset) => seen.push([pointer, text.slice(offset, offset + 3)]) }),
    ).toBeNull();
    expect(seen).toEqual([
      ['', '{"a'],
      ['/a', '[1,'],
      ['/a/0', '1, '],
      ['/a/1', '{"b'],
      ['/a/1/b~1~0', '"x"'],
      ['/c', 'nul'],
    ]);
  });

  it('stops at the seventeenth level', () => {
    expect(scanJson('['.repeat(16) + ']'.repeat(16), {})).toBeNull();
    expect(scanJson('['.repeat(17) + ']'.repeat(17), {})).toEqual({ rule: 'too-deep', offset: 16 });
    expect(scanJson('{"a":'.repeat(1_000_000), {})?.rule).toBe('too-deep');
  });
});

describe('readJson', () => {
  it.each([
    ['{"a":1,"a":2}', ['name-twice /a 1']],
    ['{"a":1,\n"\\u0061":2}', ['name-twice /a 2']],
    ['{"a":{"b":1},"c":{"b":1}}', []],
    ['{"a":\n{"__proto__":1}}', ['forbidden-name /a/__proto__ 2']],
    ['{"\\u005f_proto__":1}', ['forbidden-name /__proto__ 1']],
    ['{"constructor":1,"prototype":1}', ['forbidden-name /constructor 1', 'forbidden-name /prototype 1']],
    ['{"a":\n\n[1,}', ['not-json  3']],
  ])('of %j', (text, expected) => {
    const faults: Fault[] = [];
    const { value, placesOf } = readJson(text, (fault) => faults.push(fault));
    const placeOf = placesOf(faults);
    expect(faults.map((fault) => `${fault.rule} ${fault.pointer} ${placeOf(fault).line}`)).toEqual(expected);
    expect(value === undefined).toBe(expected.length > 0);
  });

  it('gives the line of what is nearest above a value that is not there', () => {
    const { placesOf } = readJson('{"a":\n{"b":1}}', () => {});
    const faults = ['/a/b', '/a/c', '/d', ''].map((pointer) => ({ rule: 'missing' as const, pointer }));
    const placeOf = placesOf(faults);
    expect(faults.map((fault) => placeOf(fault).line)).toEqual([2, 2, 1, 1]);
  });
});
