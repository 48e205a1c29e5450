/** Which languages a run renders: after a deployment, and on a first start, readers have the first one before the others are rendered. */
import type { Published } from '../../shared/contracts/publication.ts';
import { DEFAULT_LOCALE, LOCALES, type Locale } from '../../site/texts/languages.ts';

export interface LanguagesOfRun {
  /** Whose pages are all written by this run, whatever is there. */
  readonly anew: readonly Locale[];
  /** As `data/manifest.json` has them once it is over. */
  readonly after: { readonly [Key in keyof Published['languages']]: readonly Locale[] };
  /** Whose pages are there then, of this code or another. */
  readonly there: readonly Locale[];
}

/**
 * @param published what is listed; undefined: nothing
 * @param isOtherCode that was rendered by other code, or nothing is listed
 * @param mayBegin whether the run has time for other languages than the first
 * @param all those of the site
 */
export function languagesOfRun(
  published: Published | undefined,
  isOtherCode: boolean,
  mayBegin: boolean,
  all: readonly Locale[] = LOCALES,
): LanguagesOfRun {
  const { whole: before = [], older = [] } = published?.languages ?? {};
  const wereWhole = isOtherCode ? [] : before;
  const missing = all.filter((locale) => !wereWhole.includes(locale));
  const anew = missing.includes(DEFAULT_LOCALE) ? [DEFAULT_LOCALE] : mayBegin ? missing : [];
  const isWhole = (locale: Locale) => wereWhole.includes(locale) || anew.includes(locale);
  const wasThere = (locale: Locale) => before.includes(locale) || older.includes(locale);
  return {
    anew,
    after: {
      whole: all.filter(isWhole),
      older: all.filter((locale) => !isWhole(locale) && wasThere(locale)),
      coming: all.filter((locale) => !isWhole(locale) && !wasThere(locale)),
    },
    there: all.filter((locale) => isWhole(locale) || wasThere(locale)),
  };
}
