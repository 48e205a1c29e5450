/**
 * Where the World Bank's data catalogue has the survey's newest workbook: `GET https://ddh-openapi.worldbank.org/datasets/0037898`, JSON.
 * The form is as another project recorded it on 22 August 2026 (remittance_watch, its test of the catalogue); we have not asked it live.
 * Of the dataset's `resources` the workbook is the one of format `EXCEL` whose name says "Complete Dataset"; others are reports, or have
 * no address. Its file's name ends with the newest quarter: `rpw_dataset_2011_2025_q3.xlsx`.
 */
import * as z from 'zod/mini';
import { byText } from '../../../shared/model/order.ts';
import { SourceChanged } from '../errors.ts';
import type { Ask } from '../http-types.ts';

export const CATALOGUE: Ask = {
  url: 'https://ddh-openapi.worldbank.org/datasets/0037898',
  maxBytes: 2_000_000,
};

/** The workbook has 51 MB. */
export const MAX_WORKBOOK_BYTES = 200_000_000;

/** Files are at this host alone: an answer of the catalogue leads to no other. */
const FILES_HOST = 'datacatalogfiles.worldbank.org';

export interface ListedWorkbook {
  readonly url: string;
  /** When the dataset was changed last, as the catalogue writes it. */
  readonly modifiedOn: string;
}

const datasetSchema = z.object({
  modified_on: z.string().check(z.minLength(10), z.maxLength(40)),
  resources: z.array(
    z.object({
      name: z.nullish(z.string()),
      url: z.nullish(z.string()),
      format: z.nullish(z.string()),
    }),
  ),
});

/** @throws SourceChanged for another form, and if no workbook is listed at the catalogue's own host */
export function newestWorkbook(bytes: Uint8Array): ListedWorkbook {
  const dataset = z.safeParse(datasetSchema, jsonOf(bytes)).data;
  if (!dataset)
    throw new SourceChanged('expected a dataset with modified_on and resources, found another form');
  const listed = dataset.resources.flatMap(({ name, url, format }) =>
    format?.toUpperCase() === 'EXCEL' && /complete dataset/i.test(name ?? '') && url ? url : [],
  );
  // The newest quarter is the last part of the name.
  const [newest] = [...listed].sort((a, b) => byText(quarterIn(b), quarterIn(a)));
  if (newest === undefined)
    throw new SourceChanged(
      `expected a resource "Complete Dataset" of format EXCEL with an address among ${dataset.resources.length}, found none`,
    );
  const parsed = URL.parse(newest);
  if (parsed?.protocol !== 'https:' || parsed.host !== FILES_HOST || parsed.username !== '')
    throw new SourceChanged(`expected a file at https://${FILES_HOST}, found ${newest.slice(0, 120)}`);
  return { url: parsed.href, modifiedOn: dataset.modified_on };
}

const quarterIn = (url: string): string => /(\d{4})_q([1-4])\.xlsx/i.exec(url)?.slice(1).join('-Q') ?? '';

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new SourceChanged('expected JSON, found something else', { cause });
  }
}
