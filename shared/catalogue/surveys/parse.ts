/** Reads our survey text (format.ts), strictly: what is not exactly right is refused with its line and field. */
import type { AccessPoint, Denomination, FundingInstrument } from '../../model/vocabulary.ts';
import type { EditionRow } from '../../pricing/survey.ts';
import { ACCESS_LETTERS, FORMAT_LINE, INSTRUMENT_LETTERS, type Survey, type SurveyHeader } from './format.ts';

/** A survey text that cannot be read: where, what stood there, and what would be right. */
export class SurveyFormatError extends Error {
  override readonly name = 'SurveyFormatError';
  /** From 1. */
  readonly line: number;
  readonly field: string;
  readonly found: string;
  readonly expected: string;
  constructor(line: number, field: string, found: string, expected: string) {
    super(`survey line ${line}, ${field}: found "${found}", expected ${expected}`);
    this.line = line;
    this.field = field;
    this.found = found;
    this.expected = expected;
  }
}

const invert = <T extends string>(letters: Readonly<Record<T, string>>): ReadonlyMap<string, T> => {
  const map = new Map<string, T>();
  for (const name in letters) map.set(letters[name], name);
  return map;
};
const INSTRUMENTS: ReadonlyMap<string, FundingInstrument> = invert(INSTRUMENT_LETTERS);
const ACCESS_POINTS: ReadonlyMap<string, AccessPoint> = invert(ACCESS_LETTERS);

const HEADER: readonly (readonly [field: string, pattern: RegExp, expected: string])[] = [
  ['format', new RegExp(`^(${FORMAT_LINE})$`), `"${FORMAT_LINE}"`],
  ['source', /^source ([a-z0-9-]{1,40})$/, '"source" and an id'],
  ['publisher', /^publisher (\S.{0,298}\S)$/, '"publisher" and a citation'],
  ['licence', /^licence (\S.{0,98}\S)$/, '"licence" and a name'],
  ['period', /^period (\d{4}-Q[1-4])$/, '"period" and a quarter like 2025-Q3'],
  ['days', /^days (\d{4}-\d\d-\d\d \d{4}-\d\d-\d\d)$/, '"days" and two ISO days'],
  [
    'count',
    /^count corridors (\d{1,6} points200 \d{1,7} points500 \d{1,7})$/,
    '"count corridors N points200 N points500 N"',
  ],
];

const PRICE = /^(-?(?:0|[1-9]\d{0,6}))\/(-?(?:0|[1-9]\d{0,6}))$/;
const PRICE_EXPECTED = 'fee/margin in hundredths of a percent, like 142/310, or - for none';

type Place = Pick<EditionRow, 'sender' | 'receiver' | 'provider' | 'fundingInstrument' | 'accessPoint'>;

const parsePrices = (text: string, line: number, denomination: Denomination, place: Place): EditionRow[] => {
  if (text === '-') return [];
  return text.split('+').map((price) => {
    const match = PRICE.exec(price);
    if (!match || price.includes('-0')) {
      throw new SurveyFormatError(line, `price at ${denomination}`, price, PRICE_EXPECTED);
    }
    return { ...place, denomination, feeBp: Number(match[1]), marginBp: Number(match[2]) };
  });
};

const parseWays = (
  text: string,
  line: number,
  at: Pick<EditionRow, 'sender' | 'receiver' | 'provider'>,
): EditionRow[] => {
  const seen = new Set<string>();
  return text.split(', ').flatMap((way) => {
    const [letters = '', at200, at500, ...rest] = way.split(' ');
    const fundingInstrument = INSTRUMENTS.get(letters.charAt(0));
    const accessPoint = ACCESS_POINTS.get(letters.charAt(1));
    if (!fundingInstrument || !accessPoint || letters.length !== 2 || seen.has(letters)) {
      throw new SurveyFormatError(
        line,
        'way',
        letters,
        'one of cbdrm and one of abimcpt, each pair once a line',
      );
    }
    seen.add(letters);
    if (at200 === undefined || at500 === undefined || rest.length > 0) {
      throw new SurveyFormatError(line, 'way', way, 'two letters, prices at 200, prices at 500');
    }
    const place: Place = { ...at, fundingInstrument, accessPoint };
    const rows = [...parsePrices(at200, line, 200, place), ...parsePrices(at500, line, 500, place)];
    if (rows.length === 0) throw new SurveyFormatError(line, 'way', way, 'a price at 200, at 500 or both');
    return rows;
  });
};

const parseHeader = (lines: readonly string[]): { header: SurveyHeader; counts: string } => {
  const values = HEADER.map(([field, pattern, expected], index) => {
    const found = lines[index] ?? '';
    const value = pattern.exec(found)?.[1];
    if (value === undefined) throw new SurveyFormatError(index + 1, field, found, expected);
    return value;
  });
  const [, source = '', publisher = '', licence = '', period = '', days = '', counts = ''] = values;
  const [firstDay = '', lastDay = ''] = days.split(' ');
  if (firstDay > lastDay) throw new SurveyFormatError(6, 'days', days, 'the first day not after the last');
  return { header: { source, publisher, licence, period, firstDay, lastDay }, counts };
};

/**
 * A survey and its rows, in the order of the text.
 * @throws SurveyFormatError for anything that is not in the format, repeated, or unlike the header's counts.
 */
export const parseSurvey = (text: string): Survey => {
  const lines = text.split('\n');
  if (lines.pop() !== '')
    throw new SurveyFormatError(lines.length + 1, 'end', '', 'a line break after the last line');
  const { header, counts } = parseHeader(lines);
  const rows: EditionRow[] = [];
  const corridors = new Set<string>();
  let at: { sender: string; receiver: string } | null = null;
  let providers = new Set<string>();
  for (let index = HEADER.length; index < lines.length; index += 1) {
    const found = lines[index] ?? '';
    const line = index + 1;
    if (found === '') {
      at = null;
      continue;
    }
    if (at === null) {
      const match = /^([A-Z]{3})-([A-Z]{3})$/.exec(found);
      if (!match?.[1] || !match[2] || corridors.has(found)) {
        throw new SurveyFormatError(
          line,
          'corridor',
          found,
          'two country codes like DEU-KGZ, each corridor once',
        );
      }
      corridors.add(found);
      at = { sender: match[1], receiver: match[2] };
      providers = new Set();
      continue;
    }
    const match = /^([a-z0-9][a-z0-9-]{0,79}) (.+)$/.exec(found);
    if (!match?.[1] || !match[2] || providers.has(match[1])) {
      throw new SurveyFormatError(
        line,
        'provider',
        found.slice(0, 80),
        'a provider id and its ways, each provider once a corridor',
      );
    }
    providers.add(match[1]);
    rows.push(...parseWays(match[2], line, { ...at, provider: match[1] }));
  }
  const n = (denomination: number): number => rows.filter((row) => row.denomination === denomination).length;
  const counted = `${corridors.size} points200 ${n(200)} points500 ${n(500)}`;
  if (counted !== counts) throw new SurveyFormatError(7, 'count', counts, `what the text holds: ${counted}`);
  return { header, rows };
};
