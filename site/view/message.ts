/**
 * The answer of a corridor as a text message: what people send each other without a picture or a link. It never holds more than two SMS
 * have room for, in any script; of a surveyed price nothing in it depends on the rates of a day, so that it is written again only with
 * prices, and when they become old.
 */
import type { CorridorPrices } from '../../shared/model/corridor-prices.ts';
import { type CountryCode, endsOf } from '../../shared/model/vocabulary.ts';
import { type Comparison, groupByProvider } from '../../shared/pricing/offers.ts';
import {
  countryInSentence,
  moneyMarksOf,
  numberMarksOf,
  providerName,
  quarterText,
  spokenAmount,
  spokenCurrency,
  textsOf,
} from '../i18n/index.ts';
import type { Checked, PageOf } from '../kinds.ts';
import type { Locale } from '../texts/languages.ts';
import { fill, inOwnDigits, writeMoney } from './numbers.ts';
import { percentText } from './percent.ts';
import { comparisonAt } from './surveyed.ts';
import { amountLabel } from './surveyed-amounts.ts';

/** Two SMS of 67 letters each, in letters of any script: fewer than this. */
export const MESSAGE_LETTERS = 134;

/** A text in several lengths, the longest first: what stands in its braces may be written shorter. */
interface Worded {
  readonly text: string;
  readonly values: Readonly<Record<string, readonly string[]>>;
}

/** What a message says, before it is made to fit. */
function wordsOf(locale: Locale, page: PageOf<'corridor' | 'unpriced'>): Worded {
  const best = page.kind === 'corridor' && bestOf(locale, page, comparisonOf(page));
  return best || askOf(locale, page.check);
}

const comparisonOf = ({ prices, today, exchange, said }: PageOf<'corridor'>): Comparison =>
  comparisonAt(prices, 200, today, exchange, said?.sheet);

/**
 * The answer at the smaller amount in one line, for search results and for messengers, which show it beside a link; undefined: no
 * price may lead.
 */
export function answerLine(
  locale: Locale,
  page: Pick<PageOf<'corridor'>, 'prices' | 'said'>,
  comparison: Comparison,
): string | undefined {
  const best = bestOf(locale, page, comparison);
  if (!best) return undefined;
  const { sender, receiver } = page.prices;
  const [longest] = choicesOf({ pair: [pairOf(locale, sender, receiver)], ...best.values });
  return fill(best.text, longest ?? {});
}

const pairOf = (locale: Locale, sender: CountryCode, receiver: CountryCode): string =>
  fill(textsOf(locale).lists.pair, {
    sender: countryInSentence(locale, sender),
    receiver: countryInSentence(locale, receiver),
  });

/** The way that gets most of the smaller amount home, as the page says it; undefined: none may lead. */
function bestOf(
  locale: Locale,
  { prices, said }: Pick<PageOf<'corridor'>, 'prices' | 'said'>,
  comparison: Comparison,
): Worded | undefined {
  const { message } = textsOf(locale);
  const suspended = said?.sheet.suspended ?? [];
  const [best] = groupByProvider(
    comparison.offers.filter(({ provider }) => !suspended.includes(provider.id)),
  );
  const { cost, standing, basis, valueReceived } = best?.best ?? {};
  if (comparison.nothingLeads || !best || standing !== 'ranked' || !cost?.total) return undefined;
  const [smaller] = prices.amounts;
  const marks = moneyMarksOf(locale, comparison.currency);
  const isSaid = basis === 'said';
  const isOld = !isSaid && (comparison.age?.old ?? false);
  const dated = isOld ? message.old : message.recent;
  return {
    text: valueReceived ? message.best : message.share,
    values: {
      name: [providerName(locale, best.provider)],
      amount: [amountLabel(smaller, marks)],
      value: [valueReceived ? writeMoney(valueReceived, marks) : ''],
      share: [percentText(locale, cost.total)],
      when: isSaid ? [message.said] : quartersOf(locale, prices).map((quarter) => fill(dated, { quarter })),
    },
  };
}

/** The months of the survey in words, and in figures: `7–9/2025`. */
function quartersOf(locale: Locale, { survey: { period } }: Pick<CorridorPrices, 'survey'>): string[] {
  const last = 3 * Number(period.slice(-1));
  const figures = `${last - 2}–${last}/${period.slice(0, 4)}`;
  return [quarterText(locale, period), inOwnDigits(figures, numberMarksOf(locale))];
}

/** Without a price that may lead: the question that the page tells people to ask. */
function askOf(locale: Locale, { currencies: { from, to }, amount }: Checked): Worded {
  const { message, check } = textsOf(locale);
  const units = spokenCurrency(locale, to);
  const values = { units, ...(amount && { amount: spokenAmount(locale, from, amount) }) };
  const question = amount
    ? [fill(check.ask, values), fill(message.question, values)]
    : [fill(check.askAny, values), fill(message.questionAny, values)];
  return { text: message.none, values: { question } };
}

/** Every choice of values, the longest first: what stands later in the list of values is shortened before what stands earlier. */
function choicesOf(values: Worded['values']): Readonly<Record<string, string>>[] {
  return Object.entries(values).reduceRight<Readonly<Record<string, string>>[]>(
    (rest, [name, lengths]) => lengths.flatMap((one) => rest.map((other) => ({ ...other, [name]: one }))),
    [{}],
  );
}

/**
 * @param address of the page, with its host: it follows where it has room; undefined: not known
 * @returns plain text of fewer than MESSAGE_LETTERS letters
 */
export function messageOf(
  locale: Locale,
  page: PageOf<'corridor' | 'unpriced'>,
  address: string | undefined,
): string {
  const { sender, receiver } = endsOf(page.kind === 'corridor' ? page.prices.corridor : page.corridor);
  const pair = [pairOf(locale, sender, receiver), `${sender}–${receiver}`];
  const { text, values } = wordsOf(locale, page);
  const all = choicesOf({ pair, ...values }).map((choice) => fill(text, choice));
  const fits = all.find(({ length }) => length < MESSAGE_LETTERS) ?? shortened(all.at(-1) ?? '');
  const withAddress = `${fits} ${address}`;
  return address && withAddress.length < MESSAGE_LETTERS ? withAddress : fits;
}

/** Not in the middle of a word. Firms choose their own names, and one may be as long as a message. */
function shortened(text: string): string {
  const room = text.slice(0, MESSAGE_LETTERS - 2);
  return `${room.slice(0, room.lastIndexOf(' '))} …`;
}
