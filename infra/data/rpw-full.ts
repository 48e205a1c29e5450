/**
 * Reads the full rows of the World Bank's RPW of 2025 Q3 (CSV, gzip) as lines of our survey: one service each. Two things come
 * from its quotes (rpw-quotes.ts): the prices of fee 0 and margin 0 that the full rows leave out, and the access points of
 * services whose equal prices were collected at two. Not part of the project: `rpwServices()` is null where it is not there.
 */
import {
  ACCESS_WORDS,
  INSTRUMENT_WORDS,
  PAYOUT_WORDS,
  plainly,
  SPEED_WORDS,
  type Words,
} from '../../functions/sources/prices/rpw-words.ts';
import { plainWord } from '../../shared/catalogue/firm-id.ts';
import { surveyAmountsOf } from '../../shared/catalogue/survey-amounts.ts';
import { feeShareBp } from '../../shared/catalogue/surveys.ts';
import type { ServiceDoubt } from '../../shared/model/corridor-prices.ts';
import { groupBy } from '../../shared/model/group-by.ts';
import { byText } from '../../shared/model/order.ts';
import {
  type AccessPoint,
  type CorridorId,
  corridorId,
  type Denomination,
  type FundingInstrument,
  type ProviderType,
} from '../../shared/model/vocabulary.ts';
import { firmsOf } from './firms.ts';
import { basisPoints, country, known, ourWord, rpwQuotes } from './rpw-quotes.ts';
import { readSharedCsv } from './shared-csv.ts';

/** A price as the survey publishes it: the fee in money and as a share of the amount that was asked. */
export interface ServicePrice {
  readonly fee: string;
  readonly feeBp: number;
  readonly marginBp: number;
}

/** A service, as a line of a round's file. */
export interface SurveyService {
  readonly corridor: CorridorId;
  readonly provider: string;
  readonly fundingInstrument: FundingInstrument;
  readonly accessPoint: AccessPoint;
  /** A word of our lists, or for one that they do not have the survey's own in small letters. The same of `speed`. */
  readonly payoutMethod: string | null;
  readonly speed: string | null;
  readonly collectedOn: string | null;
  readonly at200: ServicePrice | null;
  readonly at500: ServicePrice | null;
  readonly doubts: readonly ServiceDoubt[];
  readonly firm: { readonly name: string; readonly type: ProviderType } | null;
}

type Row = Record<string, string>;
/** A service before its access point is known. */
type Unplaced = Omit<SurveyService, 'accessPoint'> & { readonly accessPoint: AccessPoint | null };

/** The full rows, or null. */
export const fullRows = (): Row[] | null => readSharedCsv('rpw/rpw-2025-q3-full.csv.gz');

/** Two of the survey's labels: pesos printed as Chile's unit of account, and one name for two francs. */
export function currencyOf({ send_currency = '', source_code = '' }: Row): string {
  if (send_currency === 'CLF') return 'CLP';
  if (send_currency !== 'CFA') return send_currency;
  return source_code === 'CMR' ? 'XAF' : 'XOF';
}

/** Where 200 and 500 of the local currency would be worth less than a few dollars: most likely they are dollars. */
const WORTH_TOO_LITTLE: readonly string[] = ['CRC', 'DOP', 'RWF'];
export const isLabelImpossible = (row: Row): boolean =>
  WORTH_TOO_LITTLE.includes(currencyOf(row)) && row.amount_200 === '200' && row.amount_500 === '500';

/** Our word for the survey's; its own where we have none, so that whoever reads the round can name it. */
export const wordOf = (words: Words<string>, printed = ''): string | null =>
  (words.get(plainly(printed)) ?? plainWord(printed)) || null;

/** The survey prints `3.1` and `0` where our form has two decimals. */
function marginBpOf(percent: string): number {
  const [whole = '', decimals = ''] = percent.split('.');
  return basisPoints(`${whole}.${decimals.padEnd(2, '0')}`);
}

function priceAt(row: Row, denomination: Denomination): ServicePrice | null {
  const [amount = '', printed = ''] = [row[`amount_${denomination}`], row[`fee_${denomination}`]];
  if (printed === '') return null;
  const fee = printed.replace(/\.0+$/, '');
  const marginBp = marginBpOf(row[`fx_margin_${denomination}_pct`] ?? '');
  return { fee, feeBp: feeShareBp(fee, amount), marginBp };
}

/** The one value of them all; null where they differ. */
function common<T>(values: readonly T[]): T | null {
  const [first, ...others] = new Set(values);
  return first !== undefined && others.length === 0 ? first : null;
}

/** The services of 2025 Q3 as the publisher's files have them, or null. */
export function rpwServices(): SurveyService[] | null {
  const [rows, quotes] = [fullRows(), rpwQuotes()];
  if (!rows || !quotes) return null;
  const firms = firmsOf(rows.map(({ firm = '', firm_type = '' }) => ({ name: firm, type: firm_type })));
  const services = rows.map((row): Unplaced => {
    const firm = known(firms.get(row.firm ?? ''), `firm ${row.firm}`);
    const sender = country(known(row.source_code, 'source_code'));
    const isUnknown = isLabelImpossible(row);
    const [local] = surveyAmountsOf(sender);
    if (!isUnknown && local.local && local.local.amount !== row.amount_200)
      throw new Error(`${sender} asks for ${row.amount_200}, survey-amounts.csv has ${local.local.amount}`);
    return {
      corridor: corridorId(sender, country(known(row.destination_code, 'destination_code'))),
      provider: firm.id,
      fundingInstrument: ourWord(INSTRUMENT_WORDS, row.payment_instrument),
      accessPoint: row.access_point ? ourWord(ACCESS_WORDS, row.access_point) : null,
      payoutMethod: wordOf(PAYOUT_WORDS, row.pickup_method),
      speed: wordOf(SPEED_WORDS, row.speed),
      collectedOn: known(row.collected_on, 'collected_on'),
      at200: priceAt(row, 200) ?? NOTHING,
      at500: priceAt(row, 500) ?? NOTHING,
      doubts: isUnknown || !local.local ? ['local-amount'] : [],
      firm: firm.isNew ? { name: firm.name, type: firm.type } : null,
    };
  });
  return placed(services, quotes);
}

/** The full rows leave out a price of 0 and 0; the quotes have it. */
const NOTHING: ServicePrice = { fee: '0', feeBp: 0, marginBp: 0 };

const keyOf = ({ corridor, provider, fundingInstrument, at200 }: Unplaced): string =>
  [corridor, provider, fundingInstrument, at200?.feeBp, at200?.marginBp].join(' ');

/** Gives each service the access point that the quotes have for its price and no other service took. */
function placed(services: readonly Unplaced[], quotes: NonNullable<ReturnType<typeof rpwQuotes>>) {
  const left = new Map<string, AccessPoint[]>();
  for (const quote of quotes.filter(({ denomination }) => denomination === 200)) {
    const { sender, receiver, provider, fundingInstrument, feeBp, marginBp } = quote;
    const key = [corridorId(sender, receiver), provider, fundingInstrument, feeBp, marginBp].join(' ');
    left.set(key, [...(left.get(key) ?? []), quote.accessPoint]);
  }
  const take = (key: string, wanted: AccessPoint | undefined): AccessPoint => {
    const points = left.get(key) ?? [];
    const at = wanted === undefined ? 0 : points.indexOf(wanted);
    return known(at < 0 ? undefined : points.splice(at, 1)[0], `a price at 200 of ${key}, ${wanted}`);
  };
  const certain = services.flatMap((service): SurveyService[] => {
    const { accessPoint } = service;
    return accessPoint ? [{ ...service, accessPoint: take(keyOf(service), accessPoint) }] : [];
  });
  const uncertain = services.filter(({ accessPoint }) => accessPoint === null);
  const groups = [...groupBy(uncertain, keyOf)].sort(([a], [b]) => byText(a, b));
  return [
    ...certain,
    ...groups.flatMap(([key, alike]) => {
      left.get(key)?.sort(byText);
      // Which of them was collected where is not known, so what differs among them is recorded of none.
      const shared = {
        payoutMethod: common(alike.map(({ payoutMethod }) => payoutMethod)),
        speed: common(alike.map(({ speed }) => speed)),
        collectedOn: common(alike.map(({ collectedOn }) => collectedOn)),
      };
      return alike.map(
        (service): SurveyService => ({
          ...service,
          ...shared,
          accessPoint: take(key, undefined),
          doubts: ['access-point', ...service.doubts],
        }),
      );
    }),
  ];
}
