/** What the operations need. */
import type { getOpenApiOperation } from '../../shared/contracts/rate-operations.ts';
import type { AnswerOf } from '../http/operation.ts';
import type { Opener, Remember } from '../storage/opened.ts';
import type { PublishedRates } from '../storage/published-rates.ts';
import type { Table } from '../storage/table.ts';
import type { MayAsk } from './shares.ts';

export interface ReferenceDependencies {
  readonly table: Table;
  readonly publications: Opener<PublishedRates>;
  readonly now: () => Date;
  readonly mayAsk: MayAsk;
  /** The months of rates that this instance has computed (months.ts). */
  readonly months: Remember;
  /** The OpenAPI document, generated from the contracts when the project is built. */
  readonly openApi: () => AnswerOf<typeof getOpenApiOperation>;
}
