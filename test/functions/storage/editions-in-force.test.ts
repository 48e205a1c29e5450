import { expect, test } from 'vitest';

import { editionsInForce } from '../../../functions/storage/editions-in-force.ts';
import type { Edition } from '../../../shared/contracts/edition.ts';
import type { CorridorId } from '../../../shared/model/vocabulary.ts';
import { surveyRef } from '../../support/survey.ts';

const edition = (
  id: string,
  period: string,
  acceptedAt: string,
  corridors: CorridorId[],
  state: Edition['state'] = 'accepted',
): Edition => ({
  format: 1,
  kind: 'surveyed',
  survey: surveyRef(id, period),
  state,
  acceptedAt,
  rows: 1,
  chunks: 1,
  corridors,
});
const inForce = (...editions: Edition[]) =>
  Object.fromEntries(
    [...editionsInForce(editions)].map(([corridor, { survey }]) => [corridor, survey.edition]),
  );

test('the latest period counts, even if an older one was accepted later', () => {
  const older = edition('a', '2025-Q3', '2026-02-01', ['DEU-KGZ']);
  const newer = edition('b', '2025-Q4', '2026-01-01', ['DEU-KGZ']);
  expect(inForce(older, newer)).toEqual({ 'DEU-KGZ': 'b' });
  expect(inForce(newer, older)).toEqual({ 'DEU-KGZ': 'b' });
});

test('of two editions of one period the one accepted later counts; at the same instant the id decides', () => {
  const first = edition('b', '2025-Q3', '2026-01-01', ['DEU-KGZ']);
  const correction = edition('a', '2025-Q3', '2026-01-02', ['DEU-KGZ']);
  expect(inForce(first, correction)).toEqual({ 'DEU-KGZ': 'a' });
  const twin = edition('c', '2025-Q3', '2026-01-01', ['DEU-KGZ']);
  expect(inForce(first, twin)).toEqual(inForce(twin, first));
});

test('a corridor that the new round leaves out keeps its last edition', () => {
  const round = edition('a', '2025-Q3', '2026-01-01', ['DEU-KGZ', 'DEU-UZB']);
  const next = edition('b', '2025-Q4', '2026-02-01', ['DEU-UZB']);
  expect(inForce(round, next)).toEqual({ 'DEU-KGZ': 'a', 'DEU-UZB': 'b' });
});

test('a withdrawn edition does not count', () => {
  const round = edition('a', '2025-Q3', '2026-01-01', ['DEU-KGZ']);
  const next = edition('b', '2025-Q4', '2026-02-01', ['DEU-KGZ', 'DEU-UZB'], 'withdrawn');
  expect(inForce(round, next)).toEqual({ 'DEU-KGZ': 'a' });
});

test('a round that is more than eight rounds older than the newest is history, and offers nothing', () => {
  const old = edition('a', '2023-Q2', '2026-03-01', ['DEU-KGZ', 'DEU-UZB']);
  const eight = edition('b', '2023-Q3', '2026-03-01', ['DEU-UZB']);
  const newest = edition('c', '2025-Q3', '2026-01-01', ['DEU-TJK']);
  expect(inForce(old, eight, newest)).toEqual({ 'DEU-UZB': 'b', 'DEU-TJK': 'c' });
  // Without the newest they are not old.
  expect(inForce(old, eight)).toEqual({ 'DEU-KGZ': 'a', 'DEU-UZB': 'b' });
});
