/** What several banks agree on: of one currency, on one fixing day, one voice for each bank. */
import { byText } from '../model/order.ts';
import { compare, type Rational } from '../money/rational.ts';
import { AGREE } from './benchmark-limits.ts';
import { median, ratio, within } from './significant.ts';
import type { Voice } from './voices.ts';

/** Two voices agree within the limit; of three or more, those near the median do if they are most. */
export const agreeing = (voices: readonly Voice[]): readonly Voice[] => {
  const [first, second] = voices;
  if (!first || !second) return [];
  if (voices.length === 2) return within(first.usd, second.usd, AGREE) ? voices : [];
  const near = nearMedian(voices);
  return 2 * near.length > voices.length ? near : [];
};

export const nearMedian = (voices: readonly Voice[]): readonly Voice[] => {
  const middle = median(voices.map(({ usd }) => usd));
  return voices.filter(({ usd }) => within(usd, middle, AGREE));
};

/** Of voices that do not agree: the nearest to a figure, and those that agree with it. */
export const nearest = (voices: readonly Voice[], to: Rational): readonly Voice[] => {
  const [closest] = [...voices].sort(
    (a, b) => compare(ratio(a.usd, to), ratio(b.usd, to)) || byText(a.bank, b.bank),
  );
  return closest ? voices.filter(({ usd }) => within(usd, closest.usd, AGREE)) : [];
};

/**
 * Banks of which nothing is heard on a day, since something common to all their figures must be wrong: of three or more
 * currencies that three banks or more give, most of the bank's figures are outliers.
 */
export const banksOff = (voices: readonly Voice[]): ReadonlySet<string> => {
  const contested = new Map<string, { of: number; out: number }>();
  for (const group of byCurrency(voices).values()) {
    if (group.length < 3) continue;
    const near = nearMedian(group);
    for (const voice of group) {
      const count = contested.get(voice.bank) ?? { of: 0, out: 0 };
      count.of += 1;
      if (!near.includes(voice)) count.out += 1;
      contested.set(voice.bank, count);
    }
  }
  const off = [...contested].filter(([, { of, out }]) => of >= 3 && 2 * out > of);
  return new Set(off.map(([bank]) => bank));
};

/** The voices of each currency, banks in order. */
export const byCurrency = (voices: readonly Voice[]): Map<string, Voice[]> => {
  const groups = new Map<string, Voice[]>();
  for (const voice of [...voices].sort((a, b) => byText(a.bank, b.bank))) {
    const group = groups.get(voice.currency);
    if (group) group.push(voice);
    else groups.set(voice.currency, [voice]);
  }
  return groups;
};
