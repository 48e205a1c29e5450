/**
 * <karvon-amount>: compares at any amount between the two surveyed ones, with the rules the servers use. The amount
 * lives in the URL's fragment (`#amount=250&pay=cash`) and nowhere else; the sheet is fetched only when it is needed.
 */

import type { Exchange } from '../../shared/fx/exchange.ts';
import type { CorridorPrices } from '../../shared/model/corridor-prices.ts';
import { FUNDING_INSTRUMENTS } from '../../shared/model/vocabulary.ts';
import { compareSurveyed, groupByProvider, RequestError } from '../../shared/pricing/offers.ts';
import { comparisonHtml, type View } from '../view/comparison.ts';
import { fill, type MoneyMarks, readNumber } from '../view/numbers.ts';
import type { CompareWords } from '../view/words.ts';

interface Settings {
  readonly sheet: string;
  readonly currency: string;
  readonly amounts: readonly [string, string];
  readonly ends: { readonly min: string; readonly max: string };
  /** ISO day the page was made on. */
  readonly today: string;
  /** The reference rate into the money at home, and how that is written; null: none in date. */
  readonly exchange: Exchange | null;
  readonly home: View['home'];
  readonly words: CompareWords;
  readonly marks: MoneyMarks;
}

/** Long enough not to answer half an amount, short enough not to be waited for. */
const TYPING_PAUSE_MS = 400;

class KarvonAmount extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector('input');
    const error = this.querySelector('.error');
    const said = this.querySelector('.said');
    const data = this.querySelector('script')?.textContent;
    const estimate = document.querySelector<HTMLElement>('.estimate');
    const surveyed = document.querySelector<HTMLElement>('.amounts');
    if (!input || !error || !data || !estimate || !surveyed) return;
    const pay = this.querySelector('select');
    const settings: Settings = JSON.parse(data);
    const { words, marks, home, ends, currency } = settings;
    const exchange = settings.exchange ?? undefined;
    /** The way back to the surveyed amounts, with none of them marked as shown. */
    const links = (surveyed.querySelector('.smaller nav')?.outerHTML ?? '').replace(
      ' aria-current="true"',
      '',
    );
    let sheet: Promise<CorridorPrices> | undefined;
    let timer = 0;
    /** Counts what was asked, so that prices that come late do not answer an older question. */
    let turn = 0;
    /** The surveyed amount that was looked at last: what is compared where no other is written. */
    let surveyedAmount = settings.amounts[0];

    const say = (text: string): void => {
      error.textContent = text;
      input.setAttribute('aria-invalid', String(text !== ''));
    };
    const show = (own: boolean): void => {
      estimate.hidden = !own;
      surveyed.hidden = own;
    };
    const load = (): Promise<CorridorPrices> => {
      sheet ??= fetch(settings.sheet, { credentials: 'omit', referrerPolicy: 'no-referrer' })
        .then((response) =>
          response.ok ? response.json() : Promise.reject(new Error(String(response.status))),
        )
        .then((file: { sheet: CorridorPrices }) => {
          // A page kept from before a change of format: its list still stands, its script must not guess.
          if (file.sheet.format !== 1) throw new Error(`format ${file.sheet.format}`);
          return file.sheet;
        });
      sheet.catch(() => {
        sheet = undefined;
      });
      return sheet;
    };
    const complain = (fault: unknown): void => {
      if (!(fault instanceof RequestError)) say(words.notLoaded);
      else if (fault.code === 'not-covered') say(fill(words.outside, ends));
      else if (fault.code === 'too-many-decimals') say(fill(words.tooManyDecimals, { currency }));
      else say(fill(words.notANumber, { example: settings.amounts[0] }));
      show(false);
    };
    const compare = async (): Promise<void> => {
      turn += 1;
      const mine = turn;
      const amount = input.value.trim() === '' ? surveyedAmount : readNumber(input.value, marks);
      const fundingInstrument = FUNDING_INSTRUMENTS.find((f) => f === pay?.value);
      try {
        const of = await load();
        if (mine !== turn) return;
        // A clock that runs behind must not make an old survey younger than the page itself says.
        let today = new Date().toISOString().slice(0, 10);
        if (today < settings.today) today = settings.today;
        const comparison = compareSurveyed(of, { amount, currency, fundingInstrument, exchange, today });
        const view = { words, marks, home, sameCurrency: of.currencies === 'same' };
        estimate.innerHTML = links + comparisonHtml(view, comparison, groupByProvider(comparison.offers));
        say('');
        show(true);
        // Read out once the answer is there; the list below it is for reading at one's own pace.
        const answer = estimate.querySelector('.answer');
        const lines = answer?.children.length ? [...answer.children] : [answer];
        if (said) said.textContent = lines.map((line) => line?.textContent).join(' ');
      } catch (fault) {
        if (mine === turn) complain(fault);
      }
    };
    const rest = (): void => {
      turn += 1;
      say('');
      show(false);
    };
    /** What is typed becomes the fragment, without an entry in the history for every digit. */
    const typed = (): void => {
      const fragment = new URLSearchParams();
      const amount = input.value.trim();
      if (amount || pay?.value) fragment.set('amount', amount || surveyedAmount);
      if (pay?.value) fragment.set('pay', pay.value);
      // Leaving the field is a change too: what is answered already must not be drawn again under a finger.
      if (`#${fragment}` === (location.hash || '#')) return;
      history.replaceState(null, '', `#${fragment}`);
      if (`${fragment}`) void compare();
      else rest();
    };
    const follow = (): void => {
      const fragment = new URLSearchParams(location.hash.slice(1));
      surveyedAmount = settings.amounts.find((amount) => fragment.has(amount)) ?? surveyedAmount;
      input.value = fragment.get('amount') ?? '';
      if (pay) pay.value = FUNDING_INSTRUMENTS.find((f) => f === fragment.get('pay')) ?? '';
      if (fragment.has('amount') || fragment.has('pay')) void compare();
      else rest();
    };

    input.addEventListener('input', () => {
      clearTimeout(timer);
      timer = window.setTimeout(typed, TYPING_PAUSE_MS);
    });
    input.addEventListener('change', typed);
    pay?.addEventListener('change', typed);
    window.addEventListener('hashchange', follow);
    this.hidden = false;
    follow();
  }
}

customElements.define('karvon-amount', KarvonAmount);
