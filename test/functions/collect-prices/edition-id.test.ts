import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { roundEditionId } from '../../../functions/collect-prices/edition-id.ts';
import { surveyRows } from '../../support/survey.ts';

test.each([0, 1, 255, 256, 257, 512, 513, 2_000])(
  'of %i rows it is the hash of their JSON, however much of it is made at once',
  (count) => {
    const rows = surveyRows.slice(0, count);
    expect(rows).toHaveLength(count);
    const hash = createHash('sha256').update(JSON.stringify(rows)).digest('hex');
    expect(roundEditionId('rpw', '2025-Q3', rows)).toBe(`rpw:2025-Q3:${hash.slice(0, 12)}`);
  },
);

test('whatever is in a row', () => {
  const [row] = surveyRows;
  if (!row) throw new Error('no row');
  const rows = [
    { ...row, firm: { name: 'Банк "О!" ],[', type: 'bank' as const } },
    { ...row, tie: undefined },
  ];
  const hash = createHash('sha256').update(JSON.stringify(rows)).digest('hex');
  expect(roundEditionId('rpw', '2025-Q3', rows as never)).toBe(`rpw:2025-Q3:${hash.slice(0, 12)}`);
});
