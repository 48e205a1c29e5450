/** Words of the survey for a pay-out or a speed: ours, and of one that we do not have the survey's own. */
import { expect, test } from 'vitest';
import { wordOf } from '../../../infra/data/rpw-full.ts';

test.each([
  ['Cash', 'cash-pickup'],
  ['Cheque by post', 'cheque-by-post'],
  ['constructor', 'constructor'],
  ['', null],
  ['送金', null],
  [undefined, null],
])('%s is %s', (printed, word) => {
  expect(wordOf(new Map([['cash', 'cash-pickup']]), printed)).toBe(word);
});
