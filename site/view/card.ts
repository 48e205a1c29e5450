/**
 * The card of a corridor for a wall: the question to ask, and the page's address with its code. Nothing on it is bound to a day: rates
 * and prices are behind the code. A page of its own, so that it prints alone, in any browser, without a script: A6 or A4, black on white.
 */
import { encode } from 'uqr';
import { type CorridorId, endsOf } from '../../shared/model/vocabulary.ts';
import { countryName, spokenAmount, spokenCurrency, textsOf } from '../i18n/index.ts';
import type { Checked } from '../kinds.ts';
import { type Locale, languageOf } from '../texts/languages.ts';
import { escapeHtml } from './html.ts';
import { fill } from './numbers.ts';

/** The question that people ask each firm, in quotation marks. */
export function questionOf(locale: Locale, { from, to }: Checked['currencies'], amount?: string): string {
  const { check } = textsOf(locale);
  const units = spokenCurrency(locale, to);
  return amount
    ? fill(check.ask, { amount: spokenAmount(locale, from, amount), units })
    : fill(check.askAny, { units });
}

/** Letters of question and advice together from which both are written smaller: else they would not fit onto one sheet. */
const LONG = 195;

const POLICY = "default-src 'none';img-src 'self';style-src 'self';base-uri 'none';form-action 'none'";

/** @param page its path, and the start of full addresses; without one there is no code, and the path alone. */
export function cardHtml(
  locale: Locale,
  corridor: CorridorId,
  { currencies, amount }: Pick<Checked, 'currencies' | 'amount'>,
  { origin, path }: { readonly origin: string; readonly path: string },
): string {
  const { lang, dir } = languageOf(locale);
  const { layout, lists, check, card } = textsOf(locale);
  const { sender, receiver } = endsOf(corridor);
  const pair = fill(lists.pair, {
    sender: countryName(locale, sender),
    receiver: countryName(locale, receiver),
  });
  const address = origin + path;
  const question = questionOf(locale, currencies, amount);
  const isLong = question.length + check.safety.length > LONG;
  return [
    `<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8">`,
    `<meta http-equiv="content-security-policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer">',
    '<meta name="robots" content="noindex">',
    `<title>${escapeHtml(pair)}: ${escapeHtml(layout.home)}</title><link rel="canonical" href="${address}">`,
    '<link rel="icon" href="/favicon.svg"><link rel="stylesheet" href="/card.css"></head><body>',
    `<p class="how">${escapeHtml(card.how)} <a href="${path}">${escapeHtml(pair)}</a></p><main${isLong ? ' class="long"' : ''}>`,
    `<p class="brand"><img src="/favicon.svg" alt="" width="32" height="32"><b>${escapeHtml(layout.home)}</b> <span>${escapeHtml(pair)}</span></p>`,
    `<p>${escapeHtml(check.askTitle)}</p><h1>${escapeHtml(question)}</h1>`,
    `<p class="safety">${escapeHtml(check.safety)}</p>`,
    `<div class="here">${origin && codeSvg(address)}<p>${escapeHtml(card.here)} <b dir="ltr">${shownHtml(address)}</b></p></div>`,
    '</main></body></html>\n',
  ].join('');
}

/** As people type it, as HTML: a long one breaks after a slash alone. */
const shownHtml = (address: string): string =>
  address
    .replace(/^https?:\/\//, '')
    .split(/(?<=\/)/)
    .map((part) => `<span>${escapeHtml(part)}</span>`)
    .join('');

/** Modules of white around a code, as its standard wants. */
const QUIET = 4;
/** Any of the eight masks can be read; to look for the best one takes five times as long. */
const MASK = 2;

/** The code of an address, drawn in lines of one path. */
export function codeSvg(address: string): string {
  const { data, size } = encode(address, { ecc: 'M', border: 0, maskPattern: MASK });
  const lines = data.flatMap((row, y) =>
    [
      ...row
        .map((dark) => (dark ? '1' : '0'))
        .join('')
        .matchAll(/1+/g),
    ].map(({ index, 0: { length } }) => `M${QUIET + index} ${QUIET + y}.5h${length}`),
  );
  const side = size + 2 * QUIET;
  return `<svg viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges" aria-hidden="true"><path d="${lines.join('')}" stroke="#000"/></svg>`;
}
