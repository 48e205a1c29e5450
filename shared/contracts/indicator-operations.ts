/** The operations on indicators, which are figures over many prices. */
import * as z from 'zod/mini';
import { GROUPS } from '../statistics/indicator-types.ts';
import { AVERAGE_SOURCES } from '../statistics/old-averages.ts';
import { NOT_PUBLISHED, paged, published } from './answers.ts';
import { aboutEarlierRound, earlierCorridorSchema, earlierGroupSchema } from './earlier.ts';
import { INDICATOR_ROWS } from './indicator-rows.ts';
import {
  aboutPeriod,
  averageSourceSchema,
  corridorIndicatorsSchema,
  distributionsSchema,
  groupIndicatorsSchema,
  inclusionDefinitionSchema,
  inclusionSchema,
} from './indicators.ts';
import { type Operation, text } from './operation.ts';
import { CORRIDOR, inRows, longPaging, oneOf, quarter } from './parameters.ts';
import { corridorIdSchema, decimalSchema, periodSchema } from './words.ts';

const notComputable = {
  computable: z.literal(false),
  period: periodSchema,
  why: z.literal('not-computable-from-what-is-published'),
};
/** Of which round of the survey the figures are: of the newest, whose prices are offered, or of one that is history. */
const newest = { computable: z.literal(true), round: z.literal('newest') };
const earlier = { computable: z.literal(true), round: z.literal('earlier'), edition: z.string() };
const publishedAverages = z.array(z.object({ source: averageSourceSchema, average: decimalSchema }));
const NO_CORRIDOR_OR_QUARTER = text`No such corridor, or nothing is held of it in that quarter; those that are`;
const NO_ROUND = text`Nothing is held of that quarter; what is`;
/** Ids of open disputes of the figure, the newest first; left out: nobody disputes it. */
const disputed = z.exactOptional(z.array(z.string()));
/** A group as the API answers it. */
export const groupAnswerSchema = z.extend(groupIndicatorsSchema, { disputed });
const seriesSource = z.enum([...AVERAGE_SOURCES, 'service-rows']);

export const getCorridorIndicatorsOperation = {
  operationId: 'getCorridorIndicators',
  path: '/v1/corridors/{corridor}/indicators',
  tag: 'Indicators',
  summary: text`The indicators of a corridor in a period, or the published average of an earlier one with its source`,
  text: text`
    Figures are computed for the rounds of the survey whose rows are held: \`round\` says whether it is the newest one
    or an earlier one, which is history and never an offer, with the averages that others published of it beside it. For
    any other quarter \`computable\` is false and \`averages\` has what was published. \`series\` says what is held, each
    source apart. A quarter of which nothing is held is 404. Without a quarter a corridor that was never surveyed has
    no averages. If somebody contests its figures of the quarter, \`disputed\` has ids of \`/data/disputes.json\`.
  `,
  inPath: { corridor: CORRIDOR },
  query: {
    period: {
      ...quarter,
      text: text`The quarter. Default: the newest that figures or averages are known of.`,
    },
  },
  answer: z.intersection(
    z.object({
      ...published,
      corridor: corridorIdSchema,
      series: z.array(z.object({ source: seriesSource, from: periodSchema, to: periodSchema })),
      breaks: z.array(z.object({ at: periodSchema, from: seriesSource, to: seriesSource })),
      sources: z.record(z.string(), z.string()),
      disputed,
    }),
    z.union([
      z.object({
        ...newest,
        period: periodSchema,
        methodVersion: z.string(),
        indicators: distributionsSchema,
        more: z.nullable(corridorIndicatorsSchema),
        inclusion: inclusionSchema,
        inclusionDefinition: inclusionDefinitionSchema,
      }),
      z.object({
        ...earlier,
        ...z.omit(earlierCorridorSchema, { corridor: true }).shape,
        averages: publishedAverages,
      }),
      z.object({ ...notComputable, averages: publishedAverages }),
    ]),
  ),
  refusals: { 404: NO_CORRIDOR_OR_QUARTER, 503: NOT_PUBLISHED },
} as const satisfies Operation;

export const getIndicatorsOperation = {
  operationId: 'getIndicators',
  path: '/v1/indicators',
  tag: 'Indicators',
  summary: text`The indicators of a period: of the world, or by region, country, corridor, type, instrument, access point, pay-out, speed or subset`,
  text: text`
    Figures are computed for the rounds of the survey whose rows are held. \`round\` says whether it is the newest one or an
    earlier one. An earlier one is history: it has counts, spreads and means, no targets, and regions as of today. Its
    \`officialLike\` means leave out the senders that the World Bank's own average left out then, which
    \`officialLikeLeavesOut\` names: Russia before 2016. What the round did not record is null in \`recorded\`, and has no
    groups. A quarter whose rows are not held is 404. A figure that somebody contests has \`disputed\`, with ids of
    \`/data/disputes.json\`.
  `,
  inPath: {},
  query: {
    period: { ...quarter, text: text`The quarter. Default: that of the survey in force.` },
    group: {
      ...oneOf(GROUPS),
      example: 'region',
      text: text`
        What the figures are grouped by. Default: world. The subsets are parts that the World Bank averages too; a
        service can be in several.
      `,
    },
    ...longPaging,
    ...inRows('key'),
  },
  rows: INDICATOR_ROWS,
  answer: z.discriminatedUnion('round', [
    z.object({
      ...published,
      ...newest,
      group: z.enum(GROUPS),
      ...aboutPeriod,
      ...paged,
      results: z.array(groupAnswerSchema),
    }),
    z.object({
      ...published,
      ...earlier,
      group: z.enum(GROUPS),
      ...aboutEarlierRound,
      ...paged,
      results: z.array(z.extend(earlierGroupSchema, { disputed })),
    }),
  ]),
  refusals: { 404: NO_ROUND, 503: NOT_PUBLISHED },
} as const satisfies Operation;
