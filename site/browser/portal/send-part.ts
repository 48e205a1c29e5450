/** The part on sending: tries and sends the file that was checked, once, also where an answer was lost. */
import type { FirmTexts } from '../../texts/languages.ts';
import { fill } from '../../view/numbers.ts';
import type { CheckResult } from './check-worker.ts';
import { button, make, part } from './elements.ts';
import { showFindings } from './findings.ts';
import { type Answer, AnswerLost, type Changing, changing, type Sending, sendRequest } from './send.ts';

type Words = FirmTexts['portal'];

const SEND = '/v1/in/feeds';
const TRY = `${SEND}?dry-run=true`;

export interface SendPart {
  readonly update: (result: CheckResult | null, sending: Sending | null) => void;
}

/** What became of something, in words. */
export const stateWords = (words: Words): Readonly<Record<string, string>> => ({
  draft: words.draft,
  'in-force': words.inForce,
  scheduled: words.scheduled,
  waiting: words.waiting,
  withdrawn: words.withdrawn,
  refused: words.wasRefused,
});

/** An answer in one sentence. */
export function answerText({ status, body }: Answer, words: Words): string {
  const { state, detail } = body;
  if (status < 400) return stateWords(words)[String(state)] ?? String(state);
  // A page instead of an answer: nobody is there.
  return detail === undefined ? words.notFound : fill(words.answered, { detail: String(detail) });
}

/** What to do where no answer can be shown: none came, or the page itself failed, as where the browser has lost the key. */
export const failureText = (error: unknown, words: Words): string =>
  error instanceof AnswerLost ? words.lost : words.pageFailed;

/** @param onSent told when something may count that did not before */
export function startSend(words: Words, rules: string, onSent: () => void): SendPart {
  const place = part('send-part');
  const status = part('send-status');
  const shown = part('send-answer');
  /** What was sent last without an answer: the same is sent again, so that it counts once. */
  let unanswered: Changing | undefined;

  async function send(target: string, { send: file, lines }: CheckResult, sending: Sending): Promise<void> {
    const isSame = unanswered?.target === target && unanswered.bytes === file.bytes;
    const request = isSame && unanswered ? unanswered : changing(target, file.bytes, file.contentType);
    unanswered = request;
    status.textContent = words.sending;
    shown.replaceChildren();
    for (const one of place.querySelectorAll('button')) one.disabled = true;
    try {
      const answer = await sendRequest(request, {
        ...sending,
        onRetry: () => {
          status.textContent = words.retrying;
        },
      });
      // One that is still being worked at has none.
      if (answer.status !== 409) unanswered = undefined;
      status.textContent = answerText(answer, words);
      const report = answer.body.report as Pick<CheckResult, 'findings'> | undefined;
      if (report) {
        const list = make('ol', { class: 'findings' });
        showFindings(list, { findings: report.findings, lines }, words, rules);
        shown.replaceChildren(list);
      }
      if (target === SEND && answer.status < 400) onSent();
    } catch (error) {
      status.textContent = failureText(error, words);
      if (!(error instanceof AnswerLost)) throw error;
    } finally {
      for (const one of place.querySelectorAll('button')) one.disabled = false;
    }
  }

  return {
    update(result, sending) {
      if (!result || !sending || result.report.outcome === 'refused') {
        place.replaceChildren(make('p', {}, words.sendFirst));
        return;
      }
      place.replaceChildren(
        button(words.dryRun, () => send(TRY, result, sending), { class: 'main' }),
        button(words.send, () => send(SEND, result, sending)),
        make('p', {}, make('small', {}, words.sendHint)),
      );
    },
  };
}
