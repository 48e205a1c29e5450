/** The contract of the indicators of a corridor, and of every grouping of a period. Types: shared/statistics. */
import * as z from 'zod/mini';
import { PROVIDER_TYPES } from '../model/vocabulary.ts';
import type { InclusionDefinition } from '../statistics/inclusion-definition.ts';
import {
  type AccessGap,
  CELL_STANDINGS,
  CELLS,
  FINDEX_GROUPS,
  type Inclusion,
  type InclusionWhy,
} from '../statistics/inclusion-types.ts';
import {
  type CorridorIndicators,
  type Distribution,
  type GroupIndicators,
  LEFT_OUT_WHYS,
  type PeriodIndicators,
  PUBLISHED_KINDS,
} from '../statistics/indicator-types.ts';
import { AVERAGE_SOURCES, type AverageSeries } from '../statistics/old-averages.ts';
import { exactly, of } from './exactly.ts';
import { corridorIdSchema, decimalSchema, periodSchema } from './words.ts';

const denomination = z.union([z.literal(200), z.literal(500)]);
const figures = {
  denomination,
  count: z.int(),
  mean: decimalSchema,
  median: decimalSchema,
  p10: decimalSchema,
  p90: decimalSchema,
  min: decimalSchema,
  max: decimalSchema,
};

export const distributionSchema = exactly(of<Distribution>, z.object(figures));
export const distributionsSchema = z.tuple([distributionSchema, distributionSchema]);

export const spreadSchema = z.object({
  ...figures,
  trimmedMean: decimalSchema,
  pull: z.nullable(z.object({ corridor: corridorIdSchema, points: decimalSchema })),
});

const partialMean = z.object({
  count: z.int(),
  mean: decimalSchema,
  leftOut: z.object({ why: z.enum(LEFT_OUT_WHYS), count: z.int() }),
});

const range = z.object({ atLeast: decimalSchema, atMost: decimalSchema });
const bounds = z.object({ atLeast: z.nullable(decimalSchema), atMost: z.nullable(decimalSchema) });

const saving = { usdMillion: decimalSchema, usdMillionByMean: decimalSchema, year: z.int() };

const concentration = z.object({
  firms: z.int(),
  services: z.int(),
  largest: z.array(z.string()),
  largestShare: decimalSchema,
  hhi: decimalSchema,
});

export const corridorIndicatorsSchema = exactly(
  of<CorridorIndicators>,
  z.object({
    trimmedMeans: z.tuple([decimalSchema, decimalSchema]),
    withoutBlanks: z.nullable(partialMean),
    lowValueSender: z.boolean(),
    smart: z.object({
      rules: z.string(),
      known: z.int(),
      possible: z.int(),
      providers: z.int(),
      atLeast: z.nullable(decimalSchema),
      atMost: z.nullable(decimalSchema),
      byProvider: z.exactOptional(bounds),
      sdg: z.enum(['met', 'not-met', 'unknown', 'fewer-than-three']),
    }),
    concentration,
    saving: z.union([
      z.object({ ...saving, cheapestConfirmed: decimalSchema, flowUsdMillion: decimalSchema }),
      z.object({ why: z.enum(['no-flow', 'no-confirmed-cheapest']) }),
    ]),
  }),
);

export const averageSourceSchema = z.enum(AVERAGE_SOURCES);

export const averageSeriesSchema = exactly(
  of<AverageSeries>,
  z.object({
    source: averageSourceSchema,
    first: periodSchema,
    valuesBp: z.array(z.nullable(z.int())),
  }),
);

const smartAverage = z.object({
  corridors: z.int(),
  atLeast: z.nullable(decimalSchema),
  atMost5: z.nullable(decimalSchema),
});

export const groupIndicatorsSchema = exactly(
  of<GroupIndicators>,
  z.object({
    key: z.string(),
    at200: z.nullable(spreadSchema),
    at500: z.nullable(spreadSchema),
    at500WithoutBlanks: z.nullable(partialMean),
    at200WithoutLowValueSenders: z.nullable(partialMean),
    coverage: z.object({ corridors: z.int(), senders: z.int(), receivers: z.int(), providers: z.int() }),
    weighted: z.nullable(
      z.object({
        mean: decimalSchema,
        year: z.int(),
        corridors: z.int(),
        withoutFlow: z.int(),
        flowUsdMillion: decimalSchema,
      }),
    ),
    saving: z.nullable(
      z.object({
        ...saving,
        corridors: z.int(),
        leftOut: z.object({ noFlow: z.int(), noConfirmedCheapest: z.int() }),
      }),
    ),
    sdg: z.nullable(z.object({ met: z.int(), notMet: z.int(), unknown: z.int(), fewerThanThree: z.int() })),
    smart: z.exactOptional(
      z.nullable(
        z.object({
          rules: z.string(),
          byService: smartAverage,
          byProvider: smartAverage,
          bounded: z.int(),
          oneFirm: z.int(),
        }),
      ),
    ),
    share: z.exactOptional(z.nullable(decimalSchema)),
    at200FromFees: z.exactOptional(z.nullable(partialMean)),
    firms: z.exactOptional(
      z.nullable(
        z.object({
          concentration,
          largestNames: z.array(z.string()),
          pull: z.nullable(
            z.object({
              provider: z.string(),
              name: z.string(),
              services: z.int(),
              points: decimalSchema,
              without: decimalSchema,
            }),
          ),
          types: z.array(
            z.object({
              type: z.enum(PROVIDER_TYPES),
              services: z.int(),
              mean: decimalSchema,
              median: decimalSchema,
            }),
          ),
        }),
      ),
    ),
    published: z.exactOptional(z.partialRecord(z.enum(PUBLISHED_KINDS), decimalSchema)),
    typeBasis: z.nullable(z.record(z.string(), z.int())),
  }),
);

const countRange = z.object({ atLeast: z.int(), atMost: z.int() });

/** Fields common to all groupings of a period. */
export const aboutPeriod = {
  period: periodSchema,
  methodVersion: z.string(),
  regionsSource: z.string(),
  flowSource: z.string(),
  leftOut: z.object({ otherPeriod: z.int(), noRegion: z.int() }),
  doubtful: z.object({ noMarginRecorded: z.int(), totalNotPositive: z.int(), blankAt500: z.int() }),
  globalTarget: z.object({ percent: z.literal(3), lessThan: z.boolean(), atMost: z.boolean() }),
  speed: z.discriminatedUnion('computable', [
    z.object({ computable: z.literal(false), why: z.literal('speed-not-recorded') }),
    z.object({
      computable: z.literal(true),
      proxy: z.literal('share-of-services'),
      services: z.int(),
      twins: z.int(),
      notRecorded: z.int(),
      withinOneHour: decimalSchema,
      withinOneDay: range,
      corridors: z.object({
        counted: z.int(),
        withinOneHour: countRange,
        restWithinOneDay: countRange,
        withinOneHourWithTwins: z.int(),
        withinOneHourWithoutCreditCards: z.int(),
      }),
    }),
  ]),
  mayBeDigital: z.exactOptional(z.object({ services: z.int(), mean: z.nullable(decimalSchema) })),
};

const groups = z.array(groupIndicatorsSchema);
export const periodIndicatorsSchema = exactly(
  of<PeriodIndicators>,
  z.object({
    ...aboutPeriod,
    groups: z.object({
      world: groups,
      region: groups,
      senderCountry: groups,
      receiverCountry: groups,
      corridor: groups,
      providerType: groups,
      fundingInstrument: groups,
      accessPoint: groups,
      payoutMethod: groups,
      speed: groups,
      subset: groups,
    }),
  }),
);

const inclusionWhy = exactly(
  of<InclusionWhy>,
  z.enum(['pay-out-not-recorded', 'none-seen', 'no-survey-of-adults-in-date', 'no-confirmed-price']),
);
const notComputable = z.object({ computable: z.literal(false), why: inclusionWhy });
const findexGroup = z.enum(FINDEX_GROUPS);
const cell = z.enum(CELLS);
const paid = { confirmed: z.int(), providers: z.int() };

export const inclusionSchema = exactly(
  of<Inclusion>,
  z.discriminatedUnion('computable', [
    notComputable,
    z.object({
      computable: z.literal(true),
      version: z.string(),
      findexYear: z.int(),
      services: z.int(),
      confirmed: z.int(),
      card: z.object({ services: z.int(), ...paid }),
      cells: z.array(
        z.object({
          cell,
          standing: z.enum(CELL_STANDINGS),
          seen: z.int(),
          ...paid,
          unknown: z.int(),
          cost: z.nullable(range),
          costWithUnconfirmed: z.nullable(range),
          costWithCard: z.nullable(range),
          gap: z.nullable(range),
        }),
      ),
      groups: z.array(
        z.object({
          group: findexGroup,
          label: z.enum(['checked', 'inferred']),
          shares: z.array(z.object({ cell, share: decimalSchema })),
          noWaySeenShare: decimalSchema,
          tooFewShare: decimalSchema,
          inclusiveCost: z.nullable(range),
          inclusiveCostWithUnconfirmed: z.nullable(range),
          gap: z.nullable(range),
          debitCard: z.nullable(decimalSchema),
          accountAndInternet: z.nullable(range),
          debitCardAndInternet: z.nullable(range),
          digitalPayment: z.nullable(decimalSchema),
          inactiveAccount: z.nullable(decimalSchema),
        }),
      ),
      differences: z.array(
        z.object({
          groups: z.tuple([findexGroup, findexGroup]),
          cell,
          points: decimalSchema,
          clear: z.boolean(),
        }),
      ),
      missing: z.array(findexGroup),
    }),
  ]),
);

export const inclusionDefinitionSchema = exactly(
  of<InclusionDefinition>,
  z.object({ version: z.string(), definition: z.string(), bounds: z.string(), limits: z.string() }),
);

const perhaps = z.nullable(decimalSchema);
export const accessGapSchema = exactly(
  of<AccessGap>,
  z.discriminatedUnion('computable', [
    notComputable,
    z.object({
      computable: z.literal(true),
      version: z.string(),
      reachable: z.int(),
      unknown: z.int(),
      notReachable: z.int(),
      cheapest: decimalSchema,
      cheapestReachable: perhaps,
      atLeast: decimalSchema,
      atMost: perhaps,
      money: z.nullable(z.object({ currency: z.string(), atLeast: decimalSchema, atMost: perhaps })),
      cost: z.object({ atLeast: perhaps, atMost: perhaps }),
    }),
  ]),
);
