/**
 * A comparison as HTML: the answer first, then every provider once, then what cannot be confirmed. The built page and the
 * browser's script share this code, so that an estimate reads like a surveyed price. Pure; every value is escaped.
 * The limits of docs/method.md (survey prices) apply here: nothing unconfirmed shows a total or an amount.
 */
import { groupBy } from '../../shared/model/group-by.ts';
import type { Comparison, Offer, OfferPart, ProviderGroup } from '../../shared/pricing/offers.ts';
import { fill, type MoneyMarks, writeMoney, writeNumber } from './numbers.ts';
import type { CompareWords } from './words.ts';

export interface View {
  readonly words: CompareWords;
  readonly marks: MoneyMarks;
  /** How money at home is written, and the texts about such amounts; present if a reference rate is in date. */
  readonly home: (MoneyMarks & { readonly note: string }) | null;
  /** By the number of a provider's other ways, which decides the form of the noun (other-ways.ts). */
  readonly otherWays: readonly string[];
  /** The same legal tender at both ends: a margin of 0 is real. */
  readonly sameCurrency: boolean;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (c) => ESCAPES[c] ?? c);

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

function partText(view: View, part: OfferPart): string {
  const { words, sameCurrency } = view;
  if (!part.known) return words.notRecorded;
  if (part.part !== 'margin') return Number(part.percent) === 0 ? words.none : figure(view, part);
  if (part.percent.startsWith('-')) {
    return fill(words.marginBetter, { percent: percent(view, part.percent.slice(1)) });
  }
  return sameCurrency && Number(part.percent) === 0 ? words.sameCurrency : figure(view, part);
}

/** The exchange rate is called a loss only beside the amount lost. */
function partName({ words }: View, part: OfferPart): string {
  const names = { fee: words.fee, margin: words.margin, tax: words.tax, 'pay-out-fee': words.payOutFee };
  return part.part === 'margin' && part.known && Number(part.percent) > 0
    ? words.marginLost
    : names[part.part];
}

function partsHtml(view: View, offer: Offer): string {
  const rows = (offer.cost?.parts ?? []).map(
    (part) => `<dt>${escapeHtml(partName(view, part))}<dd>${escapeHtml(partText(view, part))}`,
  );
  return `<dl>${rows.join('')}</dl>`;
}

/** What arrives: in the money at home if a rate is in date, else its worth in the money sent; null if unknown. */
function arrivedText({ words, marks, home }: View, { valueReceived, arrivesAbout }: Offer): string | null {
  if (home && arrivesAbout) return writeMoney(arrivesAbout, home);
  return valueReceived === null ? null : fill(words.worth, { value: writeMoney(valueReceived, marks) });
}

/** The fee of a price that is not confirmed: the only part of it that is reliable. */
function feeText(view: View, { cost }: Offer): string {
  const fee = cost?.parts.find(({ part }) => part === 'fee');
  if (!fee?.known || Number(fee.percent) <= 0) return '';
  return fill(view.words.onlyFee, { fee: figure(view, fee) });
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
  `${escapeHtml(otherWayText(view, offer))}: ${wayHtml(view, offer)}`;

const othersHtml = (view: View, others: readonly Offer[]): string =>
  others.length === 0
    ? ''
    : `<p>${escapeHtml(view.words.otherWays)}<ul>${others
        .map((o) => `<li>${otherWayHtml(view, o)}`)
        .join('')}</ul>`;

function summaryText(view: View, group: ProviderGroup): string {
  if (!group.range) return view.words.parts;
  return fill(view.otherWays[group.others.length] ?? '', {
    range: range(view, group.range.min, group.range.max),
  });
}

function estimateHtml(view: View, offer: Offer): string {
  const text = estimateText(view, offer);
  return text && ` <small>${escapeHtml(text)}</small>`;
}

function rankedHtml(view: View, comparison: Comparison, group: ProviderGroup): string {
  const { words } = view;
  const { best } = group;
  const text = comparison.age?.old ? words.shortWouldHaveArrived : words.shortArrives;
  const value = arrivedText(view, best);
  const arrives = value === null ? escapeHtml(words.shortTaken) : html(text, { value });
  return (
    `<li><h3>${escapeHtml(group.provider.name)}</h3><p>${wayHtml(view, best)}` +
    `<p class="c"><b>${escapeHtml(percent(view, best.cost?.total ?? ''))}</b>${estimateHtml(view, best)} ${arrives}` +
    `<details><summary>${escapeHtml(summaryText(view, group))}</summary>${partsHtml(view, best)}${othersHtml(view, group.others)}</details>`
  );
}

const reasonText = ({ words }: View, { reason }: Offer): string =>
  reason === 'total-not-positive' ? words.notPositive : words.noMargin;

/** What is known of each way, its own fee first. Ways with the same text stand above it, those that arrive alike in one line. */
function unconfirmedHtml(view: View, { provider, best, others }: ProviderGroup): string {
  const byText = groupBy([best, ...others], (offer) =>
    offer.standing === 'unconfirmed'
      ? `${feeText(view, offer)} ${reasonText(view, offer)}`.trim()
      : otherWayText(view, offer),
  );
  const lines = [...byText].map(([text, offers]) => {
    const ways = [...groupBy(offers, (offer) => arrival(view, offer))].map(([arrives, alike]) =>
      joinedHtml(view, [...new Set(alike.map((offer) => way(view, offer)))].join('; '), arrives),
    );
    return `<p>${ways.join('<br>')}<p>${escapeHtml(text)}`;
  });
  return `<li><h3>${escapeHtml(provider.name)}</h3>${lines.join('')}`;
}

function answerHtml(view: View, comparison: Comparison, best: ProviderGroup | undefined): string {
  const { words, marks } = view;
  const { total } = best?.best.cost ?? {};
  if (!best || !total) return `<p class="answer">${escapeHtml(words.noBest)}</p>`;
  const value = arrivedText(view, best.best);
  const taxed = best.best.cost?.parts.some((p) => p.part === 'tax' && p.known && Number(p.percent) > 0);
  const text = comparison.age?.old ? words.wouldHaveArrived : words.arrives;
  const amount = writeMoney(comparison.amount, marks);
  const notes = [
    comparison.basis === 'estimate' && words.estimateNote,
    best.best.arrivesAbout && view.home?.note,
  ];
  return (
    `<div class="answer"><p>${escapeHtml(words.bestTitle)}<p class="who"><b>${escapeHtml(best.provider.name)}</b>, ${wayHtml(view, best.best)}` +
    `<p class="plain">${strong(taxed ? words.takenWithTax : words.taken, { cost: percent(view, total) })}${estimateHtml(view, best.best)}` +
    `${value === null ? '' : `<p>${strong(text, { amount, value })}`}${notes.map((note) => (note ? `<p>${escapeHtml(note)}` : '')).join('')}</div>`
  );
}

const list = (title: string, intro: string, items: readonly string[], tag: 'ol' | 'ul'): string =>
  items.length === 0
    ? ''
    : `<h2>${escapeHtml(title)}</h2>${intro && `<p>${escapeHtml(intro)}`}<${tag} class="offers">${items.join('')}</${tag}>`;

/** Providers without a price at this amount, grouped by the reason. */
function notPricedHtml({ words }: View, groups: readonly ProviderGroup[]): string {
  const blank = groups.filter(({ best }) => best.reason === 'blank-at-500');
  const rest = groups.filter(({ best }) => best.reason !== 'blank-at-500');
  const line = (text: string, of: readonly ProviderGroup[]): string =>
    of.length === 0 ? '' : `<p>${html(text, { names: namesOf(of) })}`;
  return groups.length === 0
    ? ''
    : `<h2>${escapeHtml(words.notPricedTitle)}</h2>${line(words.notPriced, rest)}${line(words.blank, blank)}`;
}

const namesOf = (groups: readonly ProviderGroup[]): string => groups.map((g) => g.provider.name).join(', ');

/** Prices of which only percentages are known, as a list. */
export const sharesHtml = (view: View, { offers }: Comparison): string =>
  `<ul>${offers.map((o) => `<li>${escapeHtml(o.provider.name)}, ${otherWayHtml(view, o)}`).join('')}</ul>`;

/** The comparison's HTML, from the groups of its offers (groupByProvider). */
export function comparisonHtml(view: View, comparison: Comparison, groups: readonly ProviderGroup[]): string {
  const { words } = view;
  const of = (standing: Offer['standing']): ProviderGroup[] =>
    groups.filter(({ best }) => best.standing === standing);
  const ranked = of('ranked');
  const infeasible = of('infeasible');
  if (groups.length === 0) return `<p class="answer">${escapeHtml(words.nothingFound)}</p>`;
  return [
    answerHtml(view, comparison, ranked[0]),
    list(
      words.listTitle,
      '',
      ranked.map((g) => rankedHtml(view, comparison, g)),
      'ol',
    ),
    list(
      words.unconfirmedTitle,
      words.unconfirmedIntro,
      of('unconfirmed').map((g) => unconfirmedHtml(view, g)),
      'ul',
    ),
    infeasible.length === 0
      ? ''
      : `<h2>${escapeHtml(words.infeasibleTitle)}</h2><p>${html(words.infeasible, { names: namesOf(infeasible) })}`,
    notPricedHtml(view, of('not-priced')),
  ].join('');
}
