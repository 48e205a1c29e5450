/** The contract of a stored sheet of what providers say, with their tariffs. */
import * as z from 'zod/mini';
import { FUNDING_INSTRUMENTS, PAYOUT_METHODS } from '../model/vocabulary.ts';
import type { SaidSheet } from '../pricing/said.ts';
import type { BandedTariff } from '../pricing/tariff/tariff.ts';
import { exactly, of } from './exactly.ts';
import { accessPointSchema, fundingInstrumentSchema, providerTypeSchema, recordedSchemas } from './sheet.ts';
import { corridorIdSchema, currencyCodeSchema, daySchema, decimalSchema } from './words.ts';

const orNull = z.nullable(decimalSchema);

const bandSchema = z.object({
  above: decimalSchema,
  upTo: orNull,
  fixed: decimalSchema,
  percent: decimalSchema,
  minimum: orNull,
  maximum: orNull,
});

const rateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rate'), rate: decimalSchema }),
  z.object({ kind: z.literal('margin'), percent: decimalSchema, benchmark: z.string() }),
]);

export const tariffSchema = exactly(
  of<BandedTariff>,
  z.object({
    kind: z.literal('bands'),
    currency: currencyCodeSchema,
    feeConvention: z.enum(['added', 'deducted', 'unknown']),
    fees: z.partialRecord(z.enum(FUNDING_INSTRUMENTS), z.array(bandSchema)),
    feeRounding: z.nullable(z.enum(['up', 'half-up', 'down'])),
    rate: z.nullable(rateSchema),
    payOutFees: z.partialRecord(
      z.enum(PAYOUT_METHODS),
      z.object({ lifting: decimalSchema, cashOutPercent: decimalSchema, cashOutMost: orNull }),
    ),
    limits: z.object({ least: orNull, perTransfer: orNull, perDay: orNull, perMonth: orNull }),
    promotions: z.array(
      z.object({
        kind: z.enum(['first-transfer', 'code', 'period']),
        code: z.nullable(z.string()),
        from: daySchema,
        to: z.nullable(daySchema),
        bands: z.nullable(z.array(bandSchema)),
        rate: z.nullable(rateSchema),
      }),
    ),
    validFrom: daySchema,
    validTo: z.nullable(daySchema),
  }),
);

const saidServiceSchema = z.object({
  id: z.string(),
  provider: z.string(),
  fundingInstrument: fundingInstrumentSchema,
  accessPoint: accessPointSchema,
  points: z.tuple([]),
  ...recordedSchemas,
  payoutMethod: z.enum(PAYOUT_METHODS),
  papersNeeded: z.exactOptional(z.boolean()),
  recipientPhoneNeeded: z.exactOptional(z.boolean()),
  tariff: tariffSchema,
  edition: z.string(),
});

export const saidSheetSchema = exactly(
  of<SaidSheet>,
  z.object({
    format: z.literal(1),
    corridor: corridorIdSchema,
    providers: z.record(
      z.string(),
      z.object({ name: z.string(), type: providerTypeSchema, typeBasis: z.string() }),
    ),
    services: z.array(saidServiceSchema),
  }),
);
