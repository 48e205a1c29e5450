/**
 * The rounds of the survey that a release can be made of, as one publication has them: the newest, and every earlier one whose figures are
 * there. Nothing is read of a round's rows and figures before it is asked for.
 */
import { createHash } from 'node:crypto';
import { findSource } from '../../shared/catalogue/sources.ts';
import { roundCitation, roundTitle } from '../../shared/contracts/datasets/citation.ts';
import { editionId, type SurveyedEdition } from '../../shared/contracts/edition.ts';
import { canonical } from '../../shared/model/canonical.ts';
import type { Correction } from '../../shared/model/correction.ts';
import { byText } from '../../shared/model/order.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import { GROUPS, type GroupBy } from '../../shared/statistics/indicator-types.ts';
import { acceptance, listAllEditions, readRows, type StoredEdition } from '../storage/editions.ts';
import { editionsInForce } from '../storage/editions-in-force.ts';
import { readEditionsBehind } from '../storage/manifest.ts';
import type { Publication } from '../storage/publication.ts';
import type { Table } from '../storage/table.ts';
import type { AboutRelease, AboutTables } from './make-release.ts';
import type { RoundToRelease } from './round-tables.ts';

/** Something a release can be made of. */
export interface ToRelease<Loaded> {
  readonly period: string;
  readonly kind: AboutRelease['kind'];
  /** Of the observations and decisions behind it: a release of the same is not made again only since time has passed. */
  readonly of: string;
  /** Of the figures too. */
  readonly figures: string;
  readonly load: () => Promise<Loaded>;
}
export type HeldRound = ToRelease<RoundToRelease>;

/**
 * The newest first. Without those that the publication does not have yet, or not any more.
 * `isUpToDate`: the publication shows every edition as it is, so a round that is not among these is withdrawn.
 */
export async function heldRounds(
  table: Table,
  publication: Pick<
    Publication,
    'manifest' | 'corrections' | 'indicators' | 'earlierRounds' | 'earlierGroup'
  >,
): Promise<{ readonly rounds: readonly HeldRound[]; readonly isUpToDate: boolean }> {
  const { manifest } = publication;
  const [stored, corrections, earlier, world] = await Promise.all([
    listAllEditions(table),
    publication.corrections(),
    publication.earlierRounds(),
    publication.indicators('world'),
  ]);
  const correctionsOf = (period: string): Correction[] => corrections.filter((one) => one.period === period);
  const rounds: HeldRound[] = [];
  const newest = world && (await editionsOfNewest(table, publication, stored, world.period));
  if (world && newest) {
    const { period, methodVersion } = world;
    rounds.push({
      ...hashes(
        newest.map(({ edition }) => edition),
        correctionsOf(period),
        manifest.indicators ?? '',
      ),
      period,
      kind: 'newest-round',
      load: async () => ({
        period,
        kind: 'newest-round',
        methodVersion,
        editions: await Promise.all(
          newest.map(async (one) => ({ ...one, rows: await readRows(table, one.edition) })),
        ),
        groups: await groupsBy(async (group) => {
          const figures = await publication.indicators(group);
          if (figures?.period !== period)
            throw new Error(`the figures by ${group} are not those of ${period}`);
          return figures.results;
        }),
        corrections: correctionsOf(period),
      }),
    });
  }
  const byId = new Map(stored.map(({ edition }) => [editionId(edition), edition]));
  for (const period of Object.keys(earlier).sort((a, b) => byText(b, a))) {
    const round = earlier[period];
    const edition = byId.get(round?.edition ?? '');
    if (!round || edition?.kind !== 'surveyed' || edition.state !== 'accepted') continue;
    rounds.push({
      ...hashes([edition], correctionsOf(period), round.hash),
      period,
      kind: 'earlier-round',
      load: async () => ({
        period,
        kind: 'earlier-round',
        methodVersion: (await publication.earlierGroup(period, 'world')).methodVersion,
        editions: [{ edition, rows: await readRows(table, edition) }],
        groups: await groupsBy(async (group) => (await publication.earlierGroup(period, group)).results),
        corrections: correctionsOf(period),
      }),
    });
  }
  const accepted = new Set(
    stored.flatMap(({ edition }) =>
      edition.kind === 'surveyed' && edition.state === 'accepted' ? edition.survey.period : [],
    ),
  );
  return { rounds, isUpToDate: [...accepted].every((period) => rounds.some((one) => one.period === period)) };
}

/** Undefined while an edition is accepted or withdrawn that the publication does not show yet. */
async function editionsOfNewest(
  table: Table,
  { manifest }: Pick<Publication, 'manifest'>,
  stored: Awaited<ReturnType<typeof listAllEditions>>,
  period: string,
): Promise<{ edition: SurveyedEdition; inForceIn: ReadonlySet<CorridorId> }[] | undefined> {
  const current = stored.filter(({ place }) => place === 'current');
  const versions = (all: readonly StoredEdition[]) =>
    Object.fromEntries(all.map(({ edition, version }) => [editionId(edition), version]));
  const behind = manifest.editions === null ? undefined : await readEditionsBehind(table, manifest);
  if (canonical(versions(current)) !== canonical(behind)) return undefined;
  const inForce = [...editionsInForce(current.map(({ edition }) => edition))];
  const editions = new Set(inForce.map(([, edition]) => edition));
  return [...editions]
    .filter((edition) => edition.survey.period === period)
    .sort((a, b) => byText(acceptance(a), acceptance(b)))
    .map((edition) => ({
      edition,
      inForceIn: new Set(inForce.flatMap(([corridor, of]) => (of === edition ? corridor : []))),
    }));
}

async function groupsBy(
  of: (group: GroupBy) => Promise<RoundToRelease['groups'][GroupBy]>,
): Promise<RoundToRelease['groups']> {
  const all = await Promise.all(GROUPS.map(async (group) => [group, await of(group)] as const));
  return Object.fromEntries(all) as RoundToRelease['groups'];
}

const hashOf = (value: unknown): string =>
  createHash('sha256').update(canonical(value)).digest('hex').slice(0, 16);

function hashes(editions: readonly SurveyedEdition[], corrections: readonly Correction[], figures: string) {
  const of = hashOf([
    editions.map(({ survey, acceptedAt, rows }) => [survey, acceptedAt, rows]),
    corrections.map(({ id }) => id),
  ]);
  return { of, figures: hashOf([of, figures]) };
}

/** What a release of a round says of itself. */
export function aboutRound({
  period,
  kind,
  methodVersion,
  editions,
  corrections,
}: RoundToRelease): AboutTables {
  const surveys = editions.map(({ edition }) => edition.survey);
  const source = findSource(surveys[0]?.source ?? '');
  if (!source) throw new Error(`the catalogue has no source of ${period}`);
  const days = (of: 'firstDay' | 'lastDay') => surveys.map((survey) => survey[of]).sort();
  const [from = '', to = ''] = [days('firstDay')[0], days('lastDay').at(-1)];
  return {
    period,
    kind,
    title: roundTitle(period),
    methodVersion,
    issued:
      [...editions.map(({ edition }) => edition.acceptedAt), ...corrections.map(({ at }) => at)]
        .sort()
        .at(-1) ?? '',
    observed: { from, to },
    licence: { id: 'CC-BY-4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
    citation: roundCitation(period, source),
    attribution: `${source.publisher}, ${source.name}, ${source.licence}, ${source.url}`,
    editions: editions.map(({ edition: { survey, from: read, rows, acceptedAt } }) => ({
      edition: survey.edition,
      source: survey.source,
      period: survey.period,
      firstDay: survey.firstDay,
      lastDay: survey.lastDay,
      evidence: survey.evidence,
      from: read ?? 'bundled',
      rows,
      acceptedAt,
    })),
  };
}
