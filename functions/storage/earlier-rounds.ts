/**
 * The figures of earlier rounds of the survey: computed once from the rows of the round's edition, and stored under the publication that
 * computed them, since history does not change. The manifest names one list of the rounds that are there; each of its rounds says which
 * publication has the figures. A reader of one period reads the list and what it asked for, however many rounds there are.
 */
import * as z from 'zod/mini';
import {
  type EarlierGroups,
  earlierCorridorSchema,
  earlierGroupsSchema,
} from '../../shared/contracts/earlier.ts';
import { corridorIdSchema, periodSchema } from '../../shared/contracts/words.ts';
import { byText } from '../../shared/model/order.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import type { ComputedRound } from '../../shared/statistics/earlier-round.ts';
import type { EarlierCorridor, EarlierWorld } from '../../shared/statistics/earlier-types.ts';
import { GROUPS, type GroupBy } from '../../shared/statistics/indicator-types.ts';
import { inBatches } from '../in-batches.ts';
import { once } from '../once.ts';
import { pack, unpack } from './encoding.ts';
import { EARLIER, EARLIER_CORRIDORS, earlierPartition, earlierSort } from './keys.ts';
import { readNamed } from './named-item.ts';
import type { Table } from './table.ts';

const roundSchema = z.object({
  /** The edition whose rows it was computed from. */
  edition: z.string(),
  /** The publication that has its figures. */
  publication: z.string(),
  /** Tells its figures from others. */
  hash: z.string(),
});
const roundsSchema = z.record(periodSchema, roundSchema);
/** Period to the round whose figures are there. */
export type EarlierRounds = Readonly<Record<string, z.infer<typeof roundSchema>>>;

/** For each corridor a character for each round, in the order of the periods: 1 where the round has prices of it. */
const placesSchema = z.object({
  periods: z.array(periodSchema),
  corridors: z.record(corridorIdSchema, z.string().check(z.regex(/^[01]*$/))),
});

/** Corridor to the periods of the rounds that have prices of it, in order. */
export type EarlierPeriods = ReadonlyMap<CorridorId, readonly string[]>;

const WRITES_AT_ONCE = 16;

/** Stores the figures of a round under a publication that no list names yet. */
export async function writeEarlierRound(
  table: Table,
  publication: string,
  { round, corridors }: ComputedRound,
): Promise<void> {
  const { groups, ...about } = round;
  const sk = earlierSort(about.period, publication);
  const items = [
    ...GROUPS.map((group) => ({ pk: earlierPartition(group), value: { ...about, results: groups[group] } })),
    ...corridors.map((figures) => ({ pk: earlierPartition(figures.corridor), value: figures })),
  ];
  await inBatches(items, WRITES_AT_ONCE, ({ pk, value }) =>
    table.put({ pk, sk, version: 1, value: pack(value) }),
  );
}

/** Stores the list, and which corridors its rounds have, before the manifest that names the publication. */
export async function writeEarlierList(
  table: Table,
  publication: string,
  rounds: EarlierRounds,
  periodsOf: EarlierPeriods,
): Promise<void> {
  const periods = Object.keys(rounds).sort(byText);
  const corridors = [...periodsOf]
    .sort(([a], [b]) => byText(a, b))
    .map(([corridor, own]) => [corridor, periods.map((one) => (own.includes(one) ? '1' : '0')).join('')]);
  const places = { periods, corridors: Object.fromEntries(corridors) };
  await table.put({ pk: EARLIER_CORRIDORS, sk: publication, version: 1, value: pack(places) });
  await table.put({ pk: EARLIER, sk: publication, version: 1, value: pack(rounds) });
}

/** @throws Error if there is no such list: it is stored before the manifest that names it */
export const readEarlierRounds = async (table: Table, publication: string): Promise<EarlierRounds> =>
  z.parse(roundsSchema, await readNamed(table, { pk: EARLIER, sk: publication }, 'list of earlier rounds'));

/** @throws Error for the same reason */
export async function readEarlierPeriods(table: Table, publication: string): Promise<EarlierPeriods> {
  const key = { pk: EARLIER_CORRIDORS, sk: publication };
  const { periods, corridors } = z.parse(
    placesSchema,
    await readNamed(table, key, 'list of corridors of earlier rounds'),
  );
  return new Map(
    (Object.entries(corridors) as [CorridorId, string][]).map(([corridor, places]) => [
      corridor,
      periods.filter((_, at) => places[at] === '1'),
    ]),
  );
}

/** One grouping of a round. @throws Error if it is missing: it is stored before the list that names its publication */
export async function readEarlierGroup(
  table: Table,
  period: string,
  publication: string,
  group: GroupBy,
): Promise<EarlierGroups> {
  const key = { pk: earlierPartition(group), sk: earlierSort(period, publication) };
  return z.parse(earlierGroupsSchema, await readNamed(table, key, `figures of ${period} by ${group}`));
}

/** One corridor in a round that has prices of it. @throws Error for the same reason */
export async function readEarlierCorridor(
  table: Table,
  period: string,
  publication: string,
  corridor: CorridorId,
): Promise<EarlierCorridor> {
  const key = { pk: earlierPartition(corridor), sk: earlierSort(period, publication) };
  return z.parse(earlierCorridorSchema, await readNamed(table, key, `figures of ${corridor} in ${period}`));
}

/** What a list of rounds names, as pages show it. Every part is read when it is first asked for. */
export interface EarlierFigures {
  /** Of a corridor its figures in every round that has prices of it, oldest first: an item for each, in one batch. @throws Error for the same reason */
  corridor(corridor: CorridorId): Promise<readonly EarlierCorridor[]>;
  /** Of every round the world's figures and the corridors' means, oldest first: two items for each. @throws Error for the same reason */
  world(): Promise<readonly EarlierWorld[]>;
}

const ROUNDS_AT_ONCE = 8;

/** @param publication that of the list; null: there is none, and no item is read */
export function openEarlierFigures(table: Table, publication: string | null): EarlierFigures {
  if (publication === null) return { corridor: async () => [], world: async () => [] };
  const readList = once(() =>
    Promise.all([readEarlierRounds(table, publication), readEarlierPeriods(table, publication)]),
  );
  return {
    async corridor(corridor) {
      const [rounds, periodsOf] = await readList();
      const keys = (periodsOf.get(corridor) ?? []).flatMap((period) => {
        const from = rounds[period]?.publication;
        return from === undefined ? [] : [{ pk: earlierPartition(corridor), sk: earlierSort(period, from) }];
      });
      if (keys.length === 0) return [];
      const items = await table.getMany(keys);
      if (items.length !== keys.length)
        throw new Error(`${keys.length - items.length} figures of ${corridor} in earlier rounds are missing`);
      return items
        .map(({ value }) => z.parse(earlierCorridorSchema, unpack(value)))
        .sort((a, b) => byText(a.period, b.period));
    },
    async world() {
      const [rounds] = await readList();
      const found: EarlierWorld[] = [];
      await inBatches(Object.entries(rounds), ROUNDS_AT_ONCE, async ([period, { publication: from }]) => {
        const of = await readEarlierGroup(table, period, from, 'world');
        const { results } = await readEarlierGroup(table, period, from, 'corridor');
        // A round none of whose prices counts has no group.
        const [world] = of.results;
        if (!world) return;
        const means = results.flatMap(({ key, at200 }) =>
          at200 ? [[key as CorridorId, at200.mean] as const] : [],
        );
        const { officialLikeLeavesOut } = of;
        found.push({ period, officialLikeLeavesOut, world, means: new Map(means) });
      });
      return found.sort((a, b) => byText(a.period, b.period));
    },
  };
}
