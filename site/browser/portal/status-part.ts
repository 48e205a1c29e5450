/** The part on what counts: editions with their freshness, what came, what differs; and confirming and withdrawing. */
import type { FeedDifference } from '../../../shared/feeds/difference.ts';
import type { FeedEdition, FeedLife } from '../../../shared/feeds/life.ts';
import type { FirmTexts } from '../../texts/languages.ts';
import { fill } from '../../view/numbers.ts';
import { button, dayText, field, make, numberText, part, sureButton } from './elements.ts';
import { AnswerLost, type Changing, changing, readAnswer, type Sending, sendRequest } from './send.ts';
import { answerText, failureText, stateWords } from './send-part.ts';

type Words = FirmTexts['portal'];

/** The answer of GET /v1/in/feeds (shared/contracts/feed-operations.ts), as far as it is shown. */
interface Status extends FeedLife {
  readonly provider: string;
  readonly day: string;
  readonly suspended: string | null;
  readonly previous: FeedEdition | null;
  readonly waiting: FeedEdition | null;
  readonly history: readonly {
    readonly edition: string;
    readonly at: string;
    readonly outcome: string;
    readonly decision: Decided | null;
  }[];
}

/** What a reviewer decided. */
interface Decided {
  readonly verdict: 'take' | 'refuse';
  readonly services: readonly string[] | null;
  readonly rule: string | null;
  readonly reason: string;
  readonly by: string;
}

export interface StatusPart {
  readonly update: (sending: Sending | null) => void;
  /** Asks again, if it was shown. */
  readonly refresh: () => void;
}

const DAY_MS = 86_400_000;
const ROLE = /^[a-z0-9-]{1,60}$/;

/** @param onStatus told when the last feed that was taken was made, and by whom; undefined: none */
export function startStatus(
  words: Words,
  onStatus: (provider: string, lastPublishedAt: string | undefined) => void,
): StatusPart {
  const place = part('status-part');
  const said = part('status-status');
  const shown = part('editions');
  let sending: Sending | null = null;
  let isShown = false;
  let unanswered: Changing | undefined;

  const role = make('input', { id: 'by', autocomplete: 'off', lang: 'en' });

  async function asked(act: (sending: Sending) => Promise<void>): Promise<void> {
    if (!sending) return;
    said.textContent = words.sending;
    try {
      await act(sending);
    } catch (error) {
      said.textContent = failureText(error, words);
      if (!(error instanceof AnswerLost)) throw error;
    }
  }

  const look = (): Promise<void> =>
    asked(async (by) => {
      const answer = await readAnswer('/v1/in/feeds', by);
      if (answer.status !== 200) {
        said.textContent = answerText(answer, words);
        return;
      }
      said.textContent = '';
      isShown = true;
      show(answer.body as unknown as Status);
    });

  /** Says of an edition that it is withdrawn, or meant as it is. */
  const state = (path: 'withdrawals' | 'confirmations', edition: string): Promise<void> =>
    asked(async (by) => {
      const isRole = ROLE.test(role.value.trim());
      role.setAttribute('aria-invalid', String(!isRole));
      if (!isRole) {
        said.textContent = words.byWrong;
        role.focus();
        return;
      }
      const target = `/v1/in/${path}`;
      const bytes = new TextEncoder().encode(JSON.stringify({ edition, by: role.value.trim() }));
      const isSame = unanswered?.target === target && String(unanswered.bytes) === String(bytes);
      unanswered = isSame && unanswered ? unanswered : changing(target, bytes, 'application/json');
      const answer = await sendRequest(unanswered, by);
      // One that is still being worked at has none.
      if (answer.status !== 409) unanswered = undefined;
      const text = answerText(answer, words);
      await look();
      said.textContent = answer.status < 400 ? fill(words.done, { state: text }) : text;
    });

  function editionOf(edition: FeedEdition, title: string, day: string, isFresh: boolean): Node {
    const { corridors, services, held, validFrom, validUntil } = edition;
    const text = fill(words.edition, {
      corridors: corridors.slice(0, 12).join(' '),
      count: numberText(services),
      held: numberText(held),
      first: dayText(validFrom),
      last: dayText(validUntil),
    });
    // Its last day counts.
    const left = (Date.parse(validUntil) - Date.parse(day)) / DAY_MS + 1;
    return make(
      'div',
      { class: 'edition' },
      make('h3', {}, title),
      make('p', {}, text, ' ', isFresh && make('b', {}, fill(words.fresh, { count: numberText(left) }))),
      make('p', {}, make('code', { lang: 'en' }, edition.edition)),
      (held > 0 || title === words.waiting) &&
        button(words.confirm, () => state('confirmations', edition.edition), { class: 'main' }),
      sureButton(words.withdraw, words.sure, () => state('withdrawals', edition.edition)),
    );
  }

  function show(status: Status): void {
    const { day, current, scheduled, stale, waiting, suspended, history } = status;
    const all = [...scheduled, ...current, ...stale, ...(waiting ? [waiting] : [])];
    const times = [...all, ...(status.previous ? [status.previous] : [])].map((one) => one.publishedAt);
    onStatus(status.provider, times.sort().at(-1));
    shown.replaceChildren(
      ...(suspended
        ? [make('p', { class: 'notice' }, fill(words.suspended, { date: dayText(suspended) }))]
        : []),
      ...(all.length > 0 ? [field(role, words.by, words.byHint)] : []),
      ...(waiting ? [editionOf(waiting, words.waiting, day, false)] : []),
      ...current.map((one) => editionOf(one, words.inForce, day, true)),
      ...scheduled.map((one) => editionOf(one, words.scheduled, day, false)),
      ...stale.map((one) => editionOf(one, words.stale, day, false)),
      ...historyOf(history),
      ...(all.length === 0 && history.length === 0 ? [make('p', {}, words.nothing)] : []),
    );
  }

  function historyOf(history: Status['history']): Node[] {
    if (history.length === 0) return [];
    const textOf = ({ at, outcome }: Status['history'][number]): string =>
      fill(words.came, {
        date: new Date(at).toLocaleString(document.documentElement.lang, { timeZone: 'UTC' }),
        state: stateWords(words)[outcome] ?? outcome,
      });
    const withFeed = history.filter(({ outcome }) => outcome !== 'refused' && outcome !== 'withdrawn');
    return [
      make('h3', {}, words.historyTitle),
      make(
        'ul',
        {},
        ...history.map((one) =>
          make('li', {}, textOf(one), one.decision && make('p', {}, decisionText(one.decision, words))),
        ),
      ),
      ...(withFeed.length > 1 ? comparisonOf(withFeed, textOf) : []),
    ];
  }

  function comparisonOf(
    editions: Status['history'],
    textOf: (one: Status['history'][number]) => string,
  ): Node[] {
    const choice = (id: string, chosen: number): HTMLSelectElement => {
      const options = editions.map((one, at) =>
        make('option', { value: one.edition, selected: at === chosen }, textOf(one)),
      );
      return make('select', { id }, ...options);
    };
    const [from, to] = [choice('compare-from', 1), choice('compare-to', 0)];
    const answer = make('div', { id: 'difference' });
    const compare = (): Promise<void> =>
      asked(async (by) => {
        const { status, body } = await readAnswer(`/v1/in/feeds/${to.value}?against=${from.value}`, by);
        said.textContent = status === 200 ? '' : answerText({ status, body }, words);
        const difference = (body.difference ?? null) as FeedDifference | null;
        answer.replaceChildren(...(status === 200 ? differenceOf(difference, words) : []));
      });
    return [
      make('h3', {}, words.compareTitle),
      field(from, words.compareFrom),
      field(to, words.compareTo),
      button(words.compare, compare),
      answer,
    ];
  }

  return {
    update(next) {
      sending = next;
      place.replaceChildren(
        next ? button(words.look, look, { class: 'main' }) : make('p', {}, words.keyFirst),
      );
      if (!next) shown.replaceChildren();
    },
    refresh: () => {
      if (isShown) void look();
    },
  };
}

function decisionText({ verdict, services, rule, reason, by }: Decided, words: Words): string {
  const what = services ? services.slice(0, 12).join(', ') : (rule ?? '');
  return fill(verdict === 'take' ? words.taken : words.turnedDown, { role: by, what, reason });
}

function differenceOf(difference: FeedDifference | null, words: Words): Node[] {
  if (!difference) return [make('p', {}, words.noDifference)];
  const { added, removed, changed, unchanged } = difference;
  const nameOf = ({ corridor, serviceId }: FeedDifference['added'][number]): string =>
    `${corridor} ${serviceId}`;
  const list = (text: string, names: readonly string[]): Node[] =>
    names.length > 0 ? [make('p', {}, fill(text, { names: names.join(', ') }))] : [];
  return [
    ...list(words.added, added.map(nameOf)),
    ...list(words.removed, removed.map(nameOf)),
    ...list(
      words.changed,
      changed.map((one) => `${nameOf(one)} (${one.fields.join(', ')})`),
    ),
    make('p', {}, fill(words.unchanged, { count: numberText(unchanged) })),
  ];
}
