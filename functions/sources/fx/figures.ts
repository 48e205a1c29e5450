/** Turns rows of figures into rates by named rules; a bad row is left out and reported, and does not stop the others. */
import { findCurrency } from '../../../shared/catalogue/currencies.ts';
import type { PublishedRate } from '../../../shared/fx/bulletin.ts';
import { RowRejected, SourceChanged } from '../errors.ts';

/** A row as text. Undefined: the field is not there. */
export interface Row {
  readonly currency: string | undefined;
  readonly nominal: string | undefined;
  readonly rate: string | undefined;
  readonly selling?: string | undefined;
  /** The figure for one unit, if the source prints it too. */
  readonly perUnit?: string | undefined;
  /** The line of the file that it is on, for the error; undefined where rows have no lines. */
  readonly line?: number;
}

/** What the source calls the fields, for the error; `nominal` is undefined if every figure is for one unit. */
export interface FieldNames {
  readonly currency: string;
  readonly nominal?: string;
  readonly rate: string;
  readonly selling?: string;
  readonly perUnit?: string;
}

/** Codes that banks print beside currencies, although nobody is paid in them. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  // Gold, silver, palladium, platinum: per gram or ounce.
  ...['XAU', 'XAG', 'XPD', 'XPT'],
  // The IMF's basket; Azerbaijan calls it SDR.
  ...['XDR', 'SDR'],
  // The rouble that Belarus withdrew in 2016. Kyrgyzstan's weekly bulletin still prints it (seen in May 2026), and no longer
  // at the fixed 10,000 to 1.
  'BYR',
]);

/** Currencies that no country in the catalogue uses: gone into the euro, redenominated, or (SVC) legal beside the dollar. */
const ALSO_KNOWN: ReadonlySet<string> = new Set('CYP EEK LTL LVL MTL ROL SIT SKK SVC TRL'.split(' '));

/** The longest figure: no bank prints more digits or decimals, and a longer hostile figure costs no work. */
const DECIMAL = /^(?:0|[1-9]\d{0,11})(?:\.\d{1,12})?$/;
const NOMINAL = /^10{0,6}$/;

/** If more than one row and more than one in five are bad, the form has changed. */
const MOST_REJECTED = 0.2;

function faultOfDecimal(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return 'missing';
  if (text.startsWith('-') && DECIMAL.test(text.slice(1))) return 'not-positive';
  if (!DECIMAL.test(text)) return 'not-a-decimal';
  return /[1-9]/.test(text) ? undefined : 'not-positive';
}

/** The rule that a row breaks, and the field that breaks it. */
function faultOf(
  row: Row,
  names: FieldNames,
  own: string,
): readonly [rule: string, field: string] | undefined {
  const { currency, nominal } = row;
  if (currency === undefined || currency === '') return ['missing', names.currency];
  if (!/^[A-Z]{3}$/.test(currency)) return ['not-a-currency-code', names.currency];
  if (currency === own) return ['own-currency', names.currency];
  if (!findCurrency(currency) && !ALSO_KNOWN.has(currency)) return ['unknown-currency', names.currency];
  if (names.nominal !== undefined) {
    if (nominal === undefined || nominal === '') return ['missing', names.nominal];
    // Every bank quotes for 1, 10, 100 ... units; any other number belongs in another field.
    if (!NOMINAL.test(nominal)) return ['not-a-power-of-ten', names.nominal];
  }
  const rate = faultOfDecimal(row.rate);
  if (rate) return [rate, names.rate];
  if (names.selling !== undefined) {
    const selling = faultOfDecimal(row.selling);
    if (selling) return [selling, names.selling];
    if (Number(row.selling) < Number(row.rate)) return ['selling-below-buying', names.selling];
  }
  if (names.perUnit !== undefined && row.perUnit !== undefined) {
    // Only to detect a nominal that is wrong ten times; no rate is made from these floats. Small ones come as `5,36E-05`.
    const ratio = Number(row.rate) / Number(nominal) / Number(row.perUnit);
    if (!(Math.abs(ratio - 1) < 0.01)) return ['not-rate-by-nominal', names.perUnit];
  }
  return undefined;
}

const published = (row: Row, names: FieldNames): PublishedRate => ({
  currency: row.currency ?? '',
  nominal: names.nominal === undefined ? 1 : Number(row.nominal),
  rate: row.rate ?? '',
  ...(names.selling !== undefined && row.selling !== undefined && { selling: row.selling }),
});

/**
 * The rates of the rows, sorted by currency, and the rows that are refused. A currency that comes twice is refused, since
 * nobody can tell which row is right. `own` is the bank's own currency.
 * @throws SourceChanged if there is no rate, or if more than one row and more than a fifth of them are bad.
 */
export function ratesOf(rows: readonly Row[], names: FieldNames, own: string) {
  const rates: PublishedRate[] = [];
  const rejected: RowRejected[] = [];
  const taken = rows.filter(({ currency }) => currency === undefined || !LEFT_OUT.has(currency));
  const times = new Map<string, number>();
  for (const { currency } of taken) if (currency) times.set(currency, (times.get(currency) ?? 0) + 1);
  for (const [index, row] of taken.entries()) {
    const twice = (times.get(row.currency ?? '') ?? 0) > 1;
    const fault = twice ? (['twice', names.currency] as const) : faultOf(row, names, own);
    if (fault) {
      const named = row.currency?.slice(0, 20) || String(index + 1);
      rejected.push(new RowRejected(fault[0], named, fault[1], { figure: row.rate, line: row.line }));
    } else rates.push(published(row, names));
  }
  if (taken.length === 0) throw new SourceChanged('expected rates, found none');
  if (rates.length === 0 || rejected.length > Math.max(1, MOST_REJECTED * taken.length))
    throw new SourceChanged(
      `expected sound rows, found ${rejected.length} of ${taken.length} bad, the first: ${rejected[0]?.message}`,
    );
  rates.sort((a, b) => (a.currency < b.currency ? -1 : 1));
  return { rates, rejected };
}
