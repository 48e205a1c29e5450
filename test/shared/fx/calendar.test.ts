import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { bankTime, instantAt } from '../../../shared/fx/bank-time.ts';
import {
  dueAt,
  fixingDayAfter,
  fixingDayBefore,
  GRACE_HOURS,
  holidaysKnown,
  holidaysWithin,
  isFixingDay,
  latestDue,
  nextDue,
  staleSince,
} from '../../../shared/fx/calendar.ts';
import type { Calendar } from '../../../shared/fx/calendar-types.ts';
import { addDays, dayNumber, daysBetween, weekdayOf } from '../../../shared/model/day.ts';

/** Whether a bulletin has been missing for longer than the grace. */
const isStale = (...asked: Parameters<typeof staleSince>): boolean => staleSince(...asked).stale;

const ZONES = [
  'Europe/Berlin',
  'Europe/Kyiv',
  'Europe/Moscow',
  'Europe/Istanbul',
  'Asia/Almaty',
  'Asia/Tashkent',
  'Asia/Tbilisi',
  'America/New_York',
  'Pacific/Apia',
  'UTC',
];

/** The ECB's: TARGET days, about 16:00 in Frankfurt. */
const ECB: Calendar = {
  zone: 'Europe/Berlin',
  weekdays: [1, 2, 3, 4, 5],
  publishedBy: '16:15',
  valid: 'same-day',
  holidays: ['2025-12-25', '2025-12-26', '2026-01-01', '2026-04-03', '2026-04-06', '2026-05-01'],
  holidaysUntil: '2026-12-31',
};
const WEEKLY: Calendar = { ...ECB, weekdays: [5], zone: 'Asia/Bishkek', publishedBy: '18:00' };
/** Saturday 11 April 2026 is worked for Monday 13 April. */
const MOVED: Calendar = {
  ...ECB,
  holidays: [...ECB.holidays, '2026-04-13'],
  workedDays: ['2026-04-11'],
};

describe('days', () => {
  it('counts across months, years and leap days', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2025-12-31', '2026-03-01')).toBe(60);
    expect(['1970-01-01', '2026-11-22', '1969-12-28', '2026-11-23'].map(weekdayOf)).toEqual([4, 7, 7, 1]);
  });
  it.each(['', '2026-02-29', '2026-13-01', '2026-1-1', '26-01-01', '2026-01-01T00:00Z', '20260101'])(
    '%j is not a day',
    (text) => {
      expect(() => dayNumber(text)).toThrow(RangeError);
    },
  );
  it('can be reversed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -20_000, max: 40_000 }),
        fc.integer({ min: -900, max: 900 }),
        (day, step) => {
          const from = addDays('1970-01-01', day);
          expect(daysBetween(from, addDays(from, step))).toBe(step);
          expect(weekdayOf(addDays(from, 7))).toBe(weekdayOf(from));
        },
      ),
    );
  });
});

describe('the bank’s clock', () => {
  test.each([
    ['Europe/Berlin', '2026-01-15', '16:15', '2026-01-15T15:15:00.000Z'],
    ['Europe/Berlin', '2026-07-15', '16:15', '2026-07-15T14:15:00.000Z'],
    // Clocks go forward at 02:00: 02:30 is never shown.
    ['Europe/Berlin', '2026-03-29', '02:30', '2026-03-29T01:00:00.000Z'],
    ['Europe/Berlin', '2026-03-29', '03:00', '2026-03-29T01:00:00.000Z'],
    // Clocks go back at 03:00: 02:30 is shown twice, and the first time counts.
    ['Europe/Berlin', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
    ['Europe/Berlin', '2026-10-25', '03:00', '2026-10-25T02:00:00.000Z'],
    // Kazakhstan gave up an hour on 1 March 2024.
    ['Asia/Almaty', '2024-02-29', '12:00', '2024-02-29T06:00:00.000Z'],
    ['Asia/Almaty', '2024-03-01', '12:00', '2024-03-01T07:00:00.000Z'],
    // Samoa had no 30 December 2011.
    ['Pacific/Apia', '2011-12-30', '12:00', '2011-12-30T10:00:00.000Z'],
    ['Asia/Bishkek', '2026-01-01', '00:00', '2025-12-31T18:00:00.000Z'],
  ])('%s %s %s is %s', (zone, day, time, instant) => {
    expect(instantAt(zone, day, time)).toBe(instant);
  });

  it('shows midnight as 00:00 of the new day', () => {
    expect(bankTime('Asia/Tashkent', '2026-12-31T19:00:00Z')).toEqual({ day: '2027-01-01', time: '00:00' });
    expect(bankTime('Asia/Tashkent', '2026-12-31T18:59:59.999Z')).toEqual({
      day: '2026-12-31',
      time: '23:59',
    });
  });

  it('can be reversed: gives the first instant that shows a time', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: Date.UTC(2005) / 60_000, max: Date.UTC(2035) / 60_000 }),
        (zone, minute) => {
          const instant = new Date(minute * 60_000).toISOString();
          const { day, time } = bankTime(zone, instant);
          const back = instantAt(zone, day, time);
          expect(bankTime(zone, back)).toEqual({ day, time });
          expect(back <= instant).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each(['', 'yesterday', '2026-01-01', '2026-01-01T00:00:00+02:00'])('%j is not an instant', (text) => {
    expect(() => bankTime('UTC', text)).toThrow(RangeError);
  });
  it('an unknown zone is an error, not UTC', () => {
    expect(() => bankTime('Europe/Nowhere', '2026-01-01T00:00:00Z')).toThrow(RangeError);
  });
});

describe('fixing days', () => {
  it.each([
    ['2026-01-02', '2025-12-31'],
    ['2026-01-01', '2025-12-31'],
    ['2025-12-29', '2025-12-24'],
    ['2026-04-07', '2026-04-02'],
    ['2026-03-30', '2026-03-27'],
    ['2026-03-28', '2026-03-27'],
    ['2026-03-27', '2026-03-26'],
  ])('rates valid on %s were fixed on %s at the latest', (day, fixed) => {
    expect(fixingDayBefore(ECB, day)).toBe(fixed);
  });

  it('a weekly bulletin has one fixing day a week, and none on a holiday', () => {
    expect(fixingDayBefore(WEEKLY, '2026-05-04')).toBe('2026-04-24');
    expect(fixingDayAfter(WEEKLY, '2026-04-24')).toBe('2026-05-08');
  });

  it('no other fixing day is between the last one before a day and the first one after', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 500 }),
        fc.constantFrom(ECB, WEEKLY, MOVED),
        (offset, calendar) => {
          const day = addDays('2025-11-01', offset);
          const [before, after] = [fixingDayBefore(calendar, day), fixingDayAfter(calendar, day)];
          expect(isFixingDay(calendar, before) && isFixingDay(calendar, after)).toBe(true);
          expect(before < day && day < after).toBe(true);
          for (let between = addDays(before, 1); between < after; between = addDays(between, 1))
            expect(between === day || !isFixingDay(calendar, between)).toBe(true);
        },
      ),
    );
  });

  it('a worked Saturday is a fixing day, and the Monday that it replaces is not', () => {
    expect(
      ['2026-04-10', '2026-04-11', '2026-04-12', '2026-04-13'].map((day) => isFixingDay(MOVED, day)),
    ).toEqual([true, true, false, false]);
    expect(fixingDayAfter(MOVED, '2026-04-10')).toBe('2026-04-11');
    expect(fixingDayAfter(MOVED, '2026-04-11')).toBe('2026-04-14');
    expect(fixingDayBefore(MOVED, '2026-04-12')).toBe('2026-04-11');
    expect(fixingDayBefore(MOVED, '2026-04-14')).toBe('2026-04-11');
  });

  it('every worked day is a fixing day, no holiday is, and after and before are inverse', () => {
    const offsets = fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { maxLength: 20 });
    fc.assert(
      fc.property(offsets, offsets, fc.integer({ min: 0, max: 400 }), (resting, worked, offset) => {
        const dayAt = (at: number) => addDays('2026-01-01', at);
        const weekend = (day: string) => weekdayOf(day) > 5;
        const calendar: Calendar = {
          ...ECB,
          holidays: resting.map(dayAt).filter((day) => !weekend(day)),
          workedDays: worked.map(dayAt).filter(weekend),
        };
        for (const day of calendar.workedDays ?? []) expect(isFixingDay(calendar, day)).toBe(true);
        for (const day of calendar.holidays) expect(isFixingDay(calendar, day)).toBe(false);
        const [before, after] = [
          fixingDayBefore(calendar, dayAt(offset)),
          fixingDayAfter(calendar, dayAt(offset)),
        ];
        for (const found of [before, after]) expect(calendar.holidays).not.toContain(found);
        expect(fixingDayBefore(calendar, fixingDayAfter(calendar, before))).toBe(before);
        expect(fixingDayAfter(calendar, fixingDayBefore(calendar, after))).toBe(after);
      }),
    );
  });

  it('a calendar without fixing days is an error', () => {
    expect(() => fixingDayBefore({ ...ECB, weekdays: [] }, '2026-01-01')).toThrow(RangeError);
  });
});

describe('what is due', () => {
  test.each([
    [
      'Friday before the hour',
      '2026-03-27T15:14:59Z',
      '2026-03-26',
      '2026-03-27',
      '2026-03-27T15:15:00.000Z',
    ],
    ['Friday at the hour', '2026-03-27T15:15:00Z', '2026-03-27', '2026-03-30', '2026-03-30T14:15:00.000Z'],
    [
      'Sunday, clocks go forward',
      '2026-03-29T12:00:00Z',
      '2026-03-27',
      '2026-03-30',
      '2026-03-30T14:15:00.000Z',
    ],
    [
      'New Year’s Eve at night',
      '2025-12-31T23:30:00Z',
      '2025-12-31',
      '2026-01-02',
      '2026-01-02T15:15:00.000Z',
    ],
    ['Good Friday', '2026-04-03T18:00:00Z', '2026-04-02', '2026-04-07', '2026-04-07T14:15:00.000Z'],
  ])('%s', (_, instant, latest, next, at) => {
    expect(latestDue(ECB, instant)).toBe(latest);
    expect(nextDue(ECB, instant)).toEqual({ fixedOn: next, at });
  });

  test.each([
    ['before the hour', '2026-04-11T14:14:59Z', '2026-04-10', '2026-04-11', '2026-04-11T14:15:00.000Z'],
    ['at the hour', '2026-04-11T14:15:00Z', '2026-04-11', '2026-04-14', '2026-04-14T14:15:00.000Z'],
    ['on the Monday', '2026-04-13T18:00:00Z', '2026-04-11', '2026-04-14', '2026-04-14T14:15:00.000Z'],
  ])('a worked Saturday, %s', (_, instant, latest, next, at) => {
    expect(latestDue(MOVED, instant)).toBe(latest);
    expect(nextDue(MOVED, instant)).toEqual({ fixedOn: next, at });
  });

  it('a bulletin stays due when the clock goes back an hour', () => {
    const calendar: Calendar = { ...ECB, weekdays: [7], publishedBy: '02:30' };
    const hours = ['00:29', '00:30', '00:59', '01:00', '01:29', '01:31'];
    expect(hours.map((time) => latestDue(calendar, `2026-10-25T${time}:00Z`))).toEqual([
      '2026-10-18',
      ...Array(5).fill('2026-10-25'),
    ]);
  });

  it('the latest due is out, the next is not, and nothing is between them', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
        fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 20 }),
        fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 20 }),
        fc.constantFrom('00:00', '02:30', '11:30', '16:15', '23:59'),
        fc.integer({ min: Date.UTC(2025, 9), max: Date.UTC(2026, 11) }),
        (zone, weekdays, resting, worked, publishedBy, ms) => {
          const holidays = resting.map((offset) => addDays('2025-09-01', offset));
          const workedDays = worked.map((offset) => addDays('2025-09-01', offset));
          const calendar: Calendar = { ...ECB, zone, weekdays, publishedBy, holidays, workedDays };
          const instant = new Date(ms).toISOString();
          const latest = latestDue(calendar, instant);
          const next = nextDue(calendar, instant);
          expect(isFixingDay(calendar, latest)).toBe(true);
          expect(next.fixedOn).toBe(fixingDayAfter(calendar, latest));
          expect(dueAt(calendar, latest).at <= instant).toBe(true);
          expect(instant < next.at).toBe(true);
          expect(latestDue(calendar, next.at)).toBe(next.fixedOn);
          expect(isStale(calendar, latest, instant)).toBe(false);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('stale', () => {
  const missing = '2026-03-27';
  test.each([
    ['before it is due', '2026-03-27T15:00:00Z', false],
    ['within the grace', '2026-03-27T21:14:59Z', false],
    ['when the grace is over', '2026-03-27T21:15:00Z', true],
    ['over the weekend', '2026-03-29T00:00:00Z', true],
  ])('%s', (_, instant, stale) => {
    expect(isStale(ECB, '2026-03-26', instant)).toBe(stale);
  });

  it('says since when, and which is missing', () => {
    expect(GRACE_HOURS).toBe(6);
    expect(staleSince(ECB, '2026-03-26', '2026-04-10T00:00:00Z')).toEqual({
      stale: true,
      since: '2026-03-27T15:15:00.000Z',
      missing,
      holidaysKnown: true,
    });
  });

  it('a weekend or a holiday does not make a source stale', () => {
    expect(isStale(ECB, '2026-03-27', '2026-03-30T14:00:00Z')).toBe(false);
    expect(isStale(ECB, '2026-04-02', '2026-04-07T14:00:00Z')).toBe(false);
    expect(isStale(ECB, '2026-04-02', '2026-04-07T20:15:00Z')).toBe(true);
  });

  it('a bulletin is missing on a worked Saturday, but not on the Monday that it replaces', () => {
    expect(staleSince(MOVED, '2026-04-10', '2026-04-11T20:15:00Z')).toMatchObject({
      stale: true,
      missing: '2026-04-11',
    });
    expect(isStale(MOVED, '2026-04-11', '2026-04-14T14:00:00Z')).toBe(false);
  });

  it('after holidaysUntil the missing day may be a holiday nobody entered, and the result says so', () => {
    expect(holidaysKnown(ECB, '2026-12-31')).toBe(true);
    expect(holidaysKnown(ECB, '2027-01-01')).toBe(false);
    expect(staleSince(ECB, '2026-12-31', '2027-01-02T00:00:00Z')).toMatchObject({
      missing: '2027-01-01',
      holidaysKnown: false,
    });
  });

  it('once stale, a source stays stale until a newer bulletin comes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.nat(2_000_000), fc.nat(2_000_000), (back, a, b) => {
        const newest = fixingDayBefore(ECB, addDays('2026-06-01', -back));
        const at = (minutes: number) => new Date(Date.UTC(2026, 2) + minutes * 60_000).toISOString();
        const [early, late] = [at(Math.min(a, b)), at(Math.max(a, b))];
        if (isStale(ECB, newest, early)) {
          expect(staleSince(ECB, newest, late)).toEqual(staleSince(ECB, newest, early));
          expect(latestDue(ECB, early) > newest).toBe(true);
        }
      }),
    );
  });
});

test.each([
  ['2026-03-31', ['2026-04-03', '2026-04-06']],
  // The day itself counts, the eighth does not.
  ['2026-04-03', ['2026-04-03', '2026-04-06']],
  ['2026-03-28', ['2026-04-03']],
  ['2026-06-01', []],
])('holidays of the week from %s: %s', (from, days) => {
  expect(holidaysWithin(ECB, from, 7)).toEqual(days);
});

test('a holiday after the days that are known is not said', () => {
  const entered: Calendar = { ...ECB, holidays: [...ECB.holidays, '2026-12-31', '2027-01-01'] };
  expect(holidaysWithin(entered, '2026-12-30', 7)).toEqual(['2026-12-31']);
});

test('of a bulletin of Fridays other days are no holidays, and a weekend that is worked is none', () => {
  expect(holidaysWithin(WEEKLY, '2026-03-31', 7)).toEqual(['2026-04-03']);
  expect(holidaysWithin({ ...ECB, workedDays: ['2026-04-03'] }, '2026-03-31', 7)).toEqual(['2026-04-06']);
});
