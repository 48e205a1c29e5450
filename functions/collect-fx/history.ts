/** Imports a bank's history from a file: the ECB's, since 1999. A second run writes nothing. */
import { parseEcbHistory } from '../sources/fx/ecb-history.ts';
import { keepMissing } from './keep.ts';
import type { CollectFxDependencies } from './service.ts';

/** The size limit of the unpacked file. */
export const MAX_IMPORT_BYTES = 4_000_000;

/**
 * @param asked `file`: its bytes in base64
 * @returns one line: how many days were new
 * @throws Error for a source without a history or a file that is not base64; SourceChanged for a file in an unknown form.
 */
export async function importHistory(
  { source, file }: { readonly source: string; readonly file: string },
  dependencies: CollectFxDependencies,
): Promise<string> {
  if (source !== 'ecb')
    throw new Error(`source ${source.slice(0, 40)} has no history to import: only ecb has`);
  if (file.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(file))
    throw new Error('the file is not base64');
  const bytes = Buffer.from(file, 'base64');
  if (bytes.byteLength === 0 || bytes.byteLength > MAX_IMPORT_BYTES)
    throw new Error(`the file has ${bytes.byteLength} bytes: between 1 and ${MAX_IMPORT_BYTES} are taken`);
  const { bulletins, rejected } = parseEcbHistory(bytes);
  const kept = await keepMissing({ bulletins, bytes, url: 'import', contentType: 'text/csv' }, dependencies);
  return `${bulletins.length} days of ecb, ${kept} of them new, ${rejected.length} figures refused`;
}
