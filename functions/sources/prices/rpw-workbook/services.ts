/**
 * A row of the workbook as a service with its two prices. What cannot be a price is left out and counted; a word that we do not have is
 * not recorded and counted; a cell that is none of what its column may hold makes the whole file wrong.
 */
import { createHash } from 'node:crypto';
import { sendCurrencyOf } from '../../../../shared/catalogue/corridor-currencies.ts';
import { findCountry, legalTender } from '../../../../shared/catalogue/countries.ts';
import { plainWord } from '../../../../shared/catalogue/firm-id.ts';
import { PROVIDERS } from '../../../../shared/catalogue/providers.ts';
import { surveyAmountsOf } from '../../../../shared/catalogue/survey-amounts.ts';
import { MAY_RUN } from '../../../../shared/model/csv.ts';
import { addDays } from '../../../../shared/model/day.ts';
import { firstDayOf, lastDayOf } from '../../../../shared/model/period.ts';
import type { Denomination, PayoutMethod } from '../../../../shared/model/vocabulary.ts';
import { parseDecimal } from '../../../../shared/money/decimal.ts';
import {
  divide,
  fromBasisPoints,
  type Rational,
  rational,
  subtract,
  ZERO,
} from '../../../../shared/money/rational.ts';
import { basisPointsOf } from '../../../../shared/money/round.ts';
import { readObserved, roughStanding } from '../../../../shared/pricing/observed.ts';
import { type RoundRow, UNCERTAIN_STANDINGS } from '../../../../shared/pricing/survey.ts';
import { SourceChanged } from '../../errors.ts';
import { columnName, type SheetRow } from '../../xlsx/sheet-rows.ts';
import {
  ACCESS_WORDS,
  INSTRUMENT_WORDS,
  LOCATION_WORDS,
  PAYOUT_WORDS,
  PRODUCT_WORDS,
  plainly,
  SPEED_WORDS,
  TYPE_WORDS,
  type Words,
} from '../rpw-words.ts';
import type { Field, Layout } from './layout.ts';
import { basisPointsIn, dayIn, disclosedIn, feeShareOf, figureIn, periodIn } from './values.ts';

/** What a row's price at one amount is. */
export type Price = Pick<RoundRow, 'fee' | 'feeBp' | 'marginBp' | 'totalBp' | 'standing'>;

/** A service, as a row has it. */
export interface RoundService
  extends Omit<RoundRow, keyof Price | 'denomination' | 'tie'>,
    Partial<Record<`at${Denomination}`, Price>> {}

/** What need not be given (whose part of the type an empty object fits) may also be undefined: objects that all have the same properties are made far faster. */
type Unset<T> = {
  readonly [Name in keyof T]: Record<never, never> extends Pick<T, Name> ? T[Name] | undefined : T[Name];
};
/** The same as a row is read. */
export type ReadService = Unset<Omit<RoundService, `at${Denomination}`>> & {
  readonly [Name in `at${Denomination}`]?: Unset<Price> | undefined;
};

/** A quarter's own days; ISO dates. */
export interface QuarterDays {
  readonly period: string;
  readonly firstDay: string;
  readonly lastDay: string;
}

/** What happened to prices of a quarter that are not taken as they stand: how many, and where the first of them is. */
export interface Notes {
  leftOut(quarter: QuarterDays, what: string, at: string): void;
  notRecorded(quarter: QuarterDays, what: string, at: string): void;
}

/** The quarter of the survey's first round, and that of now. */
export interface PeriodLimits {
  readonly first: string;
  readonly last: string;
}

/** A day that is further from its quarter than this is a slip. */
const SLIP_DAYS = 92;
const MOST_DECIMALS = 20;
const LONGEST_NAME = 200;

/** Of several pay-outs the one that asks least of the recipient: who can have cash needs no account. */
const LEAST_DEMANDING: readonly PayoutMethod[] = [
  'cash-pickup',
  'home-delivery',
  'bank-account',
  'partner-bank-account',
  'card',
  'mobile-wallet',
];

const byName: ReadonlyMap<string, (typeof PROVIDERS)[number]> = new Map(
  PROVIDERS.map((provider) => [provider.name, provider]),
);
const byWord: ReadonlyMap<string, (typeof PROVIDERS)[number]> = new Map(
  [...PROVIDERS].reverse().map((provider) => [plainWord(provider.name), provider]),
);

/** Reads a row: the quarter that it is of, and the service; null: it has no price. */
export type ReadRow = (
  row: SheetRow,
) => { readonly quarter: QuarterDays; readonly service: ReadService } | null;

/** Texts of one column, or pairs of two: a column of the survey has few different ones, and a hostile file fills no memory. */
const MOST_REMEMBERED = 10_000;

/** Remembers what it was asked. */
function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const value = read(text);
    if (known.size < MOST_REMEMBERED) known.set(text, value);
    return value;
  };
}

/** The same of two texts. To put them together into one would take longer than most of what is remembered. */
function rememberedOfTwo<T>(read: (one: string, other: string) => T): (one: string, other: string) => T {
  const known = new Map<string, Map<string, T>>();
  let count = 0;
  return (one, other) => {
    const ofOne = known.get(one);
    const found = ofOne?.get(other);
    if (found !== undefined) return found;
    const value = read(one, other);
    if (count < MOST_REMEMBERED) {
      count += 1;
      if (ofOne) ofOne.set(other, value);
      else known.set(one, new Map([[other, value]]));
    }
    return value;
  };
}

/** The words of a cell: ours, and those that are not known. */
function wordsIn<T>(
  text: string,
  known: Words<T>,
): { readonly ours: readonly T[]; readonly unknown: readonly string[] } {
  const ours: T[] = [];
  const unknown: string[] = [];
  for (const part of text.split(',')) {
    const word = plainly(part);
    if (word === '') continue;
    const found = known.get(word);
    if (found === undefined) unknown.push(word.slice(0, 60));
    else if (found !== null) ours.push(found);
  }
  return { ours, unknown };
}

const exact = (figure: string): Rational =>
  figure.startsWith('-')
    ? subtract(ZERO, parseDecimal(figure.slice(1), MOST_DECIMALS))
    : parseDecimal(figure, MOST_DECIMALS);

/** Money as an edition stores it: with no more decimals than any currency has. */
const MONEY = /^(?:0|[1-9]\d{0,14})(?:\.\d{1,4})?$/;

/** The columns of a price. */
interface PriceFields extends Readonly<Record<'amount' | 'fee' | 'rate' | 'margin' | 'total', Field>> {
  readonly denomination: Denomination;
}

const PRICE_FIELDS = {
  200: {
    denomination: 200,
    amount: 'amount200',
    fee: 'fee200',
    rate: 'rate200',
    margin: 'margin200',
    total: 'total200',
  },
  500: {
    denomination: 500,
    amount: 'amount500',
    fee: 'fee500',
    rate: 'rate500',
    margin: 'margin500',
    total: 'total500',
  },
} as const satisfies Record<Denomination, PriceFields>;

/** What both prices of a row share. */
interface OwnFacts {
  readonly quarter: QuarterDays;
  /** The local amounts that were asked about. */
  readonly asked: Readonly<Record<Denomination, string | undefined>>;
  /** Whether the rate is disclosed; undefined: not said. */
  readonly said: boolean | undefined;
  /** Whether the amounts are those of the catalogue, in the same currency. */
  readonly isMoney: boolean;
  /** Whether both ends use one currency. */
  readonly isSame: boolean;
  readonly reference: string | undefined;
}

/** @param from1904 whether the workbook counts its days from 1904 */
export function newRowReader(
  sheet: string,
  layout: Layout,
  { from1904, limits, notes }: { from1904: boolean; limits: PeriodLimits; notes: Notes },
): ReadRow {
  const { columns, names, named } = layout;
  const isNew = layout.kind === 'since2016Q2';
  const instruments = remembered((text) => wordsIn(text, isNew ? INSTRUMENT_WORDS : PRODUCT_WORDS));
  const accesses = remembered((text) => wordsIn(text, isNew ? ACCESS_WORDS : LOCATION_WORDS));
  const payouts = remembered((text) => wordsIn(text, PAYOUT_WORDS));
  const speeds = remembered((text) => wordsIn(text, SPEED_WORDS));
  const days = remembered((text) => dayIn(text, from1904) ?? '');
  const quarters = remembered((text) => quarterIn(text, limits));
  const countries = remembered(countryIn);
  const firms = rememberedOfTwo(firmOf);
  const disclosed = remembered((text) => ({ said: disclosedIn(text) }));
  const labels = remembered(labelIn);
  const amountsOf = remembered(surveyAmountsOf);
  const tenders = rememberedOfTwo((country, day) =>
    findCountry(country) ? (legalTender(country, day)[0] ?? null) : null,
  );

  // Of the row that is being read: functions made anew for each row would take longer than what they do.
  let { cells, number }: SheetRow = { cells: [], number: 0 };
  const text = (field: Field): string => (cells[columns[field]] ?? '').trim();
  const placeOf = (field: Field): string =>
    `sheet "${sheet}", row ${number}, column ${columnName(columns[field])} ("${names[field]}")`;
  const broken = (field: Field, expected: string): SourceChanged =>
    new SourceChanged(
      `${placeOf(field)}: found ${JSON.stringify(text(field).slice(0, 60))}, expected ${expected}`,
    );
  const figure = (field: Field): string | undefined => {
    const found = figureIn(cells[columns[field]]);
    if (found === null) throw broken(field, 'a number like 3.67, or nothing');
    return found;
  };
  const country = (field: Field): string => {
    const code = countries(text(field));
    if (code === '') throw broken(field, 'three letters like KGZ');
    return code;
  };
  const wordOf = <T>(
    field: Field,
    found: ReturnType<typeof wordsIn<T>>,
    quarter: QuarterDays,
  ): readonly T[] => {
    for (const word of found.unknown) notes.notRecorded(quarter, `${names[field]} ${word}`, placeOf(field));
    return found.ours;
  };

  /** @param own what both prices of the row share */
  function price(fields: PriceFields, own: OwnFacts): Unset<Price> | undefined {
    const [fee, margin, total, rate] = [
      figure(fields.fee),
      figure(fields.margin),
      figure(fields.total),
      figure(fields.rate),
    ];
    const { quarter, reference, said } = own;
    if (fee === undefined && margin === undefined) return undefined;
    const amount = own.asked[fields.denomination];
    const without = (what: string, field: Field): undefined => {
      notes.leftOut(quarter, what, placeOf(field));
    };
    if (fee === undefined) return without('no fee', fields.fee);
    if (fee.startsWith('-')) return without('a fee below 0', fields.fee);
    if (amount === undefined || amount === '0' || amount.startsWith('-'))
      return without('no amount', fields.amount);
    const isDisclosed = said ?? margin !== undefined;
    if (isDisclosed && margin === undefined) return without('no margin', fields.margin);
    const marginBp = isDisclosed && margin !== undefined ? basisPointsIn(margin) : 0;
    const feeBp = feeShareOf(amount, fee) ?? basisPointsOf(divide(exact(fee), exact(amount)));
    const totalBp = isDisclosed && total !== undefined ? basisPointsIn(total) : feeBp + marginBp;
    if (
      Math.abs(feeBp) > MOST_BASIS_POINTS ||
      Math.abs(marginBp) > MOST_BASIS_POINTS ||
      Math.abs(totalBp) > MOST_BASIS_POINTS
    )
      return without('a figure beyond any price', fields.total);
    const [applied, mid] = rate === undefined ? ['0', '0'] : [rate, reference ?? '0'];
    const isPublished = margin !== undefined && total !== undefined;
    const currencies = own.isSame ? 'same' : 'different';
    const standing =
      roughStanding({
        amount: Number(amount),
        fee: Number(fee),
        rate: Number(applied),
        referenceRate: Number(mid),
        rateDisclosed: isDisclosed,
        currencies,
        published: isPublished ? { margin: marginBp / 10_000, total: Number(total) / 100 } : null,
      }) ??
      readObserved({
        amount: exact(amount),
        fee: exact(fee),
        rate: exact(applied),
        referenceRate: exact(mid),
        rateDisclosed: isDisclosed,
        currencies,
        published: isPublished
          ? { margin: fromBasisPoints(marginBp), total: divide(exact(total), HUNDRED) }
          : null,
      }).standing;
    return {
      fee: own.isMoney && MONEY.test(fee) ? fee : undefined,
      feeBp,
      marginBp,
      totalBp: totalBp === feeBp + marginBp ? undefined : totalBp,
      standing: UNCERTAIN_STANDINGS.find((one) => one === standing),
    };
  }

  return (row) => {
    ({ cells, number } = row);
    if (named.every((place) => (cells[place] ?? '').trim() === '')) return null;

    const quarter = quarters(text('period'));
    if (quarter === null)
      throw broken('period', `a quarter like 2014_1Q, from ${limits.first} to ${limits.last}`);
    const [sender, receiver] = [country('sender'), country('receiver')];
    const firm = firms(text('firm'), text('firmType'));
    if (firm === 'no name') throw broken('firm', "a firm's name");
    // Releases have files for spreadsheets. One such name holds up no round: its rows are left out, counted and named.
    if (firm === 'may run') {
      notes.leftOut(quarter, 'a firm whose name a spreadsheet would run', placeOf('firm'));
      return null;
    }
    const { said } = disclosed(text('disclosed'));
    if (said === null) throw broken('disclosed', 'yes or no');

    if (firm.unknownType !== undefined)
      notes.notRecorded(quarter, `firm type ${firm.unknownType}`, placeOf('firmType'));
    const [fundingInstrument] = wordOf('instrument', instruments(text('instrument')), quarter);
    const [accessPoint] = wordOf('access', accesses(text('access')), quarter);
    const payout = wordOf('payout', payouts(text('payout')), quarter);
    const payoutMethod = LEAST_DEMANDING.find((method) => payout.includes(method));
    const [speed] = wordOf('speed', speeds(text('speed')), quarter);
    const printedDay = text('day');
    const day = printedDay === '' ? '' : days(printedDay);
    const isNear = day !== '' && day >= quarter.earliest && day <= quarter.latest;
    if (printedDay !== '' && !isNear)
      notes.notRecorded(
        quarter,
        day === '' ? 'a date that cannot be read' : 'a date far from its quarter',
        placeOf('day'),
      );

    const currency = currencyOf(labels(text('currency')), sender, quarter.firstDay);
    const amounts = amountsOf(sender);
    const asked = { 200: figure('amount200'), 500: figure('amount500') };
    // The amounts that the catalogue has are those of the newest round. A round that asked for others has shares alone.
    const isMoney = amounts.every(
      ({ denomination, local }) =>
        local !== null &&
        local.currency === currency &&
        (asked[denomination] === undefined || asked[denomination] === local.amount),
    );

    const isSame = currency === tenders(receiver, quarter.firstDay);
    const own: OwnFacts = { quarter, asked, said, isMoney, isSame, reference: figure('referenceRate') };
    const [at200, at500] = [price(PRICE_FIELDS[200], own), price(PRICE_FIELDS[500], own)];
    if (!at200 && !at500) {
      notes.leftOut(quarter, 'no price at either amount', `sheet "${sheet}", row ${number}`);
      return null;
    }
    const service: ReadService = {
      sender,
      receiver,
      provider: firm.id,
      fundingInstrument,
      accessPoint,
      payoutMethod,
      speed,
      collectedOn: isNear ? day : undefined,
      doubts: isMoney ? undefined : LOCAL_AMOUNT,
      firm: firm.firm,
      at200,
      at500,
    };
    return { quarter, service };
  };
}

const LOCAL_AMOUNT = ['local-amount'] as const;
const HUNDRED = rational(100);
/** A hundred times the amount: no price is so, and no sum of them leaves what a figure can hold. */
const MOST_BASIS_POINTS = 1_000_000;

/** Null for a text that is no quarter, or none of the survey's. */
function quarterIn(text: string, { first, last }: PeriodLimits) {
  const period = periodIn(text);
  if (period === undefined || period < first || period > last) return null;
  const [firstDay, lastDay] = [firstDayOf(period), lastDayOf(period)];
  return {
    period,
    firstDay,
    lastDay,
    earliest: addDays(firstDay, -SLIP_DAYS),
    latest: addDays(lastDay, SLIP_DAYS),
  };
}

/** Three letters, or '' for a text that is no country's code. */
function countryIn(text: string): string {
  // Before it is made large: a sharp s would become two letters.
  if (!/^[A-Za-z]{3}$/.test(text)) return '';
  const code = text.toUpperCase();
  return code === 'KSV' ? 'XKX' : code;
}

/** The id of a firm, and its name and type as the survey has them where the catalogue does not know it, or has another type. */
function firmOf(text: string, printedType: string) {
  const name = text.replace(/\s+/g, ' ');
  if (name === '' || name.length > LONGEST_NAME) return 'no name';
  if (MAY_RUN.test(name)) return 'may run';
  const known = byName.get(name) ?? byWord.get(plainWord(name));
  const word = plainly(printedType);
  const type = TYPE_WORDS.get(word) ?? 'unknown';
  const unknownType = word !== '' && type === 'unknown' ? word.slice(0, 60) : undefined;
  const hash = () => createHash('sha256').update(name).digest('hex').slice(0, 8);
  const id = known?.id ?? (plainWord(name) || `firm-${hash()}`);
  const differs = type !== 'unknown' && type !== known?.type;
  return { id, unknownType, firm: !known || differs ? { name: known?.name ?? name, type } : undefined };
}

/** Two of the survey's labels of currencies: pesos printed as Chile's unit of account, and one name for two francs. */
function labelIn(text: string): { readonly code: string; readonly isCurrency: boolean } {
  const code = text.toUpperCase();
  if (code === 'CLF') return { code: 'CLP', isCurrency: true };
  return { code, isCurrency: /^[A-Z]{3}$/.test(code) && code !== 'CFA' };
}

const currencyOf = ({ code, isCurrency }: ReturnType<typeof labelIn>, sender: string, day: string): string =>
  !isCurrency && findCountry(sender)?.currencies.length ? sendCurrencyOf(sender, day) : code;
