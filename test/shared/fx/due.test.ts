/** When a source is asked, and its standing, as tables of instants. Bishkek is six hours ahead of UTC. */
import { describe, expect, test } from 'vitest';
import { findRateSource } from '../../../shared/catalogue/rate-sources.ts';
import { isDue } from '../../../shared/fx/due.ts';
import { neverAsked, type SourceState } from '../../../shared/fx/source-state.ts';
import { standingOf } from '../../../shared/fx/standing.ts';
import { DAILY, WEEKLY } from './world.ts';

const daily = { calendar: DAILY, limits: { everyMinutes: 60 } };
const weekly = { calendar: WEEKLY, limits: { everyMinutes: 60 } };

const state = (
  newest: string | null,
  lastAsked: string | null,
  more: Partial<SourceState> = {},
): SourceState => ({
  ...neverAsked('bank'),
  newest: newest === null ? null : { fixedOn: newest, validOn: newest },
  lastAsked,
  ...more,
});

/** 2026-11-16 is a Monday. Fixed Monday to Friday, out by 12:00 UTC. */
describe('a daily bank is due', () => {
  test.each([
    ['never asked', null, null, '2026-11-16T00:00:00.000Z', true],
    ['never asked, although all is there', '2026-11-13', null, '2026-11-16T00:00:00.000Z', true],
    ['before it publishes', '2026-11-13', '2026-11-16T10:00:00.000Z', '2026-11-16T11:59:59.999Z', false],
    ['as soon as it publishes', '2026-11-13', '2026-11-16T10:00:00.000Z', '2026-11-16T12:00:00.000Z', true],
    ['published, and held', '2026-11-16', '2026-11-16T12:00:00.000Z', '2026-11-16T20:00:00.000Z', false],
    [
      'published, not held, asked a minute ago',
      '2026-11-13',
      '2026-11-16T12:00:00.000Z',
      '2026-11-16T12:01:00.000Z',
      false,
    ],
    ['not an hour ago', '2026-11-13', '2026-11-16T12:00:00.000Z', '2026-11-16T12:59:59.999Z', false],
    ['an hour ago', '2026-11-13', '2026-11-16T12:00:00.000Z', '2026-11-16T13:00:00.000Z', true],
    ['on Saturday, Friday held', '2026-11-20', '2026-11-20T12:00:00.000Z', '2026-11-21T11:00:00.000Z', false],
    [
      'on Saturday, Friday missing',
      '2026-11-19',
      '2026-11-20T23:00:00.000Z',
      '2026-11-21T00:00:00.000Z',
      true,
    ],
    [
      'a day after it was asked, for corrections',
      '2026-11-20',
      '2026-11-20T12:00:00.000Z',
      '2026-11-21T12:00:00.000Z',
      true,
    ],
    ['not quite a day after', '2026-11-20', '2026-11-20T12:00:00.000Z', '2026-11-21T11:59:59.999Z', false],
    [
      'on Sunday, a day after Saturday',
      '2026-11-20',
      '2026-11-21T12:00:00.000Z',
      '2026-11-22T12:00:00.000Z',
      true,
    ],
    ['ahead of its calendar', '2026-11-18', '2026-11-16T12:00:00.000Z', '2026-11-17T11:00:00.000Z', false],
    [
      'asked in what is still to come, by a clock that was wrong',
      '2026-11-13',
      '2026-11-17T00:00:00.000Z',
      '2026-11-16T13:00:00.000Z',
      false,
    ],
  ])('%s', (_, newest, lastAsked, instant, due) => {
    expect(isDue(daily, state(newest, lastAsked), instant)).toBe(due);
  });

  test.each([
    ['left alone', '2026-11-17T12:00:00.000Z', '2026-11-17T11:59:59.999Z', false],
    ['left alone long enough', '2026-11-17T12:00:00.000Z', '2026-11-17T12:00:00.000Z', true],
  ])('blocked: %s', (_, notBefore, instant, due) => {
    const blocked = state('2026-11-13', '2026-11-16T12:00:00.000Z', { notBefore });
    expect(isDue(daily, blocked, instant)).toBe(due);
    expect(isDue(daily, { ...blocked, lastAsked: null }, instant)).toBe(due);
  });

  test.each([
    ['failed twice: an hour', 2, 'SourceUnavailable', 60],
    ['given up once, three times in a row: two hours', 3, 'SourceUnavailable', 120],
    ['given up twice: four', 6, 'SourceChanged', 240],
    ['given up three times: eight', 11, 'SourceUnavailable', 480],
    ['for ever: twice a day', 1_000_000, 'SourceUnavailable', 720],
    ['a fault of ours, however often', 30, 'fault', 60],
  ] as const)('%s', (_, times, kind, minutes) => {
    const lastAsked = '2026-11-16T12:00:00.000Z';
    const failure = { kind, message: 'm', since: lastAsked, times };
    const failed = state('2026-11-13', lastAsked, { failure });
    const later = (more: number) => new Date(Date.parse(lastAsked) + more * 60_000).toISOString();
    expect(isDue(daily, failed, later(minutes - 1))).toBe(false);
    expect(isDue(daily, failed, later(minutes))).toBe(true);
  });

  test('not because of a holiday', () => {
    const resting = { ...daily, calendar: { ...DAILY, holidays: ['2026-11-16'] } };
    const held = state('2026-11-13', '2026-11-16T00:00:00.000Z');
    expect(isDue(daily, held, '2026-11-16T13:00:00.000Z')).toBe(true);
    expect(isDue(resting, held, '2026-11-16T13:00:00.000Z')).toBe(false);
    expect(isDue(resting, held, '2026-11-17T13:00:00.000Z')).toBe(true);
  });

  test('on a worked Saturday', () => {
    const working = { ...daily, calendar: { ...DAILY, workedDays: ['2026-11-21'] } };
    const held = state('2026-11-20', '2026-11-20T12:00:00.000Z');
    expect(isDue(daily, held, '2026-11-21T11:59:59.999Z')).toBe(false);
    expect(isDue(working, held, '2026-11-21T11:59:59.999Z')).toBe(false);
    expect(isDue(working, held, '2026-11-21T12:00:00.000Z')).toBe(true);
    expect(standingOf(working.calendar, held, '2026-11-21T18:00:00.000Z')).toMatchObject({
      word: 'stale',
      staleSince: '2026-11-21T12:00:00.000Z',
    });
  });

  test('a weekly bank is due once a week, and a day after it was asked', () => {
    const held = state('2026-11-20', '2026-11-26T10:00:00.000Z');
    expect(isDue(weekly, held, '2026-11-26T23:00:00.000Z')).toBe(false);
    expect(isDue(weekly, held, '2026-11-27T11:59:00.000Z')).toBe(true);
    const asked = { ...held, lastAsked: '2026-11-27T11:00:00.000Z' };
    expect(isDue(weekly, asked, '2026-11-27T11:59:00.000Z')).toBe(false);
    expect(isDue(weekly, asked, '2026-11-27T12:00:00.000Z')).toBe(true);
  });

  test('by the time of the bank: Kyrgyzstan publishes at 17:00 its own time', () => {
    const entry = findRateSource('nbkr-daily');
    if (!entry) throw new Error('no nbkr-daily');
    const held = state('2026-11-19', '2026-11-20T08:00:00.000Z');
    expect(isDue(entry, held, '2026-11-20T10:59:00.000Z')).toBe(false);
    expect(isDue(entry, held, '2026-11-20T11:00:00.000Z')).toBe(true);
  });
});

describe('standing', () => {
  const next = (fixedOn: string) => ({ fixedOn, at: `${fixedOn}T12:00:00.000Z` });
  test.each([
    ['nothing was ever had', null, '2026-11-16T12:00:00.000Z', 'silent', null, '2026-11-17'],
    ['up to date', '2026-11-16', '2026-11-17T11:00:00.000Z', 'quiet', null, '2026-11-17'],
    ['due, within the grace', '2026-11-16', '2026-11-17T17:59:59.999Z', 'quiet', null, '2026-11-18'],
    [
      'missing for longer than the grace',
      '2026-11-16',
      '2026-11-17T18:00:00.000Z',
      'stale',
      '2026-11-17T12:00:00.000Z',
      '2026-11-18',
    ],
    [
      'missing for days: since the first',
      '2026-11-09',
      '2026-11-17T18:00:00.000Z',
      'stale',
      '2026-11-10T12:00:00.000Z',
      '2026-11-18',
    ],
    ['on Saturday, Friday held', '2026-11-20', '2026-11-21T23:00:00.000Z', 'quiet', null, '2026-11-23'],
    ['on Monday before it publishes', '2026-11-20', '2026-11-23T11:00:00.000Z', 'quiet', null, '2026-11-23'],
    ['ahead of its calendar', '2026-11-18', '2026-11-17T23:00:00.000Z', 'quiet', null, '2026-11-18'],
  ] as const)('%s', (_, newest, instant, word, staleSince, following) => {
    expect(standingOf(DAILY, state(newest, null), instant)).toEqual({
      word,
      staleSince,
      holidaysKnown: true,
      nextDue: next(following),
    });
  });

  test('a missing day after the last known holidays may have been one', () => {
    const calendar = { ...DAILY, holidaysUntil: '2026-11-16' };
    expect(standingOf(calendar, state('2026-11-16', null), '2026-11-20T00:00:00.000Z')).toMatchObject({
      word: 'stale',
      holidaysKnown: false,
    });
    expect(standingOf(calendar, state('2026-11-13', null), '2026-11-20T00:00:00.000Z')).toMatchObject({
      word: 'stale',
      holidaysKnown: true,
    });
  });

  test('a holiday makes no source stale', () => {
    const calendar = { ...DAILY, holidays: ['2026-11-17'] };
    expect(standingOf(calendar, state('2026-11-16', null), '2026-11-18T11:00:00.000Z')).toMatchObject({
      word: 'quiet',
      nextDue: next('2026-11-18'),
    });
  });

  test('a due bulletin is requested at once, but the source is stale only after the grace', () => {
    const held = state('2026-11-13', '2026-11-16T11:00:00.000Z');
    expect(isDue(daily, held, '2026-11-16T12:00:00.000Z')).toBe(true);
    expect(standingOf(DAILY, held, '2026-11-16T12:00:00.000Z').word).toBe('quiet');
  });
});

describe('a source that fails', () => {
  const failing = (times: number) =>
    state('2026-11-13', '2026-11-16T12:00:00.000Z', {
      failure: { kind: 'SourceUnavailable', message: 'no answer', since: '2026-11-16T00:00:00.000Z', times },
    });
  test.each([
    ['as often as any while one request is tried', 2, 1],
    ['after two hours, one request given up', 3, 2],
    ['after four, two given up', 6, 4],
    ['twice a day, however long it lasts', 300, 12],
  ])('is asked again %s', (_, times, hours) => {
    const at = (minutes: number) =>
      new Date(Date.parse('2026-11-16T12:00:00.000Z') + (60 * hours + minutes) * 60_000).toISOString();
    expect(isDue(daily, failing(times), at(-1))).toBe(false);
    expect(isDue(daily, failing(times), at(0))).toBe(true);
  });
});
