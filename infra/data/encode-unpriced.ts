/**
 * The corridors without a price that have a page. Three reasons give a corridor one: the survey priced it once; it is large by
 * KNOMAD's estimates, into or out of the countries that this site is made for first; or people work or study at one end, as
 * we know it, where KNOMAD's model has no estimate or a small one.
 */
import { findCountry } from '../../shared/catalogue/countries.ts';
import { FLOW_COLUMNS } from '../../shared/catalogue/flows.ts';
import { UNPRICED_COLUMNS } from '../../shared/catalogue/unpriced.ts';
import { byText } from '../../shared/model/order.ts';
import { periodOf, quarterOf } from '../../shared/model/period.ts';
import { formatDecimal } from '../../shared/money/decimal.ts';
import { rational } from '../../shared/money/rational.ts';
import { csvText } from './csv-text.ts';
import { type AverageLine, averageLines } from './encode-averages.ts';
import { knomadFlows } from './encode-flows.ts';
import { allCorridors } from './surveyed-corridors.ts';

/** Central Asia, the Caucasus, and the countries around them that their people go to, or that are like them. */
const AROUND = new Set('KAZ KGZ TJK TKM UZB ARM AZE GEO TUR AFG BLR MDA UKR RUS ROU BGR POL'.split(' '));

/** From how much a year a corridor around these countries has a page, USD million. */
const LEAST_USD_MILLION = 5;

/** KNOMAD has one sender to Uzbekistan alone, and the larger ones to Kazakhstan are just below the limit. */
const AS_WE_KNOW_IT = [
  ...['ARE-UZB', 'DEU-UZB', 'ISR-UZB', 'KAZ-UZB', 'KOR-UZB', 'LTU-UZB', 'POL-UZB', 'TUR-UZB', 'USA-UZB'],
  ...['BLR-KAZ', 'CAN-KAZ', 'GRC-KAZ', 'ISR-KAZ', 'TKM-KAZ', 'TUR-KAZ', 'USA-KAZ'],
];

const PERCENT_DECIMALS = 2;

const endsOf = (corridor: string): string[] => corridor.split('-');
/** Also leaves out totals of the world, and countries that are no more. */
const hasCountries = (corridor: string): boolean => endsOf(corridor).every((end) => findCountry(end));

interface Last {
  readonly period: string;
  readonly source: AverageLine['source'];
  readonly averageBp: number;
}

/** A series' last average: its last value is never missing. */
const lastOf = ({ first, source, averagesBp }: AverageLine): Last => ({
  period: periodOf(quarterOf(first) + averagesBp.length - 1),
  source,
  averageBp: averagesBp.at(-1) ?? Number.NaN,
});

/** The later of a corridor's two series; of equal quarters the official one, which comes first. */
function lastAverages(lines: readonly AverageLine[]): Map<string, Last> {
  const found = new Map<string, Last>();
  for (const line of lines) {
    const last = lastOf(line);
    const before = found.get(line.corridor);
    if (!before || last.period > before.period) found.set(line.corridor, last);
  }
  return found;
}

/** The corridors, and what was sent through each of those that have an estimate; null: the publishers' files are not here. */
function unpriced(): { readonly text: string; readonly flowsText: string } | null {
  const [flows, averages] = [knomadFlows(), averageLines()];
  if (!flows || !averages) return null;
  const lastKnown = lastAverages(averages);
  const large = flows.filter(
    ({ corridor, usdMillion }) =>
      Number(usdMillion) >= LEAST_USD_MILLION && endsOf(corridor).some((end) => AROUND.has(end)),
  );
  const priced = new Set<string>(allCorridors);
  const all = new Set([...lastKnown.keys(), ...large.map(({ corridor }) => corridor), ...AS_WE_KNOW_IT]);
  const chosen = [...all].filter((corridor) => hasCountries(corridor) && !priced.has(corridor)).sort(byText);
  const rows = chosen.map((corridor) => {
    const last = lastKnown.get(corridor);
    return {
      corridor,
      period: last?.period ?? null,
      averageAt200: last ? formatDecimal(rational(last.averageBp, 100), PERCENT_DECIMALS) : null,
      source: last?.source ?? null,
    };
  });
  const isChosen = new Set(chosen);
  return {
    text: csvText(UNPRICED_COLUMNS, rows),
    flowsText: csvText(
      FLOW_COLUMNS,
      flows.filter(({ corridor }) => isChosen.has(corridor)),
    ),
  };
}

export const unpricedText = (): string | null => unpriced()?.text ?? null;
export const flowsWithoutPriceText = (): string | null => unpriced()?.flowsText ?? null;
