/** Stores the body of a source's refusal as evidence: it tells why the source refused. */
import { SourceBlocked, SourceChanged, SourceUnavailable } from './sources/errors.ts';
import type { EvidenceStore } from './storage/evidence.ts';

/** Stores nothing for an error that came without an answer. */
export async function keepRefused(source: string, error: unknown, evidence: EvidenceStore): Promise<void> {
  const answer =
    error instanceof SourceUnavailable || error instanceof SourceBlocked || error instanceof SourceChanged
      ? error.answer
      : undefined;
  if (!answer) return;
  const { url, askedAt, status, headers, bytes } = answer;
  const contentType = headers['content-type'] ?? 'application/octet-stream';
  const { sha256 } = await evidence.keep(bytes, { from: source, contentType });
  await evidence.record({ source, sha256, askedAt, url, headers, status });
}
