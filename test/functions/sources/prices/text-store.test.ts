import { expect, test } from 'vitest';
import { newTextStore } from '../../../../functions/sources/prices/rpw-workbook/text-store.ts';

test('texts come back in their order, of few and of many', () => {
  for (const count of [0, 1, 5_000]) {
    const store = newTextStore();
    const texts = Array.from({ length: count }, (_, at) => `${at} ${'Кыргызстан '.repeat(at % 40)}`);
    for (const text of texts) store.add(text);
    expect(store.count).toBe(count);
    expect(store.all()).toEqual(texts);
    expect(store.all()).toEqual(texts);
  }
});
