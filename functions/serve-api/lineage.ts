/** What is behind a figure: method, code, editions, and every row of its group, counted or left out. */
import { INDICATOR_FACTS, ROW_FACTS } from '../../shared/catalogue/indicator-facts.ts';
import { findProvider } from '../../shared/catalogue/providers.ts';
import { findSource } from '../../shared/catalogue/sources.ts';
import { surveyedPrices } from '../../shared/catalogue/surveyed-prices.ts';
import {
  amountOf,
  figuresOf,
  type IndicatorName,
  indicatorId,
  MEASURE_NAMES,
  MEASURES,
  parseIndicatorId,
} from '../../shared/contracts/datasets/indicators.ts';
import { type Edition, editionId, type SurveyedEdition } from '../../shared/contracts/edition.ts';
import { CODE_OF_EARLIER, MEASURE_LINEAGE, RULE_WORDS } from '../../shared/contracts/lineage.ts';
import { FACT_SOURCES } from '../../shared/contracts/lineage-facts.ts';
import { getIndicatorLineageOperation, type LineageRow } from '../../shared/contracts/lineage-operations.ts';
import { byText } from '../../shared/model/order.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import { formatDecimal } from '../../shared/money/decimal.ts';
import { rational } from '../../shared/money/rational.ts';
import { distribution } from '../../shared/statistics/distribution.ts';
import { leftOutOf } from '../../shared/statistics/earlier-round.ts';
import { GROUPS, type GroupBy } from '../../shared/statistics/indicator-types.ts';
import {
  earlierRows,
  LEFT_OUT_ROW_WHYS,
  newestRows,
  type RoundRows,
  type RowBehind,
  rowsBehind,
} from '../../shared/statistics/rows-behind.ts';
import type { AnswerOf, QueryOf } from '../http/operation.ts';
import { pageOf } from '../http/page.ts';
import { Problem } from '../http/problem.ts';
import { acceptance } from '../storage/editions.ts';
import { editionsInForce } from '../storage/editions-in-force.ts';
import type { Publication } from '../storage/publication.ts';
import { nearestCorridors } from './nearest.ts';
import { type ApiDependencies, publicationInForce, publicationOf } from './publication-in-force.ts';

type Lineage = AnswerOf<typeof getIndicatorLineageOperation>;
const FORM = getIndicatorLineageOperation.inPath.id.allowed;

/**
 * @throws Problem 404 for an id that no figure has, with what an id is like and what is held; 503 before the first publication, and
 *   while the rows of now do not give the figure that is published: an edition changed, and what is computed from it is about to.
 */
export async function getIndicatorLineage(
  id: string,
  query: QueryOf<typeof getIndicatorLineageOperation>,
  dependencies: ApiDependencies,
): Promise<Lineage> {
  const publication = await publicationInForce(dependencies);
  const name = parseIndicatorId(id) ?? (await failUnknown(id, publication));
  const figure = await figureOf(name, publication);
  const { round, editions } = await rowsOfRound(name.period, figure, publication, dependencies);
  const { group, key, measure } = name;
  const { rule, section, code } = MEASURE_LINEAGE[measure];
  const all = rowsBehind(round, group, key, rule, INDICATOR_FACTS);
  if (!isSame(all, figure.row)) throw notSettled();
  const corrections = await publication.correctionIds();
  const wanted = all.filter(
    ({ leftOut }) => !query.only || (query.only === 'counted') === (leftOut === null),
  );
  const { items, ...page } = pageOf(wanted, query);
  return {
    ...publicationOf(figure.publication),
    id: indicatorId(name),
    value: figure.value,
    unit: MEASURES[measure],
    round: figure.round,
    ...name,
    amount: amountOf(measure) ?? null,
    method: {
      version: figure.methodVersion,
      rule: rule.rule,
      text: RULE_WORDS[rule.rule],
      address: `/en/method#${section}`,
    },
    code: {
      file: figure.round === 'earlier' ? (CODE_OF_EARLIER[code] ?? code) : code,
      computedBy: figure.round === 'newest' ? publication.manifest.computedBy : null,
    },
    editions: editions.map((edition) => aboutEdition(edition, all, corrections)),
    facts: factsOf(name, figure),
    counts: {
      rows: all.length,
      counted: all.filter(({ leftOut }) => leftOut === null).length,
      leftOut: LEFT_OUT_ROW_WHYS.flatMap((why) => {
        const rows = all.filter(({ leftOut }) => leftOut === why).length;
        return rows === 0 ? [] : [{ why, rows }];
      }),
    },
    ...page,
    rows: items.map(rowOf),
  };
}

type GroupRow = Parameters<typeof figuresOf>[2];

interface Figure {
  readonly round: 'newest' | 'earlier';
  /** The publication that computed it. */
  readonly publication: string;
  readonly methodVersion: string;
  readonly regionsSource: string;
  readonly value: string | number;
  readonly row: GroupRow;
  /** Of an earlier round, the edition that counts. */
  readonly edition?: string;
}

/** @throws Problem 404 for a period, part or measure of which nothing is held, with those that are */
async function figureOf(name: IndicatorName, publication: Publication): Promise<Figure> {
  const { period, group, key, measure } = name;
  const found = (await groupOf(period, group, publication)) ?? (await failPeriod(period, publication));
  const row = found.results.find((one) => one.key === key);
  if (!row) {
    const keys = found.results.map((one) => one.key);
    throw notHeld(
      `The quarter has no ${key.slice(0, 80)} by ${group}.`,
      group === 'corridor' ? nearestCorridors(key, keys as CorridorId[]) : keys,
    );
  }
  const figures = figuresOf(found, group, row);
  const figure = figures.find((one) => one.measure === measure);
  if (!figure)
    throw notHeld(
      `${measure} is not known of it.`,
      figures.map((one) => one.measure),
    );
  const { results: _, ...about } = found;
  return { ...about, row, value: figure.value };
}

interface FoundGroup extends Pick<Figure, 'round' | 'publication' | 'methodVersion' | 'regionsSource'> {
  readonly edition?: string;
  readonly period: string;
  readonly results: readonly GroupRow[];
}

/** One grouping of a period; undefined: nothing of it is held. */
async function groupOf(
  period: string,
  group: GroupBy,
  publication: Publication,
): Promise<FoundGroup | undefined> {
  const { indicators } = publication.manifest;
  const newest = await publication.indicators(group);
  if (indicators !== null && newest?.period === period) {
    const { methodVersion, regionsSource, results } = newest;
    return { round: 'newest', publication: indicators, period, methodVersion, regionsSource, results };
  }
  const rounds = await publication.earlierRounds();
  const round = Object.hasOwn(rounds, period) ? rounds[period] : undefined;
  if (!round) return undefined;
  const { methodVersion, regionsSource, results } = await publication.earlierGroup(period, group);
  return {
    round: 'earlier',
    publication: round.publication,
    edition: round.edition,
    period,
    methodVersion,
    regionsSource,
    // It has fewer figures: the others are not known.
    results: results as readonly Partial<GroupRow>[] as readonly GroupRow[],
  };
}

async function heldPeriods(publication: Publication): Promise<string[]> {
  const newest = await publication.indicators('world');
  const rounds = Object.keys(await publication.earlierRounds());
  return [...new Set(newest ? [...rounds, newest.period] : rounds)].sort(byText);
}

async function failPeriod(period: string, publication: Publication): Promise<never> {
  throw notHeld(`Nothing is held of ${period}.`, await heldPeriods(publication));
}

const notHeld = (detail: string, allowed: readonly string[]): Problem =>
  new Problem(404, 'unknown-indicator', 'No figure that is held has such an id.', [
    { field: 'id', detail, allowed },
  ]);

/** @throws Problem 404 which says of each part of the id what is wrong with it */
async function failUnknown(id: string, publication: Publication): Promise<never> {
  const [period = '', group = '', key = '', measure = '', ...more] = id.split('.');
  const errors = [
    {
      is: !GROUPS.some((one) => one === group),
      detail: 'It is not said what it is grouped by.',
      allowed: GROUPS,
    },
    {
      is: !MEASURE_NAMES.some((one) => one === measure),
      detail: 'It names no measure.',
      allowed: MEASURE_NAMES,
    },
    {
      is: !/^\d{4}-Q[1-4]$/.test(period),
      detail: 'It does not begin with a quarter that is held.',
      allowed: await heldPeriods(publication),
    },
  ].flatMap(({ is, detail, allowed }) => (is ? [{ field: 'id', detail, allowed }] : []));
  const isForm = more.length > 0 || key === '' || errors.length === 0;
  throw new Problem(404, 'unknown-indicator', 'No figure has such an id.', [
    { field: 'id', detail: `It is not ${FORM}.`, allowed: [FORM] },
    ...(isForm ? [] : errors),
  ]);
}

interface HeldRound {
  readonly round: RoundRows;
  readonly editions: readonly SurveyedEdition[];
}

/** Every row of a period's editions, as figures take them. */
function rowsOfRound(
  period: string,
  { round, edition, publication: of }: Figure,
  publication: Publication,
  { rounds }: ApiDependencies,
): Promise<HeldRound> {
  if (round === 'newest') {
    const { editions } = publication.manifest;
    return rounds(`newest ${of} ${editions}`, () => readNewest(period, publication));
  }
  return rounds(`earlier ${period} ${of} ${edition}`, async () => {
    const found = await publication.edition(edition ?? '');
    if (found.kind !== 'surveyed') throw new Error(`${edition} is no round of a survey`);
    const rows = await publication.rows(found);
    return { round: earlierRows(period, editionId(found), rows, ROW_FACTS), editions: [found] };
  });
}

async function readNewest(period: string, publication: Publication): Promise<HeldRound> {
  const all = await publication.editions();
  const inForce = editionsInForce(all);
  const editions = all.flatMap(surveyed).filter(({ survey }) => survey.period === period);
  editions.sort((a, b) => byText(acceptance(a), acceptance(b)));
  const accepted = editions.filter(({ state }) => state === 'accepted');
  const withRows = await Promise.all(
    accepted.map(async (edition) => ({
      edition: editionId(edition),
      rows: await publication.rows(edition),
      inForce: new Set([...inForce].flatMap(([corridor, one]) => (one === edition ? corridor : []))),
      pricesOf: (corridor: CorridorId, rows: Parameters<typeof surveyedPrices>[2]) =>
        surveyedPrices(corridor, edition.survey, rows),
    })),
  );
  return { round: newestRows(period, withRows, ROW_FACTS), editions };
}

const surveyed = (edition: Edition): SurveyedEdition[] => (edition.kind === 'surveyed' ? [edition] : []);

/** Whether rows give the figures that are published of their group, at both amounts. */
const isSame = (rows: readonly RowBehind[], { at200, at500 }: GroupRow): boolean =>
  (
    [
      [200, at200],
      [500, at500],
    ] as const
  ).every(([amount, published]) => {
    const totals = rows.flatMap(({ row, out, totalBp }) =>
      row.denomination === amount && out === null && totalBp !== null ? [totalBp] : [],
    );
    if (totals.length === 0) return published === null;
    const { count, mean, median } = distribution(amount, totals);
    return count === published?.count && mean === published.mean && median === published.median;
  });

const notSettled = (): Problem =>
  new Problem(503, 'not-published', 'An edition behind the figure has changed, and it is computed again.');

function aboutEdition(
  edition: SurveyedEdition,
  all: readonly RowBehind[],
  corrections: readonly string[],
): Lineage['editions'][number] {
  const { survey, from = 'bundled', acceptedAt, state, rows, acts = [] } = edition;
  const own = all.filter((row) => row.edition === survey.edition);
  const counted = own.filter(({ leftOut }) => leftOut === null).length;
  return {
    edition: survey.edition,
    source: survey.source,
    publisher: findSource(survey.source)?.publisher ?? null,
    firstDay: survey.firstDay,
    lastDay: survey.lastDay,
    evidence: survey.evidence,
    from,
    acceptedAt,
    state,
    // Only what is published: an act has its entry with the next publication.
    corrections: corrections.filter((id) => acts.some((act) => act.id === id)),
    rows,
    counted,
    leftOut: own.length - counted,
  };
}

function factsOf({ group, measure, period }: IndicatorName, figure: Figure): Lineage['facts'] {
  const { rule } = MEASURE_LINEAGE[measure];
  const { flowSource, lowValueSenders } = INDICATOR_FACTS;
  const data = 'shared/catalogue/data';
  const isOfFlows = rule.rule.includes('flow') || rule.rule.startsWith('saving');
  return [
    ...(group === 'region'
      ? [{ fact: 'regions', source: figure.regionsSource, file: `${data}/regions.csv`, values: [] } as const]
      : []),
    ...(group === 'providerType'
      ? [
          {
            fact: 'provider-types',
            source: FACT_SOURCES['provider-types'],
            file: `${data}/providers.csv`,
            values: [],
          } as const,
        ]
      : []),
    ...(isOfFlows
      ? [{ fact: 'flows', source: flowSource, file: `${data}/flows.csv`, values: [] } as const]
      : []),
    ...(rule.rule === 'without-low-value-senders'
      ? [
          {
            fact: 'low-value-senders',
            source: FACT_SOURCES['low-value-senders'],
            file: `${data}/low-value-senders.csv`,
            values: lowValueSenders,
          } as const,
        ]
      : []),
    ...(rule.rule === 'official-like'
      ? [
          {
            fact: 'senders-left-out',
            source: FACT_SOURCES['senders-left-out'],
            file: 'shared/statistics/earlier-round.ts',
            values: leftOutOf(period),
          } as const,
        ]
      : []),
    ...(rule.rule === 'published'
      ? [
          {
            fact: 'published-figures',
            source: findSource('rpw')?.publisher ?? '',
            file: `${data}/published-figures.csv`,
            values: [],
          } as const,
        ]
      : []),
  ];
}

const HUNDREDTHS = 2;
const percentOf = (bp: number): string => formatDecimal(rational(bp, 100), HUNDREDTHS);

const rowOf = ({
  edition,
  number,
  row,
  corridor,
  totalBp,
  isMarginRecorded,
  leftOut,
}: RowBehind): LineageRow => ({
  edition,
  number,
  corridor,
  provider: {
    id: row.provider,
    name: findProvider(row.provider)?.name ?? row.firm?.name ?? row.provider,
  },
  fundingInstrument: row.fundingInstrument ?? null,
  accessPoint: row.accessPoint ?? null,
  payoutMethod: row.payoutMethod ?? null,
  speed: row.speed ?? null,
  amount: row.denomination,
  fee: percentOf(row.feeBp),
  margin: row.standing === 'fee-only' ? null : percentOf(row.marginBp),
  marginRecorded: isMarginRecorded,
  total: totalBp === null ? null : percentOf(totalBp),
  counted: leftOut === null,
  leftOut,
});
