/** Days in the forms that banks write them, each read in its own form and in no other. */
import type { Day } from '../../../shared/model/day.ts';
import { SourceChanged } from '../errors.ts';

const FORMS = {
  'dd.mm.yyyy': /^(?<d>\d\d)\.(?<m>\d\d)\.(?<y>\d{4})$/,
  'mm/dd/yyyy': /^(?<m>\d\d)\/(?<d>\d\d)\/(?<y>\d{4})$/,
  'yyyy-mm-dd': /^(?<y>\d{4})-(?<m>\d\d)-(?<d>\d\d)$/,
  /** A moment of which only the day counts: it is the bank's own, whatever offset is written behind it. */
  'yyyy-mm-ddT': /^(?<y>\d{4})-(?<m>\d\d)-(?<d>\d\d)T\d\d:\d\d:\d\d(?:\.\d+)?Z?$/,
} as const;

export type Form = keyof typeof FORMS;

/** No bank's service reaches further back, and no answer of ours is read after it. */
const EARLIEST = '1991-01-01';
const LATEST = '2099-12-31';

/** A day as ISO date. `where` names the field in the error. @throws SourceChanged */
export function dayOf(text: string | undefined, form: Form, where: string): Day {
  const parts = FORMS[form].exec(text ?? '')?.groups;
  const day = parts ? `${parts.y}-${parts.m}-${parts.d}` : '';
  const instant = Date.parse(`${day}T00:00:00Z`);
  const isDay = !Number.isNaN(instant) && new Date(instant).toISOString().slice(0, 10) === day;
  if (!isDay || day < EARLIEST || day > LATEST)
    throw new SourceChanged(
      `expected a day as ${form} in ${where}, found ${text === undefined ? 'nothing' : JSON.stringify(text.slice(0, 40))}`,
    );
  return day;
}

/** A day in the form of an address: `dd.mm.yyyy`, `dd/mm/yyyy`, `yyyymmdd`. */
export function writeDay(day: Day, form: 'dd.mm.yyyy' | 'dd/mm/yyyy' | 'yyyymmdd'): string {
  const [year = '', month = '', date = ''] = day.split('-');
  if (form === 'yyyymmdd') return year + month + date;
  return [date, month, year].join(form === 'dd.mm.yyyy' ? '.' : '/');
}
