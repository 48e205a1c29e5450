/** The id of a survey round's edition. */
import { createHash } from 'node:crypto';
import type { RoundRow } from '../../shared/pricing/survey.ts';

/** The same rows give the same id, so no edition is stored twice. Rows that another parser reads give another edition. */
export function roundEditionId(source: string, period: string, rows: readonly RoundRow[]): string {
  const hash = createHash('sha256').update(JSON.stringify(rows)).digest('hex');
  return `${source}:${period}:${hash.slice(0, 12)}`;
}
