/** Whatever bytes are sent: an answer within a second, and a feed only where the check of the feed given finds nothing wrong. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { feedSchema } from '../../../shared/contracts/feed.ts';
import { type CheckedFeed, checkFeed, type FeedInput } from '../../../shared/feeds/check-feed.ts';
import { rowsOf } from '../../../shared/feeds/csv-rows.ts';
import { RULE_IDS } from '../../../shared/feeds/fault.ts';
import { findingsCsv } from '../../../shared/feeds/report.ts';
import { saidServices } from '../../../shared/feeds/said-of.ts';
import { tariffFaults } from '../../../shared/pricing/tariff/faults.ts';
import { cpuTimeOf } from '../../support/cpu-time.ts';
import { scaled } from '../../support/scale.ts';
import { bytesOf, CONTEXT, EXAMPLE, EXAMPLES } from './examples.ts';

/** Pieces that have broken readers before. */
const PIECES = [
  '"__proto__": {"a": 1},',
  '"constructor": 1,',
  '{"toString": null}',
  '[[[[[[[[[[[[[[[[[[[[[[[[',
  '{"a":'.repeat(3000),
  '"keptDays": 1, "keptDays": 2,',
  '\uFEFF',
  '\r\n',
  '\r',
  '\u0000',
  '\u2028',
  '\uD800',
  '"\\ud800"',
  '"\\u0000"',
  '=cmd()',
  "'=1",
  '"=1+1"',
  '1e999',
  '-0',
  '0.1',
  '99999999999999999999999999999999999999999999',
  '"99999999999999999999999999999999999999999999"',
  '"1,5"',
  '"0.0000000000000000000001"',
  '"NaN"',
  '"-1"',
  '"2026-02-31"',
  'null',
  'true',
  '[]',
  '{}',
  '""',
  '"',
  ',',
  ';',
  '|',
  '/*',
  '"x".repeat'.repeat(200),
] as const;

/** Values for any place of a feed. */
const VALUES: readonly unknown[] = [
  ...[
    null,
    true,
    0,
    -1,
    1.5,
    1e21,
    '',
    '0',
    '-1',
    '1,5',
    '1e5',
    '00',
    '1'.repeat(50),
    '0.1234567890123',
    '100',
    '9'.repeat(15),
  ],
  ...[
    'toString',
    '__proto__',
    'constructor',
    'hasOwnProperty',
    '=1',
    'DEU-TJK',
    'DEU-DEU',
    'DEU-toString',
    'TJS',
    'cash',
    'free',
  ],
  ...[
    '2026-02-31',
    '0000-00-00',
    '9999-12-31',
    '9999-12-31T23:59:59Z',
    '0000-01-01T00:00:00Z',
    '2026-11-30T24:00:00Z',
  ],
  ...[
    [],
    {},
    [[]],
    [null],
    { cash: [] },
    { 'debit-card': null },
    { above: '0' },
    EXAMPLE.services,
    EXAMPLE.services[0],
  ],
];

/** The example with other values in some places, left out or doubled. */
const changed = fc
  .array(fc.tuple(fc.nat(), fc.constantFrom<unknown>(...VALUES), fc.constantFrom('set', 'drop', 'twice')), {
    minLength: 1,
    maxLength: 4,
  })
  .map((edits) => {
    const copy = structuredClone(EXAMPLE) as unknown;
    for (const [pick, value, how] of edits) {
      const places: [Record<string, unknown>, string][] = [];
      const walk = (part: unknown): void => {
        if (typeof part !== 'object' || part === null) return;
        for (const [name, inner] of Object.entries(part)) {
          places.push([part as Record<string, unknown>, name]);
          walk(inner);
        }
      };
      walk(copy);
      const [owner, name] = places[pick % places.length] ?? [];
      if (!owner || name === undefined) continue;
      if (how === 'drop') delete owner[name];
      else if (how === 'twice') owner[`${name}2`] = owner[name];
      else owner[name] = structuredClone(value);
    }
    return JSON.stringify(copy, null, 1);
  });

const text = fc.oneof(
  { weight: 3, arbitrary: changed },
  fc.constant(EXAMPLES.json),
  fc.constant(EXAMPLES.csv),
);

/** A text with pieces put in at places, some of it left out. */
const torn = fc
  .tuple(
    text,
    fc.array(fc.tuple(fc.nat(), fc.constantFrom(...PIECES), fc.nat({ max: 30 })), { maxLength: 3 }),
  )
  .map(([whole, cuts]) =>
    cuts.reduce((now, [place, piece, less]) => {
      const at = place % (now.length + 1);
      return now.slice(0, at) + piece + now.slice(at + less);
    }, whole),
  );

/** Bytes of such a text: as they are, with single bytes changed, or in another encoding. */
const bytes = fc
  .tuple(
    fc.oneof({ weight: 2, arbitrary: text }, { weight: 3, arbitrary: torn }),
    fc.constantFrom('utf-8', 'utf-8', 'utf-8', 'bytes', 'bom', 'utf-16', 'crlf', 'cut'),
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 3 }),
    fc.nat(),
  )
  .map(([sent, how, edits, cut]) => {
    if (how === 'utf-16') return new Uint8Array(Buffer.from(sent, 'utf16le'));
    const all = bytesOf(
      how === 'bom' ? `\uFEFF${sent}` : how === 'crlf' ? sent.replaceAll('\n', '\r\n') : sent,
    );
    if (how === 'cut') return all.slice(0, cut % (all.length + 1));
    if (how === 'bytes') for (const [place, byte] of edits) all[place % all.length] = byte;
    return all;
  });

const RUNS = scaled(2000, 100_000);

it('is answered, and what is taken has the form of the contract and no fault', () => {
  const outcomes = { accepted: 0, held: 0, refused: 0 };
  fc.assert(
    fc.property(
      bytes,
      fc.constantFrom<FeedInput['contentType']>('application/json', 'text/csv'),
      fc.constantFrom('whole' as const, 'partial' as const),
      (sent, contentType, accept) => {
        let checked: CheckedFeed | undefined;
        const took = cpuTimeOf(() => {
          checked = checkFeed({ bytes: sent, contentType, accept }, CONTEXT);
        });
        expect(took).toBeLessThan(1000);
        if (!checked) return;
        const { report, findings, feed, held } = checked;
        outcomes[report.outcome]++;
        const { error, doubt, note } = report.counts;
        expect(findings).toHaveLength(error + doubt + note);
        for (const { rule, sent: shown } of findings) {
          expect(RULE_IDS).toContain(rule);
          expect([...(shown ?? '')].length).toBeLessThanOrEqual(80);
        }
        // By cells: a comma or a line break within quotes begins none.
        const { rows, wrongQuotes } = rowsOf(findingsCsv(findings), ',');
        expect(wrongQuotes).toEqual([]);
        expect(rows.flatMap(({ cells }) => cells).filter((cell) => /^[=+@\t]/.test(cell))).toEqual([]);
        expect(feed === null).toBe(report.outcome === 'refused');
        if (accept === 'whole' && error > 0) expect(feed).toBeNull();
        if (!feed) return;
        expect(report.services.accepted + report.services.held).toBe(feed.services.length);
        expect(held.length).toBe(report.services.held);
        expect(feedSchema.safeParse(feed).error).toBeUndefined();
        for (const { tariff } of [...saidServices(feed, 'e').values()].flat())
          expect(tariffFaults(tariff, 2)).toEqual([]);
      },
    ),
    { numRuns: RUNS },
  );
  // A fuzzer whose feeds are all refused, or none, tries nothing.
  expect(outcomes.accepted + outcomes.held).toBeGreaterThan(RUNS / 50);
  expect(outcomes.refused).toBeGreaterThan(RUNS / 10);
}, 3_600_000);

it.each([
  ['a list of a million noughts', `{"services":[${'0,'.repeat(1_000_000)}0]}`],
  ['a million services of nothing', `{"services":[${'{},'.repeat(1_000_000)}{}]}`],
  ['two million names', `{${Array.from({ length: 2_000_000 }, (_, index) => `"n${index}":0`).join(',')}}`],
  ['a million columns', Array.from({ length: 1_000_000 }, (_, index) => `n${index}`).join(',')],
  ['five million rows', `${EXAMPLES.csv}${'x,y\n'.repeat(5_000_000)}`],
  ['ten megabytes of one text', `"${'\\n'.repeat(5_000_000)}"`],
  ['ten megabytes of one number', '9'.repeat(10_000_000)],
  ['ten megabytes of quotes', '"'.repeat(10_000_000)],
  ['ten megabytes of commas', ','.repeat(10_000_000)],
  ['ten megabytes of line breaks', '\n'.repeat(10_000_000)],
])(
  '%s ends soon',
  (_, sent) => {
    for (const contentType of ['application/json', 'text/csv'] as const) {
      let checked: CheckedFeed | undefined;
      const took = cpuTimeOf(() => {
        checked = checkFeed({ bytes: bytesOf(sent), contentType, wasPacked: true }, CONTEXT);
      });
      expect(took).toBeLessThan(5000);
      expect(checked?.report.outcome).toBe('refused');
      expect(checked?.report.findings.length).toBeGreaterThan(0);
    }
  },
  60_000,
);
