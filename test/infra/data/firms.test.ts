/** Ids of firms by rule: those of the catalogue, and of a firm that it does not know. */
import { expect, test } from 'vitest';
import { firmId, firmsOf } from '../../../infra/data/firms.ts';
import { PROVIDERS } from '../../../shared/catalogue/providers.ts';

test('the rule gives each of the 400 firms the id that it has', () => {
  for (const { name, id } of PROVIDERS) expect(firmId(name, new Set())).toBe(id);
});

test.each([
  ['Vakıfbank Straße', 'vakifbank-strasse'],
  ['  Ünique’s (Öl) & Co. ', 'uniques-ol-and-co'],
  ['Łódź–Transfer', 'lodz-transfer'],
  ['送金', 'firm'],
])('%s is %s', (name, id) => {
  expect(firmId(name, new Set())).toBe(id);
  expect(firmId(name, new Set([id, `${id}-2`]))).toBe(`${id}-3`);
});

test('known firms keep their ids; a new one has its own, and the survey’s type as far as we have a word for it', () => {
  const known = [{ id: 'wise', name: 'Wise' }];
  const firms = firmsOf(
    [
      { name: 'WISE', type: 'Bank' },
      { name: 'Wise', type: 'Money Transfer Operator' },
      { name: 'Anor', type: 'Circus' },
      { name: 'Wise', type: 'Money Transfer Operator' },
    ],
    known,
  );
  expect([...firms.values()]).toEqual([
    { id: 'anor', name: 'Anor', type: 'unknown', isNew: true },
    { id: 'wise-2', name: 'WISE', type: 'bank', isNew: true },
    { id: 'wise', name: 'Wise', type: 'money-transfer-operator', isNew: false },
  ]);
});
