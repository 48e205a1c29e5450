/** Published corridor averages as two data files: of the corridors that the bundled survey prices, and of the others. */
import { AVERAGE_COLUMNS } from '../../shared/catalogue/averages.ts';
import { byText } from '../../shared/model/order.ts';
import { periodOf, quarterOf } from '../../shared/model/period.ts';
import type { AverageSource } from '../../shared/statistics/old-averages.ts';
import { csvText } from './csv-text.ts';
import { readSharedCsv } from './shared-csv.ts';
import { allCorridors } from './surveyed-corridors.ts';

const FILES = [
  ['official', 'rpw/corridor-quarters-official-2011q1-2020q3.csv.gz', 'quarter', 'avg_total_cost_pct_usd200'],
  ['derived', 'rpw/corridor-quarters-2016q2-2025q1.csv.gz', 'period', 'avg_cost_pct_200usd'],
] as const;

const kosovo = (code = ''): string => (code === 'KSV' ? 'XKX' : code);

/** Hundredths of a percent, rounded half away from zero on the digits of the text, no float. */
function hundredths(text: string): number {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) throw new Error(`not a number: ${text}`);
  const digits = (match[3] ?? '').padEnd(3, '0');
  const size = Number(`${match[2]}${digits.slice(0, 2)}`) + (digits.charAt(2) >= '5' ? 1 : 0);
  return match[1] && size > 0 ? -size : size;
}

export interface AverageLine {
  readonly corridor: string;
  readonly source: AverageSource;
  readonly first: string;
  readonly averagesBp: readonly (number | null)[];
}

/** By corridor, official before derived; null where the files are not here. */
export function averageLines(): AverageLine[] | null {
  const lines: AverageLine[] = [];
  for (const [source, path, quarterField, valueField] of FILES) {
    const rows = readSharedCsv(path);
    if (!rows) return null;
    const corridors = new Map<string, Map<number, number>>();
    for (const row of rows) {
      const corridor = `${kosovo(row.source_code)}-${kosovo(row.destination_code)}`;
      const text = row[quarterField] ?? '';
      // `2014Q1` in one file, `2014_1Q` in the other.
      const quarter = quarterOf(`${text.slice(0, 4)}-Q${text.replace(/\D/g, '').charAt(4)}`);
      const values = corridors.get(corridor) ?? new Map();
      if (values.has(quarter)) throw new Error(`${path}: ${corridor} ${text} is in it twice`);
      corridors.set(corridor, values.set(quarter, hundredths(row[valueField] ?? '')));
    }
    for (const [corridor, values] of corridors) {
      const first = Math.min(...values.keys());
      const quarters = Array.from({ length: Math.max(...values.keys()) - first + 1 }, (_, at) => first + at);
      const averagesBp = quarters.map((quarter) => values.get(quarter) ?? null);
      lines.push({ corridor, source, first: periodOf(first), averagesBp });
    }
  }
  // Sorting keeps the order of FILES within a corridor.
  return lines.sort((a, b) => byText(a.corridor, b.corridor));
}

function textOf(priced: boolean): string | null {
  const known = new Set<string>(allCorridors);
  const lines = averageLines();
  return (
    lines &&
    csvText(
      AVERAGE_COLUMNS,
      lines
        .filter(({ corridor }) => known.has(corridor) === priced)
        .map(({ corridor, source, first, averagesBp }) => ({ corridor, source, first, averagesBp })),
    )
  );
}

/** Of the corridors that the bundled survey prices. */
export const averagesText = (): string | null => textOf(true);

/** Of those that were surveyed once, and not in 2025 Q3. */
export const averagesWithoutPriceText = (): string | null => textOf(false);
