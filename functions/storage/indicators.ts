/**
 * The indicators of a publication: one item for each grouping, so that a reader of one grouping reads no other. All are
 * stored before the manifest that names their publication.
 */
import * as z from 'zod/mini';
import { aboutPeriod, groupIndicatorsSchema } from '../../shared/contracts/indicators.ts';
import { GROUPS, type GroupBy, type PeriodIndicators } from '../../shared/statistics/indicator-types.ts';
import { pack } from './encoding.ts';
import { indicatorsPartition } from './keys.ts';
import { findNamed, readNamed } from './named-item.ts';
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

/** Groupings that the release before did not store: until the next publication they have no figures. */
const NEW_GROUPS: readonly GroupBy[] = ['payoutMethod', 'speed', 'subset'];

/**
 * Null for a grouping that the release before did not have.
 * @throws Error if the publication lacks any other: then no manifest should name it.
 */
export async function readGroup(
  table: Table,
  publication: string,
  group: GroupBy,
): Promise<StoredGroup | null> {
  const key = { pk: indicatorsPartition(group), sk: publication };
  const what = `indicators by ${group}`;
  const value = NEW_GROUPS.includes(group) ? await findNamed(table, key) : await readNamed(table, key, what);
  return value === undefined ? null : z.parse(storedSchema, value);
}

/** Every grouping of a publication. */
export async function readIndicators(table: Table, publication: string): Promise<PeriodIndicators> {
  const found = await readGroup(table, publication, 'world');
  if (!found) throw new Error(`publication ${publication} has no indicators of the world`);
  const { results: world, ...about } = found;
  const results = async (group: GroupBy) => (await readGroup(table, publication, group))?.results ?? [];
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
      payoutMethod: await results('payoutMethod'),
      speed: await results('speed'),
      subset: await results('subset'),
    },
  };
}
