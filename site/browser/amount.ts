/**
 * <karvon-amount>: compares at any amount between the two surveyed ones, with the servers' rules. The amount stays in the
 * URL's fragment (`#amount=250&pay=cash&get=card`), beside the choices, and nowhere else; prices and engine are fetched only when they are needed.
 */

import type { SaidFile } from '../../shared/contracts/said-file.ts';
import type { Exchange } from '../../shared/fx/exchange.ts';
import type { CorridorPrices } from '../../shared/model/corridor-prices.ts';
import type { OffersRequest, RequestFault } from '../../shared/pricing/request.ts';
import type { CompareWords } from '../texts/languages.ts';
import type { View } from '../view/comparison.ts';
import { fill, inOwnDigits, type MoneyMarks } from '../view/numbers.ts';
import type { SaidSettings } from '../view/said.ts';
import type { SaidWords } from '../view/said-words.ts';
import { mayBecome, type OwnMoney, readAmount } from '../view/typed-amount.ts';
import type { Compared, Fetched } from './engine.ts';

interface Settings {
  /** The survey's prices; left out: it has none. */
  readonly sheet?: string;
  /** The page's: prices of another, which were published or kept meanwhile, are not what the page says. */
  readonly publication: string;
  readonly currency: string;
  readonly amounts: readonly [string, string];
  readonly ends: { readonly min: string; readonly max: string };
  /** ISO day on which the page was rendered. */
  readonly today: string;
  /** The app runs as on that day, whatever the reader's clock says; left out: on today's. */
  readonly fixed?: true;
  /** The reference rate into the currency at home, and how that currency is written; left out: none in date. */
  readonly exchange?: Exchange;
  readonly home: View['home'];
  /** Address of the words of a comparison, with those of firms' prices where there are such. */
  readonly words: string;
  readonly faults: CompareWords['faults'];
  readonly notLoaded: string;
  readonly otherWays: View['otherWays'];
  readonly marks: MoneyMarks & OwnMoney;
  /** Where firms say prices: the file of these, what their texts take from the page, and the corridor's facts if no survey has a price. */
  readonly firms?: string;
  /** The publication of these. */
  readonly saidIn?: string;
  readonly said?: SaidSettings;
  readonly facts?: Fetched['facts'];
}

/** Why there is no answer to what stands in the field; those without a text of their own are no number here. */
type AmountFault = RequestFault | NonNullable<ReturnType<typeof readAmount>['fault']>;

/** Long enough not to answer half an amount, short enough not to be noticed. */
const TYPING_PAUSE_MS = 400;

/** The value of a choice; empty: any. */
const chosenIn = (choice: Element): string => choice.querySelector<HTMLInputElement>(':checked')?.value ?? '';

/** Compares with all that was fetched. */
type Loaded = (request: OffersRequest) => Compared;

class KarvonAmount extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector('input');
    const error = this.querySelector('.error');
    const status = this.querySelector('.said');
    const data = this.querySelector('script')?.textContent;
    /** Answer and list, of the amount in the field and of the two surveyed ones. */
    const answerPart = document.querySelector<HTMLElement>('.estimate');
    const listPart = document.querySelector<HTMLElement>('.estimate-list');
    const surveyed = [...document.querySelectorAll<HTMLElement>('.smaller,.larger')];
    if (!input || !error || !status || !data || !answerPart || !listPart) return;
    /** Ways to pay and to be paid out: their ids are keys of the fragment, their names fields of the request. */
    const choices = [...this.querySelectorAll('fieldset')];
    const settings: Settings = JSON.parse(data);
    const { marks, ends, currency, amounts, exchange } = settings;
    /** The links back to the surveyed amounts, with neither marked as shown. */
    const links = (document.querySelector('.smaller nav')?.outerHTML ?? '').replace(
      ' aria-current="true"',
      '',
    );
    let loaded: Promise<Loaded> | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    /** Counts questions, so that prices that arrive late do not answer an older question. */
    let turn = 0;
    /** Whether the fields' question is still open. An answered one must not be drawn again while somebody clicks. */
    let open = false;
    /** The surveyed amount shown last: compared if the field is empty. */
    let [surveyedAmount] = amounts;

    /** Replaces any earlier message, and cancels an answer still to come. Only typed text can be wrong. */
    const say = (text = '', wrong = false): void => {
      turn += 1;
      clearTimeout(timer);
      error.textContent = text;
      input.setAttribute('aria-invalid', String(wrong));
      status.textContent = '';
    };
    const show = (own: boolean): void => {
      answerPart.hidden = listPart.hidden = !own;
      for (const part of surveyed) part.hidden = own;
    };
    /** @param of the publication that it has to be of; left out: it is of none */
    const fetched = async <T extends object>(path: string, of?: string): Promise<T> => {
      const file: T & { publication?: string } = await (await fetch(path, { credentials: 'omit' })).json();
      if (file.publication !== of) throw new Error(path);
      return file;
    };
    const { sheet: sheetPath, publication, firms, said, facts } = settings;
    // The list of a page without a script.
    if (firms) document.querySelector('.independent')?.remove();
    const load = (): Promise<Loaded> => {
      // One after the other: browsers remember that a module could not be loaded, so it is not asked for without a network.
      loaded ??= Promise.all([
        sheetPath ? fetched<{ sheet: CorridorPrices }>(sheetPath, publication) : undefined,
        fetched<SaidWords>(settings.words),
        firms ? fetched<SaidFile>(firms, settings.saidIn) : undefined,
      ]).then(async ([prices, words, file]): Promise<Loaded> => {
        const sheet = prices?.sheet;
        // A page stored before a change of format keeps its list, and its script must not guess.
        if (sheetPath && sheet?.format !== 1) throw new Error(sheetPath);
        const view = { ...settings, words };
        if (file && said) {
          const engine = await import('./said-engine.ts');
          return (request) => engine.compared({ sheet, facts, said: file.said }, request, { ...view, said });
        }
        const engine = await import('./engine.ts');
        // Where no firm says a price, the page is of a survey's.
        return (request) => engine.compared(sheet as CorridorPrices, request, view);
      });
      loaded.catch(() => {
        loaded = undefined;
      });
      return loaded;
    };
    const faults: CompareWords['faults'] & Readonly<Record<string, string>> = settings.faults;
    /** While somebody types, text that can still become an amount is not called wrong. */
    const complain = (code: AmountFault, typing: boolean): void => {
      show(false);
      open = typing && code !== 'too-many-decimals' && mayBecome(input.value, marks, amounts);
      const text = faults[code] ?? faults['not-a-number'];
      if (!open) say(fill(text, { ...ends, currency, example: amounts[0] }), true);
    };
    const compare = async (amount: string, typing: boolean): Promise<void> => {
      const mine = turn;
      const chosen = choices.filter(chosenIn);
      // The page's own options, which come from the closed lists.
      const filter: Pick<OffersRequest, 'fundingInstrument' | 'payoutMethod' | 'sources'> =
        Object.fromEntries(chosen.map((choice) => [choice.name, chosenIn(choice)]));
      // What is chosen stays chosen when a link changes the amount.
      const more = chosen.map((choice) => `&${choice.id}=${chosenIn(choice)}`).join('');
      try {
        const compared = await load();
        if (mine !== turn) return;
        // A reader's clock that is slow must not make an old survey younger than the page says.
        let today = new Date().toISOString().slice(0, 10);
        if (settings.fixed || today < settings.today) today = settings.today;
        const request = { amount, currency, ...filter, exchange, today };
        let shown = compared(request);
        const isOutside =
          shown.fault === 'not-covered' && !(typing && mayBecome(input.value, marks, amounts));
        // Outside the surveyed amounts: the nearest of them, and why.
        if (isOutside) {
          const nearest = amounts[Number(amount) < Number(amounts[0]) ? 0 : 1];
          shown = compared({ ...request, amount: nearest });
        }
        if (shown.fault) return complain(shown.fault, typing);
        answerPart.innerHTML =
          (more ? links.replace(/#([^"]+)/g, `#amount=$1${more}`) : links) + shown.answer;
        listPart.innerHTML = shown.list;
        say(isOutside ? fill(faults['not-covered'] ?? '', ends) : '');
        show(true);
        // Only the answer is read out; readers go through the list below it at their own pace.
        const answer = answerPart.querySelector('.answer');
        const lines = answer?.children.length ? [...answer.children] : [answer];
        status.textContent = lines.map((line) => line?.textContent).join(' ');
      } catch {
        if (mine !== turn) return;
        // The amount is not wrong; leaving the field tries it again.
        say(settings.notLoaded);
        show(false);
        open = true;
      }
    };
    /** Answers the question in the fields. */
    const answer = (typing = false): void => {
      open = false;
      const { amount, fault } = readAmount(input.value, marks);
      const asked = fault ? '' : amount || (choices.some(chosenIn) && surveyedAmount);
      // What else stands there, such as an offer to check, is not this field's to drop. A choice that this page lacks is, and
      // what has no value: a surveyed amount, a place on the page.
      const fragment = new URLSearchParams(location.hash.slice(1));
      for (const [key, value] of [...fragment])
        if (!value || ['amount', 'pay', 'get', 'sources'].includes(key)) fragment.delete(key);
      if (asked) fragment.set('amount', asked);
      for (const choice of choices) if (chosenIn(choice)) fragment.set(choice.id, chosenIn(choice));
      // No history entry for each digit; a plain number, since pages in every language must read it.
      history.replaceState(null, '', `#${fragment}`);
      say();
      if (fault) complain(fault, typing);
      else if (asked) void compare(asked, typing);
      else show(false);
    };
    const follow = (): void => {
      const fragment = new URLSearchParams(location.hash.slice(1));
      const asked = fragment.get('amount');
      surveyedAmount = amounts.find((amount) => fragment.has(amount) || amount === asked) ?? surveyedAmount;
      // Where a page without a script shows independent prices alone. With one they are a choice, and the others stay as they are.
      const only = fragment.has('independent') && this.querySelector<HTMLInputElement>('[value=independent]');
      if (only) {
        only.checked = true;
        if (asked === null) {
          answer();
          return;
        }
        fragment.set('sources', only.value);
      }
      input.value = inOwnDigits((asked ?? '').replace('.', marks.decimal), marks);
      for (const choice of choices) {
        // The first is any: what the page does not offer is no choice.
        const radios = [...choice.querySelectorAll('input')];
        const named = radios.find(({ value }) => value === fragment.get(choice.id)) ?? radios[0];
        if (named) named.checked = true;
      }
      if (asked !== null || choices.some(chosenIn)) answer();
      else {
        say();
        show(false);
      }
    };

    /** Waits also after the field is left: a new answer must not move what the reader is clicking. */
    const soon = (typing: boolean): void => {
      open = true;
      clearTimeout(timer);
      timer = setTimeout(answer, TYPING_PAUSE_MS, typing);
    };

    input.addEventListener('input', () => {
      say();
      soon(true);
    });
    input.addEventListener('change', () => open && soon(false));
    for (const choice of choices) choice.addEventListener('change', () => answer());
    addEventListener('hashchange', follow);
    follow();
  }
}

customElements.define('karvon-amount', KarvonAmount);
