/** The operations on indicators, which are figures over many prices. */
import * as z from 'zod/mini';
import { GROUPS } from '../statistics/indicator-types.ts';
import { AVERAGE_SOURCES } from '../statistics/old-averages.ts';
import { NO_CORRIDOR, NOT_PUBLISHED, paged, published } from './answers.ts';
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
const seriesSource = z.enum([...AVERAGE_SOURCES, 'service-rows']);

export const getCorridorIndicatorsOperation = {
  operationId: 'getCorridorIndicators',
  path: '/v1/corridors/{corridor}/indicators',
  tag: 'Indicators',
  summary: text`The indicators of a corridor in a period, or the published average of an earlier one with its source`,
  text: text`
    Figures are computed for the period of the survey in force. For any other period, and for a corridor
    that has no price now, \`computable\` is false and \`averages\` holds what was published of that period,
    if anything; \`series\` says what is held. Of a corridor that was never surveyed it is empty.
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
    }),
    z.discriminatedUnion('computable', [
      z.object({
        computable: z.literal(true),
        period: periodSchema,
        methodVersion: z.string(),
        indicators: distributionsSchema,
        more: z.nullable(corridorIndicatorsSchema),
        inclusion: inclusionSchema,
        inclusionDefinition: inclusionDefinitionSchema,
      }),
      z.object({
        ...notComputable,
        averages: z.array(z.object({ source: averageSourceSchema, average: decimalSchema })),
      }),
    ]),
  ),
  refusals: { 404: NO_CORRIDOR, 503: NOT_PUBLISHED },
} as const satisfies Operation;

export const getIndicatorsOperation = {
  operationId: 'getIndicators',
  path: '/v1/indicators',
  tag: 'Indicators',
  summary: text`The indicators of a period: of the world, or by region, country, corridor, type, instrument, access point, pay-out, speed or subset`,
  text: text`
    Figures are computed for the period of the survey in force. For any other period \`computable\` is
    false, because what is published
    of it is not enough, and \`periods\` names those that can be computed; as csv or jsonl it has no rows, and is refused.
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
  answer: z.discriminatedUnion('computable', [
    z.object({
      ...published,
      computable: z.literal(true),
      group: z.enum(GROUPS),
      ...aboutPeriod,
      ...paged,
      results: z.array(groupIndicatorsSchema),
    }),
    z.object({ ...published, ...notComputable, periods: z.array(periodSchema) }),
  ]),
  refusals: {
    422: text`As csv or jsonl: the period has no rows; the periods that have`,
    503: NOT_PUBLISHED,
  },
} as const satisfies Operation;
