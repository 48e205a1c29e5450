/** Which rates the pages show: every row of the rule, and that the hour is late enough for every bank. */
import { expect, test } from 'vitest';
import {
  AFTERNOON_HOUR,
  cannotWait,
  ratesToShow,
  shownRates,
} from '../../../functions/publish-pages/shown-rates.ts';
import { RATE_SOURCE_ENTRIES } from '../../../shared/catalogue/rate-sources.ts';
import { dueAt } from '../../../shared/fx/calendar.ts';
import type { RatesInForce, ReferenceRates } from '../../../shared/fx/reference.ts';

const at = (hour: string) => new Date(`2026-04-24T${hour}:00.000Z`);
const old = (since: string) => ({ publication: 'old', since: `${since}:00.000Z` });
const fresh = (since: string) => ({ publication: 'new', since: `2026-04-24T${since}:00.000Z` });
const settled = { inForce: 'new', anew: false };

test.each([
  ['none shown yet', { before: undefined, now: at('03:00') }, fresh('03:00')],
  ['the same ones', { before: fresh('00:00'), now: at('17:00') }, fresh('00:00')],
  ['in the morning', { before: old('2026-04-24T00:00'), now: at('09:00') }, old('2026-04-24T00:00')],
  [
    'a minute before the hour',
    { before: old('2026-04-24T00:00'), now: at('15:59') },
    old('2026-04-24T00:00'),
  ],
  ['at the hour', { before: old('2026-04-24T00:00'), now: at('16:00') }, fresh('16:00')],
  [
    'in the evening, where nothing was new at the hour',
    { before: old('2026-04-24T00:00'), now: at('19:00') },
    fresh('19:00'),
  ],
  ['in the evening, again', { before: old('2026-04-24T16:00'), now: at('19:00') }, old('2026-04-24T16:00')],
  [
    'in the afternoon after other code in the morning',
    { before: old('2026-04-24T10:00'), now: at('16:00') },
    fresh('16:00'),
  ],
  ['on the next day', { before: old('2026-04-23T16:00'), now: at('00:01'), anew: true }, fresh('00:01')],
  ['by other code, again', { before: old('2026-04-24T16:00'), now: at('18:00'), anew: true }, fresh('18:00')],
  [
    'since a day to come, of a clock that was ahead',
    { before: old('2031-01-01T00:00'), now: at('09:00') },
    fresh('09:00'),
  ],
  [
    'since when is not known',
    { before: { publication: 'old', since: '' }, now: at('16:30') },
    fresh('16:30'),
  ],
])('%s', (_, question, shown) => {
  expect(ratesToShow({ ...settled, ...question })).toEqual(shown);
});

test.each(['2026-01-14', '2026-07-15'])(
  'on %s every bank has published half an hour before the pages get rates',
  (day) => {
    const hour = Date.parse(`${day}T${AFTERNOON_HOUR}:00:00Z`);
    expect(RATE_SOURCE_ENTRIES.length).toBeGreaterThan(10);
    for (const { id, calendar } of RATE_SOURCE_ENTRIES)
      expect((hour - Date.parse(dueAt(calendar, day).at)) / 60_000, id).toBeGreaterThanOrEqual(30);
  },
);

const rate = (currency: string, usd: string, fixedOn = '2026-04-24'): RatesInForce['rates'][number] => ({
  currency,
  usd,
  fixedOn,
  age: 0,
  basis: 'consensus',
  banks: ['cbr'],
  bulletins: [],
});
const rates = (...all: RatesInForce['rates']): RatesInForce => ({ day: '2026-04-24', rates: all });

test.each([
  ['nothing changed', [rate('KGS', '0.01')], [rate('KGS', '0.01')], false],
  ['a newer fixing day', [rate('KGS', '0.01', '2026-04-23')], [rate('KGS', '0.02')], false],
  ['more banks, by less than a check can see', [rate('KGS', '0.01')], [rate('KGS', '0.01004')], false],
  ['corrected', [rate('KGS', '0.01')], [rate('KGS', '0.0101')], true],
  ['gained', [], [rate('KGS', '0.01')], true],
  ['lost', [rate('KGS', '0.01')], [], true],
  ['another one instead', [rate('KGS', '0.01')], [rate('UZS', '0.01')], true],
  ['lost, but too old to be shown', [rate('KGS', '0.01', '2026-04-01')], [], false],
] as const)('%s: %s, %s cannot wait: %s', (_, before, now, isUrgent) => {
  expect(cannotWait(rates(...before), rates(...now), '2026-04-24')).toBe(isUrgent);
});

test('newer rates that are not due wait, unless they cannot or the old ones cannot be read', () => {
  const reference = (usd: string) => ({ benchmark: rates(rate('KGS', usd)) }) as unknown as ReferenceRates;
  const [before, near, far] = [reference('0.0115'), reference('0.011501'), reference('0.0200')];
  const due = old('2026-04-24T00:00');
  const decide = (held: ReferenceRates | undefined, now: ReferenceRates, decided = due) =>
    shownRates(decided, held, { publication: 'new', reference: now }, at('09:00'));
  expect(decide(before, near)).toEqual({ rates: due, reference: before });
  expect(decide(before, far)).toEqual({ rates: fresh('09:00'), reference: far });
  expect(decide(undefined, near)).toEqual({ rates: fresh('09:00'), reference: near });
  // Those that are due are said to be on the pages since when they were found due.
  expect(decide(before, near, fresh('08:00'))).toEqual({ rates: fresh('08:00'), reference: near });
});
