/**
 * What is taken of one fixing day, held against what was taken before it: the step that the benchmark repeats, day by
 * day. The rules and their reasons are in docs/method.md, reference rates.
 */

import { daysBetween } from '../model/day.ts';
import type { CurrencyCode } from '../model/vocabulary.ts';
import type { Rational } from '../money/rational.ts';
import { AGREE, HELD_DAYS } from './benchmark-limits.ts';
import type { NoticeRule } from './benchmark-types.ts';
import type { Day } from './bulletin.ts';
import { agreeing, banksOff, byCurrency, nearest } from './consensus.ts';
import { isHard, judgeVoice, type Reference } from './plausibility.ts';
import { median, within } from './significant.ts';
import type { Voice } from './voices.ts';

/** A figure that was taken. */
export interface Figure {
  readonly usd: Rational;
  readonly fixedOn: Day;
  /** The voices that agree on it. */
  readonly voices: readonly Voice[];
  /** Only one bank spoke on its day, and what it said had not been held back before: others may still be to come. */
  readonly alone: boolean;
}

export interface Left {
  readonly voice: Voice;
  readonly rule: NoticeRule;
}

/** What is known before the day: references of a currency, the best first, and the voice that was held back last. */
export interface Known {
  readonly references: (currency: CurrencyCode, fixedOn: Day) => readonly Reference[];
  readonly held: (currency: CurrencyCode) => Left | undefined;
}

export interface Taken {
  readonly figures: ReadonlyMap<CurrencyCode, Figure>;
  readonly left: readonly Left[];
}

/** One fixing day as it was heard: what can be said of it whatever was known before. */
export interface HeardDay {
  /** At most one for each bank and currency. */
  readonly voices: readonly Voice[];
  /** Banks that the others show to be off. */
  readonly off: ReadonlySet<string>;
  /** The other banks' voices, by currency. */
  readonly groups: ReadonlyMap<CurrencyCode, Group>;
}

/** What is said of a currency by banks that are heard, and those of them that agree. */
interface Group {
  readonly voices: readonly Voice[];
  readonly agreed: readonly Voice[];
}

export const hear = (voices: readonly Voice[]): HeardDay => {
  const off = banksOff(voices);
  return { voices, off, groups: groupsOf(voices, off) };
};

const groupsOf = (voices: readonly Voice[], off: ReadonlySet<string>): Map<CurrencyCode, Group> => {
  const groups = byCurrency(voices.filter(({ bank }) => !off.has(bank)));
  return new Map(
    [...groups].map(([currency, group]) => [currency, { voices: group, agreed: agreeing(group) }]),
  );
};

/** Takes the voices of one fixing day. */
export const takeFixingDay = (day: HeardDay, known: Known): Taken => {
  const { voices } = day;
  const doubted = doubtedDollars(voices, known);
  const off = new Set([...day.off, ...doubted.map(({ voice }) => voice.bank)]);
  const figures = new Map<CurrencyCode, Figure>();
  const left = voices
    .filter(({ bank }) => off.has(bank))
    .map((voice): Left => doubted.find((one) => one.voice === voice) ?? { voice, rule: 'bank-off' });
  for (const [currency, group] of doubted.length > 0 ? groupsOf(voices, off) : day.groups) {
    const { figure, left: out } = takeCurrency(group, known);
    if (figure) figures.set(currency, figure);
    left.push(...out);
  }
  return { figures, left };
};

/**
 * What banks say of their own currency, which is their dollar rate, where it cannot be believed and no other bank bears it
 * out: nothing of such a bank is heard. One that may be true or upside down is held back, and with it its bank, for a day.
 */
const doubtedDollars = (voices: readonly Voice[], { references, held }: Known): Left[] =>
  voices.flatMap((voice): Left[] => {
    if (!voice.own) return [];
    const { currency, fixedOn } = voice;
    const verdict = judgeVoice(voice, references(currency, fixedOn));
    if (!isHard(verdict) && verdict !== 'either-way') return [];
    const borneOut = voices.some(
      (other) =>
        other.currency === currency && other.bank !== voice.bank && within(other.usd, voice.usd, AGREE),
    );
    if (borneOut) return [];
    if (isHard(verdict)) return [{ voice, rule: 'bank-off' }];
    const before = held(currency);
    return before && confirms(voice, before, false) ? [] : [{ voice, rule: 'jump' }];
  });

interface TakenCurrency {
  readonly figure?: Figure;
  readonly left: readonly Left[];
}

const takeCurrency = ({ voices: group, agreed }: Group, known: Known): TakenCurrency => {
  const [alone] = group;
  if (!alone) return { left: [] };
  if (group.length === 1) return takeAlone(alone, known);
  const rule = agreed.length > 0 ? 'outlier' : 'disagrees';
  const followed = agreed.length > 0 ? agreed : nearestPlausible(group, known);
  const left = group.filter((voice) => !followed.includes(voice)).map((voice): Left => ({ voice, rule }));
  return followed.length > 0 ? { figure: figureOf(followed, alone.fixedOn, false), left } : { left };
};

/** Where no two agree, or no majority does: the one nearest to the previous figure, if it may have moved so far. */
const nearestPlausible = (group: readonly Voice[], { references }: Known): readonly Voice[] => {
  const [first] = group;
  if (!first) return [];
  const known = references(first.currency, first.fixedOn);
  const [previous] = known;
  if (!previous || previous.rough) return [];
  const plausible = group.filter((voice) => judgeVoice(voice, [previous]) === 'plausible');
  return nearest(plausible, previous.usd);
};

const takeAlone = (voice: Voice, { references, held }: Known): TakenCurrency => {
  const verdict = judgeVoice(voice, references(voice.currency, voice.fixedOn));
  if (verdict === 'plausible') return { figure: figureOf([voice], voice.fixedOn, true), left: [] };
  const before = held(voice.currency);
  if (verdict !== 'no-reference' && before && confirms(voice, before, isHard(verdict)))
    return { figure: figureOf([voice], voice.fixedOn, false), left: [] };
  return { left: [{ voice, rule: verdict === 'either-way' ? 'jump' : verdict }] };
};

/** Whether a voice says again what was held back on an earlier day; what no bank alone is believed takes another bank. */
const confirms = (voice: Voice, before: Left, hard: boolean): boolean => {
  const days = daysBetween(before.voice.fixedOn, voice.fixedOn);
  if (days < 1 || days > HELD_DAYS) return false;
  if ((hard || before.rule !== 'jump') && before.voice.bank === voice.bank) return false;
  const reference = { usd: before.voice.usd, on: before.voice.fixedOn, rough: false };
  return judgeVoice(voice, [reference]) === 'plausible';
};

const figureOf = (voices: readonly Voice[], fixedOn: Day, alone: boolean): Figure => ({
  usd: median(voices.map(({ usd }) => usd)),
  fixedOn,
  voices,
  alone,
});
