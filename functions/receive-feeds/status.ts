/** What a party may read of what it sent: what counts today, what came, and the report on each edition. */
import type {
  getFeedReportOperation,
  getFeedStatusOperation,
} from '../../shared/contracts/feed-operations.ts';
import { differenceOf } from '../../shared/feeds/difference.ts';
import { lifeOf } from '../../shared/feeds/life.ts';
import { addDays } from '../../shared/model/day.ts';
import type { AnswerOf } from '../http/operation.ts';
import { Problem } from '../http/problem.ts';
import { readFeedHead } from '../storage/feed-heads.ts';
import { type FeedLogEntry, readFeed, readFeedAnswer, readFeedLog } from '../storage/feeds.ts';
import { finishedOf, type ReceiptName } from '../storage/receipts.ts';
import type { FeedDependencies } from './dependencies.ts';
import { SANDBOX } from './sandbox.ts';

type Dependencies = Pick<FeedDependencies, 'table' | 'now'>;

/** Everybody shares the sandbox, which has a day. */
const HISTORY_DAYS = 30;
/** Of the last. */
const MOST_SHOWN = 100;

export async function feedStatus(
  party: string,
  { table, now }: Dependencies,
): Promise<AnswerOf<typeof getFeedStatusOperation>> {
  const day = now().toISOString().slice(0, 10);
  const log = (await readFeedLog(table, party, addDays(day, party === SANDBOX.id ? 0 : -HISTORY_DAYS))).slice(
    -MOST_SHOWN,
  );
  // After the log: what was committed since is in the head, and counts as finished.
  const { head, receipt } = await readFeedHead(table, party);
  const isFinished = await finishedOf(
    table,
    log.map((entry) => receiptOf(entry, party)),
  );
  const { provider, suspended, previous, waiting, withdrawn } = head;
  return {
    provider,
    day,
    suspended,
    ...lifeOf(head, day),
    previous,
    waiting,
    withdrawn,
    history: log
      .filter(isAbout)
      .filter((entry) => isFinished(receiptOf(entry, party)) || isSame(receiptOf(entry, party), receipt))
      .map(shownOf)
      .reverse(),
  };
}

/** Who decided is a role: the reviewer's key is in the evidence. */
const shownOf = ({
  idempotencyKey: _,
  party: __,
  corridors: ___,
  isUnclear: ____,
  decision,
  key,
  ...entry
}: FeedLogEntry) => ({
  ...entry,
  key: decision ? 'reviewer' : key,
  decision: decision ?? null,
});

/** @param log whose log the entry is in */
const receiptOf = ({ idempotencyKey, party }: FeedLogEntry, log: string): ReceiptName => ({
  party: party ?? log,
  idempotencyKey,
});

/** A decision that changed nothing is the reviewer's alone. */
const isAbout = ({ party, outcome }: FeedLogEntry): boolean => party === undefined || outcome !== 'refused';

const isSame = (a: ReceiptName, b: ReceiptName | null): boolean =>
  a.party === b?.party && a.idempotencyKey === b.idempotencyKey;

/** @throws Problem 404 for an edition that the party did not send, or whose request has no answer yet */
export async function feedReport(
  party: string,
  edition: string,
  against: string | undefined,
  dependencies: Dependencies,
): Promise<AnswerOf<typeof getFeedReportOperation>> {
  const { table } = dependencies;
  const { entry, body } = await finishedAnswer(party, edition, 'edition', dependencies);
  const other =
    against === undefined ? undefined : await finishedAnswer(party, against, 'against', dependencies);
  const difference =
    other && hasFeed(entry) && hasFeed(other.entry)
      ? differenceOf(await readFeed(table, other.entry.edition), await readFeed(table, edition))
      : null;
  const report = (body.report ?? null) as AnswerOf<typeof getFeedReportOperation>['report'];
  // Of reports that were made before reports had them, they are not kept.
  return {
    ...shownOf(entry),
    report: report && { ...report, references: report.references ?? {} },
    difference,
  };
}

/** A withdrawal has none, nor has what was refused. */
const hasFeed = ({ outcome }: FeedLogEntry): boolean => outcome !== 'refused' && outcome !== 'withdrawn';

async function finishedAnswer(party: string, edition: string, field: string, { table }: Dependencies) {
  const answer = await readFeedAnswer(table, party, edition);
  if (answer && isAbout(answer.entry)) {
    const own = receiptOf(answer.entry, party);
    const { receipt } = await readFeedHead(table, party);
    if (isSame(own, receipt) || (await finishedOf(table, [own]))(own)) return answer;
  }
  throw new Problem(404, 'no-such-edition', `You sent no ${edition}.`, [
    { field, detail: 'There is no such edition of yours.', allowed: ['one that GET /v1/in/feeds names'] },
  ]);
}
