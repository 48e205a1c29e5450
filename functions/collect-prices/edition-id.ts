/** The id of a survey round's edition. */
import { createHash } from 'node:crypto';
import type { RoundRow } from '../../shared/pricing/survey.ts';

/** Rows whose JSON is made at once: that of a whole round is a text of megabytes, and such texts keep the garbage collector at work. */
const AT_ONCE = 256;

/** The same rows give the same id, so no edition is stored twice. Rows that another parser reads give another edition. */
export function roundEditionId(source: string, period: string, rows: readonly RoundRow[]): string {
  const hash = createHash('sha256').update('[');
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    if (at > 0) hash.update(',');
    hash.update(JSON.stringify(rows.slice(at, at + AT_ONCE)).slice(1, -1));
  }
  return `${source}:${period}:${hash.update(']').digest('hex').slice(0, 12)}`;
}
