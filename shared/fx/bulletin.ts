/**
 * A bulletin: the rates a central bank published for one day, with direction, nominals and digits as published. Days are
 * ISO dates in the bank's own time zone.
 */
import type { Day } from '../model/day.ts';
import type { CurrencyCode } from '../model/vocabulary.ts';

/** One figure as the bank printed it, with a dot for its decimal sign and nothing else changed. */
export interface PublishedRate {
  readonly currency: CurrencyCode;
  /** How many units of the foreign currency the figure is for. */
  readonly nominal: number;
  /** The buying price, if the bank gives two (Turkey). */
  readonly rate: string;
  /** The selling price, if there are two: the middle of both counts. */
  readonly selling?: string;
}

/** `local-per-foreign`: local units for `nominal` foreign ones; `foreign-per-local` (ECB): foreign units for 1 local. */
export type Direction = 'local-per-foreign' | 'foreign-per-local';

export interface Bulletin {
  /** The source's id in the catalogue. */
  readonly source: string;
  /** The bank's own currency, which every rate is against. */
  readonly currency: CurrencyCode;
  readonly direction: Direction;
  /** The day whose market it describes. Banks are compared by it. */
  readonly fixedOn: Day;
  /** The first day it is valid. */
  readonly validOn: Day;
  /** Sorted by currency, each at most once; without metals and XDR. */
  readonly rates: readonly PublishedRate[];
}

/** A collected bulletin with its evidence. */
export interface CollectedBulletin extends Bulletin {
  /** SHA-256 of the answer's bytes. */
  readonly evidence: string;
  /** When it was first collected, ISO 8601 UTC. */
  readonly collectedAt: string;
}

/** Equal for two bulletins with the same content, whatever their evidence. */
export const bulletinKey = ({ source, fixedOn, validOn, rates }: Bulletin): string =>
  JSON.stringify([
    source,
    fixedOn,
    validOn,
    rates.map(({ currency, nominal, rate, selling }) => [currency, nominal, rate, selling ?? null]),
  ]);
