/**
 * About how much each currency was worth, as a data file: from the ECB's history whenever a currency had moved by more than
 * two fifths, and from the newest of the bundled rates.
 */
import { parseEcbHistory } from '../../functions/sources/fx/ecb-history.ts';
import { PRIOR_COLUMNS } from '../../shared/catalogue/priors.ts';
import { findRateSource } from '../../shared/catalogue/rate-sources.ts';
import { BUNDLED_RATES, readBundledRates } from '../../shared/catalogue/rates.ts';
import type { Prior } from '../../shared/fx/benchmark-types.ts';
import type { Bulletin } from '../../shared/fx/bulletin.ts';
import { formatSignificant, median, ratio } from '../../shared/fx/significant.ts';
import { type Submission, submissionsOf } from '../../shared/fx/submissions.ts';
import { compare, type Rational, rational } from '../../shared/money/rational.ts';
import { csvText } from './csv-text.ts';
import { hasSharedData, readSharedData } from './shared-data.ts';

const HISTORY = 'fx/eurofxref-hist-to-2026-03-05.csv.gz';
const MOVED = rational(7, 5);
/** Rough on purpose. */
const DIGITS = 4;

function submissions(bulletins: readonly Bulletin[]): Submission[] {
  const groups = new Map<string, Bulletin[]>();
  for (const bulletin of bulletins) {
    const bank = findRateSource(bulletin.source)?.bank ?? bulletin.source;
    const key = `${bulletin.fixedOn} ${bank}`;
    groups.set(key, [...(groups.get(key) ?? []), bulletin]);
  }
  return [...groups].flatMap(([key, group]) =>
    submissionsOf(
      key.slice(11),
      group.flatMap((bulletin) => {
        const source = findRateSource(bulletin.source);
        return source ? [{ bulletin: { ...bulletin, evidence: '', collectedAt: '' }, source }] : [];
      }),
    ).submissions.filter(({ currency }) => currency !== 'USD'),
  );
}

/** Where a currency stood on the first day, and on each on which it had moved so far since the last. */
function milestones(history: readonly Bulletin[]): Prior[] {
  const last = new Map<string, Rational>();
  return submissions(history).flatMap(({ currency, usd, fixedOn: on }) => {
    const before = last.get(currency);
    if (before && compare(ratio(usd, before), MOVED) <= 0) return [];
    last.set(currency, usd);
    return [{ currency, usd: formatSignificant(usd, DIGITS), on }];
  });
}

/** What banks said of each currency on the newest fixing day that any did. */
function newest(bulletins: readonly Bulletin[]): Prior[] {
  const byCurrency = new Map<string, Submission[]>();
  for (const submission of submissions(bulletins)) {
    const held = byCurrency.get(submission.currency) ?? [];
    const day = held[0]?.fixedOn ?? '';
    if (submission.fixedOn < day) continue;
    byCurrency.set(submission.currency, submission.fixedOn === day ? [...held, submission] : [submission]);
  }
  return [...byCurrency].map(([currency, said]) => ({
    currency,
    usd: formatSignificant(median(said.map(({ usd }) => usd)), DIGITS),
    on: said[0]?.fixedOn ?? '',
  }));
}

/** The text of every magnitude; null: the history is not here. */
export function priorsText(): string | null {
  if (!hasSharedData) return null;
  const { bulletins } = parseEcbHistory(readSharedData(HISTORY));
  const all = [...milestones(bulletins), ...newest(readBundledRates(BUNDLED_RATES))];
  const unique = new Map(all.map((prior) => [`${prior.currency} ${prior.on}`, prior]));
  const sorted = [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, prior]) => prior);
  return csvText(
    PRIOR_COLUMNS,
    sorted.map(({ currency, usd, on }) => ({ currency, usd, on })),
  );
}
