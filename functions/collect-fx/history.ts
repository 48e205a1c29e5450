/** Imports a bank's history from a file: the ECB's, since 1999. A second run writes nothing. */
import type { RateSourceEntry } from '../../shared/catalogue/rate-source.ts';
import { bankTime } from '../../shared/fx/bank-time.ts';
import { isFixingDay } from '../../shared/fx/calendar.ts';
import type { Day } from '../../shared/model/day.ts';
import { weekdayOf } from '../../shared/model/day.ts';
import { SourceChanged } from '../sources/errors.ts';
import { ecb } from '../sources/fx/ecb.ts';
import { type ParsedHistory, parseEcbHistory } from '../sources/fx/ecb-history.ts';
import { heldBackText, refusedText } from './history-report.ts';
import { keepMissing } from './keep.ts';
import type { CollectFxDependencies } from './service.ts';

/** The size limit of the unpacked file. */
export const MAX_IMPORT_BYTES = 4_000_000;

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/**
 * @param asked `file`: its bytes in base64
 * @returns one line: how many days were new, and which figures are refused or held back
 * @throws Error for a source without a history or a file that is not base64; SourceChanged for a file in an unknown form,
 * or with a day on which the bank cannot have published. Then nothing is stored.
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
  const history = parseEcbHistory(bytes);
  const { bulletins, rejected } = history;
  checkDays(ecb.entry, history, bankTime(ecb.entry.calendar.zone, dependencies.now().toISOString()).day);
  const kept = await keepMissing({ bulletins, bytes, url: 'import', contentType: 'text/csv' }, dependencies);
  return [
    `${bulletins.length} days of ecb, ${kept} of them new`,
    refusedText(rejected),
    await heldBackText(ecb.entry, history, dependencies),
  ].join(', ');
}

/** @throws SourceChanged that names the first line with a day on which the bank cannot have published. */
function checkDays(
  { calendar, firstDay }: RateSourceEntry,
  { bulletins, lineOf }: ParsedHistory,
  today: Day,
): void {
  const wrong = bulletins.flatMap(({ fixedOn }) => {
    const line = lineOf(fixedOn);
    if (fixedOn < firstDay || fixedOn > today)
      return { line, what: `expected a day from ${firstDay} to today, found ${fixedOn}` };
    if (isFixingDay(calendar, fixedOn)) return [];
    const why = calendar.holidays.includes(fixedOn)
      ? 'a holiday of the bank'
      : `a ${WEEKDAYS[weekdayOf(fixedOn) - 1]}`;
    return { line, what: `expected a day on which the bank publishes, found ${fixedOn}, ${why}` };
  });
  const [first, ...others] = wrong.sort((a, b) => a.line - b.line);
  if (!first) return;
  const more = others.length > 0 ? `, and ${others.length} more such days` : '';
  throw new SourceChanged(`line ${first.line}: ${first.what}${more}`);
}
