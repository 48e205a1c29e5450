/**
 * The form of a feed: each field once, with what is allowed in it. Checks a value of any kind and finds every fault of form at
 * once; figures are checked as texts here, and what they say in check-service.ts.
 */
import { isDay, readTime, UTC_TIME } from '../model/day.ts';
import {
  ACCESS_POINTS,
  type CountryCode,
  type CurrencyCode,
  endsOf,
  FUNDING_INSTRUMENTS,
  PAYOUT_METHODS,
} from '../model/vocabulary.ts';
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
import { type Report, type RuleId, step, textOf } from './fault.ts';
import {
  CODE,
  FEE_ROUNDINGS,
  FEED_CONVENTIONS,
  FEED_FORMAT,
  FEED_STATEMENT,
  ID,
  PROMOTION_KINDS,
} from './feed.ts';

/** Countries with their legal tender, and currencies with their decimals, as the catalogue knows them. */
export interface KnownWords {
  readonly tender: Readonly<Record<CountryCode, readonly CurrencyCode[]>>;
  readonly decimals: Readonly<Record<CurrencyCode, number>>;
}

/** Says what is wrong with a value. */
type Shape = (value: unknown, pointer: string, report: Report, known: KnownWords) => void;

interface Field {
  readonly shape: Shape;
  /** `or-null`: it may be left out or null. */
  readonly is: 'needed' | 'optional' | 'or-null';
  /** The rule that it breaks where it is not there, if not `missing`. */
  readonly ifMissing?: RuleId;
}

const needed = (shape: Shape): Field => ({ shape, is: 'needed' });
const optional = (shape: Shape): Field => ({ shape, is: 'optional' });
const orNull = (shape: Shape): Field => ({ shape, is: 'or-null' });

const wrongType =
  (allowed: string) =>
  (value: unknown, pointer: string, report: Report): void =>
    report({ rule: 'wrong-type', pointer, sent: textOf(value), allowed });

/** A text that a test takes; else it breaks the rule. */
const text =
  (rule: RuleId, allowed: string, holds: (text: string, known: KnownWords) => boolean): Shape =>
  (value, pointer, report, known) => {
    if (typeof value !== 'string') wrongType('a text')(value, pointer, report);
    else if (!holds(value, known)) report({ rule, pointer, sent: value, allowed });
  };
const form = (pattern: RegExp, allowed: string): Shape =>
  text('syntax', allowed, (sent) => pattern.test(sent));
const word = (words: readonly string[]): Shape =>
  text('unknown-word', words.join(', '), (sent) => words.includes(sent));

/** Any text: what is wrong with its figures is found with the tariff. */
const figure = text('syntax', 'digits and a point', () => true);
const yesNo: Shape = (value, pointer, report) => {
  if (typeof value !== 'boolean') wrongType('true or false')(value, pointer, report);
};
const MOST_COUNTED = 10_000;
const count: Shape = (value, pointer, report) => {
  const isOne = typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= MOST_COUNTED;
  if (!isOne) wrongType('a whole number from 1')(value, pointer, report);
};
const day = text('day-not-real', 'a day such as 2026-12-01', isDay);
const time: Shape = (value, pointer, report, known) => {
  const allowed = 'a time in UTC such as 2026-11-30T06:00:00Z';
  const isForm = typeof value !== 'string' || UTC_TIME.test(value);
  text(isForm ? 'day-not-real' : 'syntax', allowed, (sent) => readTime(sent) !== null)(
    value,
    pointer,
    report,
    known,
  );
};

/** Of its own: every object knows `constructor`. */
const has = (object: object, name: string): boolean =>
  Object.getOwnPropertyDescriptor(object, name) !== undefined;
const currency = text('unknown-currency', 'a currency in use, by its ISO 4217 code', (sent, { decimals }) =>
  has(decimals, sent),
);
const corridor = text(
  'unknown-corridor',
  'two countries, by their ISO 3166 codes of three letters: DEU-TJK',
  (sent, { tender }) => {
    const { sender, receiver } = endsOf(sent as `${string}-${string}`);
    return (
      sent === `${sender}-${receiver}` && sender !== receiver && has(tender, sender) && has(tender, receiver)
    );
  },
);

const list =
  (shape: Shape, fewest = 0): Shape =>
  (value, pointer, report, known) => {
    if (!Array.isArray(value)) wrongType('a list')(value, pointer, report);
    else if (value.length < fewest) report({ rule: 'missing', pointer, sent: '[]', allowed: 'one or more' });
    else for (const [index, each] of value.entries()) shape(each, pointer + step(index), report, known);
  };

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Names of one object that are told: who sends more means another format. */
const MOST_UNKNOWN = 100;

const object =
  (fields: Readonly<Record<string, Field>>, allowed = Object.keys(fields).join(', ')): Shape =>
  (value, pointer, report, known) => {
    if (!isObject(value)) return wrongType('an object')(value, pointer, report);
    for (const [name, { shape, is, ifMissing = 'missing' }] of Object.entries(fields)) {
      const sent = has(value, name) ? value[name] : undefined;
      const at = pointer + step(name);
      if (sent === undefined || (sent === null && is === 'or-null')) {
        if (is === 'needed') report({ rule: ifMissing, pointer: at });
      } else shape(sent, at, report, known);
    }
    const unknown = Object.keys(value).filter((name) => !has(fields, name));
    for (const name of unknown.slice(0, MOST_UNKNOWN))
      report({ rule: 'unknown-field', pointer: pointer + step(name), sent: name, allowed });
  };

const amounts = { above: needed(figure), upTo: { shape: orEndless(figure), is: 'needed' } } as const;
/** Without end is said, not left out. */
function orEndless(shape: Shape): Shape {
  return (value, ...rest) => {
    if (value !== null) shape(value, ...rest);
  };
}

const fee = object({
  ...amounts,
  fixed: needed(figure),
  percent: needed(figure),
  minimum: orNull(figure),
  maximum: orNull(figure),
});

const benchmark = form(
  ID,
  'reference, or the name of another benchmark in small letters, digits and hyphens',
);
const RATE = {
  ...amounts,
  fundingInstrument: optional(word(FUNDING_INSTRUMENTS)),
  rate: needed(figure),
  asOf: needed(time),
};
const MARGIN = {
  ...amounts,
  fundingInstrument: optional(word(FUNDING_INSTRUMENTS)),
  marginPercent: needed(figure),
  benchmark: needed(benchmark),
};
const [asRate, asMargin] = [object(RATE), object(MARGIN)];
/** One with a margin is no rate: it has the other's fields too many. */
const exchangeRate: Shape = (value, ...rest) =>
  (isObject(value) && has(value, 'marginPercent') ? asMargin : asRate)(value, ...rest);

const payoutFee = object({
  ...amounts,
  fixed: needed(figure),
  percent: needed(figure),
  maximum: orNull(figure),
});

const instruments: Shape = (value, pointer, report, known) => {
  if (!isObject(value)) return wrongType('an object')(value, pointer, report);
  for (const [name, bands] of Object.entries(value).slice(0, MOST_UNKNOWN)) {
    const at = pointer + step(name);
    word(FUNDING_INSTRUMENTS)(name, at, report, known);
    list(fee)(bands, at, report, known);
  }
};

const promotion = object({
  kind: needed(word(PROMOTION_KINDS)),
  code: orNull(form(CODE, 'letters, digits and hyphens, at most 40')),
  from: needed(day),
  to: orNull(day),
  fees: optional(list(fee, 1)),
  exchangeRates: optional(list(exchangeRate, 1)),
  cap: orNull(figure),
  uses: orNull(count),
});

const DURATIONS = 'a duration by ISO 8601 such as PT15M or P2D';
const documents = optional(list(word(DOCUMENTS)));

/** The fields of a service. */
const service = object({
  serviceId: needed(form(ID, 'small letters, digits and hyphens, at most 60')),
  corridor: needed(corridor),
  accessPoint: needed(word(ACCESS_POINTS)),
  payoutMethod: needed(word(PAYOUT_METHODS)),
  sendCurrency: needed(currency),
  payoutCurrency: needed(currency),
  feeConvention: {
    shape: text('convention-unknown', FEED_CONVENTIONS.join(', '), (sent) =>
      (FEED_CONVENTIONS as readonly string[]).includes(sent),
    ),
    is: 'needed',
    ifMissing: 'convention-unknown',
  },
  feeRounding: orNull(word(FEE_ROUNDINGS)),
  fees: needed(instruments),
  exchangeRates: needed(list(exchangeRate)),
  payoutFees: needed(list(payoutFee)),
  limits: optional(
    object({
      least: orNull(figure),
      perTransfer: orNull(figure),
      perDay: orNull(figure),
      perMonth: orNull(figure),
      payoutMost: orNull(figure),
    }),
  ),
  promotions: optional(list(promotion)),
  deliveryTime: orNull(form(DURATION, DURATIONS)),
  senderDocuments: documents,
  recipientDocuments: documents,
  recipientPhoneNeeded: optional(yesNo),
  languages: optional(list(form(LANGUAGE, 'a language by BCP 47 such as tg or uz-Cyrl'))),
  rateLocked: optional(yesNo),
  keptDays: optional(count),
  returnTo: optional(word(RETURN_WAYS)),
  cancelUntil: optional(form(CANCEL_UNTIL, `paid-out, or ${DURATIONS}`)),
  feeReturned: optional(yesNo),
  transfersPerMonth: optional(count),
  pickupPlacesUrl: optional(form(HTTPS, 'an address that begins with https://')),
  nameScript: optional(word(NAME_SCRIPTS)),
  availableHours: optional(form(HOURS, '24/7, or hours such as Mo-Fr 09:00-18:00; Sa 10:00-14:00')),
});

const head = object({
  format: needed(word([FEED_FORMAT])),
  provider: needed(form(ID, 'your id as it is registered')),
  publishedAt: needed(time),
  validFrom: needed(day),
  validUntil: needed(day),
  corridors: needed(list(corridor, 1)),
  affirmation: needed(
    object({
      statement: needed(word([FEED_STATEMENT])),
      by: needed(form(ID, 'a registered role in small letters, digits and hyphens, never a name')),
    }),
  ),
  services: needed(list(() => {})),
});

/** Reports every fault of form of all but the services. */
export const checkHead = (value: unknown, report: Report, known: KnownWords): void =>
  head(value, '', report, known);

/** Reports every fault of form of one service. */
export const checkServiceForm = (value: unknown, pointer: string, report: Report, known: KnownWords): void =>
  service(value, pointer, report, known);
