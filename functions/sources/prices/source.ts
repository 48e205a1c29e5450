/** What a source of prices is: something that can be asked, and a pure reading of what it said. */
import type { EditionRow } from '../../../shared/pricing/survey.ts';

/** A survey round as read from its evidence. Days are ISO dates. */
export interface SurveyRound {
  readonly period: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly rows: readonly EditionRow[];
}

export interface PriceSource {
  /** The source's id in shared/catalogue/sources. */
  readonly id: string;
  readonly contentType: string;
  /** The bytes as the source gives them. */
  fetch(): Promise<Uint8Array>;
  /** @throws the parser's own error, naming line, field, what was wrong and what is right. */
  parse(bytes: Uint8Array): SurveyRound;
}
