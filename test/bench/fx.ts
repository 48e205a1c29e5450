/**
 * `node test/bench/fx.ts`: every recorded answer of a bank, from bytes to checked rates, against only parsing the same bytes
 * with the XML library or JSON.parse. The recordings are not in this repository: without them it says so and ends.
 */
import { spawnSync } from 'node:child_process';
import { XMLParser } from 'fast-xml-parser';
import { findSourceOfRates } from '../../functions/sources/fx/registry.ts';
import type { ParsedBulletins } from '../../functions/sources/fx/source.ts';
import { hasSharedData, skipMessage } from '../../infra/data/shared-data.ts';
import { RECORDINGS, readRecording } from '../support/bank-recordings.ts';
import { ALTERNATIONS, alternate } from './measure.ts';

const ROUNDS = 20;
const LIMIT = 2;

interface Answer {
  readonly bytes: Uint8Array;
  readonly parse: (bytes: Uint8Array) => ParsedBulletins;
  readonly bare: (bytes: Uint8Array) => unknown;
}

/** Without these options the result would lack the rates. */
const parser = new XMLParser({ ignoreAttributes: false });
const bareXml = (encoding: string) => (bytes: Uint8Array) =>
  parser.parse(new TextDecoder(encoding).decode(bytes));
const bareJson = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes));

function answers(): Answer[] {
  return RECORDINGS.flatMap((recording) => {
    const source = findSourceOfRates(recording.source);
    // The CSV forms are only imported, and neither library reads them.
    if (!source) return [];
    const bytes = readRecording(recording);
    const declared = /encoding="([^"]+)"/.exec(bytes.toString('latin1', 0, 100))?.[1] ?? 'utf-8';
    return [
      {
        bytes,
        parse: (b: Uint8Array) => source.parse(b),
        bare: source.format === 'xml' ? bareXml(declared) : bareJson,
      },
    ];
  });
}

/** Every number in the result of a plain parse. */
function* numbersIn(value: unknown): Generator<number> {
  if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) yield* numbersIn(part);
  else yield Number(String(value).replace(',', '.'));
}

function assertSameValues(all: readonly Answer[]): number {
  let figures = 0;
  for (const { bytes, parse, bare } of all) {
    const numbers = new Set(numbersIn(bare(bytes)));
    for (const { rates } of parse(bytes).bulletins)
      for (const { currency, rate, nominal } of rates) {
        figures += 1;
        if (!numbers.has(Number(rate)) || (nominal !== 1 && !numbers.has(nominal)))
          throw new Error(`the bare parse has no ${rate} for ${nominal} ${currency}`);
      }
  }
  return figures;
}

/** Milliseconds to read all answers once, the mean of a round. */
const each = (all: readonly Answer[], read: (answer: Answer) => unknown) => async (): Promise<number> => {
  const start = performance.now();
  for (let round = 0; round < ROUNDS; round++) for (const answer of all) read(answer);
  return (performance.now() - start) / ROUNDS;
};

if (!hasSharedData) {
  console.log(`test/bench/fx.ts: ${skipMessage}`);
} else {
  const all = answers();
  const figures = assertSameValues(all);
  const ours = each(all, ({ bytes, parse }) => parse(bytes));
  const baseline = each(all, ({ bytes, bare }) => bare(bytes));
  // The compiler needs the first rounds.
  await ours();
  await baseline();
  const medians = await alternate(ours, baseline);
  const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).stdout.trim();
  const times = medians.ours / medians.baseline;
  console.log(
    `| ${new Date().toISOString().slice(0, 10)} | ${commit} | \`node test/bench/fx.ts\` | ${all.length} recorded answers of banks to ${figures} checked rates, median of ${ALTERNATIONS} alternations, against a bare parse of the same bytes | ${medians.ours.toFixed(1)} ms, bare ${medians.baseline.toFixed(1)} ms: ${times.toFixed(2)} times |`,
  );
  if (times > LIMIT) {
    console.error(`more than ${LIMIT} times`);
    process.exitCode = 1;
  }
}
