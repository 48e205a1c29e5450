/** The contract of a stored sheet of what providers say, with their tariffs. */
import * as z from 'zod/mini';
import { FUNDING_INSTRUMENTS, PAYOUT_METHODS } from '../model/vocabulary.ts';
import type { SaidSheet } from '../pricing/said.ts';
import {
  CANCEL_UNTIL,
  DOCUMENTS,
  DURATION,
  HOURS,
  HTTPS,
  LANGUAGE,
  NAME_SCRIPTS,
  RETURN_WAYS,
} from '../pricing/service-facts.ts';
import type { BandedTariff } from '../pricing/tariff/tariff.ts';
import { exactly, of } from './exactly.ts';
import { accessPointSchema, fundingInstrumentSchema, providerTypeSchema, recordedSchemas } from './sheet.ts';
import { corridorIdSchema, currencyCodeSchema, daySchema, decimalSchema, timeSchema } from './words.ts';

const orNull = z.nullable(decimalSchema);

const amounts = { above: decimalSchema, upTo: orNull };

const bandSchema = z.object({
  ...amounts,
  fixed: decimalSchema,
  percent: decimalSchema,
  minimum: orNull,
  maximum: orNull,
});

const rateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rate'), rate: decimalSchema, asOf: z.exactOptional(timeSchema) }),
  z.object({ kind: z.literal('margin'), percent: decimalSchema, benchmark: z.string() }),
]);

const ratesSchema = z.union([
  rateSchema,
  z.array(
    z.object({
      ...amounts,
      fundingInstrument: z.exactOptional(fundingInstrumentSchema),
      rate: rateSchema,
    }),
  ),
]);

const payOutFee = { lifting: decimalSchema, cashOutPercent: decimalSchema, cashOutMost: orNull };

export const tariffSchema = exactly(
  of<BandedTariff>,
  z.object({
    kind: z.literal('bands'),
    currency: currencyCodeSchema,
    payoutCurrency: z.exactOptional(currencyCodeSchema),
    feeConvention: z.enum(['added', 'deducted', 'unknown']),
    fees: z.partialRecord(z.enum(FUNDING_INSTRUMENTS), z.array(bandSchema)),
    feeRounding: z.nullable(z.enum(['up', 'half-up', 'down'])),
    rate: z.nullable(ratesSchema),
    payOutFees: z.partialRecord(
      z.enum(PAYOUT_METHODS),
      z.union([z.object(payOutFee), z.array(z.object({ ...amounts, ...payOutFee }))]),
    ),
    limits: z.object({
      least: orNull,
      perTransfer: orNull,
      perDay: orNull,
      perMonth: orNull,
      payoutMost: z.exactOptional(decimalSchema),
    }),
    promotions: z.array(
      z.object({
        kind: z.enum(['first-transfer', 'code', 'period']),
        code: z.nullable(z.string()),
        from: daySchema,
        to: z.nullable(daySchema),
        bands: z.nullable(z.array(bandSchema)),
        rate: z.nullable(ratesSchema),
        cap: z.exactOptional(decimalSchema),
        uses: z.exactOptional(z.int()),
      }),
    ),
    validFrom: daySchema,
    validTo: z.nullable(daySchema),
  }),
);

const documentSchema = z.enum(DOCUMENTS);

/** What families ask of a service beside its price. */
export const factSchemas = {
  deliveryTime: z.exactOptional(z.nullable(z.string().check(z.regex(DURATION)))),
  senderDocuments: z.exactOptional(z.array(documentSchema)),
  recipientDocuments: z.exactOptional(z.array(documentSchema)),
  recipientPhoneNeeded: z.exactOptional(z.boolean()),
  languages: z.exactOptional(z.array(z.string().check(z.regex(LANGUAGE)))),
  rateLocked: z.exactOptional(z.boolean()),
  keptDays: z.exactOptional(z.int().check(z.minimum(1))),
  returnTo: z.exactOptional(z.enum(RETURN_WAYS)),
  cancelUntil: z.exactOptional(z.string().check(z.regex(CANCEL_UNTIL))),
  feeReturned: z.exactOptional(z.boolean()),
  transfersPerMonth: z.exactOptional(z.int().check(z.minimum(1))),
  pickupPlacesUrl: z.exactOptional(z.string().check(z.regex(HTTPS))),
  nameScript: z.exactOptional(z.enum(NAME_SCRIPTS)),
  availableHours: z.exactOptional(z.string().check(z.regex(HOURS))),
};

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
  facts: z.exactOptional(z.object(factSchemas)),
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
    suspended: z.exactOptional(z.array(z.string())),
    suspendedNames: z.exactOptional(z.record(z.string(), z.string())),
  }),
);
