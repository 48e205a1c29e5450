/** What a source of prices is: something that can be asked, and a pure reading of what it said. */
import type { ReadSurvey } from '../../../shared/catalogue/surveys.ts';

/** A survey round as read from its evidence. Days are ISO dates. */
export interface SurveyRound extends ReadSurvey {
  readonly period: string;
  readonly firstDay: string;
  readonly lastDay: string;
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
