/**
 * `npm run import -- SOURCE FILE`: imports a history into this machine's data: the ECB's `eurofxref-hist.zip`, or the CSV in it, or the
 * World Bank's workbook of prices (import-rpw.ts). The app must not be running; at its next start it has the history.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { MAX_IMPORT_BYTES } from '../../functions/collect-fx/history.ts';
import { CDK_OUT, WORK } from '../build/paths.ts';
import { DamagedStore } from './engine/damage.ts';
import { importRpw } from './import-rpw.ts';
import { FunctionError } from './lambda/function-pool.ts';
import type { Place } from './stores.ts';
import { DataInUse, startTarget } from './target.ts';
import { unpackFile } from './unpack.ts';

const resultSchema = z.object({ summary: z.string() });

/** Writes lines about what it did. @returns the exit code */
export async function main(
  args: readonly string[],
  write: (line: string) => void,
  { cdkOut, dataDir }: Place = { cdkOut: CDK_OUT, dataDir: join(WORK, 'data') },
): Promise<number> {
  const [source, file, ...more] = args;
  if ((source !== 'ecb' && source !== 'rpw') || file === undefined || more.length > 0) {
    write(
      "Usage: npm run import -- ecb FILE, with the ECB's eurofxref-hist.zip, or the CSV in it, packed with gzip or not;",
    );
    write(
      "       npm run import -- rpw FILE.xlsx, with the World Bank's workbook of Remittance Prices Worldwide.",
    );
    return 1;
  }
  if (!existsSync(file)) {
    write(`There is no file ${file}.`);
    return 1;
  }
  const isDeployed = source === 'rpw' && process.env.TABLE_NAME && process.env.EVIDENCE_BUCKET;
  if (!isDeployed && !existsSync(dataDir)) {
    write('There is no app on this machine yet: run npm start first, and end it.');
    return 1;
  }
  if (source === 'rpw') return importRpw(file, write, { cdkOut, dataDir });
  let csv: Buffer;
  try {
    const found = statSync(file);
    if (found.isDirectory()) throw new Error('it is a directory');
    if (!found.isFile()) throw new Error('it is not a plain file');
    const { size } = found;
    if (size === 0) throw new Error('the file is empty');
    if (size > MAX_IMPORT_BYTES)
      throw new Error(`it has ${size} bytes, and at most ${MAX_IMPORT_BYTES} are read`);
    csv = unpackFile(readFileSync(file), MAX_IMPORT_BYTES);
    if (csv.byteLength === 0) throw new Error('the file in it is empty');
  } catch (error) {
    write(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
  try {
    const target = await startTarget({ cdkOut, dataDir, schedules: false });
    try {
      const event = { import: { source, file: csv.toString('base64') } };
      write('Taking it in: half a minute for the whole history.');
      const result = resultSchema.parse(await target.invoke('collect-fx', event));
      write(result.summary);
      return 0;
    } finally {
      await target.close();
    }
  } catch (error) {
    if (error instanceof FunctionError) {
      write(`${file} was not taken in: ${error.message}`);
      // A file is read to its end before any of it is stored; a later failure leaves a part stored.
      write(
        error.errorType === 'SourceChanged'
          ? "Nothing of it was stored as a rate. It has to be the ECB's eurofxref-hist, whole: the zip as it comes, or the CSV in it."
          : 'Run it again: what is there already is left as it is.',
      );
      return 1;
    }
    if (error instanceof DamagedStore) {
      write(error.message);
      return 1;
    }
    if (!(error instanceof DataInUse)) throw error;
    write(`${error.message}: end it (npm start), import, and start again.`);
    return 1;
  }
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2), console.log);
