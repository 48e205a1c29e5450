/** What the documents of a release are made from. They depend on nothing else: no clock, no address but the site's own. */
import type { AnyDataset } from '../../../shared/contracts/datasets/dataset.ts';
import { type Release, releaseFolder } from '../../../shared/contracts/datasets/release.ts';

/** A release before its documents are known. */
export type ReleaseSoFar = Omit<Release, 'documents'>;

export interface Site {
  /** `https://karvon.example`; empty if no domain is configured: then documents name files relative to themselves. */
  readonly origin: string;
  /** An e-mail address or a page. */
  readonly contact?: string;
}

export interface Document {
  readonly path: string;
  readonly mediaType: string;
  readonly text: string;
}

export const jsonDocument = (path: string, value: unknown, mediaType = 'application/json'): Document => ({
  path,
  mediaType,
  text: `${JSON.stringify(value, null, 2)}\n`,
});

/** Where the files of the release are: an address, or a path if the site has no domain. */
export const locationOf = (release: ReleaseSoFar, { origin }: Site): string =>
  `${origin}/${releaseFolder(release)}`;

/** A table of the release with what it is. */
export interface DescribedTable {
  readonly dataset: AnyDataset;
  readonly table: Release['tables'][number];
}

/** @throws RangeError for a table that none of the datasets describes */
export const describedTables = (
  { tables }: ReleaseSoFar,
  datasets: readonly AnyDataset[],
): DescribedTable[] =>
  tables.map((table) => {
    const dataset = datasets.find(({ name }) => name === table.name);
    if (!dataset) throw new RangeError(`nothing says what the table ${table.name} is`);
    return { dataset, table };
  });

/** The quarter or month after, and its end: `2025-Q3` is followed by `2025-Q4`, which is over on 2026-01-01. */
export function nextPeriod(period: string): { readonly period: string; readonly notBefore: string } {
  const [year = '', part = ''] = period.split('-');
  const [perYear, months] = part.startsWith('Q') ? [4, 3] : [12, 1];
  const next = Number(year) * perYear + Number(part.replace('Q', ''));
  const name = (number: number): string =>
    perYear === 4 ? `Q${number + 1}` : String(number + 1).padStart(2, '0');
  const end = new Date(Date.UTC(Math.floor(next / perYear), ((next % perYear) + 1) * months, 1));
  return {
    period: `${Math.floor(next / perYear)}-${name(next % perYear)}`,
    notBefore: end.toISOString().slice(0, 10),
  };
}
