/** A run of compute-corridors as tests make it: at one time, with ids that are never used again. */
import type { ComputeDependencies } from '../../functions/compute-corridors/service.ts';
import type { Table } from '../../functions/storage/table.ts';

let ids = 0;

export const publisher = (table: Table, more: Partial<ComputeDependencies> = {}): ComputeDependencies => ({
  table,
  now: () => new Date('2026-11-21T00:00:00Z'),
  newPublicationId: () => {
    ids += 1;
    return `20261121T000000Z-${String(ids).padStart(8, '0')}`;
  },
  computedBy: 'code-1',
  announce: async () => {},
  ...more,
});
