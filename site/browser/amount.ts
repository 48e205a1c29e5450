/**
 * <karvon-amount>: compares at any amount between the two surveyed ones, with the rules the servers use. The amount
 * lives in the URL's fragment (`#amount=250&pay=cash`) and nowhere else; the sheet is fetched only when it is needed.
 */
import type { Sheet } from '../../shared/corridor/sheet.ts';
import type { FundingInstrument } from '../../shared/corridor/vocabulary.ts';
import {
  compareSurveyed,
  type Exchange,
  groupByProvider,
  RequestError,
} from '../../shared/pricing/offers.ts';
import { comparisonHtml, type View } from '../view/comparison.ts';
import { fill, type MoneyMarks } from '../view/numbers.ts';
import { mayBecome, type OwnMoney, readAmount } from '../view/typed-amount.ts';
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
  readonly marks: MoneyMarks & OwnMoney;
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
    const { words, marks, home, ends, currency, amounts } = settings;
    const exchange = settings.exchange ?? undefined;
    /** The way back to the surveyed amounts, with none of them marked as shown. */
    const links = (surveyed.querySelector('.smaller nav')?.outerHTML ?? '').replace(
      ' aria-current="true"',
      '',
    );
    let sheet: Promise<Sheet> | undefined;
    let timer = 0;
    /** Counts what was asked, so that prices that come late do not answer an older question. */
    let turn = 0;
    /** Whether the fields hold what is not answered yet: what is must not be drawn again under a finger. */
    let open = false;
    /** The surveyed amount that was looked at last: what is compared where no other is written. */
    let [surveyedAmount] = amounts;

    /** Instead of whatever was said before, also of an answer that is still to come. Only what is typed can be wrong. */
    const say = (text = '', wrong = false): void => {
      turn += 1;
      clearTimeout(timer);
      error.textContent = text;
      input.setAttribute('aria-invalid', String(wrong));
      if (said) said.textContent = '';
    };
    const show = (own: boolean): void => {
      estimate.hidden = !own;
      surveyed.hidden = own;
    };
    const load = (): Promise<Sheet> => {
      sheet ??= fetch(settings.sheet, { credentials: 'omit', referrerPolicy: 'no-referrer' })
        .then((response) => response.json())
        .then((file: { sheet: Sheet }) => {
          // A page kept from before a change of format: its list still stands, its script must not guess. What came in
          // place of the file has no sheet and fails here too.
          if (file.sheet.format !== 1) throw new Error(`format ${file.sheet.format}`);
          return file.sheet;
        });
      sheet.catch(() => {
        sheet = undefined;
      });
      return sheet;
    };
    const faults: Readonly<Record<string, string>> = words.faults;
    /** While somebody types, nothing is called wrong that typing on can still make an amount. */
    const complain = (code: string, typing: boolean): void => {
      show(false);
      open = typing && code !== 'too-many-decimals' && mayBecome(input.value, marks, amounts);
      const text = faults[code] ?? words.faults['not-a-number'];
      if (!open) say(fill(text, { ...ends, currency, example: amounts[0] }), true);
    };
    const compare = async (amount: string, typing: boolean): Promise<void> => {
      const mine = turn;
      // The page's own options, which are of the closed list.
      const fundingInstrument = (pay?.value || undefined) as FundingInstrument | undefined;
      try {
        const of = await load();
        if (mine !== turn) return;
        // A clock that runs behind must not make an old survey younger than the page itself says.
        let today = new Date().toISOString().slice(0, 10);
        if (today < settings.today) today = settings.today;
        const comparison = compareSurveyed(of, { amount, currency, fundingInstrument, exchange, today });
        const view = { words, marks, home, sameCurrency: of.currencies === 'same' };
        estimate.innerHTML = links + comparisonHtml(view, comparison, groupByProvider(comparison.offers));
        say();
        show(true);
        // Read out once the answer is there; the list below it is for reading at one's own pace.
        const answer = estimate.querySelector('.answer');
        const lines = answer?.children.length ? [...answer.children] : [answer];
        if (said) said.textContent = lines.map((line) => line?.textContent).join(' ');
      } catch (fault) {
        if (mine !== turn) return;
        if (fault instanceof RequestError) complain(fault.code, typing);
        else {
          // Nothing is wrong with the amount; leaving the field asks for it again.
          say(words.notLoaded);
          show(false);
          open = true;
        }
      }
    };
    /** Answers what is in the fields. */
    const answer = (typing = false): void => {
      open = false;
      const { amount, fault } = readAmount(input.value, marks);
      const asked = fault ? '' : amount || (pay?.value && surveyedAmount);
      const fragment = new URLSearchParams();
      if (asked) fragment.set('amount', asked);
      if (pay?.value) fragment.set('pay', pay.value);
      // Without an entry in the history for every digit; plain, since every language's page has to read it.
      history.replaceState(null, '', `#${fragment}`);
      say();
      if (fault) complain(fault, typing);
      else if (asked) void compare(asked, typing);
      else show(false);
    };
    const follow = (): void => {
      const fragment = new URLSearchParams(location.hash.slice(1));
      surveyedAmount = amounts.find((amount) => fragment.has(amount)) ?? surveyedAmount;
      input.value = (fragment.get('amount') ?? '').replace('.', marks.decimal);
      if (pay) {
        pay.value = fragment.get('pay') ?? '';
        if (!pay.value) pay.value = '';
      }
      if (fragment.has('amount') || fragment.has('pay')) answer();
      else {
        say();
        show(false);
      }
    };

    /** After a pause on leaving the field too: what then appears must not move what is being clicked. */
    const soon = (typing: boolean): void => {
      open = true;
      clearTimeout(timer);
      timer = window.setTimeout(answer, TYPING_PAUSE_MS, typing);
    };

    input.addEventListener('input', () => {
      say();
      soon(true);
    });
    input.addEventListener('change', () => open && soon(false));
    pay?.addEventListener('change', () => answer());
    window.addEventListener('hashchange', follow);
    this.hidden = false;
    follow();
  }
}

customElements.define('karvon-amount', KarvonAmount);
