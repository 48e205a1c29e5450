/**
 * Types of the summary of a publication: what lists and home pages need of every corridor, and the world's figures.
 * Like the prices of a corridor it has no timestamp and no publication id.
 */
import type { SurveyRef } from '../model/corridor-prices.ts';
import type { CorridorId, CountryCode } from '../model/vocabulary.ts';
import type { PairingCounts } from '../pricing/survey.ts';
import type { Distribution } from './indicator-types.ts';

export interface CorridorSummary {
  readonly corridor: CorridorId;
  readonly sender: CountryCode;
  readonly receiver: CountryCode;
  readonly services: number;
  readonly providers: number;
  readonly period: string;
  readonly indicators: readonly [Distribution, Distribution];
}

export interface Summary {
  readonly format: 1;
  readonly methodVersion: string;
  readonly surveys: readonly SurveyRef[];
  readonly corridors: readonly CorridorSummary[];
  /** Over all services of the world in the newest period, at 200 and at 500; null if no corridor is priced. */
  readonly world: readonly [Distribution, Distribution] | null;
  /** Simple mean of the corridor means, at 200 and at 500; null as above. */
  readonly meanOfCorridorMeans: readonly [string, string] | null;
  readonly pairing: PairingCounts;
  /** Provider id to the corridors it was surveyed in. */
  readonly providers: Readonly<Record<string, readonly CorridorId[]>>;
}
