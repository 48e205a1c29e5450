/** Reads days in the forms that banks use, each form strictly. */
import type { Day } from '../../../shared/model/day.ts';
import { SourceChanged } from '../errors.ts';

const FORMS = {
  'dd.mm.yyyy': /^(?<d>\d\d)\.(?<m>\d\d)\.(?<y>\d{4})$/,
  'mm/dd/yyyy': /^(?<m>\d\d)\/(?<d>\d\d)\/(?<y>\d{4})$/,
  'yyyy-mm-dd': /^(?<y>\d{4})-(?<m>\d\d)-(?<d>\d\d)$/,
  /** A moment; only its day counts. It is the bank's own day, whatever offset follows it. */
  'yyyy-mm-ddT': /^(?<y>\d{4})-(?<m>\d\d)-(?<d>\d\d)T\d\d:\d\d:\d\d(?:\.\d+)?Z?$/,
} as const;

export type Form = keyof typeof FORMS;

/** No bank's service goes back further; no bulletin has a later day. */
const EARLIEST = '1991-01-01';
const LATEST = '2099-12-31';

/** Reads a day as an ISO date. `where` names the field in the error. @throws SourceChanged */
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

/** A day as addresses contain it: `dd.mm.yyyy`, `dd/mm/yyyy`, `yyyymmdd`. */
export function writeDay(day: Day, form: 'dd.mm.yyyy' | 'dd/mm/yyyy' | 'yyyymmdd'): string {
  const [year = '', month = '', date = ''] = day.split('-');
  if (form === 'yyyymmdd') return year + month + date;
  return [date, month, year].join(form === 'dd.mm.yyyy' ? '.' : '/');
}
