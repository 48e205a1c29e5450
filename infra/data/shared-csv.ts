/** Reads a CSV file of the shared data folder (shared-data.ts). */
import Papa from 'papaparse';
import { hasSharedData, readSharedData } from './shared-data.ts';

/** Rows of a CSV of the shared data folder, or null where the folder is not there. */
export function readSharedCsv(path: string): Record<string, string>[] | null {
  if (!hasSharedData) return null;
  const text = readSharedData(path).toString('utf8');
  const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`);
  return data;
}
