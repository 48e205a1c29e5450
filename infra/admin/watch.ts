/** Entries of the Atom feeds that name a firm: what waits, and what a person decides on it (docs/watching.md). */

import { openPublication, type Publication } from '../../functions/storage/publication.ts';
import { WriteConflict } from '../../functions/storage/table.ts';
import {
  readWatchDecisions,
  WATCH_DECIDERS,
  type WatchDecision,
  writeWatchDecision,
} from '../../functions/storage/watch-decisions.ts';
import { readWatchedRounds } from '../../functions/storage/watched-rounds.ts';
import { WATCH_NAMES } from '../../shared/catalogue/watch-names.ts';
import { WATCH_RULES } from '../../shared/catalogue/watch-rules.ts';
import { REASON_LENGTH } from '../../shared/model/correction.ts';
import { byText } from '../../shared/model/order.ts';
import { providerPull } from '../../shared/statistics/firms.ts';
import { pointAt, totalBp } from '../../shared/statistics/totals.ts';
import { firmEntry, movedCorridors } from '../../shared/statistics/watch.ts';
import { Complaint } from '../local/options.ts';
import type { Register } from './register.ts';

export const WATCH_USAGE = `  list                                                            what waits, and what was decided
  approve ID --by ROLE [--reason TEXT]                            publishes the entry as it is listed, with the firm's name
  reject ID --reason TEXT --by ROLE                               keeps it out of the feeds, or takes it out again
ROLE is ${WATCH_DECIDERS.join(' or ')}: a role, no person's name. TEXT is kept and not published: ${REASON_LENGTH.least} to ${REASON_LENGTH.most} characters on one line.`;

/** A command as it was typed, with nothing but text in it. */
export interface GivenWatch extends GivenWatchDecision {
  readonly command: string;
  readonly id: string;
  /** What stands after the id. */
  readonly key: string;
}

interface GivenWatchDecision {
  readonly reason?: string | undefined;
  readonly by: readonly string[];
}

type FirmEntry = WatchDecision['entry'];

/** The entries that the figures in force make, whether somebody decided on them or not; in the order of their ids. */
async function entriesOf(publication: Publication): Promise<FirmEntry[]> {
  const rounds = await readWatchedRounds(publication);
  const found: FirmEntry[] = [];
  for (const rule of WATCH_RULES.filter(({ kind }) => kind === 'firm-moves-mean')) {
    for (const step of movedCorridors(rounds, rule)) {
      const { services, providers, survey } = await publication.surveyed(step.corridor);
      // A corridor whose own prices are of another round has no step into the newest one; and its firms would be of that round.
      if (survey.period !== step.to.period) continue;
      const pull = providerPull(
        services.flatMap((service) => {
          const point = pointAt(service, 200);
          return point
            ? [{ provider: service.provider, firm: providers[service.provider], totalBp: totalBp(point) }]
            : [];
        }),
      );
      const entry = firmEntry(step, pull, rule, WATCH_NAMES);
      if (entry) found.push({ ...entry, about: step.corridor });
    }
  }
  return found.sort((a, b) => byText(a.id, b.id));
}

const isSame = (a: FirmEntry, b: FirmEntry): boolean => a.title === b.title && a.summary === b.summary;

async function candidates({ table }: Register): Promise<FirmEntry[]> {
  const publication = await openPublication(table, 'strong');
  return publication ? entriesOf(publication) : [];
}

/** What waits first, then what was decided, the newest last. */
export async function linesOfWatch(register: Register): Promise<string[]> {
  const [found, { decisions }] = [
    await candidates(register),
    await readWatchDecisions(register.table, 'strong'),
  ];
  const decided = new Map(decisions.map((decision) => [decision.entry.id, decision]));
  const waiting = found.filter(({ id }) => !decided.has(id));
  function wordsOf({ did, at, by, reason, entry }: WatchDecision): string[] {
    const now = found.find(({ id }) => id === entry.id);
    const isOther = did === 'approved' && (!now || !isSame(now, entry));
    return [
      `${entry.id}: ${did} ${at} by ${by}${reason === null ? '' : `: ${reason}`}`,
      `  ${entry.title}. ${entry.summary}`,
      ...(isOther
        ? ['  The figures in force do not say this any more: approve it again, or reject it.']
        : []),
    ];
  }
  const lines = [
    ...waiting.flatMap(({ id, title, summary }) => [`${id}: waits`, `  ${title}. ${summary}`]),
    ...decisions.flatMap(wordsOf),
  ];
  return lines.length === 0 ? ['Nothing waits, and nothing was decided.'] : lines;
}

/**
 * Decides on an entry that waits, or decides anew on one: an approval is of the text that the figures give now.
 * @returns in words what was done @throws Complaint for a role or a reason that is missing or not allowed, or an unknown entry
 */
export async function decideWatch(
  register: Register,
  id: string,
  did: WatchDecision['did'],
  given: GivenWatchDecision,
): Promise<string[]> {
  const by = roleIn(given.by);
  const reason = reasonIn(given.reason, did);
  const before = await readWatchDecisions(register.table, 'strong');
  const now = (await candidates(register)).find((entry) => entry.id === id);
  // What was decided can be taken back also when the figures do not make it any more.
  const entry =
    now ?? (did === 'rejected' ? before.decisions.find((one) => one.entry.id === id)?.entry : undefined);
  if (!entry) throw new Complaint(`No entry ${id.slice(0, 80)} waits: npm run admin -- watch list`);
  const decision = { did, at: register.now().toISOString(), by, reason, entry };
  try {
    await writeWatchDecision(register.table, before, decision);
  } catch (error) {
    if (error instanceof WriteConflict)
      throw new Complaint('Somebody else decided at the same time: look at the list, and decide again.');
    throw error;
  }
  return [`${id}: ${did}; the feeds follow within a minute`];
}

/** What is done about entries that wait for a person. @throws Complaint for a command that is none, or lacks its id */
export async function runWatch(given: GivenWatch, register: Register): Promise<string[]> {
  const { command, id, key } = given;
  const usage = new Complaint(`Usage: npm run admin -- watch COMMAND\n${WATCH_USAGE}`);
  if (key !== '') throw usage;
  if (command === 'list' && id === '') return linesOfWatch(register);
  if (id === '') throw usage;
  if (command === 'approve') return decideWatch(register, id, 'approved', given);
  if (command === 'reject') return decideWatch(register, id, 'rejected', given);
  throw usage;
}

function roleIn(by: readonly string[]): WatchDecision['by'] {
  const role = WATCH_DECIDERS.find((one) => by.length === 1 && one === by[0]);
  if (!role) throw new Complaint(`--by ROLE: give ${WATCH_DECIDERS.join(' or ')}, once.`);
  return role;
}

function reasonIn(reason: string | undefined, did: WatchDecision['did']): string | null {
  if (reason === undefined && did === 'approved') return null;
  const text = reason?.trim() ?? '';
  if (text.length < REASON_LENGTH.least || text.length > REASON_LENGTH.most || /\p{Cc}/u.test(text))
    throw new Complaint(
      `--reason TEXT: ${REASON_LENGTH.least} to ${REASON_LENGTH.most} characters on one line.`,
    );
  return text;
}
