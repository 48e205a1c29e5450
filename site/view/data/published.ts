/** Figures that the World Bank gave itself beside ours, and whether they agree within a hundredth; else why not. */
import { averagesOf, corridorsWithAverages } from '../../../shared/catalogue/averages.ts';
import { quarterOf } from '../../../shared/model/period.ts';
import {
  GROUPS,
  type GroupBy,
  type GroupIndicators,
  type PeriodIndicators,
  PUBLISHED_KINDS,
  type PublishedKind,
} from '../../../shared/statistics/indicator-types.ts';

/**
 * - `within`: at most 0.01 apart. `from-fees`: so is our figure from fees in money.
 * - `rounded`: published without decimals, and at most half apart.
 * - `rules`: made by rules of the publisher that are not public. `unexplained`: none of these.
 */
export type Agreement = 'within' | 'from-fees' | 'rounded' | 'rules' | 'unexplained';

export interface PublishedRow {
  readonly group: GroupBy;
  readonly key: string;
  readonly kind: PublishedKind;
  /** As printed. Percent, like the next two. */
  readonly published: string;
  readonly ours: string | null;
  readonly fromFees: string | null;
  readonly agreement: Agreement;
}

/** Decimal strings of at most three decimals in thousandths, exact. */
const thousandths = (text: string): number => Math.round(Number(text) * 1000);
const apart = (a: string, b: string): number => Math.abs(thousandths(a) - thousandths(b));
const CLOSE = 10;
const HALF = 500;

function oursOf({ at200, share, smart }: GroupIndicators, kind: PublishedKind): string | null {
  switch (kind) {
    case 'mean':
      return at200?.mean ?? null;
    case 'share':
      return share ?? null;
    case 'three-cheapest':
      return smart?.byService.atLeast ?? null;
    case 'at-most-5':
      return smart?.byService.atMost5 ?? null;
  }
}

function agreementOf({ kind, published, ours, fromFees }: Omit<PublishedRow, 'agreement'>): Agreement {
  if (kind === 'three-cheapest' || kind === 'at-most-5') return 'rules';
  if (ours !== null && apart(ours, published) <= CLOSE) return 'within';
  if (fromFees !== null && apart(fromFees, published) <= CLOSE) return 'from-fees';
  if (ours !== null && !published.includes('.') && apart(ours, published) <= HALF) return 'rounded';
  return 'unexplained';
}

/** Every published figure that is held, in the order of the groupings. */
export const publishedRows = ({ groups }: Pick<PeriodIndicators, 'groups'>): PublishedRow[] =>
  GROUPS.flatMap((group) =>
    groups[group].flatMap((one) =>
      PUBLISHED_KINDS.flatMap((kind) => {
        const published = one.published?.[kind];
        if (published === undefined) return [];
        const fromFees = kind === 'mean' ? (one.at200FromFees?.mean ?? null) : null;
        const row = { group, key: one.key, kind, published, ours: oursOf(one, kind), fromFees };
        return [{ ...row, agreement: agreementOf(row) }];
      }),
    ),
  );

/** In how many quarters of a year two sources of corridor averages agree. */
export interface YearOfAverages {
  readonly year: number;
  readonly both: number;
  /** At most 0.01 apart; more, and at most a point; more than that. */
  readonly close: number;
  readonly near: number;
  readonly far: number;
}

/** The World Bank's corridor averages and those that others derived, in the years that have both. */
export function averagesByYear(): YearOfAverages[] {
  const years = new Map<number, { close: number; near: number; far: number }>();
  for (const corridor of corridorsWithAverages()) {
    const [official, derived] = (['official', 'derived'] as const).map((source) =>
      averagesOf(corridor).find((series) => series.source === source),
    );
    if (!official || !derived) continue;
    const shift = quarterOf(official.first) - quarterOf(derived.first);
    for (const [at, value] of official.valuesBp.entries()) {
      const other = derived.valuesBp[at + shift] ?? null;
      if (value === null || other === null) continue;
      const year = Math.floor((quarterOf(official.first) + at) / 4);
      const counts = years.get(year) ?? { close: 0, near: 0, far: 0 };
      const differ = Math.abs(value - other);
      counts[differ <= 1 ? 'close' : differ <= 100 ? 'near' : 'far'] += 1;
      years.set(year, counts);
    }
  }
  return [...years]
    .sort(([a], [b]) => a - b)
    .map(([year, { close, near, far }]) => ({ year, both: close + near + far, close, near, far }));
}
