/** The contract of the figures of earlier rounds of the survey. Types: shared/statistics/earlier-types.ts. */
import * as z from 'zod/mini';
import type { EarlierCorridor, EarlierGroup, EarlierRound } from '../statistics/earlier-types.ts';
import { exactly, of } from './exactly.ts';
import { distributionSchema, spreadSchema } from './indicators.ts';
import { corridorIdSchema, countryCodeSchema, decimalSchema, periodSchema } from './words.ts';

const countedMean = z.nullable(z.object({ count: z.int(), mean: decimalSchema }));

export const earlierGroupSchema = exactly(
  of<EarlierGroup>,
  z.object({
    key: z.string(),
    at200: z.nullable(spreadSchema),
    at500: z.nullable(spreadSchema),
    officialLike: z.object({ at200: countedMean, at500: countedMean }),
    coverage: z.object({ corridors: z.int(), senders: z.int(), receivers: z.int(), providers: z.int() }),
    share: z.nullable(decimalSchema),
  }),
);

const recorded = z.nullable(z.int());
/** Fields common to all groupings of an earlier round. */
export const aboutEarlierRound = {
  period: periodSchema,
  methodVersion: z.string(),
  regionsSource: z.string(),
  regionsOfThen: z.literal(false),
  officialLikeLeavesOut: z.array(countryCodeSchema),
  prices: z.object({
    counted: z.int(),
    notComparable: z.int(),
    quarantined: z.int(),
    rateNotDisclosed: z.int(),
  }),
  recorded: z.object({
    fundingInstrument: recorded,
    accessPoint: recorded,
    payoutMethod: recorded,
    speed: recorded,
  }),
};

/** One grouping of a round, as it is stored. */
export const earlierGroupsSchema = exactly(
  of<Omit<EarlierRound, 'groups'> & { readonly results: readonly EarlierGroup[] }>,
  z.object({ ...aboutEarlierRound, results: z.array(earlierGroupSchema) }),
);
export type EarlierGroups = z.infer<typeof earlierGroupsSchema>;

const parts = z.array(
  z.object({
    key: z.string(),
    at200: z.nullable(distributionSchema),
    at500: z.nullable(distributionSchema),
  }),
);

export const earlierCorridorSchema = exactly(
  of<EarlierCorridor>,
  z.object({
    corridor: corridorIdSchema,
    period: periodSchema,
    methodVersion: z.string(),
    at200: z.nullable(distributionSchema),
    at500: z.nullable(distributionSchema),
    inOfficialLike: z.boolean(),
    providers: z.int(),
    by: z.object({
      providerType: parts,
      fundingInstrument: parts,
      accessPoint: parts,
      payoutMethod: parts,
      speed: parts,
    }),
  }),
);
