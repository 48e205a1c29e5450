/** How to complain, cancel and get money back in a country, as far as a source says so: a person keeps the list. */
import { byText } from '../model/order.ts';
import {
  MONEY_KINDS,
  NAME_KINDS,
  PLAIN_KINDS,
  RIGHT_STANDINGS,
  type Right,
  TIME_KINDS,
  TIME_UNITS,
} from '../model/right.ts';
import type { CountryCode } from '../model/vocabulary.ts';
import { address, country, day, id, integer, list, matching, oneOf, orNull, text } from './columns.ts';
import { readCsv } from './csv.ts';
import rightsText from './data/rights.csv';
import { wordIn } from './word-in.ts';

const isTime = wordIn(TIME_KINDS);
const isMoney = wordIn(MONEY_KINDS);
const isName = wordIn(NAME_KINDS);
const isPlain = wordIn(PLAIN_KINDS);
const isTimeUnit = wordIn(TIME_UNITS);

const COLUMNS = {
  id,
  countries: list(country),
  kind: oneOf([...TIME_KINDS, ...MONEY_KINDS, ...NAME_KINDS, ...PLAIN_KINDS]),
  number: orNull(integer(1, 100_000_000)),
  unit: orNull(
    matching(/^(?:[a-z-]+|[A-Z]{3})$/, 'a unit of time like days, or a code of ISO 4217 like EUR'),
  ),
  name: orNull(text),
  lang: orNull(matching(/^[a-z]{2}$/, 'a language like en')),
  address: orNull(address),
  standing: oneOf(RIGHT_STANDINGS),
  source: address,
  readOn: day,
} as const;

/**
 * The facts of a CSV text.
 * @throws CsvError with the line and the column: a kind of fact has what it needs, and nothing else
 */
export function readRights(csv: string): readonly Right[] {
  return readCsv('rights.csv', csv, COLUMNS, {
    key: ['id'],
    check: ({ countries, kind, number, unit, name, lang, address: at }) => {
      const counts = isTime(kind) || isMoney(kind);
      if (countries.length === 0) return { column: 'countries', expected: 'at least one country' };
      if (counts !== (number !== null))
        return { column: 'number', expected: counts ? 'a number' : `nothing for ${kind}` };
      if (isTime(kind) && !(unit !== null && isTimeUnit(unit)))
        return { column: 'unit', expected: `one of ${TIME_UNITS.join(', ')}` };
      if (isMoney(kind) && !/^[A-Z]{3}$/.test(unit ?? ''))
        return { column: 'unit', expected: 'a code of ISO 4217 like EUR' };
      if (!counts && unit !== null) return { column: 'unit', expected: `nothing for ${kind}` };
      if (isName(kind) !== (name !== null))
        return { column: 'name', expected: isName(kind) ? 'a name' : `nothing for ${kind}` };
      // A number of a telephone is in no language.
      const speaks = isName(kind) && kind !== 'phone';
      if (speaks !== (lang !== null))
        return { column: 'lang', expected: speaks ? 'a language like en' : `nothing for ${kind}` };
      if (at !== null && (!speaks || kind === 'post'))
        return { column: 'address', expected: `nothing for ${kind}` };
      return undefined;
    },
  }).map(({ kind, number, unit, name, lang, address: at, ...told }): Right => {
    if (isTime(kind) && number !== null && unit !== null && isTimeUnit(unit))
      return { ...told, kind, number, unit };
    if (isMoney(kind) && number !== null && unit !== null) return { ...told, kind, number, currency: unit };
    if (isName(kind) && name !== null) return { ...told, kind, name, lang, address: at };
    if (isPlain(kind)) return { ...told, kind };
    throw new RangeError(`${told.id} was not checked`);
  });
}

export const RIGHTS = readRights(rightsText);

/** What is known in a country, what holds there alone first. */
export const rightsIn = (code: CountryCode): readonly Right[] =>
  RIGHTS.filter(({ countries }) => countries.includes(code)).sort(
    (a, b) => a.countries.length - b.countries.length,
  );

/** Countries of which a source says something that does not hold for a group of countries; in the order of their codes. */
export const COUNTRIES_WITH_RIGHTS: readonly CountryCode[] = [
  ...new Set(RIGHTS.flatMap(({ countries }) => (countries.length === 1 ? countries : []))),
].sort(byText);

/** Countries whose firms one member scheme after another answers for: the European Economic Area. */
export const CROSS_BORDER = RIGHTS.filter(({ countries }) => countries.length > 1);
