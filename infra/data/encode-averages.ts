/** Writes shared/catalogue/averages/*.data.ts from the publishers' files: `node infra/data/encode-averages.ts`. */
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { periodOf, quarterOf } from '../../shared/model/period.ts';
import { readSharedCsv } from './rpw-quotes.ts';
import { allCorridors } from './surveyed-corridors.ts';

const FILES = [
  ['official', 'rpw/corridor-quarters-official-2011q1-2020q3.csv.gz', 'quarter', 'avg_total_cost_pct_usd200'],
  ['derived', 'rpw/corridor-quarters-2016q2-2025q1.csv.gz', 'period', 'avg_cost_pct_200usd'],
] as const;

const kosovo = (code = ''): string => (code === 'KSV' ? 'XKX' : code);

/** Hundredths of a percent, rounded half away from zero on the digits of the text, no float. */
const hundredths = (text: string): number => {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) throw new Error(`not a number: ${text}`);
  const digits = (match[3] ?? '').padEnd(3, '0');
  const size = Number(`${match[2]}${digits.slice(0, 2)}`) + (digits.charAt(2) >= '5' ? 1 : 0);
  return match[1] && size > 0 ? -size : size;
};

/** The lines, or null where the files are not here. */
export const averageLines = (): string[] | null => {
  const lines: string[] = [];
  for (const [rank, [source, path, quarterField, valueField]] of FILES.entries()) {
    const rows = readSharedCsv(path);
    if (!rows) return null;
    const corridors = new Map<string, Map<number, number>>();
    for (const row of rows) {
      const corridor = `${kosovo(row.source_code)}-${kosovo(row.destination_code)}`;
      const text = row[quarterField] ?? '';
      // `2014Q1` in one file, `2014_1Q` in the other.
      const quarter = quarterOf(`${text.slice(0, 4)}-Q${text.replace(/\D/g, '').charAt(4)}`);
      const values = corridors.get(corridor) ?? new Map();
      if (values.has(quarter)) throw new Error(`${path}: ${corridor} ${text} stands there twice`);
      corridors.set(corridor, values.set(quarter, hundredths(row[valueField] ?? '')));
    }
    for (const [corridor, values] of corridors) {
      const first = Math.min(...values.keys());
      const quarters = Array.from({ length: Math.max(...values.keys()) - first + 1 }, (_, at) => first + at);
      const written = quarters.map((quarter) => values.get(quarter) ?? '-').join(' ');
      lines.push(`${corridor} ${rank} ${source} ${periodOf(first)} ${written}`);
    }
  }
  // The rank keeps official before derived while sorting.
  return lines.sort().map((line) => line.replace(/^(\S+) \d /, '$1 '));
};

/** The corridors that the bundled survey prices, and the others: each in a file of its own. */
export const byPrice = (lines: readonly string[]): { priced: string[]; withoutPrice: string[] } => {
  const known = new Set<string>(allCorridors);
  const isPriced = (line: string) => known.has(line.slice(0, 7));
  return {
    priced: lines.filter(isPriced),
    withoutPrice: lines.filter((line) => !isPriced(line)),
  };
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const lines = averageLines();
  if (!lines) {
    console.error("The publishers' files are not here: nothing to encode.");
    process.exit(1);
  }
  const { priced, withoutPrice } = byPrice(lines);
  write('averages.data.ts', 'AVERAGES', 'of the corridors that 2025 Q3 prices', priced);
  const apart = 'of those that were surveyed once, and not in 2025 Q3';
  write('without-price.data.ts', 'AVERAGES_WITHOUT_PRICE', apart, withoutPrice);
}

function write(file: string, name: string, which: string, lines: readonly string[]): void {
  const module = `/**
 * Corridor averages at USD 200 (parse.ts), 2011 to 2025-Q1, ${which}.
 * official: The World Bank, Remittance Prices Worldwide, DataBank, CC BY 4.0; derived: by others from its rows, CC BY 4.0.
 * Written by infra/data/encode-averages.ts.
 */
export const ${name} = \`
${lines.join('\n')}
\`;
`;
  writeFileSync(new URL(`../../shared/catalogue/averages/${file}`, import.meta.url), module);
  console.log(`${file}: ${module.length} characters, ${lines.length} series`);
}
