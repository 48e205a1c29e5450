/** What the operations need. */
import type { Table } from '../storage/table.ts';

export interface ReferenceDependencies {
  readonly table: Table;
  readonly now: () => Date;
  /** The OpenAPI document, made from the contracts when the project was built. */
  readonly openApi: () => unknown;
}
