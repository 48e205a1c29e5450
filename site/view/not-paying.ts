/** The firms that do not pay out now, by the register: named on a corridor's page, so that nobody goes there in vain. */
import type { SaidSheet } from '../../shared/pricing/said.ts';
import { providerName, textsOf } from '../i18n/index.ts';
import type { Locale } from '../texts/languages.ts';
import { fill } from './numbers.ts';

/** @param shown firms whose names say it wherever they stand on the page, by id */
export function notPayingOn(
  locale: Locale,
  sheet: Pick<SaidSheet, 'suspended' | 'suspendedNames'> | undefined,
  shown: Readonly<Record<string, unknown>> = {},
): string[] {
  const { notPaying } = textsOf(locale).said.beside;
  return (sheet?.suspended ?? [])
    .filter((id) => !Object.hasOwn(shown, id))
    .map((id) =>
      fill(notPaying, { name: providerName(locale, { id, name: sheet?.suspendedNames?.[id] ?? id }) }),
    );
}
