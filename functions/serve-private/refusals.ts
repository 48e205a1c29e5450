/** Feeds that were refused, and the report on each, as far as a token's scope goes. */
import type {
  getRefusalOperation,
  listRefusalsOperation,
} from '../../shared/contracts/private-operations.ts';
import type { Refusal, ShownFinding } from '../../shared/contracts/private-rows.ts';
import { isWithin, type Scope } from '../../shared/contracts/scope.ts';
import type { FeedReport, Finding } from '../../shared/feeds/report.ts';
import { byText } from '../../shared/model/order.ts';
import type { AnswerOf, QueryOf } from '../http/operation.ts';
import { pageOf } from '../http/page.ts';
import { inBatches } from '../in-batches.ts';
import { type FeedAnswer, type FeedLogEntry, readFeedAnswer } from '../storage/feeds.ts';
import { daysOf } from './days.ts';
import type { PrivateDependencies } from './dependencies.ts';
import { type SeenEntry, seenAnswer, seenEntries } from './feed-log.ts';
import { NOTHING_HERE } from './nothing.ts';

const isRefusal = ({ kind, outcome }: FeedLogEntry): boolean => kind === 'feed' && outcome === 'refused';

export async function listRefusals(
  query: QueryOf<typeof listRefusalsOperation>,
  scope: Scope,
  { table, now }: PrivateDependencies,
): Promise<AnswerOf<typeof listRefusalsOperation>> {
  const days = daysOf(query, now().toISOString().slice(0, 10));
  const all = (await seenEntries(table, scope, days, isRefusal)).sort(
    (a, b) => byText(b.entry.at, a.entry.at) || byText(b.entry.edition, a.entry.edition),
  );
  const { items, ...page } = pageOf(all, query);
  const found = new Map<SeenEntry, Refusal>();
  // The reports of the page alone, few at once: one may have a thousand findings.
  await inBatches(items, READS_AT_ONCE, async (seen) => {
    const answer = await readFeedAnswer(table, seen.provider, seen.entry.edition);
    if (!answer) throw new Error(`the answer ${seen.entry.edition} is missing: it is stored before its line`);
    const { body, places } = answer;
    found.set(seen, shownOf({ ...seen, body, ...(places && { places }) }, scope).refusal);
  });
  return { ...days, ...page, refusals: items.flatMap((seen) => found.get(seen) ?? []) };
}

const READS_AT_ONCE = 16;

/** The provider whose request has an id (receive-feeds/requests.ts). */
const PROVIDER_IN = /^([a-z0-9-]+)-\d{17}-[0-9a-f]{12}$/;

/** @throws Problem 404 */
export async function getRefusal(
  edition: string,
  scope: Scope,
  { table }: PrivateDependencies,
): Promise<AnswerOf<typeof getRefusalOperation>> {
  const [, provider] = PROVIDER_IN.exec(edition) ?? [];
  const answer = provider === undefined ? undefined : await seenAnswer(table, scope, provider, edition);
  if (!answer || !isRefusal(answer.entry)) throw NOTHING_HERE;
  const { refusal, findings } = shownOf(answer, scope);
  return { ...refusal, findings };
}

function shownOf(
  { provider, entry, corridors, isWhole, body, places = [] }: SeenEntry & Pick<FeedAnswer, 'body' | 'places'>,
  scope: Scope,
): { readonly refusal: Refusal; readonly findings: ShownFinding[] } {
  const report = body.report as FeedReport | undefined;
  const findings = (report?.findings ?? []).flatMap((finding, index) =>
    shownFinding(finding, places[index] ?? null, isWhole, scope),
  );
  const count = (severity: Finding['severity']): number =>
    // The report has the exact number, also of those that it does not list.
    (isWhole ? report?.counts[severity] : undefined) ??
    findings.filter((finding) => finding.severity === severity).length;
  const { edition, at, evidence } = entry;
  return {
    refusal: {
      edition,
      provider,
      at,
      corridors: [...corridors],
      isWhole,
      errors: count('error'),
      doubts: count('doubt'),
      notes: count('note'),
      rules: [...new Set(findings.map(({ rule }) => rule))].sort(byText),
      evidence,
    },
    findings,
  };
}

/**
 * A finding, if it is within the scope. One of no corridor that is known may speak of any: of a feed that is not whole within the scope
 * it is shown without what was sent, and without the service that it names.
 */
function shownFinding(
  finding: Finding,
  corridor: ShownFinding['corridor'],
  isWhole: boolean,
  scope: Scope,
): ShownFinding[] {
  if (corridor !== null) return isWithin(scope, corridor) ? [{ ...finding, corridor }] : [];
  if (isWhole) return [{ ...finding, corridor }];
  // One of a service whose corridor cannot be read: it could be any.
  if (finding.pointer.startsWith('/services/')) return [];
  return [{ ...finding, corridor, sent: null, allowed: null, serviceId: null }];
}
