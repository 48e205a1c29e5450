/**
 * Answers what stands in the fields of <karvon-check>, with the servers' rules. Both amounts stay in the URL's fragment
 * (`#paid=10000&received=1206`), and nowhere else.
 */
import { type Check, CheckError, checkOffer } from '../../shared/pricing/check.ts';
import { roundAmount } from '../../shared/pricing/check-table.ts';
import { type Checkable, officialRateOn } from '../../shared/pricing/official-rate.ts';
import { type CheckSettings, type CheckView, checkedHtml, refusedHtml, tableHtml } from '../view/check.ts';
import { fill, inOwnDigits } from '../view/numbers.ts';
import { readAmount } from '../view/typed-amount.ts';

/** Long enough not to answer half an amount. */
const TYPING_PAUSE_MS = 600;
const FIELDS = ['paid', 'received'] as const;
type Field = (typeof FIELDS)[number];

const started = new WeakSet<HTMLElement>();

/** Begins to answer; the second time on one element does nothing. */
export function startCheck(element: HTMLElement, words: CheckView['words']): void {
  const data = element.querySelector('script')?.textContent;
  const status = element.querySelector('[role=status]');
  if (!data || !status || started.has(element)) return;
  started.add(element);
  const settings: CheckSettings = JSON.parse(data);
  const { choice, refused } = settings;
  const view: CheckView = { ...settings, words };
  const selects = [...element.querySelectorAll('select')];
  const field = (id: Field) => element.querySelector<HTMLInputElement>(`#${id}`);
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** What is chosen; of a currency without a rate what the address says, since the list has none such. */
  const chosen = ({ id, value }: HTMLSelectElement): string =>
    value || (new URLSearchParams(location.hash.slice(1)).get(id) ?? '');
  const pair = (): { from: string; to: string } => {
    const [from = '', to = ''] = selects.map(chosen);
    return { from: settings.official?.from ?? from, to: settings.official?.to ?? to };
  };
  const checkable = (): Checkable | undefined => {
    if (settings.official) return { official: settings.official };
    if (!choice) return undefined;
    const absent = selects.find(({ value }) => !value);
    if (absent) return { refusal: { why: 'no-rate', currency: chosen(absent) } };
    return officialRateOn(choice.rates, pair(), choice.day, {
      decimalsOf: (code) => choice.decimals[code],
      unavailable: choice.unavailable,
    });
  };

  /** What a field says, or a message beside it. Empty: nothing is typed yet. */
  const read = (id: Field, currency: string): string => {
    const input = field(id);
    const { amount, fault } = readAmount(input?.value ?? '', {
      ...settings.numbers,
      own: settings.own[currency] ?? currency,
      begun: '',
    });
    complain(id, fault ? settings.faults[fault] : '', currency);
    return amount ?? '';
  };
  const complain = (id: Field, text: string, currency: string): void => {
    const error = element.querySelector(`#${id}-error`);
    if (error) error.textContent = fill(text, { currency, example: '100' });
    field(id)?.setAttribute('aria-invalid', String(text !== ''));
  };
  const tell = (html: string): void => {
    // The same words again are not read out again.
    if (status.innerHTML !== html) status.innerHTML = html;
  };
  /**
   * The table of a chosen pair, from the same rate as the answer; the pair chosen at first has one on the page. It stands below
   * the fields: this script may come when somebody is in one already, who must not lose it from sight.
   */
  const drawTable = (found: Checkable | undefined): void => {
    const place = element.querySelector('.chosen');
    if (!place || !choice || !refused) return;
    const isFirst = selects.every(({ selectedOptions }) => selectedOptions[0]?.defaultSelected);
    const usd = choice.rates.rates.find(({ currency }) => currency === pair().from)?.usd;
    place.innerHTML = found?.refusal
      ? refusedHtml({ refused, comma: settings.comma }, found.refusal, pair())
      : found && usd && !isFirst
        ? tableHtml(view, found.official, roundAmount(usd))
        : '';
  };

  const answer = (): void => {
    clearTimeout(timer);
    const { from, to } = pair();
    const asked = { paid: read('paid', from), received: read('received', to) };
    const fragment = new URLSearchParams(location.hash.slice(1));
    const keep = (name: string, value: string) => (value ? fragment.set(name, value) : fragment.delete(name));
    for (const id of FIELDS) keep(id, asked[id]);
    for (const select of selects) keep(select.id, chosen(select));
    // No history entry for each digit; a plain number, since pages in every language must read it.
    history.replaceState(null, '', `#${fragment}`);
    const found = checkable();
    if (!found?.official || !asked.paid || !asked.received) {
      tell('');
      return;
    }
    try {
      const check: Check = checkOffer(asked, found.official);
      tell(checkedHtml(view, check, found.official, asked.paid));
    } catch (error) {
      if (!(error instanceof CheckError)) throw error;
      const { faults } = settings;
      const text =
        error.code === 'not-positive'
          ? faults.positive
          : faults[error.code === 'too-many-decimals' ? error.code : 'not-a-number'];
      complain(error.field, text, error.field === 'paid' ? from : to);
      tell('');
    }
  };
  const follow = (): void => {
    const fragment = new URLSearchParams(location.hash.slice(1));
    for (const id of FIELDS) {
      const input = field(id);
      const given = fragment.get(id);
      // What somebody typed before this script came stays.
      if (input && given !== null)
        input.value = inOwnDigits(given.replace('.', settings.numbers.decimal), settings.numbers);
    }
    for (const select of selects) {
      const given = fragment.get(select.id) ?? '';
      // One without a rate leaves the choice open: no other currency is checked in its place.
      if (/^[A-Z]{3}$/.test(given)) select.value = given;
    }
    answerChoice();
  };

  /** The fields name their currencies. */
  const label = (): void => {
    const { from, to } = pair();
    for (const [id, currency] of [
      ['paid', from],
      ['received', to],
    ] as const) {
      const place = element.querySelector(`[for=${id}] b`);
      if (place && choice) place.textContent = currency;
    }
  };
  const answerChoice = (): void => {
    label();
    drawTable(checkable());
    answer();
  };
  element.addEventListener('input', ({ target }) => {
    clearTimeout(timer);
    if (target instanceof HTMLSelectElement) answerChoice();
    else timer = setTimeout(answer, TYPING_PAUSE_MS);
  });
  element.addEventListener('change', answer);
  addEventListener('hashchange', follow);
  follow();
}
