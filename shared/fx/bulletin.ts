/**
 * A bulletin: what a central bank published for one day, kept as published: its direction, nominals and digits. Days are
 * ISO dates in the bank's own time zone.
 */
import type { Day } from '../model/day.ts';
import type { CurrencyCode } from '../model/vocabulary.ts';

/** One figure as the bank printed it, with a dot for its decimal sign and nothing else changed. */
export interface PublishedRate {
  readonly currency: CurrencyCode;
  /** How many units of the foreign currency the figure is for. */
  readonly nominal: number;
  /** Of a bank that gives two prices (Turkey), the buying one. */
  readonly rate: string;
  /** The selling price, where there are two: the middle of both is what counts. */
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
  /** The day whose market it tells of. Banks are compared by it. */
  readonly fixedOn: Day;
  /** The first day it is valid. */
  readonly validOn: Day;
  /** In the order of their currencies; none twice; never metals, never XDR. */
  readonly rates: readonly PublishedRate[];
}

/** A bulletin that was collected, with what proves it. */
export interface CollectedBulletin extends Bulletin {
  /** SHA-256 of the answer's bytes. */
  readonly evidence: string;
  /** When it was first collected, ISO 8601 UTC. */
  readonly collectedAt: string;
}

/** Equal for two bulletins that say the same, whatever evidence they come from. */
export const bulletinKey = ({ source, fixedOn, validOn, rates }: Bulletin): string =>
  JSON.stringify([
    source,
    fixedOn,
    validOn,
    rates.map(({ currency, nominal, rate, selling }) => [currency, nominal, rate, selling ?? null]),
  ]);
