/**
 * The indicators of a publication: one item for each grouping, so that a reader of one grouping reads no other. All are
 * stored before the manifest that names their publication.
 */
import * as z from 'zod/mini';
import { aboutPeriod, groupIndicatorsSchema } from '../../shared/contracts/indicators.ts';
import { GROUPS, type GroupBy, type PeriodIndicators } from '../../shared/statistics/indicator-types.ts';
import { pack } from './encoding.ts';
import { indicatorsPartition } from './keys.ts';
import { readNamed } from './named-item.ts';
import type { Table } from './table.ts';

const storedSchema = z.object({ ...aboutPeriod, results: z.array(groupIndicatorsSchema) });
/** The figures of one grouping, and the facts of the whole period. */
export type StoredGroup = z.infer<typeof storedSchema>;

export async function writeIndicators(
  table: Table,
  publication: string,
  all: PeriodIndicators,
): Promise<void> {
  const { groups, ...about } = all;
  for (const group of GROUPS) {
    const value = pack({ ...about, results: groups[group] });
    await table.put({ pk: indicatorsPartition(group), sk: publication, version: 1, value });
  }
}

/** @throws Error if the publication has none: then no manifest should name it. */
export async function readGroup(table: Table, publication: string, group: GroupBy): Promise<StoredGroup> {
  const key = { pk: indicatorsPartition(group), sk: publication };
  return z.parse(storedSchema, await readNamed(table, key, `indicators by ${group}`));
}

/** Every grouping of a publication. */
export async function readIndicators(table: Table, publication: string): Promise<PeriodIndicators> {
  const { results: world, ...about } = await readGroup(table, publication, 'world');
  const results = async (group: GroupBy) => (await readGroup(table, publication, group)).results;
  return {
    ...about,
    groups: {
      world,
      region: await results('region'),
      senderCountry: await results('senderCountry'),
      receiverCountry: await results('receiverCountry'),
      corridor: await results('corridor'),
      providerType: await results('providerType'),
      fundingInstrument: await results('fundingInstrument'),
      accessPoint: await results('accessPoint'),
    },
  };
}
