/** What a clock that was once ahead left behind counts as unknown. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDue } from '../../../shared/fx/due.ts';
import { neverAsked, type SourceState, stateAt } from '../../../shared/fx/source-state.ts';
import { DAILY } from './world.ts';

const NOW = '2026-11-16T12:00:00.000Z';
const at = (more: Partial<SourceState>) => stateAt({ ...neverAsked('bank'), ...more }, NOW);
const failure = (since: string) => ({ kind: 'fault' as const, message: 'x', since, times: 3 });

describe('an instant', () => {
  test.each([
    ['of the past', '2026-11-16T11:59:59.999Z', true],
    ['of now', NOW, true],
    ['of a clock that is a little ahead', '2026-11-16T12:05:00.000Z', true],
    ['of a clock that is more ahead', '2026-11-16T12:05:00.001Z', false],
    ['of another year', '2031-01-01T00:00:00.000Z', false],
  ])('%s', (_, told, isKept) => {
    const kept = isKept ? told : null;
    expect(at({ lastAsked: told, lastSuccess: told, lastChange: told })).toMatchObject({
      lastAsked: kept,
      lastSuccess: kept,
      lastChange: kept,
    });
    expect(at({ failure: failure(told) }).failure).toEqual(failure(kept ?? NOW));
  });
});

describe('a pause', () => {
  test.each([
    ['of a week', '2026-11-23T12:00:00.000Z', true],
    ['longer than any that we make', '2026-11-23T12:05:00.001Z', false],
  ])('%s', (_, notBefore, isKept) => {
    expect(at({ notBefore }).notBefore).toBe(isKept ? notBefore : null);
  });
});

describe('a fixing day', () => {
  test.each([
    ['of today', '2026-11-16', true],
    ['of tomorrow, where the bank is east of us', '2026-11-17', true],
    ['after it', '2026-11-18', false],
  ])('%s', (_, fixedOn, isKept) => {
    const newest = { fixedOn, validOn: fixedOn };
    expect(at({ newest }).newest).toEqual(isKept ? newest : null);
  });
});

test('whatever a clock said, the bank is asked within a week and a day', () => {
  const instant = fc
    .date({ min: new Date('2026-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString());
  const known = fc.option(instant);
  fc.assert(
    fc.property(known, known, known, (lastAsked, notBefore, day) => {
      const newest = day === null ? null : { fixedOn: day.slice(0, 10), validOn: day.slice(0, 10) };
      const stored = { ...neverAsked('bank'), lastAsked, notBefore, newest };
      const hours = Array.from({ length: 8 * 24 + 2 }, (_, hour) =>
        new Date(Date.parse(NOW) + hour * 3_600_000).toISOString(),
      );
      const source = { calendar: DAILY, limits: { everyMinutes: 60 } };
      expect(hours.some((hour) => isDue(source, stateAt(stored, hour), hour))).toBe(true);
    }),
  );
});
