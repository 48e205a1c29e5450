/**
 * The corrections of earlier rounds: an entry for each act on an edition of one, with the figures of that round as they were published and
 * as they are computed now. They are made where those figures are, and one manifest names both. Of a round that was the newest until now the
 * figures before are those of the newest, as they were published.
 */
import { editionId } from '../../shared/contracts/edition.ts';
import type { Correction, CorrectionAct, MeansOf } from '../../shared/model/correction.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import type { ComputedRound } from '../../shared/statistics/earlier-round.ts';
import { inBatches } from '../in-batches.ts';
import { readCorrectionNames } from '../storage/corrections.ts';
import {
  type EarlierPeriods,
  type EarlierRounds,
  readEarlierCorridor,
  readEarlierGroup,
} from '../storage/earlier-rounds.ts';
import type { PlacedEdition } from '../storage/editions.ts';
import type { Table } from '../storage/table.ts';
import {
  actsOf,
  correctionOf,
  type Figures,
  isBefore,
  isOfEarlierRound,
  type KeptAct,
  meansOf,
} from './corrections.ts';

/** The means of a round, from its computed figures or from stored ones. */
export type RoundMeans = Pick<Figures, 'world' | 'corridors'>;

/** Earlier rounds as they are published. */
export interface RoundsOf {
  /** The publication that lists them; null: none did. */
  readonly list: string | null;
  readonly rounds: EarlierRounds;
  readonly periodsOf: EarlierPeriods;
}

/** Acts on editions of earlier rounds that no correction tells of yet, the newest first. @param listed as a manifest has it */
export async function untoldActs(
  table: Table,
  editions: readonly PlacedEdition[],
  newest: string | undefined,
  listed: string | null,
): Promise<KeptAct[]> {
  const acts = actsOf(
    editions.filter(({ edition, place }) => place === 'past' || isOfEarlierRound(edition, newest)),
  );
  if (acts.length === 0) return [];
  const known = new Set((await readCorrectionNames(table, listed)).map(({ id }) => id));
  return acts.filter(({ act }) => !known.has(act.id));
}

/**
 * @param before undefined: other code stored it in a form that this one does not read, so no figures before are known
 * @param after the rounds as the manifest is about to have them
 * @param computed by period the means of those that this run has computed
 * @param publication the one that is about to name them
 * @param asNewest of a round the figures that were published of it while it was the newest; undefined: it was not, or they are not known
 * @throws Error if stored figures are missing
 */
export async function earlierCorrections(
  table: Table,
  acts: readonly KeptAct[],
  before: RoundsOf | undefined,
  after: RoundsOf,
  computed: ReadonlyMap<string, RoundMeans>,
  publication: string,
  asNewest: (period: string) => Promise<Figures | undefined>,
): Promise<Correction[]> {
  const read = new Map<string, Promise<RoundMeans>>();
  const means = ({ rounds, periodsOf }: RoundsOf, period: string): Promise<RoundMeans> => {
    const round = rounds[period];
    if (!round) return Promise.resolve(NO_MEANS);
    const key = `${period} ${round.publication}`;
    const found = read.get(key) ?? readMeans(table, period, round.publication, periodsOf);
    read.set(key, found);
    return found;
  };
  const corrections: Correction[] = [];
  for (const { act, edition } of acts) {
    if (edition.kind !== 'surveyed') continue;
    const { period } = edition.survey;
    // Nothing lists it as an earlier round yet.
    const newest = before && !Object.hasOwn(before.rounds, period) ? await asNewest(period) : undefined;
    const was = before && isKnownBefore(before, act, editionId(edition), period);
    const listed =
      before && was !== undefined ? { publication: was, ...(await means(before, period)) } : undefined;
    const old = newest ? (isBefore(newest.publication, act) ? newest : undefined) : listed;
    const now = computed.get(period) ?? (await means(after, period));
    const is = { publication: after.rounds[period]?.publication ?? publication, ...now };
    // Of a round one edition counts: what it has and the one before had not is other too.
    const corridors = [...new Set([...(old?.corridors.keys() ?? []), ...is.corridors.keys()])].sort();
    corrections.push(correctionOf(act, edition, corridors, old, is));
  }
  return corrections;
}

const NO_MEANS: RoundMeans = { world: null, corridors: new Map() };

/** The publication that has the figures of just before an act; undefined: they are not known, or the act shows in them already. */
function isKnownBefore(
  { list, rounds }: RoundsOf,
  act: CorrectionAct,
  edition: string,
  period: string,
): string | undefined {
  const round = Object.hasOwn(rounds, period) ? rounds[period] : undefined;
  // Only what was withdrawn can come from nothing.
  if (!round) return act.did === 'accepted' && list !== null && isBefore(list, act) ? list : undefined;
  const isSurely = {
    withdrawn: round.edition === edition,
    accepted: round.edition !== edition,
    replaced: round.edition === act.replaces?.edition,
  }[act.did];
  return isSurely || (list !== null && isBefore(list, act)) ? round.publication : undefined;
}

const READS_AT_ONCE = 16;

async function readMeans(
  table: Table,
  period: string,
  publication: string,
  periodsOf: EarlierPeriods,
): Promise<RoundMeans> {
  const { results } = await readEarlierGroup(table, period, publication, 'world');
  const corridors = new Map<CorridorId, MeansOf>();
  const own = [...periodsOf].flatMap(([corridor, periods]) => (periods.includes(period) ? corridor : []));
  await inBatches(own, READS_AT_ONCE, async (corridor) => {
    const means = meansOf(period, await readEarlierCorridor(table, period, publication, corridor));
    if (means) corridors.set(corridor, means);
  });
  return { world: meansOf(period, results[0]), corridors };
}

/** The means of a round that was just computed. */
export const meansOfRound = ({ round, corridors }: ComputedRound): RoundMeans => ({
  world: meansOf(round.period, round.groups.world[0]),
  corridors: new Map(
    corridors.flatMap((one): [CorridorId, MeansOf][] => {
      const means = meansOf(round.period, one);
      return means ? [[one.corridor, means]] : [];
    }),
  ),
});
