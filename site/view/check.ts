/**
 * The check of an offer as HTML: the table, the answer to what was typed, and why there is none. The same code writes a page and
 * what the page's script shows; no Intl.
 */
import type { RatesInForce } from '../../shared/fx/reference.ts';
import type { Check } from '../../shared/pricing/check.ts';
import { checkTable } from '../../shared/pricing/check-table.ts';
import type { CheckRefusal, OfficialRate, UnavailableRate } from '../../shared/pricing/official-rate.ts';
import type { Texts } from '../texts/languages.ts';
import { escapeHtml } from './html.ts';
import { fill, type MoneyMarks, type NumberMarks, writeMoney, writeNumber } from './numbers.ts';
import { shortRate } from './rates.ts';

type CheckWords = Texts['check'];

export interface CheckView {
  readonly words: CheckWords['answer'];
  /** `{n} %`. */
  readonly percent: string;
  /** Between the parts of a list. */
  readonly comma: string;
  readonly numbers: NumberMarks;
  /** Currency to what stands before and after an amount in it. */
  readonly money: Readonly<Record<string, Pick<MoneyMarks, 'before' | 'after'>>>;
  /** ISO days as the language writes them. */
  readonly days: Readonly<Record<string, string>>;
  /** A bank's id to its name and its own currency. */
  readonly banks: Readonly<Record<string, { readonly name: string; readonly currency: string }>>;
}

/** What a page's script gets; the words are in a file of their own. */
export interface CheckSettings extends Omit<CheckView, 'words'> {
  /** What is typed beside amounts in a currency. */
  readonly own: Readonly<Record<string, string>>;
  readonly faults: Readonly<
    Record<'not-a-number' | 'other-currency' | 'too-many-decimals' | 'positive', string>
  >;
  /** Of a page on one pair of currencies; null: the page lets the reader choose. */
  readonly official: OfficialRate | null;
  readonly choice: CheckChoice | null;
  /** Why a choice cannot be checked; where there is none, the page itself says it. */
  readonly refused: CheckWords['refused'] | null;
}

/** Everything that is needed to check an offer between any two currencies. */
export interface CheckChoice {
  /** ISO day on which the page was rendered. */
  readonly day: string;
  readonly rates: RatesInForce;
  readonly decimals: Readonly<Record<string, number>>;
  readonly unavailable: readonly UnavailableRate[];
}

const paragraph = (text: string, of = ''): string => `<p${of && ` class="${of}"`}>${escapeHtml(text)}</p>`;

function moneyText({ money, numbers }: CheckView, currency: string, value: string): string {
  const { before = '', after = `\u00a0${currency}` } = money[currency] ?? {};
  return writeMoney(value, { ...numbers, before, after });
}
/** One decimal, and none that says nothing: `3.4`. Finer than half a point nothing is known. */
const percentText = ({ percent, numbers }: CheckView, value: string): string =>
  fill(percent, { n: writeNumber(Number(value).toFixed(1).replace('.0', ''), numbers) });

/** An estimate has two digits that count: `340`. */
const roughly = (value: string): string => String(Number(Number(value).toPrecision(2)));

/** The day of a rate, or both days if its sides were fixed on different ones. */
const dateOf = ({ days, comma }: CheckView, { fixedOn }: OfficialRate): string =>
  [...new Set(fixedOn)].map((day) => days[day] ?? day).join(comma);

const rateText = ({ numbers }: CheckView, rate: string, { to }: OfficialRate): string =>
  `${writeNumber(shortRate(rate), numbers)}\u00a0${to}`;

/** Names of the banks behind a rate are told up to so many. */
const MOST_NAMES = 4;

/** Which banks stand behind the rate, those of the two currencies first, and how sure it is. */
function behindHtml(view: CheckView, official: OfficialRate): string {
  const { words, banks } = view;
  const { basis, from, to, range } = official;
  const isOwn = (id: string): boolean => [from, to].includes(banks[id]?.currency ?? '');
  const named = [...official.banks].sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)));
  const names = named.slice(0, MOST_NAMES).map((id) => banks[id]?.name ?? id);
  if (named.length > MOST_NAMES) names.push(words.more);
  const date = dateOf(view, official);
  return paragraph(
    [
      names.length > 0 ? fill(words.banks, { date, names: names.join(view.comma) }) : words.pegged,
      basis === 'one-bank' && (official.banks.length === 1 ? words.only : words.alone),
      range &&
        fill(words.range, {
          min: rateText(view, range.low, official),
          max: rateText(view, range.high, official),
        }),
    ]
      .filter(Boolean)
      .join(' '),
    'behind',
  );
}

/** The table of a round amount, a decimal string in the currency paid in. */
export function tableHtml(view: CheckView, official: OfficialRate, paid: string): string {
  const { words } = view;
  const { from, to, rate } = official;
  const notes: Readonly<Record<number, string>> = { 0: words.line0, 3: words.line3, 5: words.line5 };
  const caption = fill(words.caption, {
    amount: moneyText(view, from, paid),
    date: dateOf(view, official),
    currency: from,
    rate: rateText(view, rate, official),
  });
  const lines = checkTable(official, paid).map(({ percent, paidOut }) => {
    const note = notes[percent];
    const share = `<b>${escapeHtml(percentText(view, String(percent)))}</b>`;
    return `<tr><th scope="row">${escapeHtml(moneyText(view, to, paidOut))}</th><td>${share}${note ? ` <small>${escapeHtml(note)}</small>` : ''}</td></tr>`;
  });
  return (
    `<table class="check"><caption>${escapeHtml(caption)}</caption>` +
    `<thead><tr><th scope="col">${escapeHtml(words.paidOut)}</th><th scope="col">${escapeHtml(words.takenHead)}</th></tr></thead>` +
    `<tbody>${lines.join('')}</tbody></table>${behindHtml(view, official)}`
  );
}

function verdictText(
  view: CheckView,
  { verdict, taken }: Check,
  official: OfficialRate,
  paid: string,
): string {
  const { words } = view;
  const date = dateOf(view, official);
  const amount = moneyText(view, official.from, paid);
  if (!taken) return fill(verdict === 'about-official' ? words.about : words.above, { date });
  const { percent, money } = taken;
  if (percent.low === percent.high)
    return fill(words.taken, {
      amount,
      date,
      value: moneyText(view, official.from, roughly(money.high)),
      percent: percentText(view, percent.high),
    });
  return fill(words.takenBetween, {
    amount,
    date,
    min: percentText(view, percent.low),
    max: percentText(view, percent.high),
  });
}

/** The answer to what was typed; first of all a question, where it is not believable. */
export function checkedHtml(view: CheckView, check: Check, official: OfficialRate, paid: string): string {
  const { words } = view;
  const { doubtful, slip } = check;
  const worth = fill(words.worth, {
    amount: moneyText(view, official.from, paid),
    value: moneyText(view, official.to, check.atOfficialRate),
  });
  const slipText = slip && (slip === 'ten-times-too-much' ? words.tooMuch : words.tooLittle);
  const verdict = verdictText(view, check, official, paid);
  return doubtful
    ? `<p class="verdict"><b>${escapeHtml(words.doubt)}</b></p>${slipText ? paragraph(slipText) : ''}${paragraph(words.ifRight)}${paragraph(verdict)}${paragraph(worth)}`
    : `<p class="verdict"><b>${escapeHtml(verdict)}</b></p>${paragraph(worth)}`;
}

/** Why nothing can be checked, and what to do then. */
export function refusedHtml(
  { refused, comma }: { readonly refused: CheckWords['refused']; readonly comma: string },
  { why, currency, unavailable }: CheckRefusal,
  pair: { readonly from: string; readonly to: string },
): string {
  const currencies = currency ?? `${pair.from}${comma}${pair.to}`;
  const source = unavailable
    ? ` <a rel="external noreferrer" href="${escapeHtml(unavailable.source)}">${escapeHtml(refused.source)}</a>`
    : '';
  const itself = why === 'same-currency';
  return (
    `<p class="notice">${escapeHtml(fill(refused[why], { currencies }))}${source}</p>` +
    (itself ? '' : paragraph(refused.formula) + paragraph(refused.example)) +
    paragraph(refused.instead)
  );
}
