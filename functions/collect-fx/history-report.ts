/** What an import says of figures: those that the reader refused, and those that the rules of the benchmark hold back. */
import { BENCHMARK_RULES } from '../../shared/catalogue/benchmark-rules.ts';
import type { RateSourceEntry } from '../../shared/catalogue/rate-source.ts';
import { excludedOn } from '../../shared/fx/benchmark.ts';
import type { Notice } from '../../shared/fx/benchmark-types.ts';
import { groupBy } from '../../shared/model/group-by.ts';
import type { RowRejected } from '../sources/errors.ts';
import type { ParsedHistory } from '../sources/fx/ecb-history.ts';
import { readBulletinsBehind } from '../storage/bulletins-behind.ts';
import { listSourceStates } from '../storage/rate-sources.ts';
import type { CollectFxDependencies } from './service.ts';

/** So many figures are named; the others are counted. */
const MOST_NAMED = 5;

interface NamedFigure {
  readonly line: number;
  readonly currency: string;
  /** As it is written in the file. */
  readonly figure: string | undefined;
  readonly rule: string;
}

export const refusedText = (rejected: readonly RowRejected[]): string =>
  listed(
    'refused',
    rejected.map(({ line = 1, row: currency, figure, rule }) => ({
      line,
      currency,
      figure: figure === undefined ? undefined : JSON.stringify(figure),
      rule,
    })),
  );

/**
 * Judges the file's figures beside the bulletins that are stored: those of the other banks, and of the days that the file
 * lacks. A bulletin of another bank that comes later can still confirm a figure, or contradict one.
 */
export async function heldBackText(
  entry: RateSourceEntry,
  history: ParsedHistory,
  { table, now }: Pick<CollectFxDependencies, 'table' | 'now'>,
): Promise<string> {
  const states = await listSourceStates(table, now().toISOString());
  const days = new Set(history.bulletins.map(({ fixedOn }) => fixedOn));
  const own = history.bulletins.map((bulletin) => ({ ...bulletin, evidence: '', collectedAt: '' }));
  const notices: Notice[] = [];
  // A year at a time, so that no more is held at once.
  for (const [, ofYear] of groupBy(days, (day) => day.slice(0, 4))) {
    const stored = await readBulletinsBehind(table, states, ofYear[0], ofYear.at(-1));
    const others = stored.filter(({ source, fixedOn }) => source !== entry.id || !days.has(fixedOn));
    const excluded = excludedOn([...own, ...others], ofYear, BENCHMARK_RULES);
    notices.push(...excluded.filter(({ bank }) => bank === entry.bank));
  }
  return listed('held back from the reference rates', figuresOf(notices, entry, history));
}

/** Of a day, first the dollar rate, on which all the bank's other figures rest. */
function figuresOf(
  notices: readonly Notice[],
  entry: RateSourceEntry,
  { bulletins, lineOf }: ParsedHistory,
): NamedFigure[] {
  const byDay = new Map(bulletins.map((bulletin) => [bulletin.fixedOn, bulletin]));
  return notices
    .map((notice) => {
      const { fixedOn, rule } = notice;
      // The bank's own currency is priced by its dollar rate.
      const currency = notice.currency === entry.currency ? 'USD' : notice.currency;
      const figure = byDay.get(fixedOn)?.rates.find((rate) => rate.currency === currency)?.rate;
      return { line: lineOf(fixedOn, currency), day: lineOf(fixedOn), currency, figure, rule };
    })
    .sort(
      (a, b) =>
        a.day - b.day || Number(b.currency === 'USD') - Number(a.currency === 'USD') || a.line - b.line,
    );
}

/** `3 figures refused (line 2, USD "dear": not-a-decimal; ...; and 1 more)`. */
function listed(what: string, figures: readonly NamedFigure[]): string {
  const named = figures
    .slice(0, MOST_NAMED)
    .map(
      ({ line, currency, figure, rule }) =>
        `line ${line}, ${currency}${figure === undefined ? '' : ` ${figure}`}: ${rule}`,
    );
  const more = figures.length - named.length;
  const all = [...named, ...(more > 0 ? [`and ${more} more`] : [])];
  const count = figures.length === 1 ? '1 figure' : `${figures.length} figures`;
  return `${count} ${what}${all.length > 0 ? ` (${all.join('; ')})` : ''}`;
}
