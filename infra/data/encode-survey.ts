/**
 * The prices of a survey round as a data file, and the local amounts that it asked for. The same services give the same text,
 * whatever their order: by corridor, provider and way of sending.
 */
import { SURVEY_COLUMNS } from '../../shared/catalogue/surveys.ts';
import { byText } from '../../shared/model/order.ts';
import type { AccessPoint, FundingInstrument } from '../../shared/model/vocabulary.ts';
import { csvText } from './csv-text.ts';
import { currencyOf, fullRows, isLabelImpossible, rpwServices, type SurveyService } from './rpw-full.ts';

// An edition is known by a hash over its rows in this order (functions/collect-prices): do not change it.
const INSTRUMENT_ORDER: readonly FundingInstrument[] = [
  'bank-account',
  'cash',
  'debit-card',
  'mobile-money',
  'credit-card',
];
const ACCESS_ORDER: readonly AccessPoint[] = [
  'agent',
  'branch',
  'call-centre',
  'internet',
  'mobile-app',
  'post-office',
  'atm',
];

const rankOf = ({ fundingInstrument, accessPoint }: SurveyService): number =>
  INSTRUMENT_ORDER.indexOf(fundingInstrument) * ACCESS_ORDER.length + ACCESS_ORDER.indexOf(accessPoint);

/** What is not a figure, in an order of its own. */
const recordOf = ({ payoutMethod, speed, collectedOn, doubts }: SurveyService): string =>
  [payoutMethod, speed, collectedOn, ...doubts].join(' ');

const compareServices = (a: SurveyService, b: SurveyService): number =>
  byText(a.corridor, b.corridor) ||
  byText(a.provider, b.provider) ||
  rankOf(a) - rankOf(b) ||
  comparePrices(a.at200, b.at200) ||
  comparePrices(a.at500, b.at500) ||
  byText(recordOf(a), recordOf(b));

function comparePrices(a: SurveyService['at200'], b: SurveyService['at200']): number {
  if (!a || !b) return Number(Boolean(b)) - Number(Boolean(a));
  return a.feeBp - b.feeBp || a.marginBp - b.marginBp || byText(a.fee, b.fee);
}

/** The text of a round. */
export function surveyText(services: readonly SurveyService[]): string {
  const lines = [...services].sort(compareServices).map(({ at200, at500, firm, ...service }) => {
    const isMoney = !service.doubts.includes('local-amount');
    const prices = [at200, at500].flatMap((price) => (price ? [price] : []));
    return {
      ...service,
      fee200: isMoney && at200 ? at200.fee : null,
      marginBp200: at200?.marginBp ?? null,
      fee500: isMoney && at500 ? at500.fee : null,
      marginBp500: at500?.marginBp ?? null,
      feeBp: isMoney ? [] : prices.map(({ feeBp }) => feeBp),
      firm: firm?.name ?? null,
      firmType: firm?.type ?? null,
    };
  });
  return csvText(SURVEY_COLUMNS, lines);
}

/** The round of 2025 Q3, from the publisher's files; null where they are not here. */
export function publishedSurvey(): string | null {
  const services = rpwServices();
  return services && surveyText(services);
}

/** What each sending country's interviewers asked for in 2025 Q3; null where the publisher's file is not here. */
export function surveyAmountsText(): string | null {
  const rows = fullRows();
  if (!rows) return null;
  const amounts = new Map<string, string>();
  for (const row of rows.filter((each) => !isLabelImpossible(each))) {
    const { source_code = '', amount_200 = '', amount_500 = '' } = row;
    const asked = [currencyOf(row), amount_200, amount_500].join(' ');
    const before = amounts.get(source_code) ?? asked;
    if (before !== asked) throw new Error(`${source_code} asks for ${before} and ${asked}`);
    amounts.set(source_code, asked);
  }
  const lines = [...amounts]
    .sort(([a], [b]) => byText(a, b))
    .map(([sender, asked]) => {
      const [currency = '', at200 = '', at500 = ''] = asked.split(' ');
      return { sender, currency, at200, at500, basis: 'survey-rows' };
    });
  return csvText({ sender: 0, currency: 0, at200: 0, at500: 0, basis: 0 }, lines);
}
