/**
 * `npm run import -- rpw FILE.xlsx`: takes in every quarter of the World Bank's workbook, into this machine's data while the app is not
 * running, or with TABLE_NAME, EVIDENCE_BUCKET and credentials into a deployment's. What changed is published at the next start, or within
 * a minute where the app is deployed.
 */
import { statSync } from 'node:fs';
import { importWorkbook } from '../../functions/collect-prices/workbook.ts';
import { SourceChanged } from '../../functions/sources/errors.ts';
import { MAX_WORKBOOK_BYTES } from '../../functions/sources/prices/rpw-catalogue.ts';
import { DamagedStore } from './engine/damage.ts';
import { openStores, type Place, type Stores } from './stores.ts';
import { DataInUse } from './target.ts';

/** Writes a line for each quarter. @returns the exit code */
export async function importRpw(file: string, write: (line: string) => void, place: Place): Promise<number> {
  try {
    const found = statSync(file);
    if (!found.isFile())
      throw new Error(found.isDirectory() ? 'it is a directory' : 'it is not a plain file');
    if (found.size === 0) throw new Error('the file is empty');
    if (found.size > MAX_WORKBOOK_BYTES)
      throw new Error(`it has ${found.size} bytes, and at most ${MAX_WORKBOOK_BYTES} are read`);
  } catch (error) {
    write(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
  let stores: Stores | undefined;
  try {
    stores = await openStores(place);
    write('Reading it to its end before any of it is stored: half a minute for the whole survey.');
    const { close: _, ...rest } = stores;
    write(
      await importWorkbook(file, {
        mustBeWhole: false,
        ...rest,
        announce: async () => {},
        now: () => new Date(),
        progress: write,
      }),
    );
    return 0;
  } catch (error) {
    if (error instanceof SourceChanged) {
      write(`${file} was not taken in: ${error.message}`);
      write(
        "Nothing of it was stored. It has to be the World Bank's workbook of Remittance Prices Worldwide, whole.",
      );
      return 1;
    }
    if (error instanceof DamagedStore) {
      write(error.message);
      return 1;
    }
    if (error instanceof DataInUse) {
      write(`${error.message}: end it (npm start), import, and start again.`);
      return 1;
    }
    write('Run it again: each quarter that is stored is whole, and is left as it is.');
    throw error;
  } finally {
    await stores?.close();
  }
}
