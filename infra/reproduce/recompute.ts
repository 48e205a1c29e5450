/** A round of the survey computed anew from its rows, by the same rules that computed what was published. Pure. */
import type { EditionOfRound, RoundToRelease } from '../../functions/publish-datasets/round-tables.ts';
import { editionsInForce } from '../../functions/storage/editions-in-force.ts';
import { EARLIER_FACTS, INDICATOR_FACTS } from '../../shared/catalogue/indicator-facts.ts';
import { surveyedPrices } from '../../shared/catalogue/surveyed-prices.ts';
import type { Release } from '../../shared/contracts/datasets/release.ts';
import type { SurveyedEdition } from '../../shared/contracts/edition.ts';
import type { Correction } from '../../shared/model/correction.ts';
import type { CorridorPrices } from '../../shared/model/corridor-prices.ts';
import { groupBy } from '../../shared/model/group-by.ts';
import { METHOD_VERSION } from '../../shared/model/method-version.ts';
import { type CorridorId, corridorId } from '../../shared/model/vocabulary.ts';
import { hasBothAmounts, isComparable, type RoundRow } from '../../shared/pricing/survey.ts';
import { earlierRound } from '../../shared/statistics/earlier-round.ts';
import { computeIndicators } from '../../shared/statistics/group-indicators.ts';

/**
 * @param rows those of each edition of the release, in its order
 * @param corrections all that were published when it was made
 * @throws Error if no figure can be computed
 */
export function recomputed(
  release: Pick<Release, 'period' | 'kind' | 'editions'>,
  rows: readonly (readonly RoundRow[])[],
  corrections: readonly Correction[],
): RoundToRelease {
  const { period, kind } = release;
  if (kind === 'month') throw new Error('a month of rates is no round of the survey');
  const editions = release.editions.map((edition, at) => editionOf(edition, rows[at] ?? []));
  const about = { period, kind, methodVersion: METHOD_VERSION, corrections };
  const [last] = editions.slice(-1);
  if (!last) throw new Error(`the release of ${period} names no edition`);
  if (kind === 'earlier-round')
    return { ...about, editions, groups: earlierRound(period, last.rows, EARLIER_FACTS).round.groups };
  const inForce = [...editionsInForce(editions.map(({ edition }) => edition))];
  const placed = editions.map((one) => ({
    ...one,
    inForceIn: new Set(inForce.flatMap(([corridor, of]) => (of === one.edition ? corridor : []))),
  }));
  const indicators = computeIndicators(placed.flatMap(pricesOf), INDICATOR_FACTS);
  if (!indicators) throw new Error(`the evidence of ${period} has no corridor with a price`);
  return { ...about, editions: placed, groups: indicators.groups };
}

function pricesOf({ edition, rows, inForceIn }: EditionOfRound): CorridorPrices[] {
  const comparable = groupBy(rows.filter(isComparable), (row) => corridorId(row.sender, row.receiver));
  return [...comparable].flatMap(([corridor, own]) =>
    hasBothAmounts(own) && inForceIn?.has(corridor)
      ? surveyedPrices(corridor, edition.survey, own).prices
      : [],
  );
}

/** The edition as it was accepted. */
function editionOf(
  { edition, source, period, firstDay, lastDay, evidence, from, acceptedAt }: Release['editions'][number],
  rows: readonly RoundRow[],
): EditionOfRound & { readonly edition: SurveyedEdition } {
  const byCorridor = groupBy(rows, (row) => corridorId(row.sender, row.receiver));
  const corridors = [...byCorridor.keys()].filter(
    (corridor): corridor is CorridorId =>
      from === 'bundled' || hasBothAmounts((byCorridor.get(corridor) ?? []).filter(isComparable)),
  );
  return {
    edition: {
      format: 1,
      kind: 'surveyed',
      survey: { edition, source, period, firstDay, lastDay, evidence },
      ...(from === 'workbook' && { from }),
      state: 'accepted',
      acceptedAt,
      rows: rows.length,
      chunks: 0,
      corridors,
    },
    rows,
  };
}
