/**
 * Which languages a run renders: after a deployment, and on a first start, readers have the first one before the others are rendered,
 * and all of them before the files beside pages are written, which are twice as many.
 */
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

export interface BesideOfRun {
  /** They are of this code, and are written with their pages. */
  readonly areKept: boolean;
  /** All of them are written by this run, whatever is there. */
  readonly areDue: boolean;
}

/** What becomes of the files beside pages: the run after the one that has made the last language whole writes them. */
export function besideOfRun(
  published: Published | undefined,
  isOtherCode: boolean,
  mayBegin: boolean,
  { anew, after }: LanguagesOfRun,
): BesideOfRun {
  const areKept = !isOtherCode && published?.beside === true;
  const isWhole = anew.length + after.older.length + after.coming.length === 0;
  return { areKept, areDue: !areKept && isWhole && mayBegin };
}
