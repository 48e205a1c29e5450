/** Which rates the pages show: every row of the rule. */
import { expect, test } from 'vitest';
import { ratesToShow } from '../../../functions/publish-pages/shown-rates.ts';

const at = (hour: string) => new Date(`2026-04-24T${hour}:00.000Z`);
const old = (times: number) => ({ publication: 'old', times });
const settled = { inForce: 'new', anew: false, newDay: false };

test.each([
  ['none shown yet', { before: undefined, now: at('03:00') }, { publication: 'new', times: 1 }],
  [
    'the same ones',
    { before: { publication: 'new', times: 1 }, now: at('16:00') },
    { publication: 'new', times: 1 },
  ],
  ['in the morning', { before: old(1), now: at('09:00') }, old(1)],
  ['a minute before the afternoon', { before: old(1), now: at('14:59') }, old(1)],
  ['in the afternoon', { before: old(1), now: at('15:00') }, { publication: 'new', times: 2 }],
  ['in the afternoon, a third time', { before: old(2), now: at('18:00') }, old(2)],
  [
    'in the afternoon of a day that began with the same ones',
    { before: old(0), now: at('18:00') },
    { publication: 'new', times: 1 },
  ],
  [
    'on the next day',
    { before: old(2), now: at('00:01'), anew: true, newDay: true },
    { publication: 'new', times: 1 },
  ],
  [
    'by other code, a third time',
    { before: old(2), now: at('10:00'), anew: true },
    { publication: 'new', times: 3 },
  ],
  [
    'the same ones on the next day, whose rendering counts as the first',
    { before: { publication: 'new', times: 2 }, now: at('00:01'), anew: true, newDay: true },
    { publication: 'new', times: 1 },
  ],
])('%s', (_, question, shown) => {
  expect(ratesToShow({ ...settled, ...question })).toEqual(shown);
});
