/** `npm run reproduce`: with nothing but the published files and the evidence, and a release that somebody has changed. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { collectPrices } from '../../../functions/collect-prices/service.ts';
import { importWorkbook } from '../../../functions/collect-prices/workbook.ts';
import { publishEarlierRounds } from '../../../functions/compute-corridors/earlier.ts';
import { computeCorridors } from '../../../functions/compute-corridors/service.ts';
import { publishDatasets } from '../../../functions/publish-datasets/service.ts';
import { correctionsFile } from '../../../functions/publish-pages/data-files.ts';
import { PRICE_SOURCES } from '../../../functions/sources/prices/registry.ts';
import { listEditions, setEditionState } from '../../../functions/storage/editions.ts';
import { openPublication } from '../../../functions/storage/publication.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { main } from '../../../infra/reproduce/main.ts';
import {
  type ListedRelease,
  releasesFileSchema,
  TABLE_FORMATS,
} from '../../../shared/contracts/datasets/release.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { type MemoryBucket, memoryBucket, memoryEvidence } from '../../support/memory-stores.ts';
import { publisher } from '../../support/publisher.ts';
import { memoryFiles } from '../../support/release-files.ts';
import { printed2014, writeRpwWorkbook } from '../../support/rpw-workbook.ts';
import { accept, actOf, rowsOf } from '../../support/survey.ts';

const scratch = mkdtempSync(join(tmpdir(), 'karvon-reproduce-test-'));
let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(async () => {
  await engine.close();
  rmSync(scratch, { recursive: true });
});

/** Nothing else is on this machine. */
const NOWHERE = { cdkOut: join(scratch, 'none'), dataDir: join(scratch, 'none') };
const announce = async () => {};
const now = () => new Date('2026-11-29T00:00:00Z');

/** What is published of a table, as files in a folder, and the evidence in another. */
async function released(table: Table, kept: ReadonlyMap<string, Uint8Array>, name: string) {
  const bucket = memoryBucket();
  await publishDatasets({
    table,
    bucket,
    files: memoryFiles(bucket),
    publisher: { origin: 'https://karvon.example', contact: 'mailto:figures@karvon.example' },
    builtBy: 'code-1',
    now: () => new Date('2026-11-30T00:00:00Z'),
  });
  const publication = await openPublication(table);
  const corrections = (await publication?.corrections()) ?? [];
  bucket.put(correctionsFile(corrections, 'p'));
  const [files, evidence] = [join(scratch, name, 'files'), join(scratch, name, 'evidence')];
  writeAll(bucket, files);
  mkdirSync(evidence, { recursive: true });
  // By names that say nothing: each is found by its hash.
  for (const [at, bytes] of [...kept.values()].entries()) writeFileSync(join(evidence, `file-${at}`), bytes);
  const { releases } = releasesFileSchema.parse(
    JSON.parse(readFileSync(join(files, 'data/releases.json'), 'utf8')),
  );
  const folderOf = (period: string) => {
    const own = releases.findLast((one) => one.period === period);
    if (!own) throw new Error(`no release of ${period}`);
    return dirname(join(files, 'data', own.path));
  };
  return { files, evidence, releases, folderOf };
}

function writeAll({ objects }: MemoryBucket, folder: string): void {
  for (const [key, { body }] of objects) {
    mkdirSync(dirname(join(folder, key)), { recursive: true });
    writeFileSync(join(folder, key), body);
  }
}

/** The exit code and what was said. */
async function reproduce(...args: string[]) {
  const lines: string[] = [];
  const code = await main(args, (line) => lines.push(line), NOWHERE);
  return { code, lines, text: lines.join('\n') };
}

describe('the newest round, from the round that comes with the code', () => {
  let own: Awaited<ReturnType<typeof released>>;
  beforeAll(async () => {
    const table = await engine.newTable();
    const evidence = memoryEvidence();
    await collectPrices({ table, evidence, sources: PRICE_SOURCES, announce, now });
    await computeCorridors(publisher(table));
    own = await released(table, evidence.kept, 'bundled');
  }, 120_000);
  const PERIOD = '2025-Q3';
  const args = () => [PERIOD, '--from', own.files, '--evidence', own.evidence];

  test('is made again with the same checksums', async () => {
    const { code, text } = await reproduce(...args());
    expect(text).toMatch(/As published: \d+ files/);
    expect(code).toBe(0);
  }, 120_000);

  /**
   * A copy of the published files with some of them changed: each file is compared by itself, so that one making again tells of all.
   * @returns also which files are named
   */
  async function tampered(changes: Readonly<Record<string, (bytes: Buffer) => Uint8Array | undefined>>) {
    const copy = join(scratch, 'tampered');
    rmSync(copy, { recursive: true, force: true });
    cpSync(own.files, copy, { recursive: true });
    for (const [path, change] of Object.entries(changes)) {
      const file = `${own.folderOf(PERIOD).replace(own.files, copy)}/${path}`;
      const bytes = change(readFileSync(file));
      if (bytes) writeFileSync(file, bytes);
      else rmSync(file);
    }
    const found = await reproduce(PERIOD, '--from', copy, '--evidence', own.evidence);
    const named = found.lines.flatMap((line) => /^([\w-]+\.[a-z]+): /.exec(line)?.[1] ?? []);
    return { ...found, named: [...new Set(named)].sort() };
  }
  const replacing = (was: string, is: string) => (bytes: Buffer) => {
    const text = bytes.toString('utf8');
    expect(text).toContain(was);
    return Buffer.from(text.replace(was, is));
  };

  test('that somebody changed is named, file, row and column', async () => {
    const lines = readFileSync(join(own.folderOf(PERIOD), 'prices.csv'), 'utf8').split('\r\n');
    const seventh = lines[7] ?? '';
    const cheaper = seventh.replace(/,cash,|,bank-account,|,debit-card,/, ',credit-card,');
    expect(cheaper).not.toBe(seventh);
    const { code, text, named } = await tampered({
      'prices.csv': replacing(seventh, cheaper),
      'indicators.jsonl': replacing('"value":"6.', '"value":"5.'),
      'coverage.csv': (bytes) =>
        Buffer.from(
          bytes
            .toString('utf8')
            .trimEnd()
            .split('\r\n')
            .slice(0, -1)
            .map((line) => `${line}\r\n`)
            .join(''),
        ),
    });
    expect(code).toBe(1);
    expect(named).toEqual(['coverage.csv', 'indicators.jsonl', 'prices.csv']);
    expect(text).toMatch(/prices\.csv: row 7: funding_instrument is "credit-card" and should be "/);
    expect(text).toMatch(/indicators\.jsonl: row \d+: value is "5\.[^"]*" and should be "6\./);
    expect(text).toMatch(/coverage\.csv: row \d+: it is missing/);
  }, 300_000);

  test('of which a file is gone or cut off is named too, and that alone', async () => {
    const { code, lines, text, named } = await tampered({
      'prices.xlsx': () => undefined,
      'prices.parquet': (bytes) => bytes.subarray(0, bytes.length / 2),
      'release.json': replacing('"rows": 12940', '"rows": 12941'),
    });
    expect(code).toBe(1);
    expect(named).toEqual(['prices.parquet', 'prices.xlsx', 'release.json']);
    expect(lines).toContain('prices.xlsx: is not there');
    expect(text).toMatch(/prices\.parquet: cannot be read any more: /);
    expect(text).toMatch(/release\.json: line \d+: is ".*12941.*" and should be ".*12940/);
  }, 300_000);

  /** A copy whose list of releases says something else of the newest. */
  async function listedAs(change: (one: ListedRelease) => ListedRelease) {
    const copy = join(scratch, 'listed');
    rmSync(copy, { recursive: true, force: true });
    cpSync(own.files, copy, { recursive: true });
    const path = join(copy, 'data/releases.json');
    const list = releasesFileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    const releases = list.releases.map((one) => (one.period === PERIOD ? change(one) : one));
    writeFileSync(path, JSON.stringify({ ...list, releases }));
    return { copy, found: await reproduce(PERIOD, '--from', copy, '--evidence', own.evidence) };
  }

  test('of which the list says something else is named, and one made with other facts accuses nobody', async () => {
    const { found } = await listedAs((one) => ({ ...one, sha256: '0'.repeat(64) }));
    expect(found.code).toBe(1);
    expect(found.text).toMatch(/data\/releases\.json: says 0{64} of release\.json/);
    const { copy } = await listedAs((one) => ({ ...one, facts: 'other' }));
    const file = `${own.folderOf(PERIOD).replace(own.files, copy)}/coverage.csv`;
    writeFileSync(file, readFileSync(file, 'utf8').replace(',true,', ',false,'));
    const other = await reproduce(PERIOD, '--from', copy, '--evidence', own.evidence);
    expect(other).toMatchObject({ code: 2, text: expect.stringContaining('take the code of then') });
  }, 120_000);

  test('has every format, none of which passes with another value', async () => {
    // In binary formats a changed byte is found by the checksum at least.
    const other = (bytes: Buffer) => {
      const changed = Buffer.from(bytes);
      const at = Math.floor(changed.length / 2);
      changed[at] = (changed[at] ?? 0) ^ 1;
      return changed;
    };
    const { code, named } = await tampered({ 'coverage.xlsx': other, 'coverage.parquet': other });
    expect(code).toBe(1);
    expect(named).toEqual(['coverage.parquet', 'coverage.xlsx']);
    expect(TABLE_FORMATS).toContain('xlsx');
  }, 120_000);

  test('without its evidence, or of another quarter, says what is missing', async () => {
    const empty = join(scratch, 'empty');
    mkdirSync(empty, { recursive: true });
    const other = await reproduce('2024-Q1', '--from', own.files, '--evidence', own.evidence);
    expect(other).toMatchObject({ code: 2, text: expect.stringContaining('There are: 2025-Q3') });
    const version = await reproduce(PERIOD, '--version', '000000000000', '--from', own.files);
    expect(version).toMatchObject({ code: 2, text: expect.stringContaining(own.releases[0]?.version ?? '') });
    expect(await reproduce(PERIOD, '--from', empty)).toMatchObject({
      code: 2,
      text: 'data/releases.json is not there.',
    });
    expect((await reproduce(PERIOD)).text).toContain('run npm start first');
    for (const wrong of [[], ['2025'], [PERIOD, 'more'], [PERIOD, '--from'], [PERIOD, '--what']])
      expect(await reproduce(...wrong)).toMatchObject({
        code: 2,
        text: expect.stringContaining('Usage: npm run reproduce'),
      });
    expect((await reproduce(PERIOD, '--from', join(scratch, 'missing'))).text).toContain(
      'is no folder and no address',
    );
    expect(
      (await reproduce(PERIOD, '--from', own.files, '--evidence', join(scratch, 'missing'))).text,
    ).toContain('is no folder');
  });

  test('with other evidence under the name that the release has is refused', async () => {
    const copy = join(scratch, 'other-evidence');
    cpSync(own.files, copy, { recursive: true });
    const file = `${own.folderOf(PERIOD).replace(own.files, copy)}/release.json`;
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(/"evidence": "[0-9a-f]{64}"/, `"evidence": "${'0'.repeat(64)}"`));
    expect(await reproduce(PERIOD, '--from', copy, '--evidence', own.evidence)).toMatchObject({
      code: 2,
      text: expect.stringContaining(`The evidence ${'0'.repeat(64)} is not there`),
    });
  });
});

describe('rounds of the workbook', () => {
  const printed = printed2014();
  test.skipIf(printed === null)(
    'of 2014 are made again from it, and so is a corrected one',
    async () => {
      const table = await engine.newTable();
      const evidence = memoryEvidence();
      const workbook = join(scratch, 'workbook.xlsx');
      await writeRpwWorkbook(workbook, { old: printed ?? [] });
      await accept(table, 'rpw:2025-Q3:made', rowsOf('DEU-KGZ'));
      await importWorkbook(workbook, { table, evidence, files: evidence, announce, now, progress: () => {} });
      const { earlier } = await computeCorridors(publisher(table));
      await publishEarlierRounds(publisher(table), earlier);
      const own = await released(table, evidence.kept, 'workbook');
      expect(own.releases.map(({ period, kind }) => [period, kind])).toContainEqual([
        '2014-Q1',
        'earlier-round',
      ]);
      for (const period of ['2014-Q1', '2014-Q2']) {
        const { code, text } = await reproduce(period, '--from', own.files, '--evidence', own.evidence);
        expect([period, text, code]).toEqual([period, expect.stringContaining('As published'), 0]);
      }
    },
    300_000,
  );

  test('a correction is in the release that was made after it, and in its making again', async () => {
    const table = await engine.newTable();
    const evidence = memoryEvidence();
    await collectPrices({ table, evidence, sources: PRICE_SOURCES, announce, now });
    await computeCorridors(publisher(table));
    const [edition] = await listEditions(table);
    const id = edition?.edition.kind === 'surveyed' ? edition.edition.survey.edition : '';
    for (const did of ['withdrawn', 'accepted'] as const)
      await setEditionState(table, id, actOf(did, { at: '2026-11-29T10:00:00.000Z' }));
    await computeCorridors(publisher(table));
    const own = await released(table, evidence.kept, 'corrected');
    const { code, text } = await reproduce('2025-Q3', '--from', own.files, '--evidence', own.evidence);
    expect([text, code]).toEqual([expect.stringContaining('As published'), 0]);
    const csv = join(own.folderOf('2025-Q3'), 'corrections.csv');
    expect(readFileSync(csv, 'utf8')).toContain('withdrawn');

    // An act of before the release, whose entry came after it: the honest release stays as published, and that is said.
    const file = join(own.files, 'data/corrections.json');
    const listed = JSON.parse(readFileSync(file, 'utf8'));
    const late = {
      ...listed.corrections[0],
      id: '20261129T095900Z-00000000',
      at: '2026-11-29T09:59:00.000Z',
    };
    writeFileSync(file, JSON.stringify({ ...listed, corrections: [...listed.corrections, late] }));
    const after = await reproduce('2025-Q3', '--from', own.files, '--evidence', own.evidence);
    expect([after.text, after.code]).toEqual([expect.stringContaining('As published'), 0]);
    expect(after.text).toContain(`data/corrections.json: has ${late.id} too`);

    // One that somebody took out of a table is in its other files still.
    writeFileSync(csv, readFileSync(csv, 'utf8').replace(/^.*withdrawn.*\r?\n/gm, ''));
    const tampered = await reproduce('2025-Q3', '--from', own.files, '--evidence', own.evidence);
    expect([tampered.text, tampered.code]).toEqual([expect.stringMatching(/^corrections\.csv: row /m), 1]);
  }, 300_000);
});
