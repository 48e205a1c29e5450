/** Reports and states as lines to read. */
import type * as z from 'zod/mini';
import type { madeDecisionSchema } from '../../shared/contracts/feed-head.ts';
import type {
  getFeedStatusOperation,
  listWaitingOperation,
  sendFeedOperation,
} from '../../shared/contracts/feed-operations.ts';
import type { FeedDifference } from '../../shared/feeds/difference.ts';
import { RULE_IDS } from '../../shared/feeds/fault.ts';
import type { FeedEdition } from '../../shared/feeds/life.ts';
import { type FeedReport, type Finding, SEVERITIES } from '../../shared/feeds/report.ts';
import { ruleOf } from '../../shared/feeds/rules.ts';

type Sent = z.infer<typeof sendFeedOperation.answer>;
type MadeDecision = z.infer<typeof madeDecisionSchema>;
type Waiting = z.infer<typeof listWaitingOperation.answer>;
type Status = z.infer<typeof getFeedStatusOperation.answer>;

/** @param findings all that are known, if these are more than the report's */
export function reportLines(report: FeedReport, findings: readonly Finding[] = report.findings): string[] {
  const { counts, services, outcome } = report;
  const found = SEVERITIES.reduce((sum, severity) => sum + counts[severity], 0);
  const left = found - findings.length;
  const { accepted, held, refused } = services;
  return [
    ...findings.flatMap(findingLines),
    ...(left > 0 ? [`... and ${left} more`] : []),
    `${OUTCOMES[outcome]} ${numbered(counts.error, 'error')}, ${numbered(counts.doubt, 'doubt')}, ${numbered(counts.note, 'note')}; ` +
      `services: ${accepted} accepted, ${held} held, ${refused} refused.`,
  ];
}

const OUTCOMES = {
  accepted: 'Accepted.',
  held: 'Held: some services wait until a doubt is lifted.',
  refused: 'Refused.',
} as const;

const numbered = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

function findingLines(finding: Finding): string[] {
  const { severity, rule, line, row, cell, pointer, serviceId, sent, allowed, sentence } = finding;
  const place = [
    line === null ? '' : `line ${line}`,
    row === null ? '' : `row ${row}`,
    cell === null ? '' : `column ${cell}`,
    pointer,
    serviceId === null ? '' : `(${serviceId})`,
  ].filter((part) => part !== '');
  const lifts = liftedBy(rule);
  return [
    plain(`${severity} ${rule}  ${place.length > 0 ? place.join(' ') : 'the whole file'}`),
    `  ${sentence}`,
    ...(sent === null ? [] : [plain(`  sent: ${sent}`)]),
    ...(allowed === null ? [] : [plain(`  allowed: ${allowed}`)]),
    ...(lifts === undefined ? [] : [`  ${lifts}`]),
  ];
}

function liftedBy(rule: string): string | undefined {
  const id = RULE_IDS.find((one) => one === rule);
  const by = id && ruleOf(id).liftedBy;
  return by && (by === 'reviewer' ? 'A reviewer decides.' : 'If it is meant so, confirm it.');
}

/** A file's own text must not command the terminal that it is shown in. */
const plain = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    JSON.stringify(character).slice(1, -1) === character
      ? `\\u${character.codePointAt(0)?.toString(16).padStart(4, '0')}`
      : JSON.stringify(character).slice(1, -1),
  );

/** What became of a feed, or of a confirmation. */
export function sentLines({
  state,
  edition,
  validFrom,
  validUntil,
  corridors,
  services,
  held,
}: Omit<Sent, 'report'>): string[] {
  const days = `from ${validFrom} to ${validUntil}`;
  return [
    ...(edition === null ? [] : [`edition ${edition}`]),
    `${STATES[state]} ${numbered(services, 'service')} in ${corridors.join(', ')}, ${days}${held > 0 ? `; ${held} more wait` : ''}.`,
  ];
}

const STATES: Readonly<Record<Sent['state'], string>> = {
  draft: 'Only checked, nothing is stored.',
  waiting: 'It waits as a whole until its doubts are lifted; what counted before goes on.',
  scheduled: 'Scheduled.',
  'in-force': 'In force.',
  withdrawn: 'Withdrawn.',
  refused: 'Refused.',
};

export function statusLines(status: Status): string[] {
  const { provider, day, suspended, scheduled, current, stale, waiting, withdrawn, history } = status;
  return [
    `${provider} on ${day}${suspended === null ? '' : `, shown as not paying out now since ${suspended}`}`,
    ...editionLines('in force', current),
    ...editionLines('scheduled', scheduled),
    ...editionLines('past its last day', stale),
    ...editionLines('waits', waiting === null ? [] : [waiting]),
    ...(withdrawn === null ? [] : [`withdrawn: ${withdrawn.edition} at ${withdrawn.at}`]),
    history.length === 0 ? 'Nothing came in the last days.' : 'What came, the last first:',
    ...history.flatMap(({ at, kind, outcome, edition, key, decision }) => [
      `  ${at} ${kind} ${outcome} ${edition} by ${key}`,
      ...(decision === null ? [] : [`    ${decisionLine(decision)}`]),
    ]),
  ];
}

function decisionLine({ edition, verdict, services, rule, reason, by }: MadeDecision): string {
  const what = services ? services.join(', ') : `what waited by ${rule}`;
  return plain(`${by} ${verdict === 'take' ? 'took' : 'refused'} ${what} of ${edition}: ${reason}`);
}

/** What waits for a reviewer. */
export function waitingLines({ day, waiting, services }: Waiting): string[] {
  const left = waiting - services.length;
  return [
    `${numbered(waiting, 'service')} ${waiting === 1 ? 'waits' : 'wait'} for a reviewer on ${day}${waiting > 0 ? ', the earliest first:' : '.'}`,
    ...services.flatMap(
      ({ provider, edition, service, rules, others, validFrom, validUntil, charges, evidence }) => [
        `${provider} ${edition} ${service}: ${rules.join(', ')}, from ${validFrom} to ${validUntil}`,
        ...(others.length > 0 ? [`  its provider has to confirm too: ${others.join(', ')}`] : []),
        plain(`  ${charges ?? `what it charges is too long to be shown: evidence ${evidence}`}`),
      ],
    ),
    ...(left > 0 ? [`... and ${left} more: decide on these, or by rule`] : []),
  ];
}

const editionLines = (word: string, editions: readonly FeedEdition[]): string[] =>
  editions.map(
    ({ edition, validFrom, validUntil, corridors, services, held }) =>
      `${word}: ${edition} from ${validFrom} to ${validUntil}, ${numbered(services, 'service')} in ${corridors.join(', ')}` +
      `${held > 0 ? `; ${held} wait` : ''}`,
  );

export function differenceLines({ added, removed, changed, unchanged }: FeedDifference): string[] {
  const name = ({ corridor, serviceId }: { corridor: string; serviceId: string }) =>
    `${corridor} ${serviceId}`;
  return [
    ...added.map((service) => `added    ${name(service)}`),
    ...removed.map((service) => `removed  ${name(service)}`),
    ...changed.map((service) => `changed  ${name(service)}: ${service.fields.join(', ')}`),
    `${numbered(unchanged, 'service')} the same.`,
  ];
}
