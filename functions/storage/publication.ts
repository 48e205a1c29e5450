/** A publication as readers of prices open it: all that one manifest names. */
import { corridorFacts } from '../../shared/catalogue/corridor-facts.ts';
import type { EarlierGroups } from '../../shared/contracts/earlier.ts';
import type { Edition, SurveyedEdition } from '../../shared/contracts/edition.ts';
import type { Correction } from '../../shared/model/correction.ts';
import type { CorridorPrices } from '../../shared/model/corridor-prices.ts';
import type { Dispute } from '../../shared/model/dispute.ts';
import { type Manifest, publishedAt } from '../../shared/model/publication.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import { joinLayers, onlySaid } from '../../shared/pricing/layers.ts';
import type { PricedCorridor } from '../../shared/pricing/priced-corridor.ts';
import type { RoundRow } from '../../shared/pricing/survey.ts';
import type { CorridorStatistics } from '../../shared/statistics/corridor-statistics.ts';
import type { EarlierCorridor } from '../../shared/statistics/earlier-types.ts';
import type { GroupBy } from '../../shared/statistics/indicator-types.ts';
import type { Summary } from '../../shared/statistics/summary.ts';
import { once } from '../once.ts';
import { readCorrectionNames, readCorrections } from './corrections.ts';
import { readDisputes } from './disputes.ts';
import {
  type EarlierRounds,
  readEarlierCorridor,
  readEarlierGroup,
  readEarlierPeriods,
  readEarlierRounds,
} from './earlier-rounds.ts';
import { findEdition, readRowsByKey } from './editions.ts';
import { readGroup, type StoredGroup } from './indicators.ts';
import { readEditionsBehind, readManifest } from './manifest.ts';
import { newOpener, type Opener, type Remember } from './opened.ts';
import { readPrices, readSaid, readStatistics, readSummary } from './publications.ts';
import { type PublishedRates, publishedRates } from './published-rates.ts';
import type { Table } from './table.ts';

/** Each part throws an Error if what the manifest names is missing: it is stored before the manifest. */
export interface Publication extends PublishedRates {
  /** The prices of a corridor, every layer's; without a `survey` if only providers say some. @throws RangeError if no layer has any */
  prices(corridor: CorridorId): Promise<PricedCorridor>;
  /** A survey's alone. @throws RangeError for a corridor without a surveyed price */
  surveyed(corridor: CorridorId): Promise<CorridorPrices>;
  /** @throws RangeError for the same corridors */
  statistics(corridor: CorridorId): Promise<CorridorStatistics>;
  summary(): Promise<Summary>;
  /** Every correction, the newest first. */
  corrections(): Promise<readonly Correction[]>;
  /** The ids of them, the newest first: one item. */
  correctionIds(): Promise<readonly string[]>;
  /** Disputes of figures, the newest first, as they are now: no manifest names them. Read each time, by one key. */
  disputes(): Promise<readonly Dispute[]>;
  /** The indicators of one grouping; null: none are published. */
  indicators(group: GroupBy): Promise<StoredGroup | null>;
  /** The earlier rounds of the survey whose figures are there, by period. */
  earlierRounds(): Promise<EarlierRounds>;
  /** The periods of those that have prices of a corridor, in order. */
  earlierPeriods(corridor: CorridorId): Promise<readonly string[]>;
  /** One grouping of one of them. @throws RangeError for a period that is not among them */
  earlierGroup(period: string, group: GroupBy): Promise<EarlierGroups>;
  /** One corridor in one of the rounds that have prices of it. @throws RangeError for the same */
  earlierCorridor(period: string, corridor: CorridorId): Promise<EarlierCorridor>;
  /** The editions that it was computed from, as they are now: accepted or withdrawn. None where the manifest does not list them. */
  editions(): Promise<readonly Edition[]>;
  /** An edition, as it is now. @throws Error if there is none of that id */
  edition(id: string): Promise<Edition>;
  /** An edition's rows in their order. Kept by nobody: whoever asks often keeps what it makes of them. */
  rows(edition: SurveyedEdition): Promise<readonly RoundRow[]>;
}

export const newPublications = (table: Table, now?: () => number): Opener<Publication> =>
  newOpener(table, publicationOf, now);

/** The publication in force, for a reader that keeps nothing; undefined before the first one. */
export async function openPublication(
  table: Table,
  consistency: 'strong' | 'eventual' = 'eventual',
): Promise<Publication | undefined> {
  const manifest = await readManifest(table, consistency);
  return manifest && publicationOf(table, manifest, (_, read) => read());
}

function publicationOf(table: Table, manifest: Manifest, remember: Remember): Publication {
  const { summary, indicators, said, earlier } = manifest;
  /** Asked for by every reader of a round: read once also by who keeps nothing else. */
  const earlierRounds = once(
    async (): Promise<EarlierRounds> =>
      earlier === null ? {} : remember(`earlier ${earlier}`, () => readEarlierRounds(table, earlier)),
  );
  const publicationOfRound = async (period: string): Promise<string> => {
    const rounds = await earlierRounds();
    const round = Object.hasOwn(rounds, period) ? rounds[period] : undefined;
    if (!round) throw new RangeError(`no figures of ${period} are published`);
    return round.publication;
  };
  const surveyedIn = (corridor: CorridorId): string => {
    const from = idIn(manifest.corridors, corridor);
    if (from === undefined) throw new RangeError(`no price of ${corridor} is published`);
    return from;
  };
  const surveyed = async (corridor: CorridorId): Promise<CorridorPrices> => {
    const from = surveyedIn(corridor);
    return remember(`surveyed ${corridor} ${from}`, () => readPrices(table, corridor, from));
  };
  const edition = async (id: string): Promise<Edition> => {
    const found = await findEdition(table, id);
    if (!found) throw new Error(`there is no edition ${id}`);
    return found;
  };
  return {
    ...publishedRates(table, manifest, remember),
    edition,
    async editions() {
      const ids = Object.keys(await readEditionsBehind(table, manifest));
      return Promise.all(ids.map(edition));
    },
    rows: (of) => readRowsByKey(table, of),
    surveyed,
    async prices(corridor) {
      const [from, saidFrom] = [idIn(manifest.corridors, corridor), idIn(said, corridor)];
      if (saidFrom === undefined) return surveyed(corridor);
      return remember(`prices ${corridor} ${from} ${saidFrom}`, async () => {
        const [prices, ofProviders] = await Promise.all([
          from === undefined ? undefined : surveyed(corridor),
          readSaid(table, corridor, saidFrom),
        ]);
        if (prices) return joinLayers(prices, ofProviders);
        return onlySaid(corridorFacts(corridor, publishedAt(saidFrom).slice(0, 10)), ofProviders);
      });
    },
    async statistics(corridor) {
      const from = surveyedIn(corridor);
      return remember(`statistics ${corridor} ${from}`, () => readStatistics(table, corridor, from));
    },
    corrections: () =>
      remember(`corrections ${manifest.corrections}`, () => readCorrections(table, manifest.corrections)),
    correctionIds: () =>
      remember(`ids of corrections ${manifest.corrections}`, async () =>
        (await readCorrectionNames(table, manifest.corrections)).map(({ id }) => id),
      ),
    disputes: async () => (await readDisputes(table)).disputes,
    summary: () => remember(`summary ${summary}`, () => readSummary(table, summary)),
    indicators: async (group) =>
      indicators === null
        ? null
        : remember(`indicators ${group} ${indicators}`, () => readGroup(table, indicators, group)),
    earlierRounds,
    earlierPeriods: async (corridor) => {
      if (earlier === null) return [];
      const all = await remember(`earlier periods ${earlier}`, () => readEarlierPeriods(table, earlier));
      return all.get(corridor) ?? [];
    },
    async earlierGroup(period, group) {
      const from = await publicationOfRound(period);
      return remember(`earlier ${period} ${group} ${from}`, () =>
        readEarlierGroup(table, period, from, group),
      );
    },
    async earlierCorridor(period, corridor) {
      const from = await publicationOfRound(period);
      return remember(`earlier ${period} ${corridor} ${from}`, () =>
        readEarlierCorridor(table, period, from, corridor),
      );
    },
  };
}

/** Ids come from a request: a name that every object has is none. */
const idIn = (sheets: Manifest['corridors'], corridor: CorridorId): string | undefined =>
  Object.hasOwn(sheets, corridor) ? sheets[corridor] : undefined;
