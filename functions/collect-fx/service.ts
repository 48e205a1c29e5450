/**
 * Collects rates from banks: stores the evidence first, then parses it, then stores the bulletins that are plausible. The
 * state of the bank is recorded in every case, and a bank that fails does not stop the others.
 */
import { BENCHMARK_RULES } from '../../shared/catalogue/benchmark-rules.ts';
import type { RateSourceEntry } from '../../shared/catalogue/rate-source.ts';
import { judge } from '../../shared/fx/acceptance.ts';
import { bankTime } from '../../shared/fx/bank-time.ts';
import { type Bulletin, bulletinKey, type CollectedBulletin } from '../../shared/fx/bulletin.ts';
import { latestDue } from '../../shared/fx/calendar.ts';
import type { RatesInForce } from '../../shared/fx/reference.ts';
import type { FailureKind, SourceState } from '../../shared/fx/source-state.ts';
import { addDays } from '../../shared/model/day.ts';
import { keepRefused } from '../keep-refused.ts';
import { kindOf } from '../sources/after-failure.ts';
import { SourceChanged } from '../sources/errors.ts';
import type { RateSource } from '../sources/fx/source.ts';
import type { HttpClient } from '../sources/http-client.ts';
import { checkShape } from '../sources/shape.ts';
import { keepBulletin, readBulletinsOf } from '../storage/bulletins.ts';
import type { EvidenceStore } from '../storage/evidence.ts';
import { readManifest } from '../storage/manifest.ts';
import { changeSourceState, readSourceState } from '../storage/rate-sources.ts';
import { readRates } from '../storage/reference.ts';
import type { Table } from '../storage/table.ts';
import { afterFailure, afterSuccess, type Success } from './after.ts';

export interface CollectFxDependencies {
  readonly table: Table;
  readonly evidence: EvidenceStore;
  readonly client: HttpClient;
  readonly sources: readonly RateSource[];
  readonly now: () => Date;
  /** Announces new rates, so that they are published before the next scheduled minute. */
  readonly announce: (source: string) => Promise<void>;
}

export interface Collected {
  readonly source: string;
  /** New bulletins. */
  readonly kept: number;
  /** What failed; null: nothing did. */
  readonly failure: FailureKind | null;
  readonly error: unknown;
  /** Why it was not asked; null: it was asked. */
  readonly wait: string | null;
}

/** A bulletin is compared with those of this many days before it: enough for weekly bulletins and a long holiday. */
const MEMORY_DAYS = 40;
/** A message that comes back after the pause may come a few minutes early. */
const EARLY_MINUTES = 5;

/** Asks each of the named sources. Never rejects: a failure of one, at the bank or here, does not stop the others. */
export async function collectFx(
  ids: readonly string[],
  dependencies: CollectFxDependencies,
): Promise<Collected[]> {
  return Promise.all(
    ids.map((id) =>
      collectFrom(id, dependencies).catch((error: unknown) => ({
        source: id,
        kept: 0,
        failure: 'fault' as const,
        error,
        wait: null,
      })),
    ),
  );
}

async function collectFrom(id: string, dependencies: CollectFxDependencies): Promise<Collected> {
  const { table, sources, now, announce } = dependencies;
  const found = sources.find(({ entry }) => entry.id === id);
  if (!found) throw new Error(`there is no source ${id.slice(0, 40)}`);
  const askedAt = now().toISOString();
  const state = await readSourceState(table, id, askedAt);
  const wait = pauseOf(found.entry, state, askedAt);
  if (wait !== null) return { source: id, kept: 0, failure: null, error: null, wait };
  let taken: Taken;
  try {
    taken = await takeIn(found, state, askedAt, dependencies);
  } catch (error) {
    try {
      await keepRefused(id, error, dependencies.evidence);
    } finally {
      // Also if its answer could not be stored: a bank that blocks us must not be asked again.
      await changeSourceState(table, id, askedAt, (before) => afterFailure(before, askedAt, error));
    }
    return { source: id, kept: 0, failure: kindOf(error), error, wait: null };
  }
  await changeSourceState(table, id, askedAt, (before) => afterSuccess(before, { askedAt, ...taken }));
  if (taken.changedAt !== null) await announce(id);
  return { source: id, kept: taken.kept, failure: null, error: null, wait: null };
}

/** Why a source is not asked now: it blocks us, or was asked too recently; null: it may be asked. */
function pauseOf(
  { limits }: RateSourceEntry,
  { notBefore, lastAsked }: SourceState,
  askedAt: string,
): string | null {
  if (notBefore !== null && askedAt < notBefore) return `it blocked us, and is left alone until ${notBefore}`;
  const minutes = lastAsked === null ? Infinity : (Date.parse(askedAt) - Date.parse(lastAsked)) / 60_000;
  return minutes < limits.everyMinutes - EARLY_MINUTES ? 'it was asked not long ago' : null;
}

type Taken = Omit<Success, 'askedAt'> & { readonly kept: number };

/** @throws SourceUnavailable, SourceBlocked or SourceChanged; then no rate is taken from the answer. */
async function takeIn(
  source: RateSource,
  { lastSuccess }: SourceState,
  askedAt: string,
  { table, evidence, client, sources }: CollectFxDependencies,
): Promise<Taken> {
  const { entry } = source;
  const today = bankTime(entry.calendar.zone, askedAt).day;
  const answer = await source.fetch(client, latestDue(entry.calendar, askedAt));
  const contentType = answer.headers['content-type'] ?? 'application/octet-stream';
  const { sha256 } = await evidence.keep(answer.bytes, { from: entry.id, contentType });
  const { url, headers } = answer;
  await evidence.record({ source: entry.id, sha256, askedAt: answer.askedAt, url, headers });

  checkShape(answer.bytes, contentType, source.format);
  const { bulletins, rejected } = source.parse(answer.bytes);
  const [first = today] = [today, ...bulletins.map(({ fixedOn }) => fixedOn)].sort();
  const from = addDays(first, -MEMORY_DAYS);
  const ofBank = sources.flatMap((other) => (other.entry.bank === entry.bank ? other.entry : []));
  const earlier = await readBulletinsOf(
    table,
    ofBank.map(({ id }) => id),
    from,
    today,
  );
  const previous = await ratesInForce(table);
  const accepted: CollectedBulletin[] = [];
  for (const bulletin of bulletins) {
    // Each is also compared with the others in the same answer, which may hold many days.
    const verdict = judge(bulletin, [...earlier, ...accepted], {
      source: entry,
      sources: ofBank,
      today,
      pegs: BENCHMARK_RULES.pegs,
      ...(previous && { previous }),
    });
    if (!verdict.accepted)
      throw new SourceChanged(`the bulletin of ${bulletin.fixedOn}: ${verdict.rule}: ${verdict.detail}`);
    accepted.push({ ...bulletin, evidence: sha256, collectedAt: askedAt });
  }
  let kept = 0;
  const changes: string[] = [];
  const held = new Map(earlier.map((one) => [bulletinKey(one), one.collectedAt]));
  for (const bulletin of accepted) {
    const collectedAt = held.get(bulletinKey(bulletin));
    // A run stored it but died before it updated the source's state, and only the state gets it published.
    if (collectedAt !== undefined && collectedAt > (lastSuccess ?? '')) changes.push(collectedAt);
    if (collectedAt !== undefined) continue;
    if (await keepBulletin(table, bulletin)) kept += 1;
    changes.push(askedAt);
  }
  return { kept, changedAt: changes.sort().at(-1) ?? null, newest: newestOf(bulletins), rejected };
}

async function ratesInForce(table: Table): Promise<RatesInForce | undefined> {
  const manifest = await readManifest(table, 'eventual');
  return manifest?.reference ? readRates(table, manifest.reference.publication) : undefined;
}

function newestOf(bulletins: readonly Bulletin[]): Success['newest'] {
  const [first, ...rest] = bulletins;
  if (!first) return null;
  const { fixedOn, validOn } = rest.reduce((a, b) => (b.fixedOn >= a.fixedOn ? b : a), first);
  return { fixedOn, validOn };
}
