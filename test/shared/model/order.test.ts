import { expect, it } from 'vitest';
import { byText } from '../../../shared/model/order.ts';

it('orders by code unit, whatever the locale', () => {
  expect([byText('a', 'b'), byText('b', 'a'), byText('a', 'a')]).toEqual([-1, 1, 0]);
  expect(['ä', 'b', 'Z', 'a'].sort(byText)).toEqual(['Z', 'a', 'b', 'ä']);
});
