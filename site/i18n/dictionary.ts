/**
 * The texts of the site. A language is complete when it satisfies this type. `{name}` is a placeholder for a value; a test
 * checks that every language has the same placeholders.
 */
import type { LastKnownSource } from '../../shared/catalogue/unpriced.ts';
import type { Basis } from '../../shared/fx/benchmark-types.ts';
import type { FailureKind } from '../../shared/fx/source-state.ts';
import type { SourceStanding } from '../../shared/fx/standing.ts';
import type { CountryCode } from '../../shared/model/vocabulary.ts';
import type { SdgVerdict } from '../../shared/statistics/indicator-types.ts';
import type { CompareWords } from '../view/words.ts';

/** Forms of a counted noun; `{n}` is the number. A language with more forms adds them here. */
export interface Plural {
  readonly one: string;
  readonly other: string;
}

export interface Dictionary {
  /** BCP 47, for the `lang` attribute. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** Country names that differ from the catalogue's English ones. */
  readonly countryNames?: Readonly<Record<CountryCode, string>>;
  /** The article before a country's name in a sentence. */
  readonly article: Readonly<Record<CountryCode, string>>;
  /** `{first}` month to `{last}` month and year. */
  readonly quarter: string;
  /** With `{citation}`, `{quarter}` and `{licence}`. */
  readonly source: string;
  /** Counted nouns used in several places. */
  readonly counts: {
    readonly services: Plural;
    readonly corridors: Plural;
    readonly providers: Plural;
    readonly months: Plural;
  };
  readonly layout: {
    readonly skip: string;
    readonly home: string;
    readonly about: string;
    readonly sources: string;
    readonly promise: string;
    readonly publication: string;
  };
  readonly home: {
    readonly title: string;
    readonly description: string;
    readonly intro: string;
    readonly question: string;
    readonly corridors: Plural;
    readonly noPrices: string;
    readonly noPricesIntro: string;
    readonly world: string;
    /** With `{countries}` and `{mean}`; follows `world`. */
    readonly worldWithout: string;
  };
  readonly from: {
    readonly title: string;
    readonly description: string;
    readonly question: string;
    readonly services: Plural;
    readonly noPrices: string;
    readonly noPricesIntro: string;
    readonly nonePriced: string;
  };
  readonly corridor: {
    readonly title: string;
    readonly description: string;
    readonly question: string;
    readonly old: string;
    readonly surveyed: string;
    readonly nominal: string;
    readonly lowValue: string;
    readonly inferredAmount: string;
    readonly howMuch: string;
    readonly otherAmount: string;
    readonly otherAmountHint: string;
    readonly howPay: string;
    readonly anyWay: string;
    readonly notRecordedTitle: string;
    readonly notRecorded: string;
    readonly notRecordedTaxes: string;
    readonly feeTaken: string;
    readonly taxLaw: string;
    readonly twoPrices: string;
    readonly figuresTitle: string;
    readonly figures: string;
    readonly figuresAt: string;
    /** SDG 10.c.1 in one corridor, with `{amount}` and the bound that decides the verdict. */
    readonly target: Readonly<Record<SdgVerdict, string>>;
    /** `unknown`, if the lower bound itself is below zero. */
    readonly targetNoBound: string;
    readonly targetRules: string;
    readonly belowZero: string;
    readonly collected: string;
    /** With `{home}`, `{date}`, `{currency}`, `{rate}` and `{basis}`. */
    readonly exchange: string;
    /** With `{quarter}` and `{date}`: the two dates behind an amount in the money at home. */
    readonly homeNote: string;
    readonly basis: Readonly<Record<Basis, string>>;
    /** With `{home}` and `{currency}`. */
    readonly noExchange: string;
    readonly aboutRates: string;
    readonly data: string;
    readonly otherCorridors: string;
  };
  readonly unpriced: {
    readonly title: string;
    readonly description: string;
    readonly question: string;
    readonly none: string;
    readonly lastKnown: string;
    readonly lastKnownAge: string;
    readonly lastKnownSource: Readonly<Record<LastKnownSource, string>>;
    /** For derived averages before 2022. */
    readonly lastKnownHidden: string;
    readonly neverSurveyed: string;
    readonly ask: string;
    readonly elseTitle: string;
    readonly elseFrom: string;
    readonly elseTo: string;
    readonly elseNone: string;
  };
  readonly about: {
    readonly title: string;
    readonly description: string;
    readonly sections: readonly { readonly title: string; readonly paragraphs: readonly string[] }[];
    readonly sourceTitle: string;
    readonly counts: string;
    readonly averagesTitle: string;
    readonly averageAt200: string;
    readonly withoutLowValue: string;
    readonly averageAt500: string;
    readonly withoutBlanks: string;
  };
  readonly sources: {
    readonly title: string;
    readonly description: string;
    readonly intro: string;
    readonly inForce: string;
    readonly noneInForce: string;
    readonly banksTitle: string;
    readonly word: Readonly<Record<SourceStanding['word'], string>>;
    readonly perhapsHoliday: string;
    readonly newest: string;
    readonly next: string;
    readonly lastSuccess: string;
    readonly lastChange: string;
    readonly neverReached: string;
    readonly failure: Readonly<Record<FailureKind, string>>;
    readonly rejected: string;
    readonly without: Plural;
    readonly allWithout: Plural;
    readonly resting: Plural;
    readonly ratesTitle: string;
    readonly rate: string;
    readonly fixed: string;
    readonly basis: { readonly consensus: Plural } & Readonly<Record<Exclude<Basis, 'consensus'>, string>>;
    readonly oldTitle: string;
    readonly data: string;
  };
  readonly notFound: { readonly title: string; readonly text: string; readonly home: string };
  /** The texts of the comparison; the browser gets them with the page. */
  readonly compare: CompareWords;
}
