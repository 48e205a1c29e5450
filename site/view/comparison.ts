/**
 * A comparison as HTML: the answer first, then every provider once, then what cannot be confirmed. The built page and the
 * browser's script share this code, so that an estimate reads like a surveyed price. Pure; every value is escaped.
 * The limits of docs/method.md (survey prices) apply here: nothing unconfirmed shows a total or an amount.
 */
import { groupBy } from '../../shared/model/group-by.ts';
import { barrierCosts, type MoneyRange } from '../../shared/pricing/barrier.ts';
import type { Comparison, Offer, OfferPart, ProviderGroup } from '../../shared/pricing/offers.ts';
import type { CompareWords } from '../texts/languages.ts';
import { escapeHtml } from './html.ts';
import { fill, type MoneyMarks, writeMoney, writeNumber } from './numbers.ts';

export interface View {
  readonly words: CompareWords;
  readonly marks: MoneyMarks;
  /** How money at home is written, and the texts about such amounts; present if a reference rate is in date. */
  readonly home: (MoneyMarks & { readonly note: string }) | null;
  /** By the number of a provider's other ways, which decides the form of the noun (other-ways.ts). */
  readonly otherWays: readonly string[];
  /** Where firms say prices themselves (said.ts). */
  readonly layers?: Layers;
}

/** What is told of a price beside itself, where some prices are firms' own words. */
export interface Layers {
  /** Whose word it is, as HTML. */
  readonly word: (offer: Offer) => string;
  /** The same after another way of a provider, as HTML; empty: the survey's. */
  readonly mark: (offer: Offer) => string;
  /** Why a price that a firm says is not confirmed; undefined: the survey's reason. */
  readonly reason: (offer: Offer) => string | undefined;
  /** The note on an amount at home that a firm's price makes. */
  readonly homeNote: string;
}

/** A text with its values in bold, as HTML. */
const strong = (text: string, values: Readonly<Record<string, string>>): string =>
  Object.entries(values).reduce(
    (html, [name, value]) => html.replace(`{${name}}`, () => `<b>${escapeHtml(value)}</b>`),
    escapeHtml(text),
  );

const html = (text: string, values: Readonly<Record<string, string>>): string =>
  escapeHtml(fill(text, values));

const percent = ({ words, marks }: View, value: string): string =>
  fill(words.percent, { n: writeNumber(value, marks) });

const range = (view: View, min: string, max: string): string =>
  min === max
    ? percent(view, min)
    : fill(view.words.range, { min: percent(view, min), max: percent(view, max) });

const way = ({ words }: View, { fundingInstrument, accessPoint }: Offer): string =>
  fill(words.way, { pay: words.funding[fundingInstrument], where: words.access[accessPoint] });

/** How and how soon the recipient gets it, as far as recorded; empty if neither is. */
function arrival({ words }: View, { payoutMethod, speed }: Offer): string {
  const payout = payoutMethod ? words.payout[payoutMethod] : '';
  const soon = speed ? words.speed[speed] : '';
  return payout && soon ? fill(words.arrival, { payout, speed: soon }) : payout || soon;
}

/** Ways to pay, then how the money arrives, which goes onto a line of its own as a whole. */
const joinedHtml = ({ words }: View, ways: string, arrives: string): string =>
  escapeHtml(ways) + (arrives && ` <span>${html(words.toRecipient, { arrival: arrives })}</span>`);

/** `bank account, online → paid out in cash, within an hour`; what is not recorded is left out. */
const wayHtml = (view: View, offer: Offer): string =>
  joinedHtml(view, way(view, offer), arrival(view, offer));

/** `€1.99 (1.42 %)`, or only the percentage if no amount is known. */
function figure(view: View, part: OfferPart & { known: true }): string {
  const share = percent(view, part.percent);
  return part.amount === null ? share : `${writeMoney(part.amount, view.marks)} (${share})`;
}

interface PartText {
  readonly part: OfferPart['part'];
  readonly text: string;
  /** What stands in the text's braces. */
  readonly values: Readonly<Record<string, string>>;
  /** A rate better than the banks' own: its value is no loss. */
  readonly isBetter?: true;
}

/** The parts that something was paid for, each with its text: `fee €4.98`. A part that is not known, or 0, has none. */
function partTexts(view: View, { cost }: Offer): PartText[] {
  const { words, marks } = view;
  return (cost?.parts ?? []).flatMap<PartText>((one) => {
    if (!one.known || Number(one.percent) === 0) return [];
    const { part, percent: share, amount } = one;
    if (share.startsWith('-')) {
      const values = { percent: percent(view, share.slice(1)) };
      return [{ part, text: words.marginBetter, values, isBetter: true }];
    }
    const value = amount === null ? percent(view, share) : writeMoney(amount, marks);
    return [{ part, text: words.part[part], values: { value } }];
  });
}

/**
 * Shares of 100 in the parts of a bar: what is taken by fee and tax, and by the exchange rate. Together what is taken in all: a
 * rate better than the banks' gives back some of the fee.
 */
function takenShares({ cost }: Offer): readonly [fee: number, rate: number] {
  let [fee, rate] = [0, 0];
  for (const part of cost?.parts ?? []) {
    if (!part.known) continue;
    if (part.part === 'margin') rate += Number(part.percent);
    else fee += Number(part.percent);
  }
  return [Math.max(0, fee + Math.min(0, rate)), Math.max(0, rate)];
}

/**
 * A bar of lengths of 100, for the eye alone: words say the same. Lines of one path each, so that they stay sharp at any width.
 * @param before what lies before the two parts: what arrives
 */
function barHtml(before: number, [fee, rate]: readonly [number, number]): string {
  const long = (length: number): string => String(Math.round(10 * length) / 10);
  const line = (name: string, from: number, length: number): string =>
    length < 0.05 ? '' : `<path class="${name}" d="M${long(from)} 5h${long(length)}"/>`;
  const bars = [line('a', 0, before), line('f', before, fee), line('r', before + fee, rate)].join('');
  return `<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${bars}</svg>`;
}

/** What arrives: in the money at home if a rate is in date, else its worth in the money sent; null if unknown. */
function arrivedText({ marks, home }: View, { valueReceived, arrivesAbout }: Offer): string | null {
  if (home && arrivesAbout) return writeMoney(arrivesAbout, home);
  return valueReceived === null ? null : writeMoney(valueReceived, marks);
}

/** The fee of a price that is not confirmed, and a tax on it: the only parts of it that are reliable. */
function feeText(view: View, offer: Offer): string {
  const fee = offer.cost?.parts.find(({ part }) => part === 'fee');
  if (!fee?.known || Number(fee.percent) <= 0) return '';
  const taxes = partTexts(view, offer).flatMap(({ part, text, values }) =>
    part === 'tax' ? [fill(text, values)] : [],
  );
  return fill(view.words.onlyFee, { fee: [figure(view, fee), ...taxes].join(view.words.punctuation.comma) });
}

/**
 * Marks every estimate: with its range, or without one if an end has no price or both ends are the same.
 * Empty for a surveyed price.
 */
function estimateText(view: View, { status, cost }: Offer): string {
  if (status !== 'estimate') return '';
  const { words } = view;
  return cost?.range && cost.range.min !== cost.range.max
    ? fill(words.estimate, { range: range(view, cost.range.min, cost.range.max) })
    : words.estimateAlone;
}

function otherWayText(view: View, offer: Offer): string {
  const { words } = view;
  if (offer.standing === 'ranked' && offer.cost?.total) {
    const estimate = estimateText(view, offer);
    return `${percent(view, offer.cost.total)}${estimate && ` ${estimate}`}`;
  }
  return offer.standing === 'infeasible' ? words.infeasibleWay : words.unconfirmedWay;
}

/** The percentage first: the list is in its order, and how the money arrives may need a line of its own. */
const otherWayHtml = (view: View, offer: Offer): string =>
  `${escapeHtml(otherWayText(view, offer))}${view.words.punctuation.colon}${wayHtml(view, offer)}${view.layers?.mark(offer) ?? ''}`;

const othersHtml = (view: View, others: readonly Offer[]): string =>
  others.length === 0
    ? ''
    : `<p>${escapeHtml(view.words.otherWays)}<ul>${others
        .map((o) => `<li>${otherWayHtml(view, o)}`)
        .join('')}</ul>`;

function summaryText(view: View, { range: of }: ProviderGroup, others: readonly Offer[]): string {
  const text = view.otherWays[others.length] ?? '';
  return of ? fill(text, { range: range(view, of.min, of.max) }) : view.words.otherWays;
}

function estimateHtml(view: View, offer: Offer): string {
  const text = estimateText(view, offer);
  return text && ` <small>${escapeHtml(text)}</small>`;
}

/** Other ways of the same provider that cost the same and arrive alike stand beside the best one. */
function alike(
  view: View,
  { best, others }: ProviderGroup,
): { readonly same: Offer[]; readonly others: Offer[] } {
  const isSame = (offer: Offer): boolean =>
    offer.standing === 'ranked' &&
    offer.basis === best.basis &&
    offer.others === best.others &&
    offer.accessPoint === best.accessPoint &&
    offer.cost?.total === best.cost?.total &&
    arrival(view, offer) === arrival(view, best);
  return { same: [best, ...others.filter(isSame)], others: others.filter((offer) => !isSame(offer)) };
}

/** `bank account, debit card or credit card, online → paid out in cash, within an hour` */
function waysHtml(view: View, [best, ...same]: readonly [Offer, ...Offer[]]): string {
  const { words } = view;
  const ways = [...new Set([best, ...same].map(({ fundingInstrument }) => words.funding[fundingInstrument]))];
  const last = ways.pop() ?? '';
  const pay = ways.length === 0 ? last : fill(words.or, { a: ways.join(words.punctuation.comma), b: last });
  return joinedHtml(
    view,
    fill(words.way, { pay, where: words.access[best.accessPoint] }),
    arrival(view, best),
  );
}

/** The column of a table in which a part stands; both charges beside the fee stand below it, with their words. */
const COLUMNS = { fee: 'f', margin: 'r', tax: 'x', 'pay-out-fee': 'x' } as const;

/**
 * `€8.14 taken, 5.82 %: fee €4.98, lost in the exchange rate €3.16`, in cells: a wide screen lays them into columns, whose heads
 * say the words, and shows only the figures.
 */
function takenHtml(view: View, offer: Offer): string {
  const { words, marks } = view;
  const { total, amount } = offer.cost ?? {};
  const share = percent(view, total ?? '');
  const taken =
    amount == null
      ? strong(words.takenShare, { share })
      : strong(words.takenMoney, { money: writeMoney(amount, marks), share });
  const parts = partTexts(view, offer);
  const { comma, colon } = words.punctuation;
  return [
    `<span class="t">${taken}${parts.length === 0 ? '' : colon}</span>`,
    ...parts.map(
      ({ part, text, values, isBetter }, at) =>
        `<span class="${COLUMNS[part]}${isBetter ? ' better' : ''}">${strong(text, values)}${at < parts.length - 1 ? comma : ''}</span>`,
    ),
  ].join('');
}

/** Whether a price is one of an old survey: what a firm says of today is not. */
const isOldPrice = ({ age }: Comparison, offer?: Offer): boolean =>
  (age?.old ?? false) && offer?.basis !== 'said';

const shortArrives = ({ words }: View, comparison: Comparison, offer?: Offer): string =>
  isOldPrice(comparison, offer) ? words.shortWouldHaveArrived : words.shortArrives;

/** The heads of a table's columns, for the eye alone: each row says the words. The bar needs none, nor does what is not known. */
function headsHtml(view: View, comparison: Comparison, ranked: readonly ProviderGroup[]): string {
  const arrives = ranked.some(({ best }) => arrivedText(view, best) !== null);
  const heads = [
    ...Object.values(view.words.heads),
    ...(arrives ? [shortArrives(view, comparison, ranked[0]?.best)] : []),
  ];
  return `<p class="heads" aria-hidden="true">${heads.map((head) => `<b>${escapeHtml(head)}</b>`).join('')}`;
}

function rankedHtml(view: View, comparison: Comparison, group: ProviderGroup, scale: number): string {
  const { best } = group;
  const { same, others } = alike(view, group);
  const value = arrivedText(view, best);
  const [fee, rate] = takenShares(best);
  const more =
    others.length === 0
      ? ''
      : `<details><summary>${escapeHtml(summaryText(view, group, others))}</summary>${othersHtml(view, others)}</details>`;
  return (
    `<li><h3>${escapeHtml(group.provider.name)}</h3>` +
    `<p class="v">${value === null ? `<b>${escapeHtml(percent(view, best.cost?.total ?? ''))}</b>` : `<b>${escapeHtml(value)}</b> <small>${escapeHtml(shortArrives(view, comparison, best))}</small>`}` +
    `<p class="w">${waysHtml(view, [best, ...same.slice(1)])}</p>` +
    barHtml(0, [(100 * fee) / scale, (100 * rate) / scale]) +
    `<p class="c">${takenHtml(view, best)}${estimateHtml(view, best)}${view.layers?.word(best) ?? ''}${more}`
  );
}

const reasonText = ({ words, layers }: View, offer: Offer): string =>
  layers?.reason(offer) ?? (offer.reason === 'total-not-positive' ? words.notPositive : words.noMargin);

/** What is known of each way, its own fee first. Ways with the same text stand above it, those that arrive alike in one line. */
function unconfirmedHtml(view: View, { provider, best, others }: ProviderGroup): string {
  const byText = groupBy([best, ...others], (offer) =>
    offer.standing === 'unconfirmed'
      ? `${feeText(view, offer)} ${reasonText(view, offer)}`.trim()
      : otherWayText(view, offer),
  );
  const lines = [...byText].map(([text, offers]) => {
    const ways = [...groupBy(offers, (offer) => arrival(view, offer))].map(([arrives, alike]) =>
      joinedHtml(
        view,
        [...new Set(alike.map((offer) => way(view, offer)))].join(view.words.punctuation.semicolon),
        arrives,
      ),
    );
    return `<p>${ways.join('<br>')}<p>${escapeHtml(text)}`;
  });
  return `<li><h3>${escapeHtml(provider.name)}</h3>${lines.join('')}`;
}

/** Where no money is known, of what is taken. */
function titleOf(words: CompareWords, isOld: boolean, isShare: boolean): string {
  if (isShare) return words.bestTitleShare;
  return isOld ? words.bestTitleOld : words.bestTitle;
}
const arrivesAtHome = ({ atHome }: CompareWords, isOld: boolean): string =>
  isOld ? atHome.old : atHome.recent;
const arrivesWorth = ({ worth }: CompareWords, isOld: boolean): string => (isOld ? worth.old : worth.recent);

function bestHtml(view: View, comparison: Comparison, best: ProviderGroup | undefined): string {
  const { words, marks, home } = view;
  const { total } = best?.best.cost ?? {};
  if (!best || !total) return `<p class="answer">${escapeHtml(words.noBest)}</p>`;
  const { best: offer } = best;
  const { same } = alike(view, best);
  const isOld = isOldPrice(comparison, offer);
  const value = arrivedText(view, offer);
  const taxed = offer.cost?.parts.some((p) => p.part === 'tax' && p.known && Number(p.percent) > 0);
  const amount = writeMoney(comparison.amount, marks);
  const text = home && offer.arrivesAbout ? arrivesAtHome(words, isOld) : arrivesWorth(words, isOld);
  const taken = strong(taxed ? words.takenWithTax : words.taken, { cost: percent(view, total) });
  const [fee, rate] = takenShares(offer);
  const parts = partTexts(view, offer).map(
    ({ part, text, values }) => `<li class="${part === 'margin' ? 'r' : 'f'}">${html(text, values)}`,
  );
  const homeNote = offer.basis === 'said' ? view.layers?.homeNote : home?.note;
  const notes = [offer.status === 'estimate' && words.estimateNote, offer.arrivesAbout && homeNote];
  return (
    `<div class="answer"><p>${escapeHtml(titleOf(words, isOld, value === null))}` +
    `<p class="who"><b>${escapeHtml(best.provider.name)}</b>${words.punctuation.comma}${waysHtml(view, [offer, ...same.slice(1)])}</p>` +
    `${value === null ? '' : `<p class="big">${html(text, { amount }).replace('{value}', () => `<b>${escapeHtml(value)}</b>`)}</p>`}` +
    barHtml(Math.max(0, 100 - fee - rate), [fee, rate]) +
    `<ul class="parts">${parts.join('')}</ul>` +
    `<p class="plain">${taken}${estimateHtml(view, offer)}` +
    `${notes.map((note) => (note ? `<p>${escapeHtml(note)}` : '')).join('')}${view.layers?.word(offer) ?? ''}</div>`
  );
}

/** What it costs to have nothing but cash, at either end. */
function barriersHtml({ words, marks }: View, comparison: Comparison): string {
  const money = ({ atLeast, atMost }: MoneyRange): string =>
    atLeast === atMost
      ? writeMoney(atMost, marks)
      : fill(words.moneyRange, { min: writeMoney(atLeast, marks), max: writeMoney(atMost, marks) });
  return barrierCosts(comparison)
    .map(
      ({ barrier, taken, more }) =>
        `<p class="barrier">${html(words.barrier[barrier], { taken: money(taken), more: money(more) })}`,
    )
    .join('');
}

const list = (title: string, above: string, items: readonly string[], tag: 'ol' | 'ul'): string =>
  items.length === 0
    ? ''
    : `<h2>${escapeHtml(title)}</h2>${above}<${tag} class="offers ${tag === 'ul' ? 'doubt' : 'ranked'}">${items.join('')}</${tag}>`;

/** Providers without a price at this amount, grouped by the reason. */
function notPricedHtml({ words }: View, groups: readonly ProviderGroup[]): string {
  const blank = groups.filter(({ best }) => best.reason === 'blank-at-500');
  const rest = groups.filter(({ best }) => best.reason !== 'blank-at-500');
  const line = (text: string, of: readonly ProviderGroup[]): string =>
    of.length === 0 ? '' : `<p>${namesHtml(words, text, of)}`;
  return groups.length === 0
    ? ''
    : `<h2>${escapeHtml(words.notPricedTitle)}</h2>${line(words.notPriced, rest)}${line(words.blank, blank)}`;
}

/** A text with the names of providers, each in its own direction. */
const namesHtml = ({ punctuation }: CompareWords, text: string, groups: readonly ProviderGroup[]): string =>
  escapeHtml(text).replace('{names}', () =>
    groups.map((g) => `<bdi>${escapeHtml(g.provider.name)}</bdi>`).join(punctuation.comma),
  );

/** Prices of which only percentages are known, as a list. */
export const sharesHtml = (view: View, { offers }: Comparison): string =>
  `<ul>${offers.map((o) => `<li><bdi>${escapeHtml(o.provider.name)}</bdi>${view.words.punctuation.comma}${otherWayHtml(view, o)}`).join('')}</ul>`;

/** The answer: what arrives at best, and what a barrier costs. */
export function answerHtml(view: View, comparison: Comparison, groups: readonly ProviderGroup[]): string {
  if (groups.length === 0) return `<p class="answer">${escapeHtml(view.words.nothingFound)}</p>`;
  const [best] = groups.filter((group) => group.best.standing === 'ranked');
  return bestHtml(view, comparison, best) + barriersHtml(view, comparison);
}

/** All prices: every provider once, then what cannot be confirmed, then those without a price here. */
export function listHtml(view: View, comparison: Comparison, groups: readonly ProviderGroup[]): string {
  const { words } = view;
  const of = (standing: Offer['standing']): ProviderGroup[] =>
    groups.filter(({ best }) => best.standing === standing);
  const ranked = of('ranked');
  const infeasible = of('infeasible');
  // All rows on one scale, so that their bars compare.
  const scale = Math.max(0.1, ...ranked.map(({ best }) => takenShares(best).reduce((a, b) => a + b)));
  return [
    list(
      words.listTitle,
      headsHtml(view, comparison, ranked),
      ranked.map((g) => rankedHtml(view, comparison, g, scale)),
      'ol',
    ),
    list(
      words.unconfirmedTitle,
      `<p>${escapeHtml(words.unconfirmedIntro)}`,
      of('unconfirmed').map((g) => unconfirmedHtml(view, g)),
      'ul',
    ),
    infeasible.length === 0
      ? ''
      : `<h2>${escapeHtml(words.infeasibleTitle)}</h2><p>${namesHtml(words, words.infeasible, infeasible)}`,
    notPricedHtml(view, of('not-priced')),
  ].join('');
}
