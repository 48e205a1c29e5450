/** Collecting prices: evidence before anything else, once, and a failing source does not stop the others. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { correctEdition } from '../../../functions/collect-prices/correct.ts';
import { type CollectPricesDependencies, collectPrices } from '../../../functions/collect-prices/service.ts';
import { PRICE_SOURCES } from '../../../functions/sources/prices/registry.ts';
import { rpw } from '../../../functions/sources/prices/rpw.ts';
import type { PriceSource } from '../../../functions/sources/prices/source.ts';
import { listEditions, readRows } from '../../../functions/storage/editions.ts';
import { readHeldBack } from '../../../functions/storage/held-back.ts';
import { SOURCES } from '../../../shared/catalogue/sources.ts';
import { readSurvey, SURVEY_COLUMNS, surveyFacts } from '../../../shared/catalogue/surveys.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { memoryEvidence } from '../../support/memory-stores.ts';
import { rowsOf } from '../../support/survey.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.close());

async function dependencies(...sources: PriceSource[]) {
  const announced: string[] = [];
  const evidence = memoryEvidence();
  const given: CollectPricesDependencies = {
    table: await engine.newTable(),
    evidence,
    sources,
    announce: async (edition) => {
      announced.push(edition);
    },
    now: () => new Date('2026-11-21T10:00:00Z'),
  };
  return { given, announced, evidence };
}

test('every collected source is in the catalogue, and the other way round', () => {
  expect(PRICE_SOURCES.map(({ id }) => id).sort()).toEqual(SOURCES.map(({ id }) => id).sort());
});

test('the bundled survey becomes one edition that names its evidence', async () => {
  const { given, announced, evidence } = await dependencies(rpw);
  const { summary } = await collectPrices(given);
  expect(summary).toMatch(
    /^rpw 2025-Q3: 12940 prices in 348 corridors, accepted as rpw:2025-Q3:[0-9a-f]{12}$/,
  );
  const [stored, ...others] = await listEditions(given.table);
  expect(others).toEqual([]);
  expect(stored?.edition).toMatchObject({
    state: 'accepted',
    acceptedAt: '2026-11-21T10:00:00.000Z',
    rows: 12_940,
    survey: { source: 'rpw', period: '2025-Q3', firstDay: '2025-07-01', lastDay: '2025-09-30' },
  });
  const edition = stored?.edition;
  if (edition?.kind !== 'surveyed') throw new Error('no edition of a survey');
  expect([...evidence.kept.keys()]).toEqual([edition.survey.evidence]);
  expect(announced).toEqual([edition.survey.edition]);
});

test('a second run changes nothing and announces nothing', async () => {
  const { given, announced, evidence } = await dependencies(rpw);
  await collectPrices(given);
  expect((await collectPrices(given)).summary).toContain('had them already');
  expect(announced).toHaveLength(1);
  expect(evidence.kept.size).toBe(1);
});

test('what the catalogue does not know holds back its own rows alone, and is named', async () => {
  const [row] = rowsOf('DEU-KGZ');
  if (!row) throw new Error('no row');
  const firm = { name: 'Tulip Transfer', type: 'money-transfer-operator' as const };
  const rows = [
    row,
    { ...row, sender: 'QQQ' },
    { ...row, receiver: 'QQR' },
    { ...row, receiver: 'QQR' },
    { ...row, provider: 'tulip-transfer', firm },
  ];
  const source: PriceSource = { ...rpw, parse: () => ({ ...rpw.parse(bundled), rows }) };
  const bundled = await rpw.fetch();
  const { given } = await dependencies(source);
  const { summary } = await collectPrices(given);
  expect(summary).toMatch(
    /^rpw 2025-Q3: 2 prices in 1 corridors, accepted as \S+, held back 1 prices: country QQQ is not known, held back 2 prices: country QQR is not known, firms to review: tulip-transfer$/,
  );
  const [stored] = await listEditions(given.table);
  expect(stored?.edition).toMatchObject({ rows: 2, corridors: ['DEU-KGZ'] });
  if (stored?.edition.kind !== 'surveyed') return expect.fail('an edition of a survey');
  expect((await readRows(given.table, stored.edition)).map(({ provider }) => provider)).toEqual([
    row.provider,
    'tulip-transfer',
  ]);
  // What was held back stands beside the edition, with the bytes that it is from.
  const { edition, evidence } = stored.edition.survey;
  const heldBack = await readHeldBack(given.table, edition);
  expect(heldBack?.evidence).toBe(evidence);
  expect(heldBack?.rows.map(({ row: { sender, receiver }, unknown }) => [sender, receiver, unknown])).toEqual(
    [
      ['QQQ', 'KGZ', 'country QQQ'],
      ['DEU', 'QQR', 'country QQR'],
      ['DEU', 'QQR', 'country QQR'],
    ],
  );
});

test('what is held back of an edition that is there already is kept too', async () => {
  const [row] = rowsOf('DEU-KGZ');
  if (!row) throw new Error('no row');
  const bundled = await rpw.fetch();
  const sourceOf = (...rows: (typeof row)[]): PriceSource => ({
    ...rpw,
    parse: () => ({ ...rpw.parse(bundled), rows }),
  });
  const { given } = await dependencies(sourceOf(row));
  await collectPrices(given);
  const [stored] = await listEditions(given.table);
  if (stored?.edition.kind !== 'surveyed') return expect.fail('an edition of a survey');
  const { edition } = stored.edition.survey;
  expect(await readHeldBack(given.table, edition)).toBeUndefined();
  const { summary } = await collectPrices({ ...given, sources: [sourceOf(row, { ...row, sender: 'QQQ' })] });
  expect(summary).toContain('had them already, held back 1 prices');
  expect((await readHeldBack(given.table, edition))?.rows).toHaveLength(1);
  expect(await listEditions(given.table)).toHaveLength(1);
});

test('from the text of a round: unknown words, a new sending country and a new firm stop nothing', async () => {
  const facts = { ...surveyFacts('rpw', '2025-Q3'), corridors: 2, points200: 4, points500: 0 };
  const text = [
    Object.keys(SURVEY_COLUMNS).join(','),
    'DEU-KGZ,wise,cash,agent,cheque,same-day,,1.99,100,,,,,,',
    'DEU-KGZ,wise,cash,branch,cash-pickup,soon,,1.99,100,,,,,,',
    'DEU-KGZ,tulip,cash,agent,cash-pickup,same-day,,1.99,100,,,,,Tulip,unknown',
    'QQQ-KGZ,wise,cash,agent,cash-pickup,same-day,,1.99,100,,,,,,',
    '',
  ].join('\n');
  const source: PriceSource = {
    ...rpw,
    fetch: async () => new TextEncoder().encode(text),
    parse: (bytes) => {
      const { period, firstDay, lastDay } = facts;
      return { period, firstDay, lastDay, ...readSurvey(new TextDecoder().decode(bytes), facts) };
    },
  };
  const { given } = await dependencies(source);
  const { summary } = await collectPrices(given);
  expect(summary).toMatch(
    /^rpw 2025-Q3: 3 prices in 1 corridors, accepted as \S+, held back 1 prices: country QQQ is not known, not recorded of 1 prices: payoutMethod cheque is not known, not recorded of 1 prices: speed soon is not known, firms to review: tulip$/,
  );
  const [stored] = await listEditions(given.table);
  if (stored?.edition.kind !== 'surveyed') return expect.fail('an edition of a survey');
  const rows = await readRows(given.table, stored.edition);
  expect(rows.map(({ payoutMethod, speed }) => [payoutMethod, speed])).toEqual([
    [undefined, 'same-day'],
    ['cash-pickup', undefined],
    ['cash-pickup', 'same-day'],
  ]);
});

describe('a source that fails', () => {
  const down: PriceSource = { ...rpw, id: 'down', fetch: () => Promise.reject(new Error('no answer')) };
  const garbled: PriceSource = {
    ...rpw,
    id: 'garbled',
    fetch: async () => new TextEncoder().encode('<html>'),
  };

  test('does not stop the others, and is reported', async () => {
    const { given } = await dependencies(down, rpw);
    await expect(collectPrices(given)).rejects.toThrow(AggregateError);
    expect(await listEditions(given.table)).toHaveLength(1);
  });

  test('leaves the evidence of its unreadable answer, and accepts nothing', async () => {
    const { given, evidence } = await dependencies(garbled);
    const failure = await collectPrices(given).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AggregateError);
    expect((failure as AggregateError).errors[0].cause.message).toMatch(/rpw-2025-q3\.csv line 1, header/);
    expect(evidence.kept.size).toBe(1);
    expect(await listEditions(given.table)).toEqual([]);
  });
});

const WHY = { reason: 'A column was shifted.', askedBy: 'source', organisation: 'World Bank' } as const;

test('an edition is withdrawn once, and the change is announced', async () => {
  const { given, announced } = await dependencies(rpw);
  await collectPrices(given);
  const edition = announced[0] ?? '';
  expect(await correctEdition(edition, 'withdrawn', WHY, given)).toEqual({ summary: `${edition} withdrawn` });
  expect(await correctEdition(edition, 'withdrawn', WHY, given)).toEqual({
    summary: `${edition} was withdrawn already`,
  });
  expect(await correctEdition(edition, 'accepted', WHY, given)).toEqual({ summary: `${edition} accepted` });
  expect(announced).toEqual([edition, edition, edition]);
  await expect(correctEdition('rpw:2031-Q1:000000000000', 'withdrawn', WHY, given)).rejects.toThrow(
    'there is no edition',
  );
});
