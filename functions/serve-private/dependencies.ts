/** What the private views need from outside. */
import type { EvidenceArchive } from '../storage/evidence.ts';
import type { EvidenceParts } from '../storage/evidence-parts.ts';
import type { Table } from '../storage/table.ts';

export interface PrivateDependencies {
  readonly table: Table;
  readonly evidence: EvidenceParts & Pick<EvidenceArchive, 'answersOf'>;
  readonly now: () => Date;
}
